"""The RI resources below `/{tenant}/ecfs/RI`, with the session's cookie."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.localserver.door.credentials import session_ids
from contactpro_desktop.localserver.handlers.dispatch import refusal
from contactpro_desktop.localserver.ri.agents import Agents
from contactpro_desktop.localserver.ri.contacts import Contacts
from contactpro_desktop.localserver.ri.directory import Directory
from contactpro_desktop.localserver.router.model import Refused
from contactpro_desktop.localserver.web.edge import Edge
from contactpro_desktop.localserver.web.json_http import from_reply, refused

Handler = Callable[[Request, AgentId], Awaitable[Response]]


def ri_routes(edge: Edge) -> list[Route]:
    agents, contacts, directory = Agents(edge), Contacts(edge), Directory(edge)
    table: tuple[tuple[str, str, Handler], ...] = (
        ("GET", "/rmi/contacts", contacts.get),
        ("GET", "/rmi/agents", agents.get),
        ("GET", "/rmi/agents/{agent_id}/presences", agents.get_presences),
        ("PUT", "/rmi/agents/{agent_id}/presences/{presence_id}", agents.put_presence),
        ("PUT", "/rmi/agents/{agent_id}/readyState", agents.put_ready_state),
        ("GET", "/dpi/entries", directory.get),
    )
    return [
        Route(f"/{{tenant}}/ecfs/RI{path}", _signed_in(edge, handler), methods=[method])
        for method, path, handler in table
    ]


def _signed_in(edge: Edge, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """`handler` for agents with a session; refusals become answers as everywhere else."""

    async def endpoint(request: Request) -> Response:
        session = edge.sessions.agent(session_ids(request))
        if session is None:
            return refused(403, "no_session")
        try:
            return await handler(request, session.agent_id)
        except (Refused, ProtocolError) as error:
            return from_reply(refusal(error))

    return endpoint
