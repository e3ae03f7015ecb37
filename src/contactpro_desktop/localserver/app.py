"""The web application: every address of the server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from contactpro_desktop.localserver.door.access import AccessGuard, AccessRules
from contactpro_desktop.localserver.door.addresses import PlainAddresses
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.ri.routes import ri_routes
from contactpro_desktop.localserver.web.authentication import (
    AgentAuthentication,
    VisitorAuthentication,
)
from contactpro_desktop.localserver.web.edge import Edge, EdgeSettings
from contactpro_desktop.localserver.web.json_http import refused
from contactpro_desktop.localserver.web.media import Media
from contactpro_desktop.localserver.web.rest import RestTwin
from contactpro_desktop.localserver.web.visitor_page import PageFiles, VisitorPage
from contactpro_desktop.localserver.web.websocket import AgentSocket, VisitorSocket

_MEDIA_METHODS = ["GET", "PUT", "POST"]


def create_app(engine: Engine, settings: EdgeSettings, page: Path) -> Starlette:
    """The application for a started engine. `page` is the folder of the end users' page."""
    edge = Edge(engine, settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        edge.start()
        await edge.open_mail()
        yield
        await edge.stop()

    return Starlette(
        routes=[*_agent_routes(edge), *ri_routes(edge), *_visitor_routes(edge, page)],
        middleware=[
            Middleware(
                AccessGuard,
                tenant=engine.state.site.tenant,
                rules=AccessRules(settings.origins, settings.pages),
            ),
            Middleware(PlainAddresses),
        ],
        exception_handlers={HTTPException: _http_error, ClientDisconnect: _broke_off},
        lifespan=lifespan,
    )


def _agent_routes(edge: Edge) -> list[BaseRoute]:
    authentication, rest = AgentAuthentication(edge), RestTwin(edge)
    base = "/{tenant}/ecfs"
    return [
        WebSocketRoute(f"{base}/ws_endpoint", AgentSocket(edge).endpoint),
        Route(f"{base}/rest/openapi.json", rest.schema),
        Route(
            f"{base}/rest/{{rest:path}}",
            rest.endpoint,
            methods=["GET", "PUT", "POST", "DELETE", "PATCH"],
        ),
        Route(
            "/{tenant}/ecfs/media/{media_id:path}", Media(edge).for_agents, methods=_MEDIA_METHODS
        ),
        Route(f"{base}/authentication", authentication.sign_in, methods=["POST"]),
        Route(f"{base}/authentication", authentication.sign_out, methods=["DELETE"]),
    ]


def _visitor_routes(edge: Edge, folder: Path) -> list[BaseRoute]:
    authentication, page = VisitorAuthentication(edge), VisitorPage(edge, folder)
    base = "/{tenant}/visitor"
    return [
        WebSocketRoute(f"{base}/ecfs/ws_endpoint", VisitorSocket(edge).endpoint),
        Route(f"{base}/ecfs/authentication", authentication.sign_in, methods=["POST"]),
        Route(
            f"{base}/ecfs/media/{{media_id:path}}",
            Media(edge).for_visitors,
            methods=_MEDIA_METHODS,
        ),
        Route(f"{base}/config.json", page.config),
        Mount(f"{base}/static", PageFiles(directory=folder)),
        Route(f"{base}/", page.index),
        Route(base, page.redirect),
    ]


async def _http_error(request: Request, error: Exception) -> Response:
    """Errors of the framework, in the form that all others have."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    reasons = {404: "not_found", 405: "method_not_allowed"}
    answer = refused(status, reasons.get(status, "error"))
    if isinstance(error, HTTPException):
        answer.headers.update(error.headers or {})
    return answer


async def _broke_off(request: Request, error: Exception) -> Response:
    """Half a body is no request, and no defect of ours; mostly nobody hears it."""
    return refused(400, "malformed")
