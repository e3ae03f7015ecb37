"""A tenant in the test's own loop: true to the protocol, and at the test's command.

It answers as the published model says and can misbehave on demand; rules of the contact centre it
has none. The real local server is what everything else is tested against.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from contactpro_desktop.ecfs.envelope import Json, Request, Transaction
from contactpro_desktop.ecfs.paths import INTERACTIONS, PROPERTIES, QUEUES, join, segments
from contactpro_desktop.ecfs.serving import SubscriberSession
from contactpro_desktop.ecfs.tree import ResourceTree, snapshot

ANA: dict[str, Json] = {
    "id": "A" * 32,
    "username": "ana",
    "chat_address": "ana@demo",
    "work_status": "not_ready",
    "login_status": "logged_in",
}
NOW_MS = 1_700_000_000_000


@dataclass
class Refuses:
    """What the tenant refuses, until told otherwise."""

    sign_in: Response | None = None
    websocket: bool = False
    ri: int | None = None
    directory: int = 200


@dataclass
class Tenant:
    """`heard` holds every request that is not about subscribing, `asked` every RI request but the
    one by which a client finds out whether there is a directory."""

    refuses: Refuses = field(default_factory=Refuses)
    answers: bool = True
    model: ResourceTree = field(default_factory=ResourceTree)
    ri: dict[str, Callable[[HttpRequest], Response]] = field(default_factory=dict)
    sessions: set[str] = field(default_factory=set)
    signed_out: asyncio.Event = field(default_factory=asyncio.Event)
    upgrades: list[dict[str, str]] = field(default_factory=list)
    sign_ins: list[dict[str, str]] = field(default_factory=list)
    heard: asyncio.Queue[Request] = field(default_factory=asyncio.Queue)
    asked: asyncio.Queue[HttpRequest] = field(default_factory=asyncio.Queue)
    sockets: dict[WebSocket, SubscriberSession] = field(default_factory=dict)
    hold_sign_in: asyncio.Event | None = None
    hold_sign_out: asyncio.Event | None = None
    hold_hello: asyncio.Event | None = None
    hold_ri: asyncio.Event | None = None
    on_gone: Callable[[], None] = lambda: None
    url: str = ""

    def __post_init__(self) -> None:
        self.model.replace(segments(PROPERTIES), dict(ANA))
        self.model.replace(segments(QUEUES), {})
        self.model.replace(segments(INTERACTIONS), {})

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/demo/ecfs/authentication", self._sign_in, methods=["POST"]),
                Route("/demo/ecfs/authentication", self._sign_out, methods=["DELETE"]),
                Route("/demo/visitor/ecfs/authentication", self._visit, methods=["POST"]),
                Route("/demo/ecfs/RI/{path:path}", self._ri, methods=["GET", "POST"]),
                WebSocketRoute("/demo/ecfs/ws_endpoint/", self._websocket),
            ]
        )

    async def push(self, *transactions: Transaction, reason: str = "") -> None:
        """Change the model and tell who has subscribed."""
        for transaction in transactions:
            self.model.apply(transaction)
        for websocket, session in list(self.sockets.items()):
            for frame in session.push(transactions, NOW_MS, reason=reason):
                await websocket.send_text(frame)

    async def say(self, frame: str) -> None:
        for websocket in list(self.sockets):
            await websocket.send_text(frame)

    async def close(self, code: int) -> None:
        for websocket in list(self.sockets):
            await websocket.close(code)

    async def _sign_in(self, request: HttpRequest) -> Response:
        form = parse_qs((await request.body()).decode())
        self.sign_ins.append({**request.headers, "form": form["Authorization"][0]})
        if self.hold_sign_in is not None:
            await self.hold_sign_in.wait()
        if self.refuses.sign_in is not None:
            return self.refuses.sign_in
        session = f"{len(self.sessions):032X}"
        self.sessions.add(session)
        answer = JSONResponse({"id": ANA["id"]})
        answer.set_cookie("JSESSIONID", session, path="/demo/ecfs", httponly=True)
        answer.set_cookie("balancer", "node1")
        return answer

    async def _sign_out(self, request: HttpRequest) -> Response:
        if self.hold_sign_out is not None:
            await self.hold_sign_out.wait()
        self.sessions.discard(request.cookies.get("JSESSIONID", ""))
        self.signed_out.set()
        return Response()

    async def _visit(self, request: HttpRequest) -> Response:
        return Response("a page that knows no visitors")

    async def _ri(self, request: HttpRequest) -> Response:
        if request.cookies.get("JSESSIONID") not in self.sessions:
            return Response(status_code=401)
        if request.query_params.get("limit") == "1":
            return Response(status_code=self.refuses.directory)
        await self.asked.put(request)
        if self.hold_ri is not None:
            await self.hold_ri.wait()
        if self.refuses.ri is not None:
            return Response(status_code=self.refuses.ri)
        return self.ri[request.path_params["path"]](request)

    async def _websocket(self, websocket: WebSocket) -> None:
        self.upgrades.append(dict(websocket.headers))
        known = websocket.cookies.get("JSESSIONID") in self.sessions
        if self.refuses.websocket or not known:
            await websocket.close()
            return
        await websocket.accept()
        session = self.sockets[websocket] = SubscriberSession(answers=self.answers)
        try:
            if self.hold_hello is not None:
                await self.hold_hello.wait()
            await websocket.send_text(session.hello("1" * 32, "2" * 32, NOW_MS))
            while True:
                await self._serve(websocket, session, await websocket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            del self.sockets[websocket]
            self.on_gone()

    async def _serve(self, websocket: WebSocket, session: SubscriberSession, frame: str) -> None:
        request = session.receive(frame, NOW_MS)
        assert isinstance(request, Request), frame
        value = self.model.get(request.path)
        if request.method == "SUBSCRIBE":
            for text in session.subscribe(request.uri, snapshot(request.uri, value), NOW_MS):
                await websocket.send_text(text)
        elif request.method != "GET":
            await self.heard.put(request)
            await self._write(request)
        for text in session.answer(request, 200, NOW_MS):
            await websocket.send_text(text)

    async def _write(self, request: Request) -> None:
        """PUT an object: its leaves change."""
        if request.method == "PUT" and isinstance(request.body, dict):
            leaves = ((join((*request.path, key)), value) for key, value in request.body.items())
            await self.push(*(Transaction("PUT", uri, value) for uri, value in leaves))


@asynccontextmanager
async def serving(
    tenant: Tenant, *, cert: str | None = None, key: str | None = None, port: int = 0
) -> AsyncIterator[Tenant]:
    """Serve `tenant` on a loopback port; `tenant.url` is its address."""
    listener = socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(
        tenant.app(),
        log_config=None,
        lifespan="off",
        ws="websockets-sansio",
        ssl_certfile=cert,
        ssl_keyfile=key,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    scheme = "https" if cert else "http"
    tenant.url = f"{scheme}://127.0.0.1:{listener.getsockname()[1]}/demo"
    try:
        yield tenant
    finally:
        server.should_exit = True
        await task


def rows(*items: Mapping[str, object], **headers: str) -> Response:
    """An RI answer; header names with underscores for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(json.dumps(items), media_type="application/json", headers=named)
