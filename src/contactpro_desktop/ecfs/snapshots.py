"""What is subscribed at the start of a connection, and when its snapshots are complete."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.ecfs.envelope import Answer, Push, Request
from contactpro_desktop.ecfs.paths import (
    INTERACTIONS,
    PENDING,
    PERSONAL_DATA_REPORTS,
    PROPERTIES,
    QUEUES,
    SCRIPTS,
    STATISTICS,
    STATISTICS_QUEUES,
    SUPERVISOR_SESSIONS,
    UI,
    USER_SETTINGS,
    Path,
    segments,
)

_SILENCE = 1.0
"""Seconds after which a collection that nothing was said of is taken as empty."""

_ANSWER_LIMIT = 5.0
"""The same for a server that is known to answer: its answer is worth more patience."""

_PART_LIMIT = 3.5
"""Seconds without another part of a frame after which its rest is not waited for."""

_OPENING = (
    ("SUBSCRIBE", PROPERTIES),
    ("SUBSCRIBE", QUEUES),
    ("SUBSCRIBE", INTERACTIONS),
    ("SUBSCRIBE", PENDING),
    ("GET", STATISTICS),
    ("SUBSCRIBE", STATISTICS_QUEUES),
    ("GET", SCRIPTS),
    ("SUBSCRIBE", SCRIPTS),
    ("SUBSCRIBE", USER_SETTINGS),
    ("SUBSCRIBE", UI),
    ("SUBSCRIBE", SUPERVISOR_SESSIONS),
    ("SUBSCRIBE", PERSONAL_DATA_REPORTS),
)

_SERVICES: Mapping[Service, frozenset[str]] = {
    Service.SETTINGS: frozenset({USER_SETTINGS}),
    Service.UI: frozenset({UI}),
    Service.SUPERVISION: frozenset({SUPERVISOR_SESSIONS}),
    Service.REPORTS: frozenset({PERSONAL_DATA_REPORTS}),
    Service.STATISTICS: frozenset({STATISTICS, STATISTICS_QUEUES}),
}
"""A service is missing where every one of its resources is refused. Figures are asked for, too:
a server need not push them before they change."""


class Snapshots:
    """The snapshots of one connection. Times are monotonic seconds. `refused` is what the tenant
    does not offer this agent; one that does not answer is taken to offer all."""

    def __init__(self, new_id: Callable[[], str], now: float) -> None:
        self.requests = tuple(Request(new_id(), method, uri) for method, uri in _OPENING)
        self._asked_at = now
        self._reached_at: float | None = None
        self._part_at: float | None = None
        self._uris = {request.client_req_id: request.uri for request in self.requests}
        self._missing = {segments(QUEUES), segments(INTERACTIONS)}
        self._answers_come = False
        self._refused: frozenset[str] = frozenset()

    @property
    def refused(self) -> frozenset[Service]:
        return frozenset(key for key, uris in _SERVICES.items() if uris <= self._refused)

    @property
    def interactions_known(self) -> bool:
        return segments(INTERACTIONS) not in self._missing

    @property
    def deadline(self) -> float | None:
        """When what is still missing is no longer waited for; None until the requests are known
        to have come to the server."""
        if self._reached_at is None:
            return None
        limit = self._reached_at + (_ANSWER_LIMIT if self._answers_come else _SILENCE)
        return limit if self._part_at is None else max(limit, self._part_at + _PART_LIMIT)

    @property
    def reached(self) -> bool:
        """Whether the requests are known to have come to the server."""
        return self._reached_at is not None

    def answered_since(self, asked: float, now: float) -> None:
        """The server has answered a ping that was sent at `asked`."""
        self._part_at = None
        if self._reached_at is None and asked >= self._asked_at:
            self._reached_at = now

    def heard(self, now: float) -> None:
        """Something is coming in: a large snapshot takes its time on a slow link."""
        self._part_at = now

    def heard_all(self) -> None:
        """A frame is complete."""
        self._part_at = None

    @property
    def complete(self) -> bool:
        return not self._missing

    @property
    def answers_are_in(self) -> bool:
        return not self._uris

    def answered(self, answer: Answer) -> str | None:
        """The address that the answer is about, if it answers one of `requests`.

        A snapshot is complete with the answer to its SUBSCRIBE, even with a refusal.
        """
        uri = self._uris.pop(answer.client_req_id, None)
        if uri is not None:
            self._answers_come = True
            self._missing.discard(segments(uri))
            if not 200 <= answer.status < 300:
                self._refused |= {uri}
        return uri

    def pushed(self, push: Push, touched: Path | None) -> None:
        """A push came in; `touched` is where its first change was. The frame may name no uri."""
        if push.client_req_id in self._uris or not self._answers_come:
            for path in (segments(push.uri), touched or ()):
                self._missing.discard(path[:3])

    def tick(self, now: float) -> None:
        deadline = self.deadline
        if deadline is not None and now >= deadline:
            self._missing.clear()
