"""`/RI/rmi/agents`: colleagues, and what may be changed about them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from contactpro_desktop.domain.agent import AgentState, ChangedBy, WorkStatus
from contactpro_desktop.domain.ids import AgentId, ProfileId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.bodies import ReadyStateBody, read_body
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.push.figures import state_of
from contactpro_desktop.localserver.router.commands import ChangePresence, ChangeWorkStatus
from contactpro_desktop.localserver.router.model import AgentRow, AgentSpec, Refused
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.views.agent import chat_address, milliseconds
from contactpro_desktop.localserver.web.edge import Edge
from contactpro_desktop.localserver.web.json_http import JsonResponse, read_json_body

_AVAILABILITY = {
    AgentState.FREE: "Free",
    AgentState.BUSY: "Busy",
    AgentState.AWAY: "Away",
    AgentState.NOT_READY: "NotReady",
    AgentState.OFFLINE: "Offline",
}


class Agents:
    """Everybody sees all agents; only a supervisor changes anybody but themselves."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def get(self, request: Request, agent_id: AgentId) -> Response:
        state = self._edge.state
        rows = [_row(state, spec, row) for spec, row in people(state)]
        return JsonResponse(rows)

    async def get_presences(self, request: Request, agent_id: AgentId) -> Response:
        site = self._edge.state.site
        spec = site.agents[self._subject(request, agent_id)]
        profiles = [site.profiles[each] for each in spec.profiles or site.profiles]
        return JsonResponse([{"id": each.id, "name": each.name} for each in profiles])

    async def put_presence(self, request: Request, agent_id: AgentId) -> Response:
        subject = self._subject(request, agent_id)
        profile_id = ProfileId(request.path_params["presence_id"])
        by = _changed_by(subject, agent_id)
        await self._edge.engine.execute(ChangePresence(subject, profile_id, by))
        return Response(status_code=204)

    async def put_ready_state(self, request: Request, agent_id: AgentId) -> Response:
        subject = self._subject(request, agent_id)
        limit = self._edge.state.site.limits.max_frame_bytes
        body = read_body(ReadyStateBody, await read_json_body(request, limit))
        status = WorkStatus.READY if body.readyState == "Ready" else WorkStatus.NOT_READY
        by = _changed_by(subject, agent_id)
        await self._edge.engine.execute(ChangeWorkStatus(subject, status, by))
        return Response(status_code=204)

    def _subject(self, request: Request, agent_id: AgentId) -> AgentId:
        """Whom the request is about, if the caller may ask that."""
        site = self._edge.state.site
        subject = AgentId(request.path_params["agent_id"])
        if subject != agent_id and not site.agents[agent_id].is_supervisor:
            raise Refused(Refusal.FORBIDDEN)
        if subject not in site.agents:
            raise Refused(Refusal.NOT_FOUND)
        return subject


def people(state: State) -> list[tuple[AgentSpec, AgentRow]]:
    """All agents of flesh and blood."""
    specs = (spec for spec in state.site.agents.values() if not spec.is_bot)
    return [(spec, row) for spec in specs if (row := state.agent(spec.id)) is not None]


def full_name(spec: AgentSpec) -> str:
    return f"{spec.first_name} {spec.last_name}".strip() or spec.username


def availability(state: State, row: AgentRow) -> dict[str, Json]:
    """How an agent is, in the words that RMI and DPI share."""
    profile = state.site.profiles.get(row.profile_id)
    return {
        "availability": _AVAILABILITY[state_of(state, row)],
        "presenceName": profile.name if profile else "",
        "presenceEndsMs": milliseconds(row.profile_ends),
    }


def _row(state: State, spec: AgentSpec, row: AgentRow) -> dict[str, Json]:
    return {
        "id": spec.id,
        "name": full_name(spec),
        "userName": spec.username,
        "number": spec.extension,
        "chatAddress": chat_address(spec, row),
        "email": spec.email_address,
        **availability(state, row),
    }


def _changed_by(subject: AgentId, agent_id: AgentId) -> ChangedBy:
    return ChangedBy.SELF if subject == agent_id else ChangedBy.SUPERVISOR
