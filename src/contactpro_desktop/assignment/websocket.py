"""The websocket of a session: opening it, and pumping frames through the session machine."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.typing import Origin

from contactpro_desktop.assignment.tenant import Tenant
from contactpro_desktop.assignment.transport import meaning_of, proxy_for
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.errors import SessionExpired, SignInRefused, UnknownTenant
from contactpro_desktop.domain.events import Event, SessionEnd
from contactpro_desktop.ecfs.envelope import MAX_SERVER_FRAME_BYTES
from contactpro_desktop.ecfs.server_clock import Moment
from contactpro_desktop.ecfs.session import SessionMachine

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
_STALLED = 4000

_log = logging.getLogger(__name__)


class Connection(ClientConnection):
    """Calls `on_heard` whenever something comes in, answers to pings included."""

    on_heard: Callable[[], None] | None = None

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.on_heard is not None:
            self.on_heard()


async def open_websocket(url: str, tenant: Tenant, cookies: str, tls: ssl.SSLContext) -> Connection:
    """Open the websocket at `url` within 5 s.

    Raises `SessionExpired` where the session is not known, else a `SignInError`.
    """
    try:
        connection = await connect(
            url,
            create_connection=Connection,
            origin=Origin(tenant.origin),
            additional_headers={"Cookie": cookies} if cookies else None,
            compression=None,
            proxy=proxy_for(tenant),
            ssl=tls if tenant.secure else None,
            open_timeout=_OPEN_LIMIT,
            close_timeout=_CLOSE_LIMIT,
            ping_interval=_HEARTBEAT,
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
    return UnknownTenant() if status in (200, 404) else SignInRefused(status)


class Pump:
    """Moves frames between one connection at a time and the machine, and keeps its deadlines."""

    def __init__(
        self, machine: SessionMachine, clock: Clock, emit: Callable[[Sequence[Event]], None]
    ) -> None:
        self._machine = machine
        self._clock = clock
        self._emit = emit
        self._wake = asyncio.Event()
        self._dropped: set[str] = set()

    def now(self) -> Moment:
        return Moment(self._clock.now(), self._clock.monotonic())

    def wake(self) -> None:
        """The machine was used from outside: look at what it wants."""
        self._wake.set()

    async def run(self, connection: Connection) -> int | None:
        """Pump until the connection closes; its close code, None where it simply went away."""
        self._tell(self._machine.start(self.now()))
        connection.on_heard = self._on_heard
        self._wake.set()
        try:
            async with asyncio.TaskGroup() as tasks:
                driver = tasks.create_task(self._drive(connection))
                await self._read(connection)
                driver.cancel()
        finally:
            await connection.close()
            self._tell(self._machine.lost(self.now()))
        return connection.close_code

    def _on_heard(self) -> None:
        self._tell(self._machine.heard(self.now()))

    async def _read(self, connection: Connection) -> None:
        machine = self._machine
        while True:
            try:
                frame = await connection.recv(decode=False)
            except ConnectionClosed:
                return
            deadline = machine.next_deadline()
            self._take_in(frame)
            if machine.has_frames or machine.next_deadline() != deadline:
                self._wake.set()

    def _take_in(self, frame: bytes) -> None:
        """A frame that the client cannot cope with is dropped; the session goes on without it."""
        try:
            self._tell(self._machine.receive(frame, self.now()))
        except Exception as failure:  # noqa: BLE001 - nothing a server sends may end the session
            kind = type(failure).__name__
            if kind not in self._dropped:
                self._dropped.add(kind)
                _log.error("A frame of the server was dropped: %s", kind)

    async def _drive(self, connection: Connection) -> None:
        """Send what the machine wants sent, and let it know when its deadlines have come."""
        with suppress(ConnectionClosed):
            while not self._machine.stalled(self.now()):
                for frame in self._machine.to_send():
                    await connection.send(frame)
                await self._next_occasion()
                self._tell(self._machine.tick(self.now()))
            _log.warning("The server does not tell who is signed in; connecting anew")
            await connection.close(_STALLED)

    async def _next_occasion(self) -> None:
        deadline = self._machine.next_deadline()
        wait = None if deadline is None else max(0.0, deadline - self._clock.monotonic())
        with suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await self._wake.wait()
        self._wake.clear()

    def _tell(self, events: Sequence[Event]) -> None:
        for kind in self._machine.take_oddities():
            _log.warning("Not understood from the server: %s", kind)
        if events:
            self._emit(events)
