"""Painted key caps, and painted buttons for rows of a list (where no widget may live)."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from contactpro_desktop.ui.theme.paint import draw_elided_text, rounded_rect
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole

ButtonKind = Literal["primary", "secondary", "danger", "ghost", "ok", "warn", "away"]

BUTTON_TEXT: dict[ButtonKind, ColorRole] = {
    "primary": "on_accent",
    "secondary": "text",
    "danger": "danger",
    "ghost": "text",
    "ok": "ok",
    "warn": "warn",
    "away": "away",
}
_FILLS: dict[ButtonKind, ColorRole] = {
    "primary": "accent",
    "ok": "ok_weak",
    "warn": "warn_weak",
    "away": "away_weak",
}
_HOVER_FILLS: dict[ButtonKind, ColorRole] = {"primary": "accent_hover", "danger": "danger_weak"}
_BORDERS: dict[ButtonKind, ColorRole] = {"primary": "accent", "danger": "danger"}
_KEY_HEIGHT = 18
_BUTTON_PADDING = 12
_CENTER = Qt.AlignmentFlag.AlignCenter


def key_size(theme: Theme, text: str) -> QSize:
    width = QFontMetrics(theme.font("small")).horizontalAdvance(text)
    return QSize(max(_KEY_HEIGHT, width + 10), _KEY_HEIGHT)


def draw_key(
    painter: QPainter, rect: QRect, theme: Theme, text: str, role: ColorRole = "muted"
) -> None:
    """A small key cap; `rect` should have `key_size`."""
    outline = QColor(theme.color(role))
    outline.setAlphaF(0.45)
    rounded_rect(painter, rect, 4, None, outline)
    draw_elided_text(painter, rect, text, theme.font("small"), theme.color(role), _CENTER)


def button_size(theme: Theme, text: str) -> QSize:
    width = QFontMetrics(theme.font("strong")).horizontalAdvance(text)
    return QSize(width + 2 * _BUTTON_PADDING, theme.tokens.control_height)


def draw_button(
    painter: QPainter,
    rect: QRect,
    theme: Theme,
    text: str,
    kind: ButtonKind = "secondary",
    *,
    enabled: bool = True,
    hover: bool = False,
    focus: bool = False,
) -> None:
    """Looks like an `ActionButton` of that kind; `rect` should have `button_size`."""
    fill, border, ink = _colors(kind, enabled, hover)
    width = 1.0
    if focus:
        border, width = ("text" if kind == "primary" else "focus"), 2.0
    radius = theme.tokens.radius
    rounded_rect(painter, rect, radius, theme.color(fill), theme.color(border), width)
    draw_elided_text(painter, rect, text, theme.font("strong"), theme.color(ink), _CENTER)


def _colors(kind: ButtonKind, enabled: bool, hover: bool) -> tuple[ColorRole, ColorRole, ColorRole]:
    """Fill, outline and text."""
    if not enabled:
        return "surface", "border", "disabled"
    fill = _FILLS.get(kind, "surface")
    if hover:
        fill = _HOVER_FILLS.get(kind, "hover")
    return fill, _BORDERS.get(kind, "border"), BUTTON_TEXT[kind]
