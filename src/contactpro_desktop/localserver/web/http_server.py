"""How uvicorn runs the application: the same in production and in tests."""

from __future__ import annotations

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


def uvicorn_config(app: ASGIApp, host: str, port: int, tls: Tls | None = None) -> uvicorn.Config:
    """Port 0 takes a free one.

    Only warnings are logged, whatever the program's own level: below that, uvicorn writes
    addresses with session ids in them, and websockets writes what people say. A request that is
    larger than the protocol allows is answered as malformed; only one that is larger still costs
    the connection.
    """
    return uvicorn.Config(
        app,
        host=host,
        port=port,
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
        ssl_certfile=tls.certificate if tls else None,
        ssl_keyfile=str(tls.key) if tls else None,
    )
