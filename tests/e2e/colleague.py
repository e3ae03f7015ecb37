"""Another agent, without a window: the same assignment client, store and desk."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Sequence

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.assignment.network_thread import NetworkThread
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.domain.events import Event, Link
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.store.changes import ActionEnded, Change
from contactpro_desktop.store.store import Store
from contactpro_desktop.system_clock import SystemClock

_PATIENCE = 8.0


class Colleague:
    """Events wait until `pump`, so that the store is only touched by the test's thread."""

    def __init__(self, tenant: str, user: str) -> None:
        self._events: deque[Sequence[Event]] = deque()
        self._network = NetworkThread(self._events.append, SystemClock())
        self._credentials = Credentials(tenant, user, f"demo-{user}")
        self._answers: list[ContactProError | None] = []
        self.store = Store(time.time)
        self.desk = Desk(self.store, self._network)
        self.ended: list[ActionEnded] = []
        self.store.listen(self._note)

    def sign_in(self, *, take_over: bool = False) -> None:
        self._network.sign_in(self._credentials, take_over=take_over, done=self._answers.append)

    @property
    def is_online(self) -> bool:
        self.pump()
        return self.store.link is Link.ONLINE

    @property
    def refusal(self) -> ContactProError | None:
        """Why signing in failed, once it has."""
        return self._answers[-1] if self._answers else None

    def pump(self) -> None:
        """Take in what has come since the last time."""
        while self._events:
            self.store.apply(self._events.popleft())

    @property
    def picklist(self) -> Sequence[PicklistRow]:
        self.pump()
        return tuple(self.store.picklist.values())

    def work(self, section: Section) -> Sequence[Interaction]:
        self.pump()
        return self.store.in_section(section)

    def work_of(self, customer: str) -> list[Interaction]:
        """This agent's interactions with a customer."""
        self.pump()
        work = self.store.interactions.values()
        return [each for each in work if each.customer_name == customer]

    def leave(self) -> None:
        """Sign out; returns once the server has been told."""
        over = threading.Event()
        self._network.sign_out(over.set)
        assert over.wait(_PATIENCE)

    def stop(self) -> None:
        self._network.stop()

    def _note(self, batch: Sequence[Change]) -> None:
        self.ended += [change for change in batch if isinstance(change, ActionEnded)]
