"""Where the server listens, and how uvicorn runs the application there."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn._types import ASGISendEvent
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

_PING_SECONDS = 4.5
_PONG_SECONDS = 5.0
"""With the two of them a client that is gone without a word is known within ten seconds."""

_LONGEST_WAIT = 30.0
_MAX_WEBSOCKET_BYTES = 1024 * 1024
_HEAD_SECONDS = 5.0
"""How long the head of a request may take to come."""

_REST_SECONDS = 120.0
"""How long the rest of one may take that is answered already: many clients listen only after all of
it is sent."""

_MESSAGES_WAITING = 2
"""How many may wait for a connection's reader before no more are taken from the network."""


class HastyHttpProtocol(H11Protocol):
    """Gives up whoever takes too long over the head of a request, or over the rest of one that is
    answered: to hold half of one open costs them nothing, and the server a connection."""

    _waiting: asyncio.TimerHandle | None = None
    _allowed = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._allow(_HEAD_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.our_state is h11.IDLE:
            self._allow(_HEAD_SECONDS)
        elif self.conn.our_state is h11.DONE:
            self._allow(_REST_SECONDS)
        else:
            self._stop_waiting()

    def _allow(self, seconds: float) -> None:
        """From the first byte on: more of them gain no time."""
        if self._waiting is not None and self._allowed == seconds:
            return
        self._stop_waiting()
        if not self.transport.is_closing():
            self._allowed = seconds
            self._waiting = self.loop.call_later(seconds, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


class PatientWebSocketProtocol(WebSocketsSansIOProtocol):
    """Breaks the connection of a client that is gone without a word, whatever still waits to be
    sent to it.

    It is patient where the pong waits behind requests that the server has not read yet, and for
    a while where anything is heard: on a slow link the ping waits behind what was sent before.
    """

    _heard_at = 0.0

    def data_received(self, data: bytes) -> None:
        self._heard_at = self.loop.time()
        super().data_received(data)

    def send_receive_event_to_app(self) -> None:
        """uvicorn stops to listen after every message and begins again when it was taken, which
        costs more than to read one."""
        was_paused, self.read_paused = self.read_paused, True
        super().send_receive_event_to_app()
        self.read_paused = was_paused
        if not was_paused and self.queue.qsize() >= _MESSAGES_WAITING:
            self.read_paused = True
            self.transport.pause_reading()

    async def send(self, message: ASGISendEvent) -> None:
        """Frames for a link that was cut end here: asyncio would log each of them."""
        if message["type"] == "websocket.send" and self.transport.is_closing():
            raise ClientDisconnected
        await super().send(message)

    def keepalive_timeout(self) -> None:
        wait = self._patience()
        if wait > 0:
            self.pong_timer = self.loop.call_later(wait, self.keepalive_timeout)
        else:
            super().keepalive_timeout()
            self.transport.abort()

    def _patience(self) -> float:
        """Seconds that the pong is still waited for."""
        timeout = self.ping_timeout or 0.0
        if self.read_paused:
            return timeout
        heard = max(self._heard_at, self.ping_sent_at)
        return min(heard + timeout, self.ping_sent_at + _LONGEST_WAIT) - self.loop.time()


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
        http=HastyHttpProtocol,
        ws=PatientWebSocketProtocol,
        ws_max_size=_MAX_WEBSOCKET_BYTES,
        ws_ping_interval=_PING_SECONDS,
        ws_ping_timeout=_PONG_SECONDS,
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
