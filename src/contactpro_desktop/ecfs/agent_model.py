"""Everything the server has told the client, and the domain events that its changes make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from contactpro_desktop.domain.actions import Action, SetTyping
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.events import (
    Event,
    MeChanged,
    ParkedChanged,
    QueuesChanged,
    ScriptsChanged,
    StatisticsChanged,
    SupervisedChanged,
)
from contactpro_desktop.domain.ids import QueueId, SupervisionId
from contactpro_desktop.domain.queue import Queue
from contactpro_desktop.ecfs import mapping
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.interaction_model import InteractionModel
from contactpro_desktop.ecfs.mapping.queue import picklist_version
from contactpro_desktop.ecfs.paths import (
    INTERACTIONS,
    LOGIN_STATUS,
    PENDING,
    PERSONAL_DATA_REPORTS,
    PROPERTIES,
    QUEUES,
    SCRIPTS,
    STATISTICS,
    STATISTICS_QUEUES,
    SUPERVISOR_SESSIONS,
    UI,
    Path,
    segments,
)
from contactpro_desktop.ecfs.service_model import ServiceModel
from contactpro_desktop.ecfs.tree import ResourceTree

T = TypeVar("T")

_INTERACTIONS = segments(INTERACTIONS)
_PROPERTIES = segments(PROPERTIES)
_LOGIN_STATUS = segments(LOGIN_STATUS)
_PENDING = segments(PENDING)
_QUEUES = segments(QUEUES)
_SCRIPTS = segments(SCRIPTS)
_STATISTICS = segments(STATISTICS)
_STATISTICS_QUEUES = segments(STATISTICS_QUEUES)
_SUPERVISOR_SESSIONS = segments(SUPERVISOR_SESSIONS)
_MODEL = ("agent", "model")
_SINGLE = {segments(uri)[2] for uri in (PROPERTIES, UI)}
_COLLECTIONS = {
    path[2]
    for path in (
        _PENDING,
        _QUEUES,
        _SCRIPTS,
        _STATISTICS_QUEUES,
        _SUPERVISOR_SESSIONS,
        segments(PERSONAL_DATA_REPORTS),
    )
}


class AgentModel:
    """The model of one connection: every connection starts with an empty one.

    `apply` takes changes in, `events` tells once what they came to. Until the server has said
    who the agent is nothing is told: whose words are whose hangs on it.
    """

    def __init__(self) -> None:
        self._tree = ResourceTree()
        self._touched: set[str] = set()
        self.me: Agent | None = None
        self.queues: Mapping[QueueId, Queue] = {}
        self.interactions = InteractionModel(self._tree)
        self._service = ServiceModel(self._tree)
        self._supervised: dict[SupervisionId, AgentModel] = {}

    @property
    def signed_out(self) -> bool:
        """Whether the server has ended the session."""
        return self._tree.get(_LOGIN_STATUS) == "logged_out"

    @property
    def picklist_versions(self) -> Mapping[QueueId, int]:
        """By queue, a number that grows with each change of what waits in it, where told."""
        versions = {
            QueueId(key): picklist_version(row) for key, row in self._elements(_STATISTICS_QUEUES)
        }
        return {key: version for key, version in versions.items() if version is not None}

    @property
    def script_ids(self) -> frozenset[str]:
        return frozenset(key for key, _ in self._elements(_SCRIPTS))

    def resource(self, uri: str) -> Json:
        """What was told of the resource at `uri`, in keyed form (`ecfs.tree`). Only for reading."""
        return self._tree.get(segments(uri))

    def own_key(self, action: Action) -> str:
        """The agent's key among the participants that `action` is about."""
        address = self.me.chat_address if self.me else ""
        if isinstance(action, SetTyping):
            return self.interactions.participant_key(action.interaction_id, address)
        return address

    def apply(self, transaction: Transaction) -> Path:
        """Take one change in and return where it was; raises `ProtocolError`."""
        path = segments(transaction.uri)
        if path[:3] == _SUPERVISOR_SESSIONS and path[4:6] == _MODEL and len(path) > 6:
            self._model_of(SupervisionId(path[3])).change(
                transaction.method, (*path[:2], *path[6:]), transaction.resource
            )
        else:
            self.change(transaction.method, path, transaction.resource)
        return path

    def told_empty(self, uri: str) -> None:
        """A snapshot has nothing in it: news, where something was on the connection before."""
        path = segments(uri)
        if len(path) == 3 and path[2] in _COLLECTIONS:
            self._touched.add(path[2])

    def change(self, method: str, path: Path, resource: Json) -> None:
        """The same for a path already split, of this agent's own resources."""
        if path == _STATISTICS and method != "DELETE":
            path, resource = _STATISTICS_QUEUES, _figures_in(resource)
            if resource is None:
                return
        if path[:3] == _INTERACTIONS:
            self.interactions.change(method, path, resource)
        elif len(path) > 2 and path[2] in _SINGLE | _COLLECTIONS:
            self._require_element(path)
            self._tree.change(method, path, resource)
            self._touched.add(path[2])
        else:
            raise ProtocolError("unknown_resource")

    def events(self, eyes: str = "") -> list[Event]:
        """What changed since the last call. `eyes` is the chat address of whoever looks: their
        words are "my" words; the agent's own unless another one is given."""
        properties = self._tree.get(_PROPERTIES)
        if not isinstance(properties, dict) or not properties.get("id"):
            return []
        touched, self._touched = self._touched, set()
        events: list[Event] = []
        me = mapping.agent(properties) if self.me is None or "properties" in touched else self.me
        if me != self.me:
            self.me = me
            events.append(MeChanged(me))
        if "queues" in touched:
            queues = self._mapped(_QUEUES, mapping.queue)
            self.queues = {queue.id: queue for queue in queues}
            events.append(QueuesChanged(queues))
        if "statistics" in touched:
            figures = self._mapped(_STATISTICS_QUEUES, mapping.queue_statistics)
            events.append(StatisticsChanged(figures))
        if "scripts" in touched:
            events.append(ScriptsChanged(self._mapped(_SCRIPTS, mapping.script)))
        if "pending" in touched:
            events.append(ParkedChanged(self._mapped(_PENDING, mapping.parked)))
        events.extend(self._service.events(touched))
        events.extend(self.interactions.events(eyes or me.chat_address))
        events.extend(self._of_supervised(me.chat_address))
        return events

    def supervised(self, session_id: SupervisionId) -> AgentModel | None:
        """The model of the agent of a supervisor's session, once something was told of it."""
        return self._supervised.get(session_id)

    def _model_of(self, session_id: SupervisionId) -> AgentModel:
        """That of the agent of a supervisor's session; raises `ProtocolError` for another's."""
        if self._tree.get((*_SUPERVISOR_SESSIONS, session_id)) is None:
            raise ProtocolError("unknown_element")
        return self._supervised.setdefault(session_id, AgentModel())

    def _of_supervised(self, eyes: str) -> Iterator[Event]:
        going_on = {session.id for session in self._service.sessions}
        for session_id, model in list(self._supervised.items()):
            if session_id not in going_on:
                del self._supervised[session_id]
            elif told := model.events(eyes):
                yield SupervisedChanged(session_id, tuple(told))

    def _require_element(self, path: Path) -> None:
        """Refuse a change inside an element of a collection that was never told of."""
        length = 5 if path[2] == "statistics" else 4
        collection = path[2] in _COLLECTIONS
        if collection and len(path) > length and self._tree.get(path[:length]) is None:
            raise ProtocolError("unknown_element")

    def _mapped(self, collection: Path, function: Callable[[Json], T]) -> tuple[T, ...]:
        return tuple(function({"id": key} | row) for key, row in self._elements(collection))

    def _elements(self, collection: Path) -> Iterator[tuple[str, dict[str, Json]]]:
        elements = self._tree.get(collection)
        if isinstance(elements, dict):
            for key, row in elements.items():
                if isinstance(row, dict):
                    yield key, row


def _figures_in(statistics: Json) -> Json:
    """The one collection in `/statistics`; None where it is not told."""
    found = statistics.get("queues") if isinstance(statistics, dict) else None
    return found if isinstance(found, (list, dict)) else None
