"""Paint helpers shared by the widgets and by item delegates.

All rectangles are in device-independent pixels; every function leaves the painter as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole

Dot = Literal["free", "busy", "away", "not_ready", "offline"]
Capability = Literal["phone", "chat", "mail"]

CAPABILITIES: tuple[Capability, ...] = ("phone", "chat", "mail")
CAPABILITY_TILE = 28
CAPABILITY_GAP = 4

_DOT_COLORS: dict[Dot, ColorRole] = {
    "free": "ok",
    "busy": "warn",
    "away": "away",
    "not_ready": "danger",
    "offline": "muted",
}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@contextmanager
def saved(painter: QPainter) -> Iterator[QPainter]:
    """The painter with antialiasing on, its state restored afterwards."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.restore()


def rounded_rect(
    painter: QPainter,
    rect: QRect,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A filled and, with `border`, outlined rectangle; the outline lies inside `rect`."""
    with saved(painter):
        if border and fill and fill.alpha() == 255:
            # Two fills cost a seventh of one stroke.
            _fill_rounded(painter, QRectF(rect), radius, border)
            inner = QRectF(rect).adjusted(width, width, -width, -width)
            _fill_rounded(painter, inner, max(0.0, radius - width), fill)
            return
        painter.setPen(QPen(border, width) if border else Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(fill) if fill else Qt.BrushStyle.NoBrush)
        inset = width / 2 if border else 0.0
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def _fill_rounded(painter: QPainter, rect: QRectF, radius: float, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, radius, radius)


def draw_elided_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = _LEFT,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> bool:
    """One line of plain text; true when it did not fit and was cut."""
    shown = QFontMetrics(font).elidedText(text, mode, rect.width())
    with saved(painter):
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(rect, int(align | Qt.TextFlag.TextSingleLine), shown)
    return shown != text


def draw_icon(
    painter: QPainter, rect: QRect, theme: Theme, name: str, role: ColorRole = "text"
) -> None:
    """The icon centred in `rect`, as large as its shorter side."""
    size = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatioF()
    left = rect.x() + (rect.width() - size) // 2
    top = rect.y() + (rect.height() - size) // 2
    painter.drawPixmap(left, top, theme.pixmap(name, role, size, ratio))


def initials(name: str) -> str:
    """Up to two letters of a name: first and last word; empty when no word starts with a letter."""
    letters = [word[0].upper() for word in name.split() if word[0].isalpha()]
    return letters[0] + letters[-1] if len(letters) > 1 else "".join(letters)


def draw_avatar(
    painter: QPainter,
    rect: QRect,
    theme: Theme,
    name: str = "",
    icon: str = "",
    *,
    background: ColorRole = "accent_weak",
    role: ColorRole = "accent",
) -> None:
    """A disc with `icon`, or the initials of `name`, or a person when there are none.

    On a selected (accent-weak) row pass `background="surface"`.
    """
    side = min(rect.width(), rect.height())
    with saved(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(background))
        painter.drawEllipse(rect)
    letters = "" if icon else initials(name)
    if letters:
        font = QFont(theme.font("small_strong"))
        font.setPixelSize(max(9, round(side * 0.36)))
        draw_elided_text(
            painter, rect, letters, font, theme.color(role), Qt.AlignmentFlag.AlignCenter
        )
        return
    inner = round(side * 0.46)
    centred = QRect(0, 0, inner, inner)
    centred.moveCenter(rect.center())
    draw_icon(painter, centred, theme, icon or "user", role)


def badge_text(count: int) -> str:
    """What a count pill says: `99+` above 99."""
    return "99+" if count > 99 else str(max(0, count))


def badge_size(theme: Theme, count: int) -> QSize:
    width = QFontMetrics(theme.font("caption", tabular=True)).horizontalAdvance(badge_text(count))
    return QSize(max(18, width + 10), 18)


def draw_badge(
    painter: QPainter, rect: QRect, theme: Theme, count: int, role: ColorRole = "accent"
) -> None:
    """A filled pill with a count; `rect` should have `badge_size`."""
    rounded_rect(painter, rect, rect.height() / 2, theme.color(role))
    draw_elided_text(
        painter,
        rect,
        badge_text(count),
        theme.font("caption", tabular=True),
        theme.color("on_accent"),
        Qt.AlignmentFlag.AlignCenter,
    )


def draw_status_dot(painter: QPainter, rect: QRect, theme: Theme, dot: Dot) -> None:
    """A state by shape as well as colour.

    Free is a disc, busy a disc with a bar, away a half disc, not ready a crossed ring, offline a
    ring.
    """
    color = theme.color(_DOT_COLORS[dot])
    side = min(rect.width(), rect.height())
    line = max(1.5, side / 6)
    disc = QRectF(rect.x(), rect.y(), side, side).adjusted(line / 2, line / 2, -line / 2, -line / 2)
    with saved(painter):
        painter.setPen(QPen(color, line))
        painter.setBrush(color if dot in ("free", "busy") else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        _draw_dot_mark(painter, disc, theme, dot, color)


def _draw_dot_mark(painter: QPainter, disc: QRectF, theme: Theme, dot: Dot, color: QColor) -> None:
    middle, reach = disc.center(), disc.width() / 4
    if dot == "busy":
        painter.setPen(QPen(theme.color("surface"), painter.pen().widthF()))
        painter.drawLine(middle - QPointF(reach, 0), middle + QPointF(reach, 0))
    elif dot == "away":
        painter.setBrush(color)
        painter.drawPie(disc, 90 * 16, 180 * 16)
    elif dot == "not_ready":
        offset = QPointF(disc.width() * 0.35, disc.width() * -0.35)
        painter.drawLine(middle - offset, middle + offset)


def capabilities_size() -> QSize:
    count = len(CAPABILITIES)
    return QSize(count * CAPABILITY_TILE + (count - 1) * CAPABILITY_GAP, CAPABILITY_TILE)


def capability_rect(rect: QRect, index: int) -> QRect:
    """The tile of one capability inside the row's rectangle, for painting and for hit tests."""
    left = rect.x() + index * (CAPABILITY_TILE + CAPABILITY_GAP)
    top = rect.y() + (rect.height() - CAPABILITY_TILE) // 2
    return QRect(left, top, CAPABILITY_TILE, CAPABILITY_TILE)


def draw_capabilities(painter: QPainter, rect: QRect, theme: Theme, on: Collection[str]) -> None:
    """Phone, chat and mail side by side: a tile for what the agent serves, a faint icon else."""
    for index, name in enumerate(CAPABILITIES):
        tile = capability_rect(rect, index)
        has = name in on
        if has:
            rounded_rect(painter, tile, 6, theme.color("raised"), theme.color("border"))
        draw_icon(painter, tile.adjusted(6, 6, -6, -6), theme, name, "text" if has else "disabled")
