"""The paint helpers, by the pixels they leave."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from contactpro_desktop.ui.theme.paint import (
    Dot,
    badge_size,
    badge_text,
    capabilities_size,
    capability_rect,
    draw_avatar,
    draw_badge,
    draw_capabilities,
    draw_elided_text,
    draw_icon,
    draw_status_dot,
    initials,
    rounded_rect,
)
from contactpro_desktop.ui.theme.paint_controls import button_size, draw_button, draw_key, key_size
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import LIGHT

PAPER = QColor("#FF00FF")


def painted(paint: Callable[[QPainter], object], side: int = 120) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    before = (painter.pen(), painter.brush(), painter.font(), painter.renderHints())
    paint(painter)
    assert (painter.pen(), painter.brush(), painter.font(), painter.renderHints()) == before
    painter.end()
    return image


def colors(image: QImage, rect: QRect | None = None) -> set[str]:
    area = rect or image.rect()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    }


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ana Pérez", "AP"), ("ana", "A"), ("Ana María de la O Gil", "AG"), ("", ""),
     ("+52 55 1234", ""), ("  élise  ", "É"), ("(x) Bo", "B")],
)  # fmt: skip
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_badge_text_is_bounded() -> None:
    assert [badge_text(count) for count in (-1, 0, 99, 100)] == ["0", "0", "99", "99+"]


def test_rounded_rect_stays_inside(theme: Theme) -> None:
    rect = QRect(10, 10, 40, 20)
    image = painted(lambda p: rounded_rect(p, rect, 6, QColor("red"), QColor("blue"), 2))
    assert image.pixelColor(30, 20) == QColor("red")
    assert image.pixelColor(30, 10) == QColor("blue")
    assert image.pixelColor(10, 10) != QColor("blue")  # the corner is round
    for outside in ((30, 9), (30, 30), (9, 20), (50, 20)):
        assert image.pixelColor(*outside) == PAPER


def test_elided_text_says_whether_it_was_cut(theme: Theme) -> None:
    cut: list[bool] = []
    font, ink = theme.font("body"), theme.color("text")
    for text in ("short", "a much longer text than fits"):
        painted(
            lambda p, t=text: cut.append(draw_elided_text(p, QRect(0, 0, 80, 20), t, font, ink))
        )
    assert cut == [False, True]


def test_text_is_never_markup(theme: Theme) -> None:
    font, ink = theme.font("body"), theme.color("text")
    bold = painted(lambda p: draw_elided_text(p, QRect(0, 0, 120, 20), "<b>i</b>", font, ink))
    plain = painted(lambda p: draw_elided_text(p, QRect(0, 0, 120, 20), "i", font, ink))
    assert bold != plain


def test_draw_icon_is_centred(theme: Theme) -> None:
    image = painted(lambda p: draw_icon(p, QRect(0, 0, 60, 24), theme, "dot", "ok"))
    assert image.pixelColor(30, 12) == QColor(LIGHT.ok)
    assert image.pixelColor(5, 12) == PAPER


def test_avatar_falls_back_from_initials_to_a_person(theme: Theme) -> None:
    rect = QRect(0, 0, 40, 40)
    shots = [
        painted(lambda p, a=arguments: draw_avatar(p, rect, theme, *a))
        for arguments in (("Ana Pérez",), ("+52",), ("",), ("Ana Pérez", "mail"))
    ]
    assert all({LIGHT.accent, LIGHT.accent_weak} <= colors(shot) for shot in shots)
    assert shots[0] != shots[1]
    assert shots[1] == shots[2]
    assert shots[3] not in shots[:3]


def test_badge_grows_with_its_text(theme: Theme) -> None:
    assert badge_size(theme, 1).width() < badge_size(theme, 100).width()
    image = painted(lambda p: draw_badge(p, QRect(0, 0, 24, 18), theme, 12))
    assert {LIGHT.accent, LIGHT.on_accent} <= colors(image)


def test_every_dot_has_a_shape_of_its_own(theme: Theme) -> None:
    dots: tuple[Dot, ...] = ("free", "busy", "away", "not_ready", "offline")
    rect = QRect(0, 0, 24, 24)
    shapes = []
    for dot in dots:
        image = painted(lambda p, d=dot: draw_status_dot(p, rect, theme, d), 24)
        shapes.append(
            tuple((image.pixelColor(x, y) == PAPER) for x in range(4, 20) for y in range(4, 20))
        )
    assert len(set(shapes)) >= 4  # busy is a filled disc as well, with a bar in the surface colour
    busy = painted(lambda p: draw_status_dot(p, rect, theme, "busy"), 24)
    assert busy.pixelColor(12, 12) == QColor(LIGHT.surface)


def test_capabilities_show_tiles_for_what_is_on(theme: Theme) -> None:
    size = capabilities_size()
    rect = QRect(0, 0, size.width(), size.height())
    image = painted(lambda p: draw_capabilities(p, rect, theme, {"chat"}))
    off, on, _ = (colors(image, capability_rect(rect, index)) for index in range(3))
    assert LIGHT.raised in on
    assert LIGHT.raised not in off
    assert LIGHT.text in on
    assert LIGHT.text not in off


def test_key_cap_fits_its_text(theme: Theme) -> None:
    assert key_size(theme, "Ctrl+K").width() > key_size(theme, "F2").width()
    image = painted(lambda p: draw_key(p, QRect(0, 0, 30, 18), theme, "F2"))
    assert len(colors(image)) > 3


def test_painted_buttons_show_their_state(theme: Theme) -> None:
    rect = QRect(0, 0, 100, 32)
    assert button_size(theme, "Pick").height() == LIGHT.control_height
    shots = {
        name: painted(lambda p, o=options: draw_button(p, rect, theme, "Pick", **o))
        for name, options in {
            "idle": {},
            "hover": {"hover": True},
            "focus": {"focus": True},
            "disabled": {"enabled": False},
            "primary": {"kind": "primary"},
        }.items()
    }
    assert LIGHT.hover in colors(shots["hover"])
    assert LIGHT.focus in colors(shots["focus"])
    assert LIGHT.text not in colors(shots["disabled"])
    assert {LIGHT.accent, LIGHT.on_accent} <= colors(shots["primary"])
    assert shots["idle"].pixelColor(6, 16) == QColor(LIGHT.surface)


def test_alignment_is_respected(theme: Theme) -> None:
    font, ink = theme.font("body"), theme.color("text")
    right = Qt.AlignmentFlag.AlignRight
    image = painted(lambda p: draw_elided_text(p, QRect(0, 0, 100, 20), "i", font, ink, right))
    assert colors(image, QRect(0, 0, 50, 20)) == {"#FF00FF"}
