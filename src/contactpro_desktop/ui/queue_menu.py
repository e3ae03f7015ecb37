"""The menu to join and leave queues."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from contactpro_desktop.domain.actions import ServeQueue
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.queue import AllocationMode, Queue
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.menus import add_entry
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.texts import refusal_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.text import plain_tooltip


class QueueMenu(QMenu):
    """A tick for each queue served; one that cannot be joined or left now says why.

    `toggled` comes with the queue's id and whether to serve it.
    """

    toggled = Signal(str, bool)

    def __init__(self, theme: Theme, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._store = store
        self.setObjectName("queueMenu")
        self.setAccessibleName(self.tr("Queues"))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Make the entries anew from what is known now."""
        self.clear()
        queues = sorted(self._store.queues.values(), key=lambda queue: queue.name.casefold())
        for queue in queues:
            self._add(queue)
        if not queues:
            self.addAction(self.tr("You have no queues")).setEnabled(False)

    def _add(self, queue: Queue) -> None:
        action = add_entry(self, queue.name, self._note(queue))
        action.setCheckable(True)
        action.setChecked(queue.serve)
        action.triggered.connect(lambda on: self.toggled.emit(queue.id, on))
        refusal = self._refusal(queue)
        action.setEnabled(not refusal)
        if refusal:
            action.setToolTip(plain_tooltip(refusal))

    def _refusal(self, queue: Queue) -> str:
        """Why a queue cannot be joined or left now; empty when it can."""
        if queue.forced and queue.serve:
            return refusal_text(Refusal.FORCED_QUEUE)
        if self._store.link is not Link.ONLINE:
            return no_connection_text()
        waiting = self._store.is_pending(ServeQueue(queue.id, not queue.serve))
        return self.tr("Waiting for the server") if waiting else ""

    def _note(self, queue: Queue) -> str:
        """How work of a queue arrives, or why it cannot be left."""
        if queue.forced and queue.serve:
            return self.tr("set by your supervisor")
        if queue.mode is AllocationMode.AUTO_ALLOCATION:
            return self.tr("offered to you")
        if queue.mode is AllocationMode.HUNT_GROUP:
            return self.tr("you pick")
        return ""
