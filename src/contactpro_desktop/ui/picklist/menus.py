"""The two menus of the picklist: what to show, and in which order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import QueueId
from contactpro_desktop.domain.picklist import PicklistSort
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.menus import add_entry
from contactpro_desktop.ui.texts import channel_icon, channels_text, sort_text
from contactpro_desktop.ui.theme.theme import Theme


class NarrowMenu(QMenu):
    """Ticked queues and channels; nothing ticked shows all. `changed` follows every choice."""

    changed = Signal()

    def __init__(self, theme: Theme, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._store = store
        self.queues: frozenset[QueueId] = frozenset()
        self.channels: frozenset[Channel] = frozenset()
        self.setObjectName("picklistNarrowMenu")
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        everything = self._add(self.tr("Show everything"), not (self.queues or self.channels))
        everything.triggered.connect(self._show_all)
        self.addSeparator()
        waiting = {row.channel for row in self._store.picklist.values()} | self.channels
        for channel in (each for each in Channel if each in waiting):
            action = self._add(channels_text(channel), channel in self.channels)
            action.setIcon(self._theme.icon(channel_icon(channel)))
            action.triggered.connect(lambda _=False, each=channel: self._toggle_channel(each))
        self.addSeparator()
        names = {row.queue_id: row.queue_name for row in self._store.picklist.values()}
        names |= {queue.id: queue.name for queue in self._store.queues.values() if queue.serve}
        for queue_id, name in sorted(names.items(), key=lambda item: item[1].casefold()):
            action = self._add(name, queue_id in self.queues)
            action.triggered.connect(lambda _=False, each=queue_id: self._toggle_queue(each))

    def _add(self, text: str, on: bool) -> QAction:
        action = add_entry(self, text)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _show_all(self) -> None:
        self.queues, self.channels = frozenset(), frozenset()
        self.changed.emit()

    def _toggle_channel(self, channel: Channel) -> None:
        self.channels ^= {channel}
        self.changed.emit()

    def _toggle_queue(self, queue_id: QueueId) -> None:
        self.queues ^= {queue_id}
        self.changed.emit()


class SortMenu(QMenu):
    """One of the orders; `chosen` comes with it."""

    chosen = Signal(object)

    def __init__(self, order: PicklistSort, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picklistSortMenu")
        group = QActionGroup(self)
        for each in PicklistSort:
            action = self.addAction(sort_text(each))
            action.setCheckable(True)
            action.setChecked(each is order)
            action.triggered.connect(lambda _=False, chosen=each: self.chosen.emit(chosen))
            group.addAction(action)
