"""Draws the rows of the palette."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from contactpro_desktop.ui.keys.notation import key_text
from contactpro_desktop.ui.palette.entries import Entry
from contactpro_desktop.ui.palette.model import PaletteModel
from contactpro_desktop.ui.theme.paint import draw_elided_text, draw_icon
from contactpro_desktop.ui.theme.paint_controls import draw_key, key_size
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole

_ROW = 40
_MARGIN = 16
_GAP = 12
_ICON = 18

_Index = QModelIndex | QPersistentModelIndex


class PaletteDelegate(QStyledItemDelegate):
    """Icon, what it does, and at the right its kind, the reason against it, and its key."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(PaletteModel.EntryRole)
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("accent_weak"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("hover"))
        inner = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        icon = QRect(inner.left(), rect.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        ink: ColorRole = "disabled" if entry.refusal else "text"
        draw_icon(painter, icon, self._theme, entry.icon, ink)
        inner.setLeft(icon.right() + _GAP)
        inner.setRight(self._paint_key(painter, inner, entry) - _GAP)
        self._paint_words(painter, inner, entry, ink)

    def _paint_key(self, painter: QPainter, inner: QRect, entry: Entry) -> int:
        """Draws the key cap; returns where it begins."""
        if not entry.key:
            return inner.right() + _GAP
        text = key_text(entry.key)
        cap = QRect(inner.topLeft(), key_size(self._theme, text))
        cap.moveRight(inner.right())
        cap.moveTop(inner.center().y() - cap.height() // 2 + 1)
        draw_key(painter, cap, self._theme, text, "disabled" if entry.refusal else "muted")
        return cap.left()

    def _paint_words(self, painter: QPainter, inner: QRect, entry: Entry, ink: ColorRole) -> None:
        font, small = self._theme.font("body"), self._theme.font("small")
        wanted = QFontMetrics(font).horizontalAdvance(entry.text) + 1
        name = QRect(inner.topLeft(), QSize(min(wanted, inner.width() * 2 // 3), inner.height()))
        draw_elided_text(painter, name, entry.text, font, self._theme.color(ink))
        detail = QRect(inner)
        detail.setLeft(name.right() + _GAP)
        role: ColorRole = "warn" if entry.refusal else "muted"
        text = entry.refusal or entry.detail
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        color = self._theme.color(role)
        draw_elided_text(painter, detail, text, small, color, right)
