"""A colleague in the same program: the same client without a window."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.app.qt_bridge import GuiAssignment, QtBridge
from contactpro_desktop.assignment.network_thread import NetworkThread
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.store.store import Store
from contactpro_desktop.system_clock import SystemClock


class Colleague(QObject):
    """Signs in, is ready when told to, accepts and answers what is handed over."""

    def __init__(self, tenant: str, user: str) -> None:
        super().__init__()
        self._store = Store(time.time)
        self._bridge = QtBridge(self._store.apply, self)
        self._network = NetworkThread(self._bridge.post, SystemClock())
        self._desk = Desk(self._store, GuiAssignment(self._network, self._bridge))
        credentials = Credentials(tenant, user, f"demo-{user}")
        self._network.sign_in(credentials, take_over=False, done=lambda _: None)

    @property
    def is_online(self) -> bool:
        return self._store.link is Link.ONLINE

    @property
    def offered(self) -> Interaction | None:
        return next(iter(self._store.in_section(Section.OFFER)), None)

    @property
    def serving(self) -> Interaction | None:
        return next(iter(self._store.in_section(Section.ACTIVE)), None)

    def be_ready(self) -> None:
        self._desk.set_ready(True)

    def accept(self) -> None:
        if self.offered is not None:
            self._desk.accept(self.offered.id)

    def stop(self) -> None:
        self._network.stop()
        self._bridge.close()
