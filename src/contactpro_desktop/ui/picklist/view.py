"""The list itself: picks by button or Enter, and keeps still under the pointer."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.ui.picklist.delegate import PicklistDelegate
from contactpro_desktop.ui.picklist.model import PicklistModel, PicklistRole
from contactpro_desktop.ui.picklist.standing import PicklistCell
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.ticker import Ticker

_SETTLE = 0.4
"""Seconds in which a row that has just slid under the pointer cannot be clicked."""


class PicklistView(QTableView):
    """`picked` comes with a row that may be picked.

    While rows come and go the ones in sight stay in place (unless the list stands at its top),
    and a click meant for a row that has just moved away picks nothing.

    A table of one column, because a list view asks the model for every row whenever one changes.
    """

    picked = Signal(object)

    def __init__(
        self, theme: Theme, ticker: Ticker, model: PicklistModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ticker = ticker
        self._model = model
        self._in_sight: list[tuple[ContactId, int]] = []
        self._pointed: ContactId | None = None
        self._pressed: ContactId | None = None
        self._moved_at = float("-inf")
        self._delegate = PicklistDelegate(theme, ticker, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_up_table(theme)
        model.patching.connect(self._on_patching)
        model.patched.connect(self._on_patched)
        ticker.tick.connect(self._on_tick)
        theme.changed.connect(self.viewport().update)

    def _set_up_table(self, theme: Theme) -> None:
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.tokens.row_height - 2)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    def move_current(self, rows: int) -> None:
        """Move the current row up or down, as arrow keys in the filter field do."""
        count = self._model.rowCount()
        if not count:
            return
        row = self.currentIndex().row()
        start = row if row >= 0 else (-1 if rows > 0 else count)
        self._make_current(max(0, min(count - 1, start + rows)))

    def ensure_current(self) -> None:
        """Have a current row, so that it is plain to see what Enter would pick."""
        if not self.currentIndex().isValid():
            self.move_current(1)

    def go_to_top(self) -> None:
        """As it is at first: nothing is current, and whoever waits longest is in sight."""
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()

    def pick_current(self) -> None:
        """Pick the current row; the first press makes the top one current."""
        if self.currentIndex().isValid():
            self._pick(self.currentIndex())
        else:
            self.ensure_current()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pick_current()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._ticker.now() - self._moved_at < _SETTLE:
            return
        super().mousePressEvent(event)
        self._hover(event.position().toPoint())
        self._pressed = self._on_button(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._on_button(event) == pressed:
            self._pick(self._model.index_of(pressed))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered(-1)

    # Staying in place

    def _on_patching(self) -> None:
        self._pointed = self._contact(self._index_under_pointer())
        self._in_sight = []
        if self.verticalScrollBar().value():
            self._in_sight = [
                (self._model.rows[index.row()].contact_id, self.visualRect(index).top())
                for index in self._visible_indexes()
            ]

    def _on_patched(self) -> None:
        for contact_id, top in self._in_sight:
            index = self._model.index_of(contact_id)
            if index.isValid():
                self.executeDelayedItemsLayout()
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.visualRect(index).top() - top)
                break
        if self._pointed is not None:
            self.executeDelayedItemsLayout()
            if self._contact(self._index_under_pointer()) != self._pointed:
                self._moved_at = self._ticker.now()

    def _visible_indexes(self) -> Iterator[QModelIndex]:
        index = self.indexAt(QPoint(1, 1))
        while index.isValid() and self.visualRect(index).top() < self.viewport().height():
            yield index
            index = index.siblingAtRow(index.row() + 1)

    def _index_under_pointer(self) -> QModelIndex:
        if not self.underMouse():
            return QModelIndex()
        return self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))

    def _contact(self, index: QModelIndex) -> ContactId | None:
        return self._model.rows[index.row()].contact_id if index.isValid() else None

    # Picking

    def _pick(self, index: QModelIndex) -> None:
        cell: PicklistCell | None = index.data(PicklistRole.CELL)
        if cell is not None and cell.is_free:
            self.picked.emit(cell.row)

    def _make_current(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row))
        self.scrollTo(self._model.index(row))

    def _hover(self, position: QPoint) -> None:
        self._set_hovered(self._button_at(position).row())

    def _button_at(self, position: QPoint) -> QModelIndex:
        """The row whose button is at `position`; invalid beside the buttons."""
        index = self.indexAt(position)
        button = self._delegate.button_rect(self.visualRect(index))
        return index if button.contains(position) else QModelIndex()

    def _on_button(self, event: QMouseEvent) -> ContactId | None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return None
        return self._contact(self._button_at(event.position().toPoint()))

    def _set_hovered(self, row: int) -> None:
        if row != self._delegate.hovered_button:
            self._delegate.hovered_button = row
            self.viewport().update()

    def _on_tick(self) -> None:
        self._model.forget_lost()
        if self.isVisible():
            self.viewport().update()
