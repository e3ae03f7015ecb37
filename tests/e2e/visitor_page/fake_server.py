"""A stand-in for the visitor side of a server, steered by the test that uses it.

It speaks the published envelopes and does what its switches say: with `answers` off it never
answers a request, with `returns_ids` off its messages carry neither id nor request id, as servers
in the field do.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import uvicorn
from starlette.applications import Starlette
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.e2e.visitor_page.fake_visitor import Json, Visitor, kind_of, new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE = Path(__file__).resolve().parents[3] / "resources" / "visitor"
POLICY = b"default-src 'self'; connect-src 'self' ws: wss:"
TIMEOUT = 8.0


class FakeServer:
    """Runs on a free loopback port in its own thread; `run` takes steps on its loop."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._loop = asyncio.new_event_loop()
        self._changed = threading.Condition()
        config = uvicorn.Config(
            _with_policy(self._app()), log_level="critical", ws="websockets-sansio", lifespan="off"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._serve, name="fake-server")
        self.reset()

    def reset(self) -> None:
        """Back to a well-behaved server that knows nobody."""
        self.answers = True
        self.returns_ids = True
        self.withholds_echoes = False
        self.down = False
        self.refusals_until_back = 0
        self.greeting = "Hola, soy Clara. ¿En qué podemos ayudarle?"
        self.refusals: dict[tuple[str, str], int] = {}
        self.sign_ins: list[tuple[str, str]] = []
        self.visitors: list[Visitor] = []
        self.config: Json = {
            "title": "Tienda Aurora",
            "queues": [
                {"address": "ventas@demo", "name": "Ventas"},
                {"address": "soporte@demo", "name": "Soporte"},
            ],
            "languages": ["es", "pt", "en"],
        }

    @property
    def visitor(self) -> Visitor:
        """The newest session."""
        return self.visitors[-1]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=TIMEOUT)
        self._listener.close()

    def run(self, *steps: Coroutine[Any, Any, None]) -> None:
        """Take steps on the server's loop, one after the other, and wait for each."""
        for step in steps:
            asyncio.run_coroutine_threadsafe(step, self._loop).result(TIMEOUT)

    def note(self, visitor: Visitor, request: Json) -> None:
        """Remember a request and wake who waits for it."""
        with self._changed:
            visitor.requests.append(request)
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[], object]) -> None:
        """Wait until something that requests change has become true."""
        with self._changed:
            assert self._changed.wait_for(lambda: bool(condition()), TIMEOUT)

    def received(self, method: str, kind: str) -> list[Json]:
        """The newest session's requests of one method and kind, oldest first."""
        requests = self.visitor.requests if self.visitors else []
        return [r for r in requests if (r["method"], kind_of(r["uri"])) == (method, kind)]

    def queue_name(self, address: str) -> str:
        return next((q["name"] for q in self.config["queues"] if q["address"] == address), "")

    def _serve(self) -> None:
        self._loop.run_until_complete(self._server.serve(sockets=[self._listener]))
        self._loop.close()

    def _come_back(self) -> None:
        """One that is down only so long is there again before it is asked whether it is."""
        self.refusals_until_back -= 1
        if self.refusals_until_back == 0:
            self.down = False

    def _app(self) -> Starlette:
        root = "/{tenant}/visitor"
        return Starlette(
            routes=[
                Route(f"{root}/", self._page),
                Route(f"{root}/config.json", self._config),
                Route(f"{root}/ecfs/authentication", self._sign_in, methods=["POST"]),
                WebSocketRoute(root + "/ecfs/ws_endpoint/;jsessionid={token}", self._talk),
                Mount(f"{root}/static", StaticFiles(directory=PAGE)),
            ]
        )

    async def _page(self, _request: Request) -> Response:
        return FileResponse(PAGE / "index.html")

    async def _config(self, _request: Request) -> Response:
        return Response(status_code=503) if self.down else JSONResponse(self.config)

    async def _sign_in(self, request: Request) -> Response:
        if self.down:
            return Response(status_code=503)
        form = parse_qs((await request.body()).decode())
        self.sign_ins.append((request.headers["authorization"], form["Authorization"][0]))
        visitor = Visitor(self)
        self.visitors.append(visitor)
        cookie = f"JSESSIONID={visitor.token}; HttpOnly; Path=/"
        headers = {"x-jsessionid": visitor.token, "set-cookie": cookie}
        return JSONResponse({"id": new_id()}, headers=headers)

    async def _talk(self, connection: WebSocket) -> None:
        token = connection.path_params["token"]
        visitor = next((item for item in self.visitors if item.token == token), None)
        if self.down or visitor is None:
            self._come_back()
            await connection.close()
            return
        await connection.accept()
        await connection.send_json({"sessionid": token, "ecfsessionid": new_id()})
        visitor.connections.append(connection)
        with suppress(WebSocketDisconnect):
            while True:
                await visitor.receive(await connection.receive_json())
        visitor.connections.remove(connection)


def _with_policy(app: ASGIApp) -> ASGIApp:
    """The same application with the content security policy on every answer."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"].append((b"content-security-policy", POLICY))
            await send(message)

        await app(scope, receive, send_guarded)

    return guarded
