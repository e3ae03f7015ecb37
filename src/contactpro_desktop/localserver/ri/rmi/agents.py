"""`/RI/rmi/agents`: colleagues, and what may be changed about them."""

from __future__ import annotations

from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import AgentId, ProfileId
from contactpro_desktop.ecfs.bodies.ri import ReadyStateBody
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.kit.answers import Answer, Done
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.problems import forbidden, not_found
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.people import (
    AVAILABILITY,
    availability,
    full_name,
    people,
)
from contactpro_desktop.localserver.router.commands import ChangePresence, ChangeWorkStatus
from contactpro_desktop.localserver.router.model import AgentRow, AgentSpec
from contactpro_desktop.localserver.views.agent import chat_address
from contactpro_desktop.localserver.web.edge import Edge

_MOST_QUEUE_INFO = 3
_WORDS = {word.casefold(): word for word in AVAILABILITY.values()}


class Agents:
    """Everybody sees all agents; only those with the right change anybody but themselves."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    def resources(self) -> tuple[Resource, ...]:
        return (
            ("/rmi/agents", {"GET": self.get}),
            ("/rmi/agents/{id}/presences", {"GET": self.get_presences}),
            ("/rmi/agents/{id}/presences/{presence_id}", {"PUT": self.put_presence}),
            ("/rmi/agents/{id}/readyState", {"PUT": self.put_ready_state}),
        )

    async def get(self, call: Call) -> Answer:
        """`availability` is a list of words; with `showQueueInfo` (1 to 3) each agent's queues."""
        call.caller.require(Right.MONITOR)
        state, wanted = self._edge.state, _availabilities(call)
        info = call.query.number("showQueueInfo", default=0, most=_MOST_QUEUE_INFO)
        rows = [self._row(spec, row, with_queues=info > 0) for spec, row in people(state)]
        if wanted is not None:
            rows = [row for row in rows if row["availability"] in wanted]
        return Answer("agents", selected(rows, call.query, taken=("availability",)))

    async def get_presences(self, call: Call) -> Answer:
        site = self._edge.state.site
        spec = site.agents[self._subject(call)]
        profiles = [site.profiles[each] for each in spec.profiles or site.profiles]
        rows: list[Row] = [{"id": each.id, "name": each.name} for each in profiles]
        return Answer("presences", selected(rows, call.query))

    async def put_presence(self, call: Call) -> Done:
        """The body, if any, is the profile; the address says which."""
        subject = self._subject(call)
        profile_id = ProfileId(call.key("presence_id"))
        await self._edge.engine.execute(ChangePresence(subject, profile_id, _by(call, subject)))
        return Done()

    async def put_ready_state(self, call: Call) -> Done:
        subject = self._subject(call)
        body = await call.body(ReadyStateBody)
        status = WorkStatus.READY if body.readyState == "Ready" else WorkStatus.NOT_READY
        await self._edge.engine.execute(ChangeWorkStatus(subject, status, _by(call, subject)))
        return Done()

    def _subject(self, call: Call) -> AgentId:
        """Whom the request is about, if the caller may ask that."""
        subject = AgentId(call.key("id"))
        if subject != call.caller.agent_id and Right.CHANGE_AGENTS not in call.caller.rights:
            raise forbidden()
        if subject not in self._edge.state.site.agents:
            raise not_found()
        return subject

    def _row(self, spec: AgentSpec, row: AgentRow, *, with_queues: bool) -> Row:
        shown: Row = {
            "id": spec.id,
            "name": full_name(spec),
            "userName": spec.username,
            "number": spec.extension,
            "chatAddress": chat_address(spec, row),
            "email": spec.email_address,
            **availability(self._edge.state, row),
        }
        return shown | {"queues": {"queue": self._queues(spec, row)}} if with_queues else shown

    def _queues(self, spec: AgentSpec, row: AgentRow) -> list[Json]:
        queues = self._edge.state.site.queues.values()
        return [
            {"id": queue.id, "name": queue.name, "serving": queue.id in row.serving}
            for queue in queues
            if queue.id in spec.queues
        ]


def _availabilities(call: Call) -> set[str] | None:
    words = call.query.listed("availability")
    if words is None:
        return None
    if any(word.casefold() not in _WORDS for word in words):
        raise ProtocolError("query")
    return {_WORDS[word.casefold()] for word in words}


def _by(call: Call, subject: AgentId) -> ChangedBy:
    return ChangedBy.SELF if subject == call.caller.agent_id else ChangedBy.SUPERVISOR
