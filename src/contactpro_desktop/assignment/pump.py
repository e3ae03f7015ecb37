"""Moves frames between a websocket and the session machine."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress

from websockets.exceptions import ConnectionClosed

from contactpro_desktop.assignment.watchdog import Watchdog
from contactpro_desktop.assignment.websocket import Connection
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.events import Event
from contactpro_desktop.ecfs.server_clock import Moment
from contactpro_desktop.ecfs.session import SessionMachine

_STALLED = 4000

_log = logging.getLogger(__name__)


class Pump:
    """Serves one connection at a time, and keeps the deadlines of the machine."""

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
        watchdog = Watchdog(connection, self.now, self._on_answer)
        self._wake.set()
        try:
            async with asyncio.TaskGroup() as tasks:
                helpers = (
                    tasks.create_task(self._drive(connection, watchdog)),
                    tasks.create_task(watchdog.run()),
                )
                await self._read(connection)
                for helper in helpers:
                    helper.cancel()
        finally:
            connection.on_heard = None
            await connection.close()
            self._tell(self._machine.lost(self.now()))
        return connection.close_code

    def _on_heard(self) -> None:
        self._machine.heard(self.now())

    def _on_answer(self, asked: Moment) -> None:
        self._tell(self._machine.answered_since(asked, self.now()))
        self._wake.set()

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

    async def _drive(self, connection: Connection, watchdog: Watchdog) -> None:
        """Send what the machine wants sent, and let it know when its deadlines have come."""
        with suppress(ConnectionClosed):
            while not self._machine.stalled(self.now()):
                for frame in self._machine.to_send():
                    await connection.send(frame)
                if self._machine.awaits_answer:
                    watchdog.ask()
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
