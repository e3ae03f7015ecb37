"""Settings, shared values, supervisor sessions and reports as the server tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contactpro_desktop.domain.events import (
    Event,
    PreferencesChanged,
    ReportsChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.preferences import Preferences
from contactpro_desktop.domain.reports import PersonalDataReport
from contactpro_desktop.domain.supervision import SupervisorSession
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping.service import preferences, report, supervisor_session
from contactpro_desktop.ecfs.paths import (
    PERSONAL_DATA_REPORTS,
    PROPERTIES,
    SUPERVISOR_SESSIONS,
    UI,
    segments,
)
from contactpro_desktop.ecfs.tree import ResourceTree


class ServiceModel:
    """Tells once what changes came to; what is empty, too, since there may have been something
    on the connection before."""

    def __init__(self, tree: ResourceTree) -> None:
        self._tree = tree
        self._preferences: Preferences | None = None
        self._reports: tuple[PersonalDataReport, ...] | None = None
        self._sessions: tuple[SupervisorSession, ...] | None = None

    @property
    def sessions(self) -> tuple[SupervisorSession, ...]:
        return self._sessions or ()

    def events(self, touched: set[str]) -> Iterator[Event]:
        """What changed, given the first parts of the addresses that were touched."""
        if touched & {"properties", "ui"}:
            properties, ui = self._tree.get(segments(PROPERTIES)), self._tree.get(segments(UI))
            told = preferences(properties, ui)
            if told != self._preferences:
                self._preferences = told
                yield PreferencesChanged(told)
        if "supervisor_sessions" in touched:
            rows = self._elements(SUPERVISOR_SESSIONS)
            sessions = tuple(supervisor_session(key, row) for key, row in rows)
            if sessions != self._sessions:
                self._sessions = sessions
                yield SupervisionChanged(sessions)
        if "personal_data_reports" in touched:
            reports = tuple(report(key, row) for key, row in self._elements(PERSONAL_DATA_REPORTS))
            if reports != self._reports:
                self._reports = reports
                yield ReportsChanged(reports)

    def _elements(self, collection: str) -> Iterable[tuple[str, Json]]:
        elements = self._tree.get(segments(collection))
        return elements.items() if isinstance(elements, dict) else ()
