"""The REST twin: the agent's resources as plain HTTP, by the same handlers."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from contactpro_desktop import __version__
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs import envelope
from contactpro_desktop.ecfs.openapi import openapi
from contactpro_desktop.localserver.door.credentials import session_ids
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller
from contactpro_desktop.localserver.handlers.dispatch import WRITING, refusal
from contactpro_desktop.localserver.handlers.routing import Reply
from contactpro_desktop.localserver.web.edge import Edge
from contactpro_desktop.localserver.web.json_http import (
    JsonResponse,
    from_reply,
    read_json_body,
    refused,
)


class RestTwin:
    """`/{tenant}/ecfs/rest/users/me/…`; nothing can be subscribed to here."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def schema(self, request: Request) -> Response:
        """What there is, for programs that read such descriptions. No secret: anybody may."""
        table = self._edge.agents.table
        resources = ((each.pattern, each.methods) for each in table.resources)
        server = request.url.path.removesuffix("/openapi.json")
        return JsonResponse(openapi(resources, server, __version__))

    async def endpoint(self, request: Request) -> Response:
        session = self._edge.sessions.agent(session_ids(request))
        if session is None:
            return refused(403, "no_session")
        caller = AgentCaller(session, session.row.public_id)
        raw_path: bytes = request.scope["raw_path"]
        _, _, resource = raw_path.decode("latin-1").partition("/ecfs/rest/")
        try:
            body = await read_json_body(request, self._edge.state.site.limits.max_frame_bytes)
        except ProtocolError as error:
            return from_reply(refusal(error))
        return from_reply(
            await self._reply(caller, envelope.Request("", request.method, f"/{resource}", body))
        )

    async def _reply(self, caller: AgentCaller, request: envelope.Request) -> Reply:
        path = request.path
        if request.method in WRITING:
            reply = await self._edge.agents.write(caller, request, path, caller.agent_id)
            return await reply.later() if reply.later is not None else reply
        if request.method in ("GET", "HEAD"):
            return self._edge.agents.get(caller, path)
        return Reply(405)
