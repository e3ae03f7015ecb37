"""How a row of the picklist looks, its Pick button included."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from contactpro_desktop.ui.lists.row_paint import (
    GAP,
    MARGIN,
    Line,
    draw_time,
    draw_two_lines,
    time_width,
    two_lines,
)
from contactpro_desktop.ui.picklist.model import PicklistRole
from contactpro_desktop.ui.picklist.standing import PicklistCell
from contactpro_desktop.ui.texts import channel_icon, row_text, sub_channel_text
from contactpro_desktop.ui.theme.clock_text import clock_text
from contactpro_desktop.ui.theme.paint import draw_icon
from contactpro_desktop.ui.theme.paint_controls import button_size, draw_button
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.text import plain
from contactpro_desktop.ui.widgets.ticker import Ticker

_ICON = 16
_SMALL_ICON = 12


class PicklistDelegate(QStyledItemDelegate):
    """Paints for `view`, which tells through `hovered_button` where the pointer is."""

    def __init__(self, theme: Theme, ticker: Ticker, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._ticker = ticker
        self._view = view
        self.hovered_button = -1

    def button_rect(self, rect: QRect) -> QRect:
        """Where the button of the row painted in `rect` is."""
        size = button_size(self._theme, self.button_text())
        top = rect.y() + (rect.height() - size.height()) // 2
        return QRect(rect.right() - MARGIN - size.width() + 1, top, size.width(), size.height())

    def button_text(self) -> str:
        return self.tr("Pick")

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell: PicklistCell | None = index.data(PicklistRole.CELL)
        if cell is None:
            return
        rect = QRect(option.rect)
        current = index.row() == self._view.currentIndex().row()
        self._draw_ground(painter, rect, current=current)
        button = self.button_rect(rect)
        hover = self.hovered_button == index.row()
        if not cell.lost:
            text = "…" if cell.picking else self.button_text()
            draw_button(
                painter, button, self._theme, text, enabled=cell.is_free, hover=hover,
                focus=cell.is_free and current and self._view.hasFocus(),
            )  # fmt: skip
        right = rect.right() - MARGIN if cell.lost else button.left() - GAP
        rect.setRight(right)
        self._draw_content(painter, rect, cell)

    def _draw_ground(self, painter: QPainter, rect: QRect, *, current: bool) -> None:
        if current:
            painter.fillRect(rect, self._theme.color("accent_weak"))
        line = QRect(rect.x(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, self._theme.color("border"))

    def _draw_content(self, painter: QPainter, rect: QRect, cell: PicklistCell) -> None:
        icon = QRect(rect.x() + MARGIN, rect.center().y() - _ICON // 2, _ICON, _ICON)
        role: ColorRole = "disabled" if cell.lost else "text"
        draw_icon(painter, icon, self._theme, channel_icon(cell.row.channel), role)
        time = self._time(cell)
        width = time_width(self._theme, time.text)
        draw_time(painter, rect.adjusted(rect.width() - width, 0, 0, 0), self._theme, time)
        left = icon.right() + 1 + GAP + 2
        lines = QRect(left, rect.y(), rect.right() - width - GAP - left, rect.height())
        upper, lower = two_lines(lines, self._theme)
        if cell.reserved:
            lower = self._draw_lock(painter, lower)
        name = Line(row_text(cell.row), "muted" if cell.lost else "text")
        detail = Line(self._detail(cell), "warn" if cell.lost else "muted")
        draw_two_lines(painter, upper, lower, self._theme, name, detail)

    def _draw_lock(self, painter: QPainter, line: QRect) -> QRect:
        """The mark of a reserved row; returns what is left of the line."""
        box = QRect(line.x(), line.y(), _SMALL_ICON, line.height())
        draw_icon(painter, box, self._theme, "lock-user", "muted")
        return line.adjusted(_SMALL_ICON + 4, 0, 0, 0)

    def _detail(self, cell: PicklistCell) -> str:
        """What the second line says: the bad news if there is some, else where it waits."""
        row = cell.row
        if cell.lost:
            return cell.lost
        queue = plain(row.queue_name, 60)
        if cell.picking:
            return self.tr("{0} · picking…").format(queue)
        if cell.refusal:
            # Beside the lock the name alone says it, and leaves room for the queue.
            who = plain(row.reserved_for_name, 60) if cell.reserved else ""
            return f"{who or cell.refusal} · {queue}"
        if row.sub_channel not in ("", "text", "chat"):
            queue = f"{sub_channel_text(row.channel, row.sub_channel)} · {queue}"
        subject = plain(row.subject, 120) if row.subject != row.display_name else ""
        return f"{queue} · {subject}" if subject else queue

    def _time(self, cell: PicklistCell) -> Line:
        if cell.row.queued_at is None:
            return Line("", "muted")
        waited = self._ticker.now() - cell.row.queued_at
        return Line(clock_text(waited), _urgency(waited, cell))


def _urgency(waited: float, cell: PicklistCell) -> ColorRole:
    """By the queue's own thresholds; a queue without any is never urgent."""
    if cell.critical is not None and waited >= cell.critical:
        return "danger"
    if cell.warning is not None and waited >= cell.warning:
        return "warn"
    return "muted"
