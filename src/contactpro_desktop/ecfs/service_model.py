"""Settings, shared values and supervisor sessions as the server tells of them."""

from __future__ import annotations

from collections.abc import Iterator

from contactpro_desktop.domain.events import Event, PreferencesChanged, SupervisionChanged
from contactpro_desktop.domain.preferences import Preferences
from contactpro_desktop.domain.supervision import SupervisorSession
from contactpro_desktop.ecfs.mapping.service import preferences, supervisor_session
from contactpro_desktop.ecfs.paths import PROPERTIES, SUPERVISOR_SESSIONS, UI, segments
from contactpro_desktop.ecfs.tree import ResourceTree


class ServiceModel:
    """Tells once what changes came to."""

    def __init__(self, tree: ResourceTree) -> None:
        self._tree = tree
        self._preferences = Preferences()
        self._sessions: tuple[SupervisorSession, ...] = ()

    def events(self, touched: set[str]) -> Iterator[Event]:
        """What changed, given the first parts of the addresses that were touched."""
        if touched & {"properties", "ui"}:
            properties, ui = self._tree.get(segments(PROPERTIES)), self._tree.get(segments(UI))
            told = preferences(properties, ui)
            if told != self._preferences:
                self._preferences = told
                yield PreferencesChanged(told)
        if "supervisor_sessions" in touched:
            elements = self._tree.get(segments(SUPERVISOR_SESSIONS))
            rows = elements.items() if isinstance(elements, dict) else ()
            sessions = tuple(supervisor_session(key, row) for key, row in rows)
            if sessions != self._sessions:
                self._sessions = sessions
                yield SupervisionChanged(sessions)
