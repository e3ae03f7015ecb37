"""Where the server listens, and how uvicorn runs the application there."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

_PING_SECONDS = 5
_MAX_WEBSOCKET_BYTES = 1024 * 1024


class PatientWebSocketProtocol(WebSocketsSansIOProtocol):
    """Does not give up a client whose pong waits behind requests that the server has not read
    yet: then it is the server that is busy, and the client that is patient."""

    def keepalive_timeout(self) -> None:
        if self.read_paused and self.ping_timeout is not None:
            self.pong_timer = self.loop.call_later(self.ping_timeout, self.keepalive_timeout)
        else:
            super().keepalive_timeout()


@dataclass(frozen=True, slots=True)
class Tls:
    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Listen:
    """Where to listen; port 0 takes a free one. `origins` as in `EdgeSettings`."""

    host: str = "127.0.0.1"
    port: int = 0
    tls: Tls | None = None
    origins: tuple[str, ...] = ()

    def bind(self) -> socket.socket:
        """Raises `OSError` if the address cannot be had.

        The protocol is named: asyncio sends small frames at once only on such a socket.
        """
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((self.host, self.port))
        except OSError:
            bound.close()
            raise
        return bound


class HttpServer(uvicorn.Server):
    """Tells when it listens. Signals are the business of whoever runs it."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()


def uvicorn_config(app: ASGIApp, listen: Listen) -> uvicorn.Config:
    """The same in production and in tests.

    Only warnings are logged, whatever the program's own level: below that, uvicorn writes
    addresses with session ids in them, and websockets writes what people say. A request that is
    larger than the protocol allows is answered as malformed; only one that is larger still costs
    the connection.
    """
    return uvicorn.Config(
        app,
        host=listen.host,
        port=listen.port,
        http="h11",
        ws=PatientWebSocketProtocol,
        ws_max_size=_MAX_WEBSOCKET_BYTES,
        ws_ping_interval=_PING_SECONDS,
        ws_ping_timeout=_PING_SECONDS,
        ws_per_message_deflate=False,
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
        ssl_certfile=listen.tls.certificate if listen.tls else None,
        ssl_keyfile=str(listen.tls.key) if listen.tls else None,
    )
