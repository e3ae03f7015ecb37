"""Draws the rows of the transfer list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from contactpro_desktop.domain.transfer import TargetKind
from contactpro_desktop.ui.lists.row_paint import draw_focus
from contactpro_desktop.ui.theme.paint import (
    capabilities_size,
    draw_avatar,
    draw_capabilities,
    draw_elided_text,
    draw_status_dot,
)
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.transfer.target_model import TargetModel
from contactpro_desktop.ui.transfer.target_rows import HeadingRow, Row, TargetRow
from contactpro_desktop.ui.widgets.capability_icons import capability_tip

_MARGIN = 16
_GAP = 10
_ROW = 54
_HEADING = 32
_DOT = 10

_Index = QModelIndex | QPersistentModelIndex


class TargetDelegate(QStyledItemDelegate):
    """Avatar, name, state in words, and what the target can serve."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, _HEADING if isinstance(_row(index), HeadingRow) else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, rect = _row(index), option.rect
        if isinstance(row, HeadingRow):
            box = rect.adjusted(_MARGIN, 4, -_MARGIN, 0)
            font, ink = self._theme.font("caption"), self._theme.color("muted")
            draw_elided_text(painter, box, row.text, font, ink)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self._theme.color("accent_weak"))
        elif option.state & QStyle.StateFlag.State_MouseOver and not row.refusal:
            painter.fillRect(rect, self._theme.color("hover"))
        draw_focus(painter, rect, self._theme, option.state)
        self._paint_target(painter, rect, row, chosen)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        row = _row(index)
        tip = ""
        if event.type() == QEvent.Type.ToolTip and isinstance(row, TargetRow):
            tip = capability_tip(_icons(option.rect), event.pos(), row.icons)
        if tip:
            QToolTip.showText(event.globalPos(), tip, view)
            return True
        return super().helpEvent(event, view, option, index)

    def _paint_target(self, painter: QPainter, rect: QRect, row: TargetRow, chosen: bool) -> None:
        size = self._theme.tokens.avatar_size
        avatar = QRect(rect.x() + _MARGIN, rect.y() + (rect.height() - size) // 2, size, size)
        queue = row.target.kind is TargetKind.QUEUE
        draw_avatar(
            painter,
            avatar,
            self._theme,
            row.name,
            "queue" if queue else "",
            background="surface" if chosen else "accent_weak",
            role="disabled" if row.refusal else "accent",
        )
        icons = _icons(rect)
        left, width = avatar.right() + 1 + _GAP, icons.left() - avatar.right() - 2 * _GAP
        middle = rect.center().y()
        name = QRect(left, middle - 19, width, 20)
        ink: ColorRole = "disabled" if row.refusal else "text"
        draw_elided_text(
            painter, name, row.name, self._theme.font("strong"), self._theme.color(ink)
        )
        self._paint_detail(painter, QRect(left, middle + 2, width, 16), row)
        draw_capabilities(painter, icons, self._theme, row.icons)

    def _paint_detail(self, painter: QPainter, rect: QRect, row: TargetRow) -> None:
        if row.dot is not None:
            dot = QRect(rect.left(), rect.top() + (rect.height() - _DOT) // 2, _DOT, _DOT)
            draw_status_dot(painter, dot, self._theme, row.dot)
            rect.setLeft(dot.right() + 7)
        font = self._theme.font("small")
        state = f"{row.detail} · " if row.detail and row.refusal else row.detail
        draw_elided_text(painter, rect, state, font, self._theme.color("muted"))
        rect.setLeft(rect.left() + QFontMetrics(font).horizontalAdvance(state))
        draw_elided_text(painter, rect, row.refusal, font, self._theme.color("warn"))


def _icons(rect: QRect) -> QRect:
    """Where the capability icons stand in a row."""
    size = capabilities_size()
    left = rect.right() + 1 - _MARGIN - size.width()
    return QRect(left, rect.y() + (rect.height() - size.height()) // 2, size.width(), size.height())


def _row(index: _Index) -> Row:
    row: Row = index.data(TargetModel.RowRole)
    return row
