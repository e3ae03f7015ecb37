"""How an agent becomes ready: at once, or by way of another profile first."""

from collections.abc import Sequence

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.actions import SetPresence
from contactpro_desktop.domain.agent import Availability, PresenceProfile, WorkStatus
from contactpro_desktop.domain.ids import ProfileId
from contactpro_desktop.store.changes import ActionEnded, Change, SessionClosed
from contactpro_desktop.store.store import Store


class Readiness:
    """Ready is only ever set because the agent asked for it: directly, or as `be_ready_as`, which
    waits until the server has confirmed the profile."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk
        self._then_ready: ProfileId | None = None
        store.listen(self._on_changes)

    @property
    def is_ready(self) -> bool:
        me = self._store.me
        return me is not None and me.work_status is WorkStatus.READY

    @property
    def is_refused(self) -> bool:
        """Whether the active profile stands between the agent and being ready."""
        return self._store.me is not None and self._store.me.ready_is_refused

    @property
    def way_out(self) -> PresenceProfile | None:
        """The profile to change to when the active one refuses: free ones first, then the order
        of the menu."""
        if self._store.me is None:
            return None
        fitting = [p for p in self._store.me.profile_menu if not p.refuses_ready]
        free = [p for p in fitting if p.availability is Availability.FREE]
        return next(iter(free or fitting), None)

    def toggle(self) -> bool:
        """Become ready or not ready; False when the profile refuses, and nothing was done."""
        if not self.is_ready and self.is_refused:
            return False
        self._then_ready = None
        self._desk.set_ready(not self.is_ready)
        return True

    def be_ready(self) -> None:
        """Become ready whatever it takes: by way of another profile if the active one refuses."""
        if not self.is_refused:
            self._desk.set_ready(True)
        elif self.way_out is not None:
            self.be_ready_as(self.way_out.id)

    def be_ready_as(self, profile_id: ProfileId) -> None:
        """Change to a profile and, once the server has confirmed it, become ready."""
        self._then_ready = profile_id
        self._desk.set_presence(profile_id)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            match change:
                case ActionEnded(_, SetPresence(profile_id), outcome):
                    wanted = profile_id == self._then_ready
                    self._then_ready = None
                    if wanted and outcome.succeeded:
                        self._desk.set_ready(True)
                case SessionClosed():
                    self._then_ready = None
