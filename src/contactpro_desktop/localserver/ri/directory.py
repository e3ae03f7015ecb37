"""`GET /RI/dpi/entries`: colleagues and queues that a conversation may be transferred to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response

from contactpro_desktop.domain.channel import Capability, Channel, capability_for
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.push.figures import AgentFigures
from contactpro_desktop.localserver.ri.agents import availability, full_name, people
from contactpro_desktop.localserver.ri.parameters import whole_number
from contactpro_desktop.localserver.ri.search import Matcher, matcher
from contactpro_desktop.localserver.router.model import AgentRow, AgentSpec, QueueSpec
from contactpro_desktop.localserver.views.agent import chat_address
from contactpro_desktop.localserver.web.edge import Edge
from contactpro_desktop.localserver.web.json_http import JsonResponse

_LIMIT = 100
_MOST_ENTRIES = 1_000

_WANTED = {"": "UQ", "all": "UQ", "users": "U", "queues": "Q"}


class Directory:
    """Additions: capabilities, how the agent is, what waits and how many agents are free."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def get(self, request: Request, agent_id: AgentId) -> Response:
        wanted = _WANTED.get(request.query_params.get("onlyInternals", ""))
        if wanted is None:
            raise ProtocolError("query")
        limit = whole_number(request, "limit", default=_LIMIT, most=_MOST_ENTRIES)
        fits = matcher(request.query_params.get("search", ""))
        return JsonResponse(list(islice(self._entries(wanted, fits), limit)))

    def _entries(self, wanted: str, fits: Matcher) -> Iterator[dict[str, Json]]:
        if "U" in wanted:
            for spec, row in people(self._edge.state):
                if fits(_texts_of_agent(spec, row)):
                    yield self._agent(spec, row)
        if "Q" in wanted:
            figures = self._edge.figures.agents()
            for queue in self._edge.state.site.queues.values():
                if fits([queue.name, queue.address]):
                    yield self._queue(queue, figures.get(queue.id, AgentFigures()))

    def _agent(self, spec: AgentSpec, row: AgentRow) -> dict[str, Json]:
        return {
            "id": spec.id,
            "sourceType": "User",
            "sourceId": spec.id,
            "name": full_name(spec),
            "number": spec.extension,
            "chatAddress": chat_address(spec, row),
            "email": spec.email_address,
            "capabilities": _capabilities(spec.capabilities),
            **availability(self._edge.state, row),
        }

    def _queue(self, queue: QueueSpec, agents: AgentFigures) -> dict[str, Json]:
        served = capability_for(queue.channel)
        return {
            "id": queue.id,
            "sourceType": "Queue",
            "sourceId": queue.id,
            "name": queue.name,
            "number": queue.address if queue.channel is Channel.PHONE else "",
            "chatAddress": queue.address if queue.channel is Channel.CHAT else "",
            "email": queue.address if queue.channel is Channel.EMAIL else "",
            "capabilities": _capabilities(frozenset({served} if served else ())),
            "waiting": self._edge.state.waiting_count(queue.id),
            "agentsFree": agents.waiting,
        }


def _texts_of_agent(spec: AgentSpec, row: AgentRow) -> list[str]:
    address = chat_address(spec, row)
    return [full_name(spec), spec.username, spec.extension, address, spec.email_address]


def _capabilities(given: frozenset[Capability]) -> dict[str, Json]:
    return {each.value: each in given for each in Capability}
