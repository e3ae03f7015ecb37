"""Modes, palette, style sheet, fonts and icons."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap
from pytestqt.qtbot import QtBot

from contactpro_desktop.resources import resource_path
from contactpro_desktop.ui.theme.style import make_palette, render_sheet
from contactpro_desktop.ui.theme.theme import Theme, ThemeMode, application
from contactpro_desktop.ui.theme.tokens import DARK, LIGHT, Tokens

ICONS = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
PROMISED = """
    phone chat mail task search gear send paperclip emoji slash chevron-down chevron-right clock
    check check-double close warning error info user users queue pick transfer note end bot moon
    sun coffee lunch meeting away lock refresh filter sort lock-user wifi-off logout eye eye-off
    history template link copy plus globe keyboard dot play pause mic mic-off record download
"""


def inks(pixmap: QPixmap) -> set[str]:
    """The colours of the fully opaque pixels."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {color.name().upper() for color in pixels if color.alpha() == 255}


def is_near(one: str, other: str) -> bool:
    """Equal but for rounding where two strokes cross."""
    a, b = QColor(one), QColor(other)
    channels = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return all(abs(left - right) <= 2 for left, right in channels)


def test_system_mode_is_light_where_the_desktop_has_no_opinion(qtbot: QtBot) -> None:
    assert application().styleHints().colorScheme() is not Qt.ColorScheme.Dark
    assert Theme().tokens is LIGHT


def test_a_change_of_mode_styles_the_application_before_it_is_told(
    qtbot: QtBot, theme: Theme
) -> None:
    seen: list[str] = []
    theme.changed.connect(
        lambda: seen.append(application().palette().color(QPalette.ColorRole.Window).name())
    )
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(ThemeMode.DARK)
    assert seen == [DARK.app.lower()]
    assert DARK.surface in application().styleSheet()
    assert theme.is_dark


def test_colours_are_those_of_the_theme_in_force(theme: Theme) -> None:
    assert theme.color("accent") == QColor(LIGHT.accent)
    theme.set_mode(ThemeMode.DARK)
    assert theme.color("accent") == QColor(DARK.accent)


def test_choosing_the_theme_in_force_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(ThemeMode.LIGHT)
    assert theme.mode is ThemeMode.LIGHT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_sheet_leaves_no_token_open(tokens: Tokens) -> None:
    template = resource_path("style", "app.qss").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", render_sheet(template, tokens), flags=re.DOTALL)
    assert "$" not in rules
    for name in re.findall(r"url\(style:([^)]+)\)", rules):
        assert resource_path("style", name).is_file()


def test_an_unknown_token_in_the_sheet_is_an_error() -> None:
    with pytest.raises(KeyError):
        render_sheet("QLabel { color: $colour; }", LIGHT)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_small_images_of_the_sheet_use_the_tokens(tokens: Tokens) -> None:
    for name, color in (
        ("chevron", tokens.muted),
        ("chevron-up", tokens.muted),
        ("check", tokens.on_accent),
        ("dash", tokens.on_accent),
    ):
        svg = resource_path("style", f"{name}-{tokens.name}.svg").read_text(encoding="utf-8")
        assert f'stroke="{color}"' in svg


def test_disabled_text_has_its_own_colour() -> None:
    palette = make_palette(LIGHT)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    assert disabled == QColor(LIGHT.disabled)


def test_every_promised_icon_is_there() -> None:
    assert set(ICONS) == set(PROMISED.split())


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_shows_in_the_colour_asked_for(theme: Theme, name: str) -> None:
    found = inks(theme.pixmap(name, "danger", 24, 2.0))
    assert LIGHT.danger in found
    assert all(is_near(color, LIGHT.danger) for color in found)


def test_an_icon_is_as_sharp_as_the_screen(theme: Theme) -> None:
    pixmap = theme.pixmap("phone", size=18, ratio=1.5)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (27, 1.5)


def test_icons_are_rendered_once_and_again_after_a_change(theme: Theme) -> None:
    first = theme.pixmap("phone").cacheKey()
    assert theme.pixmap("phone").cacheKey() == first
    theme.set_mode(ThemeMode.DARK)
    assert inks(theme.pixmap("phone", ratio=2.0)) == {DARK.text}


def test_a_disabled_icon_is_grey(theme: Theme) -> None:
    icon = theme.icon("dot", "accent")
    assert inks(icon.pixmap(18)) == {LIGHT.accent}
    assert inks(icon.pixmap(18, QIcon.Mode.Disabled)) == {LIGHT.disabled}


def test_an_unknown_icon_is_an_error(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.pixmap("unicorn")


def test_fonts_follow_the_scale(theme: Theme) -> None:
    sizes = {kind: theme.font(kind).pixelSize() for kind in ("body", "small", "heading")}
    assert sizes == {"body": 14, "small": 12, "heading": 16}
    assert theme.font("strong").weight() == 600
    assert theme.font("body").families()[0] == "Inter"


def test_tabular_figures_have_one_width(theme: Theme) -> None:
    font = theme.font("body", tabular=True)
    assert [tag.toString() for tag in font.featureTags()] == ["tnum"]
    assert theme.font("body").featureTags() == []
