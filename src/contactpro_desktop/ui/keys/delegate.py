"""Draws the rows of the keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from contactpro_desktop.ui.actions import group_text
from contactpro_desktop.ui.keys.model import KeyRow, KeysRole
from contactpro_desktop.ui.theme.paint import draw_elided_text
from contactpro_desktop.ui.theme.paint_controls import draw_key, key_size
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole

translate = QCoreApplication.translate

_HEADING = 34
_ROW = 34
_BAR = 3
_MARGIN = 16
_GAP = 8
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_Index = QModelIndex | QPersistentModelIndex


class KeysDelegate(QStyledItemDelegate):
    """What it does, and at the right its key; an own key is stronger and names the default."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, _ROW if isinstance(index.data(KeysRole.ROW), KeyRow) else _HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(KeysRole.ROW)
        inner = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if not isinstance(row, KeyRow):
            font, color = self._theme.font("caption"), self._theme.color("muted")
            draw_elided_text(painter, inner.adjusted(0, 6, 0, 0), group_text(row), font, color)
            return
        self._paint_ground(painter, option)
        inner.setRight(self._paint_keys(painter, inner, row) - _GAP)
        self._paint_words(painter, inner, row)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("accent_weak"))
            bar = QRect(option.rect.topLeft(), QSize(_BAR, option.rect.height()))
            painter.fillRect(bar, self._theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._theme.color("hover"))

    def _paint_keys(self, painter: QPainter, inner: QRect, row: KeyRow) -> int:
        """Draws the key caps from the right; returns where they begin."""
        role: ColorRole = "accent" if row.default else "muted"
        left = inner.right() + _GAP
        for text in reversed(row.keys):
            cap = QRect(inner.topLeft(), key_size(self._theme, text))
            cap.moveRight(left - _GAP)
            cap.moveTop(inner.center().y() - cap.height() // 2 + 1)
            draw_key(painter, cap, self._theme, text, role)
            left = cap.left()
        return left

    def _paint_words(self, painter: QPainter, inner: QRect, row: KeyRow) -> None:
        theme = self._theme
        if row.default:
            small, note = theme.font("small"), translate("Keys", "default {0}").format(row.default)
            draw_elided_text(painter, inner, note, small, theme.color("muted"), _RIGHT)
            inner = inner.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(note) - _GAP, 0)
        draw_elided_text(painter, inner, row.text, theme.font("body"), theme.color("text"))
