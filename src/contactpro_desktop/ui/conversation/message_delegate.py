"""Draws the rows of the transcript."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from contactpro_desktop.domain.conversation import Author, DeliveryState, Message
from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.ui.conversation.message_model import MessageListModel
from contactpro_desktop.ui.conversation.row_layout import (
    Act,
    RowBuilder,
    RowLayout,
    Target,
    bubble_role,
    file_text,
)
from contactpro_desktop.ui.conversation.rows import Row
from contactpro_desktop.ui.conversation.times import local_day
from contactpro_desktop.ui.conversation.wording import (
    discard_text,
    kind_text,
    more_text,
    retry_text,
)
from contactpro_desktop.ui.theme.paint import draw_elided_text, draw_icon, rounded_rect, saved
from contactpro_desktop.ui.theme.paint_controls import draw_button
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole

_CACHED_LAYOUTS = 600
_CENTER = Qt.AlignmentFlag.AlignCenter
_MARK = 12
_RULE_GAP = 16

_Index = QModelIndex | QPersistentModelIndex


class MessageDelegate(QStyledItemDelegate):
    """One row: separators, bubble or line, footer. `now` tells which day is today."""

    def __init__(self, theme: Theme, now: Callable[[], Instant], parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._reason = ""
        self._retry_possible = True
        self._expanded: set[object] = set()
        self._layouts = lru_cache(_CACHED_LAYOUTS)(self._build)
        theme.changed.connect(self._forget_layouts)

    def set_reason(self, reason: str) -> None:
        """Why the customer was handed over, shown on the divider."""
        if reason != self._reason:
            self._reason = reason
            self._forget_layouts()

    def set_retry_possible(self, possible: bool) -> None:
        """Whether failed messages can be sent again now: their button looks it."""
        self._retry_possible = possible

    def expand(self, message: Message) -> None:
        """Show all of a long message from now on."""
        self._expanded.add(_key(message))

    def layout_of(self, row: Row, width: int) -> RowLayout:
        expanded = _key(row.message) in self._expanded
        return self._layouts(row, width, expanded, local_day(self._now()))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = option.rect.width()
        return QSize(width, self.layout_of(_row(index), width).height)

    def target_at(self, row: Row, rect: QRect, position: QPoint) -> Target | None:
        """What a click at a position of the viewport does, for a row drawn in `rect`."""
        return self.layout_of(row, rect.width()).target_at(position - rect.topLeft())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, rect = _row(index), option.rect
        layout = self.layout_of(row, rect.width())
        clip = QRectF(option.widget.rect()).translated(-rect.x(), -rect.y())
        with saved(painter):
            painter.translate(rect.topLeft())
            self._paint_rule(painter, layout.day, layout.day_text, "muted")
            self._paint_rule(painter, layout.handover, layout.handover_text, "away")
            if row.is_line:
                self._paint_line(painter, layout, _marked(option))
            else:
                self._paint_bubble(painter, layout, row, clip, _marked(option))
                self._paint_footer(painter, layout, row, clip)

    def _forget_layouts(self) -> None:
        self._layouts.cache_clear()

    def _build(self, row: Row, width: int, expanded: bool, today: date) -> RowLayout:
        return RowBuilder(self._theme, today, self._reason).build(row, width, expanded=expanded)

    def _paint_rule(self, painter: QPainter, rect: QRect, text: str, role: ColorRole) -> None:
        """Words in the middle of a horizontal line."""
        if rect.isNull():
            return
        font = self._theme.font("small" if role == "muted" else "small_strong")
        words = min(rect.width(), QFontMetrics(font).horizontalAdvance(text) + 2)
        middle = QRect(0, 0, words, rect.height())
        middle.moveCenter(rect.center())
        draw_elided_text(painter, middle, text, font, self._theme.color(role), _CENTER)
        painter.setPen(self._theme.color("border"))
        y = rect.center().y()
        painter.drawLine(rect.left(), y, middle.left() - _RULE_GAP, y)
        painter.drawLine(middle.right() + _RULE_GAP, y, rect.right(), y)

    def _paint_line(self, painter: QPainter, layout: RowLayout, marked: bool) -> None:
        if layout.line.isNull():
            return
        color = self._theme.color("muted")
        font = self._theme.font("small", tabular=True)
        draw_elided_text(painter, layout.line, layout.line_text, font, color, _CENTER)
        if marked:
            words = QFontMetrics(font).horizontalAdvance(layout.line_text) + 2 * _RULE_GAP
            box = QRect(0, 0, min(words, layout.line.width()), layout.line.height() - 4)
            box.moveCenter(layout.line.center())
            rounded_rect(painter, box, 6, None, self._theme.color("focus"), 2)

    def _paint_bubble(
        self, painter: QPainter, layout: RowLayout, row: Row, clip: QRectF, marked: bool
    ) -> None:
        role = bubble_role(row)
        border = self._theme.color("border") if role == "bubble_customer" else None
        if marked:
            border = self._theme.color("focus")
        fill, radius = self._theme.color(role), self._theme.tokens.radius_large
        rounded_rect(painter, layout.bubble, radius, fill, border, 2 if marked else 1)
        tag = kind_text(row.message.kind)
        strong, text = self._theme.font("small_strong"), self._theme.color("text")
        if tag:
            draw_elided_text(painter, layout.kind, tag, strong, text)
        if layout.text is not None:
            layout.text.draw(painter, layout.text_at, text, clip)
        if Act.EXPAND in layout.buttons:
            ink = self._theme.color("text" if row.is_ours else "accent")
            draw_elided_text(painter, layout.buttons[Act.EXPAND], more_text(), strong, ink)
        if not layout.progress.isNull():
            self._paint_progress(painter, layout.progress, row.message.progress)
        for rect, target in layout.files:
            ink = self._theme.color("text" if row.is_ours else "accent")
            draw_elided_text(painter, rect, file_text(target), strong, ink)

    def _paint_progress(self, painter: QPainter, track: QRect, percent: int) -> None:
        done = QRect(track)
        done.setWidth(max(track.height(), track.width() * percent // 100))
        radius = track.height() // 2
        rounded_rect(painter, track, radius, self._theme.color("border_strong"), None)
        rounded_rect(painter, done, radius, self._theme.color("accent"), None)

    def _paint_footer(self, painter: QPainter, layout: RowLayout, row: Row, clip: QRectF) -> None:
        if not layout.footer.isNull():
            self._paint_footer_line(painter, layout, row.message)
        if layout.failure is not None:
            ink = self._theme.color("danger")
            layout.failure.draw(painter, layout.failure_at, ink, clip)
        for act, text in ((Act.RETRY, retry_text()), (Act.DISCARD, discard_text())):
            if act in layout.buttons:
                possible = self._retry_possible or act is not Act.RETRY
                draw_button(painter, layout.buttons[act], self._theme, text, enabled=possible)

    def _paint_footer_line(self, painter: QPainter, layout: RowLayout, message: Message) -> None:
        role: ColorRole = "muted"
        rect, icon = QRect(layout.footer), ""
        if message.delivery is DeliveryState.FAILED:
            role, icon = "danger", "error"
        elif message.author is Author.BOT:
            role, icon = "away", "bot"
        if icon:
            mark = QRect(rect.left(), rect.top() + (rect.height() - _MARK) // 2, _MARK, _MARK)
            draw_icon(painter, mark, self._theme, icon, role)
            rect.setLeft(mark.right() + 5)
        font, ink = self._theme.font("small", tabular=True), self._theme.color(role)
        draw_elided_text(painter, rect, layout.footer_text, font, ink)


def _key(message: Message) -> object:
    return message.id or message.request_id or message.text


def _row(index: _Index) -> Row:
    row: Row = index.data(MessageListModel.RowRole)
    return row


def _marked(option: QStyleOptionViewItem) -> bool:
    focused = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected
    return bool(option.state & focused)
