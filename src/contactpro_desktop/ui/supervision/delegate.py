"""Draws the rows of the supervision list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from contactpro_desktop.ui.lists.row_paint import (
    BAR,
    GAP,
    MARGIN,
    Line,
    draw_focus,
    draw_two_lines,
    two_lines,
)
from contactpro_desktop.ui.supervision.model import SupervisionModel
from contactpro_desktop.ui.supervision.rows import AgentRow, Heading, Row, WorkRow
from contactpro_desktop.ui.theme.paint import (
    draw_avatar,
    draw_elided_text,
    draw_icon,
    draw_status_dot,
)
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole

_HEADING = 32
_ROW = 54
_ICON = 18
_DOT = 12

_Index = QModelIndex | QPersistentModelIndex


class SupervisionDelegate(QStyledItemDelegate):
    """A colleague with how they are; a conversation stands in under its agent."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, _HEADING if isinstance(_row(index), Heading) else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, rect = _row(index), option.rect
        if isinstance(row, Heading):
            box = rect.adjusted(MARGIN, 4, -MARGIN, 0)
            font, ink = self._theme.font("caption"), self._theme.color("muted")
            draw_elided_text(painter, box, row.text, font, ink)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self._theme.color("accent_weak"))
            painter.fillRect(
                QRect(rect.topLeft(), QSize(BAR, rect.height())), self._theme.color("accent")
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("hover"))
        draw_focus(painter, rect, self._theme, option.state)
        if isinstance(row, AgentRow):
            self._paint_agent(painter, rect, row, chosen)
        else:
            self._paint_work(painter, rect, row)

    def _paint_agent(self, painter: QPainter, rect: QRect, row: AgentRow, chosen: bool) -> None:
        size = self._theme.tokens.avatar_size
        avatar = QRect(rect.x() + MARGIN, rect.y() + (rect.height() - size) // 2, size, size)
        ground: ColorRole = "surface" if chosen else "accent_weak"
        draw_avatar(painter, avatar, self._theme, row.name, background=ground)
        if row.dot is not None:
            dot = QRect(avatar.right() - _DOT + 3, avatar.bottom() - _DOT + 3, _DOT, _DOT)
            draw_status_dot(painter, dot, self._theme, row.dot)
        self._paint_words(painter, rect, avatar.right() + GAP, row.name, row.detail)

    def _paint_work(self, painter: QPainter, rect: QRect, row: WorkRow) -> None:
        left = rect.x() + MARGIN + self._theme.tokens.avatar_size - _ICON
        icon = QRect(left, rect.y() + (rect.height() - _ICON) // 2, _ICON, _ICON)
        draw_icon(painter, icon, self._theme, row.icon, "muted")
        self._paint_words(painter, rect, icon.right() + GAP, row.name, row.detail)

    def _paint_words(
        self, painter: QPainter, rect: QRect, left: int, name: str, detail: str
    ) -> None:
        words = QRect(left, rect.y(), rect.right() - MARGIN - left, rect.height())
        upper, lower = two_lines(words, self._theme)
        draw_two_lines(
            painter, upper, lower, self._theme, Line(name, "text"), Line(detail, "muted")
        )


def _row(index: _Index) -> Row:
    row: Row = index.data(SupervisionModel.RowRole)
    return row
