"""`/RI/dpi/entries`: colleagues, queues, and whoever was entered from outside."""

from __future__ import annotations

from collections.abc import Iterator

from contactpro_desktop.domain.channel import Capability, Channel, capability_for
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.bodies.ri import EntryBody
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.push.figures import AgentFigures
from contactpro_desktop.localserver.ri.filing import Cabinet
from contactpro_desktop.localserver.ri.kit.answers import Answer, Created
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.problems import Problem
from contactpro_desktop.localserver.ri.kit.query import LIMIT, MOST, Query
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.search import matcher
from contactpro_desktop.localserver.ri.people import availability, full_name, people
from contactpro_desktop.localserver.router.model import AgentRow, AgentSpec, QueueSpec
from contactpro_desktop.localserver.storage.filing import Filed, FileKind
from contactpro_desktop.localserver.views.agent import chat_address
from contactpro_desktop.localserver.web.edge import Edge

_USER, _QUEUE, _EXTERNAL = "User", "Queue", "null"
_INTERNALS = {
    "": {_USER, _QUEUE, _EXTERNAL},
    "all": {_USER, _QUEUE},
    "users": {_USER},
    "queues": {_QUEUE},
}
_SOURCES = {"user": _USER, "queue": _QUEUE, "null": _EXTERNAL}
_TAKEN = frozenset({"search", "sourceType", "sourceId", "groupId", "id"})


class Entries:
    """Additions: capabilities, how the agent is, what waits and how many agents are free."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge
        self._cabinet = Cabinet(edge, FileKind.ENTRY)

    def resources(self) -> tuple[Resource, ...]:
        return (("/dpi/entries", {"GET": self.get, "POST": self.post}),)

    async def get(self, call: Call) -> Answer:
        call.caller.require(Right.DIRECTORY)
        fits = matcher(call.query.text("search"))
        rows = [row for row in await self._entries(call.query) if fits(_texts(row))]
        _check_limit(call.query, len(rows))
        return Answer("entries", selected(rows, call.query, taken=_TAKEN))

    async def post(self, call: Call) -> Created:
        """Somebody outside, kept in the database. Binary attributes have no place here."""
        call.caller.require(Right.ADD_ENTRIES)
        body = await call.body(EntryBody)
        entry = await self._cabinet.add(body.model_dump(by_alias=True), subject=body.name)
        return Created(entry.id, listed=True)

    async def _entries(self, query: Query) -> list[Row]:
        """Those of the wanted kinds, groups and ids, inside before outside."""
        kinds, groups = _kinds(query), query.listed("groupId")
        ids, sources = query.ids("id"), query.ids("sourceId")
        rows = list(self._internals(kinds)) if groups is None else []
        if _EXTERNAL in kinds:
            external = map(_external, await self._edge.engine.history.filed(FileKind.ENTRY))
            rows += [row for row in external if groups is None or _is_in(row, groups)]
        return [
            row
            for row in rows
            if (ids is None or row["id"] in ids) and (sources is None or row["sourceId"] in sources)
        ]

    def _internals(self, kinds: set[str]) -> Iterator[Row]:
        if _USER in kinds:
            for spec, row in people(self._edge.state):
                yield self._agent(spec, row)
        if _QUEUE in kinds:
            figures = self._edge.figures.agents()
            for queue in self._edge.state.site.queues.values():
                yield self._queue(queue, figures.get(queue.id, AgentFigures()))

    def _agent(self, spec: AgentSpec, row: AgentRow) -> Row:
        return {
            "id": spec.id,
            "sourceType": _USER,
            "sourceId": spec.id,
            "name": full_name(spec),
            "userName": spec.username,
            "number": spec.extension,
            "chatAddress": chat_address(spec, row),
            "email": spec.email_address,
            "capabilities": _capabilities(_usable(spec)),
            **availability(self._edge.state, row),
        }

    def _queue(self, queue: QueueSpec, agents: AgentFigures) -> Row:
        served = capability_for(queue.channel)
        return {
            "id": queue.id,
            "sourceType": _QUEUE,
            "sourceId": queue.id,
            "name": queue.name,
            "number": queue.address if queue.channel is Channel.PHONE else "",
            "chatAddress": queue.address if queue.channel is Channel.CHAT else "",
            "email": queue.address if queue.channel is Channel.EMAIL else "",
            "capabilities": _capabilities(frozenset({served} if served else ())),
            "waiting": self._edge.state.waiting_count(queue.id),
            "agentsFree": agents.waiting,
        }


def _usable(spec: AgentSpec) -> frozenset[Capability]:
    """A capability that the user has no right to is none for colleagues."""
    served = (capability_for(channel) for channel in Channel if spec.serves(channel))
    return frozenset(each for each in served if each is not None)


def _external(entry: Filed) -> Row:
    return {"id": entry.id, "sourceType": None, "sourceId": None, **entry.body}


def _kinds(query: Query) -> set[str]:
    """What `onlyInternals` and `sourceType` leave; raises `ProtocolError` for other words."""
    kinds = query.choice("onlyInternals", _INTERNALS)
    types = query.listed("sourceType")
    if types is None:
        return kinds
    if any(each.casefold() not in _SOURCES for each in types):
        raise ProtocolError("query")
    return kinds & {_SOURCES[each.casefold()] for each in types}


def _check_limit(query: Query, found: int) -> None:
    """More than `limit` is an error unless the caller says that a part will do."""
    limit = query.number("limit", default=LIMIT, most=MOST)
    is_error = query.flag("errorIfLimitReached", default=True)
    if is_error and found > limit:
        raise Problem(400, "limit_reached")


def _is_in(row: Row, groups: list[str]) -> bool:
    mine = row.get("groupId")
    return isinstance(mine, list) and any(group in groups for group in mine)


def _texts(row: Row) -> list[str]:
    """What the search looks at: names and addresses, not how somebody is."""
    names = ("name", "userName", "number", "mobile", "chatAddress", "email", "company")
    return [str(row[name]) for name in names if row.get(name)]


def _capabilities(given: frozenset[Capability]) -> dict[str, Json]:
    return {each.value: each in given for each in Capability}
