"""Opening the websocket of a session."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus, WebSocketException
from websockets.typing import Origin

from contactpro_desktop.assignment.tenant import Tenant
from contactpro_desktop.assignment.transport import meaning_of, proxy_for, stranger
from contactpro_desktop.domain.errors import SessionExpired, SignInRefused, UnknownTenant
from contactpro_desktop.domain.events import SessionEnd
from contactpro_desktop.ecfs.envelope import MAX_SERVER_FRAME_BYTES

ENDPOINT = "/ecfs/ws_endpoint/"

CLOSE_CODES = {
    4001: SessionEnd.TAKEN_OVER,
    4003: SessionEnd.FORCED,
    4009: SessionEnd.EXPIRED,
}
"""Close codes by which the local server says that the session is over, not only the connection."""

_HEARTBEAT = 5.0
_OPEN_LIMIT = 5.0
_CLOSE_LIMIT = 1.0


class Connection(ClientConnection):
    """Calls `on_heard` whenever something comes in, answers to pings included. `heard_at` is when
    that was last, by the loop's clock."""

    on_heard: Callable[[], None] | None = None
    heard_at = 0.0

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self.heard_at = asyncio.get_running_loop().time()
        if self.on_heard is not None:
            self.on_heard()

    def abort(self) -> None:
        """Break it now, without a word to an other end that may not listen any more."""
        self.transport.abort()


class _Opening(connect):
    """An upgrade that is redirected has met somebody else than the server."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc


async def open_websocket(
    url: str, tenant: Tenant, cookies: str, tls: ssl.SSLContext, *, watched: bool = False
) -> Connection:
    """Open the websocket at `url` within 5 s. `watched` says that the caller looks after its life.

    Raises `SessionExpired` where the session is not known, else a `SignInError`.
    """
    try:
        connection = await _Opening(
            url,
            create_connection=Connection,
            origin=Origin(tenant.origin),
            additional_headers={"Cookie": cookies} if cookies else None,
            compression=None,
            proxy=proxy_for(tenant),
            ssl=tls if tenant.secure else None,
            open_timeout=_OPEN_LIMIT,
            close_timeout=_CLOSE_LIMIT,
            ping_interval=None if watched else _HEARTBEAT,
            ping_timeout=_HEARTBEAT,
            max_size=MAX_SERVER_FRAME_BYTES,
        )
    except InvalidStatus as failure:
        raise _refusal(failure.response.status_code) from None
    except (OSError, EOFError, WebSocketException) as failure:
        raise meaning_of(failure) from None
    assert isinstance(connection, Connection)
    return connection


def _refusal(status: int) -> Exception:
    if status in (401, 403):
        return SessionExpired()
    return UnknownTenant() if status == 404 else stranger(status) or SignInRefused(status)
