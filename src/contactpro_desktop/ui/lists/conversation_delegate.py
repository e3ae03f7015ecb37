"""How a conversation and a heading look in the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from contactpro_desktop.ui.lists.conversation_model import ConversationRole
from contactpro_desktop.ui.lists.conversation_rows import ConversationRow, HeadingRow
from contactpro_desktop.ui.lists.row_paint import (
    BAR,
    GAP,
    MARGIN,
    RIGHT,
    Line,
    draw_focus,
    draw_time,
    draw_two_lines,
    time_width,
    two_lines,
)
from contactpro_desktop.ui.texts import section_text
from contactpro_desktop.ui.theme.paint import (
    badge_size,
    draw_avatar,
    draw_badge,
    draw_elided_text,
)
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.ticker import Ticker

_HEADING = 34


class ConversationDelegate(QStyledItemDelegate):
    """The conversation in the pane has a bar at its left and a tinted ground."""

    def __init__(self, theme: Theme, ticker: Ticker, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._ticker = ticker
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        heading = isinstance(index.data(ConversationRole.ROW), HeadingRow)
        return QSize(0, _HEADING if heading else self._theme.tokens.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ConversationRole.ROW)
        rect = QRect(option.rect)
        state = option.state
        if isinstance(row, HeadingRow):
            self._draw_heading(painter, rect, row)
        elif isinstance(row, ConversationRow):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            hover = bool(state & QStyle.StateFlag.State_MouseOver)
            self._draw_ground(painter, rect, selected=selected, hover=hover)
            draw_focus(painter, rect, self._theme, state)
            self._draw_row(painter, rect, row, selected=selected)

    def _draw_heading(self, painter: QPainter, rect: QRect, row: HeadingRow) -> None:
        theme = self._theme
        line = rect.adjusted(MARGIN, 6, -MARGIN, 0)
        font = theme.font("caption", tabular=True)
        title = section_text(row.section)
        draw_elided_text(painter, line, title, font, theme.color("muted"))
        count = self._view.locale().toString(row.count)
        draw_elided_text(painter, line, count, font, theme.color("muted"), RIGHT)

    def _draw_ground(self, painter: QPainter, rect: QRect, *, selected: bool, hover: bool) -> None:
        if selected:
            painter.fillRect(rect, self._theme.color("accent_weak"))
            bar = QRect(rect.x(), rect.y(), BAR, rect.height())
            painter.fillRect(bar, self._theme.color("accent"))
        elif hover:
            painter.fillRect(rect, self._theme.color("raised"))

    def _draw_row(
        self, painter: QPainter, rect: QRect, row: ConversationRow, *, selected: bool
    ) -> None:
        theme = self._theme
        side = theme.tokens.avatar_size
        avatar = QRect(rect.x() + MARGIN + 3, rect.center().y() - side // 2 + 1, side, side)
        ground: ColorRole = "surface" if selected else "accent_weak"
        draw_avatar(painter, avatar, theme, row.name, row.icon, background=ground)
        left = avatar.right() + 1 + GAP
        upper, lower = two_lines(
            QRect(left, rect.y(), rect.right() - MARGIN - left, rect.height()), theme
        )
        upper = self._draw_time(painter, upper, Line(*row.time_at(self._ticker.now())))
        lower = self._draw_unread(painter, lower, row.unread)
        preview = Line(row.preview, "accent" if row.typing else "muted")
        draw_two_lines(painter, upper, lower, theme, Line(row.name, "text"), preview)

    def _draw_time(self, painter: QPainter, line: QRect, time: Line) -> QRect:
        """The time at the right end; returns what is left of the line."""
        draw_time(painter, line, self._theme, time)
        return line.adjusted(0, 0, -time_width(self._theme, time.text) - GAP, 0)

    def _draw_unread(self, painter: QPainter, line: QRect, unread: int) -> QRect:
        if not unread:
            return line
        pill = QRect(line.topLeft(), badge_size(self._theme, unread))
        pill.moveRight(line.right())
        pill.moveTop(line.center().y() - pill.height() // 2 + 1)
        draw_badge(painter, pill, self._theme, unread)
        return line.adjusted(0, 0, -pill.width() - GAP, 0)
