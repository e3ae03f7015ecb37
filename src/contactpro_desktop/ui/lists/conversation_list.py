"""The list of my conversations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.store.changes import Change, CurrentChanged
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import NUMBERED_CONVERSATIONS, ActionId
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.keys.shortcut import ActionShortcut
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.lists.conversation_delegate import ConversationDelegate
from contactpro_desktop.ui.lists.conversation_model import (
    MOVING,
    ConversationModel,
    ConversationRole,
)
from contactpro_desktop.ui.lists.conversation_rows import ConversationRow, ParkedKey
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.ticker import Ticker

_Index = QModelIndex | QPersistentModelIndex
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_End: 1_000_000,
    Qt.Key.Key_Home: -1_000_000,
}


class ConversationList(QListView):
    """A click or an arrow key opens. What is selected follows the store, never the other way
    round: a conversation that goes away must not bring another one under the agent's hands."""

    def __init__(
        self,
        theme: Theme,
        ticker: Ticker,
        store: Store,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self.conversations = ConversationModel(store, desk, self)
        self.setModel(self.conversations)
        self.setItemDelegate(ConversationDelegate(theme, ticker, self))
        self.setObjectName("conversationList")
        self.setAccessibleName(self.tr("My conversations"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)
        self._numbers: list[ActionShortcut] = []
        self._steps: list[ActionShortcut] = []
        self._bind_keys(theme.keys)
        self._show_current()
        listen(store, self, self._on_changes)
        ticker.tick.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)

    def open_number(self, number: int) -> None:
        """Open the `number`th row, counted from 1, or take up again what was set aside there;
        beyond the last nothing happens."""
        rows = self.conversations.numbered
        if number <= len(rows):
            self._open_row(rows[number - 1])

    def go(self, step: int) -> None:
        """Open the conversation `step` places further down, stopping at either end. Nobody who
        passes by takes up again what was set aside."""
        interaction_ids = self.conversations.interaction_ids
        if not interaction_ids:
            return
        if self._store.current in interaction_ids:
            place = interaction_ids.index(self._store.current) + step
        else:
            place = 0 if step > 0 else len(interaction_ids) - 1
        self._desk.open(interaction_ids[max(0, min(len(interaction_ids) - 1, place))])

    def dataChanged(
        self, top_left: _Index, bottom_right: _Index, roles: Sequence[int] = ()
    ) -> None:
        # `QListView` would lay out and paint all rows; what a row tells does not change its height.
        QAbstractItemView.dataChanged(self, top_left, bottom_right, roles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.go(step)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ConversationRole.ROW)
        if isinstance(row, ConversationRow):
            self._open_row(row.key)

    def _open_row(self, key: InteractionId | ParkedKey) -> None:
        if not isinstance(key, ParkedKey):
            self._desk.open(key)
        elif key.contact_id in self._store.parked:
            self._desk.resume(self._store.parked[key.contact_id])

    def _bind_keys(self, keys: Keys) -> None:
        for number in range(1, NUMBERED_CONVERSATIONS + 1):
            act = partial(self.open_number, number)
            self._numbers.append(
                ActionShortcut(keys, ActionId.CONVERSATION, self, act, number=number)
            )
        for action, step in ((ActionId.NEXT_CONVERSATION, 1), (ActionId.PREVIOUS_CONVERSATION, -1)):
            self._steps.append(ActionShortcut(keys, action, self, partial(self.go, step)))
        self._free_keys()

    def _free_keys(self) -> None:
        """A key that has no row here goes on to whoever says that it can do nothing."""
        for number, shortcut in enumerate(self._numbers, 1):
            shortcut.setEnabled(number <= len(self.conversations.numbered))
        for shortcut in self._steps:
            shortcut.setEnabled(bool(self.conversations.interaction_ids))

    def _on_changes(self, batch: Sequence[Change]) -> None:
        # A row that moves to another section is another row to Qt, which then selects a neighbour.
        if any(isinstance(change, (CurrentChanged, *MOVING)) for change in batch):
            self._show_current()
            self._free_keys()

    def _show_current(self) -> None:
        current: InteractionId | None = self._store.current
        index = self.conversations.index_of(current)
        choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, choose)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()
