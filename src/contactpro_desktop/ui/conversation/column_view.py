"""A list view whose geometry is a `Column`: bottom up, laid out only where it is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from contactpro_desktop.ui.conversation.column import Column
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.pace import Pace

_STEP = 24
_PACE_MS = 33
"""Nobody reads rows that come faster; a layout and a painting of them take 5 ms."""
_HINT = QSize(480, 320)
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

_Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction


class ColumnView(QListView):
    """Asks the delegate's size hint only for rows that come into sight.

    All of `QListView`'s own layout is replaced, and what would ask for it is passed by. It is the
    base class nevertheless, because the class decides that screen readers find a list of rows here.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "transcript")
        self._theme = theme
        self._column = Column(self._measure)
        self._pace = Pace(_PACE_MS, self.scheduleDelayedItemsLayout, self)
        self._changing = self._syncing = False
        self._by_keyboard = False
        # Every pixel is painted here: nothing behind it needs to be.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A row that is trimmed away hands "current" on, which must not scroll; keys do that.
        self.setAutoScroll(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def measure_again(self) -> None:
        """Every row may look different now."""
        self._column.forget(0, len(self._column) - 1)
        self.scheduleDelayedItemsLayout()

    # What the model tells

    def reset(self) -> None:
        super().reset()
        model: QAbstractItemModel | None = self.model()
        self._column.reset(model.rowCount() if model is not None else 0)
        self.scheduleDelayedItemsLayout()

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self._column.insert(start, end - start + 1)
        self._pace.ask()

    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)
        if self._column.remove(start, end - start + 1):
            self.scheduleDelayedItemsLayout()
        else:
            self._pace.ask()

    def dataChanged(
        self, top_left: _Index, bottom_right: _Index, roles: Sequence[int] = ()
    ) -> None:
        self._column.forget(top_left.row(), bottom_right.row())
        self._changing = True
        QAbstractItemView.dataChanged(self, top_left, bottom_right, roles)
        self._changing = False
        self._pace.ask()

    # Geometry

    def doItemsLayout(self) -> None:
        self._pace.done()
        self._column.settle()
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        self._syncing = True
        bar.setSingleStep(_STEP)
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, self._column.maximum)
        bar.setValue(self._column.value)
        self._syncing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        wider = event.size().width() != event.oldSize().width()
        self._column.resize(self.viewport().height(), measure_again=wider)
        self._column.settle()
        super().resizeEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # By how much, not where to: the bar learns of rows above only when they are laid out.
        if not self._syncing:
            self._column.scroll_to(self._column.value - dy)
            self._scrolled()

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if index.isValid() and index.row() < len(self._column):
            self._column.show(index.row())
            self._scrolled()

    def visualRect(self, index: _Index) -> QRect:
        # A row that changes is not painted where it was: it is laid out and painted soon.
        if self._changing or not index.isValid() or index.row() >= len(self._column):
            return QRect()
        self._settle()
        top, height = self._column.place(index.row())
        return QRect(0, top, self.viewport().width(), height)

    def indexAt(self, position: QPoint) -> QModelIndex:
        self._settle()
        for row, top, height in self._column.visible():
            if top <= position.y() < top + height:
                return self.model().index(row, 0)
        return QModelIndex()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self._column.value

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        area = rect.normalized()
        rows = [
            row
            for row, top, height in self._column.visible()
            if top <= area.bottom() and top + height > area.top()
        ]
        selection = QItemSelection()
        if rows:
            selection.select(self.model().index(rows[0], 0), self.model().index(rows[-1], 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count = len(self._column)
        if not count:
            return QModelIndex()
        current = self.currentIndex().row() if self.currentIndex().isValid() else count
        page = max(1, len(list(self._column.visible())) - 1)
        steps = {
            _Move.MoveUp: -1,
            _Move.MovePrevious: -1,
            _Move.MoveDown: 1,
            _Move.MoveNext: 1,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
            _Move.MoveHome: -count,
            _Move.MoveEnd: count,
        }
        moved = steps.get(action, 0)
        row = max(0, min(current + moved, count - 1))
        while moved and not self._measure(row) and 0 < row < count - 1:
            row += 1 if moved > 0 else -1
        return self.model().index(row, 0)

    def sizeHint(self) -> QSize:
        return _HINT

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        super().keyPressEvent(event)
        self.scrollTo(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._settle()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("app"))
        for row, top, height in self._column.visible():
            option = self._option(row, top, height)
            self.itemDelegate().paint(painter, option, self.model().index(row, 0))

    def _settle(self) -> None:
        """Lay out at once what was to be laid out soon: somebody looks where a row is."""
        if self._pace.is_due:
            self.doItemsLayout()
        else:
            self.executeDelayedItemsLayout()

    def _scrolled(self) -> None:
        """The rows in sight are others now."""
        self.updateGeometries()
        self.viewport().update()

    def _measure(self, row: int) -> int:
        index = self.model().index(row, 0)
        return self.itemDelegate().sizeHint(self._option(row, 0, 0), index).height()

    def _option(self, row: int, top: int, height: int) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        option.widget = self.viewport()
        option.rect = QRect(0, top, self.viewport().width(), height)
        option.state = QStyle.StateFlag.State_Enabled
        if self.hasFocus() and self._is_chosen(row):
            option.state = QStyle.StateFlag.State_HasFocus
        return option

    def _is_chosen(self, row: int) -> bool:
        index = self.model().index(row, 0)
        current = self._by_keyboard and index == self.currentIndex()
        return current or self.selectionModel().isSelected(index)
