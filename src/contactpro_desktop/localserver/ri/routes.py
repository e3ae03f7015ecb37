"""The RI resources, behind two doors: `/{tenant}/ecfs/RI` with an agent's session, and
`/{tenant}/RI` with the key and password of a program."""

from __future__ import annotations

from starlette.requests import Request
from starlette.routing import Route

from contactpro_desktop.localserver.door.api_users import read_basic
from contactpro_desktop.localserver.door.credentials import session_ids
from contactpro_desktop.localserver.door.throttle import TooManyAttempts
from contactpro_desktop.localserver.ri import cmi, dpi, rci, rmi
from contactpro_desktop.localserver.ri.archive import Archive
from contactpro_desktop.localserver.ri.kit.call import Resource
from contactpro_desktop.localserver.ri.kit.caller import Caller, agent_caller, api_caller
from contactpro_desktop.localserver.ri.kit.problems import Problem
from contactpro_desktop.localserver.ri.kit.routes import routes
from contactpro_desktop.localserver.ri.kit.translation import Translation
from contactpro_desktop.localserver.ri.tasks import Tasks
from contactpro_desktop.localserver.web.edge import Edge


def ri_routes(edge: Edge) -> list[Route]:
    resources = ri_resources(edge)
    site = edge.state.site
    limit, names = site.limits.max_frame_bytes, Translation(site)
    return [
        *routes("/{tenant}/ecfs/RI", resources, _SessionDoor(edge), names, limit),
        *routes("/{tenant}/RI", resources, _KeyDoor(edge), names, limit),
    ]


def ri_resources(edge: Edge) -> list[Resource]:
    archive = Archive(edge.engine.history)
    return [
        *rmi.resources(edge, archive),
        *dpi.resources(edge),
        *cmi.resources(edge, archive),
        *rci.resources(edge),
        *Tasks(edge, archive).resources(),
    ]


class _SessionDoor:
    """403 without a session, as in the agent protocol."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def __call__(self, request: Request) -> Caller:
        session = self._edge.sessions.agent(session_ids(request))
        if session is None:
            raise Problem(403, "no_session")
        return agent_caller(self._edge.state.site, session)


class _KeyDoor:
    """401 for a wrong user, password or key, 429 after several in a row."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def __call__(self, request: Request) -> Caller:
        shown = read_basic(request.headers.get("authorization", ""))
        key = request.headers.get("x-api-key", "")
        if shown is None or not key:
            raise Problem(401, "wrong_credentials")
        address = request.client.host if request.client else ""
        try:
            user = await self._edge.api_users.verify(shown, key, address)
        except TooManyAttempts as error:
            wait = int(error.retry_after) + 1
            raise Problem(429, "too_many_attempts", retry_after=wait) from None
        if user is None:
            raise Problem(401, "wrong_credentials")
        return api_caller(self._edge.state.site, user)
