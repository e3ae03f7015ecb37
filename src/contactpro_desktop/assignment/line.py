"""Keeps a session on the line: one websocket after the other, and never two for longer than it
takes to change over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from typing import Any, Self

from contactpro_desktop.assignment.backoff import delays
from contactpro_desktop.assignment.knocking import Ask, knocking
from contactpro_desktop.assignment.pump import Pump
from contactpro_desktop.assignment.websocket import CLOSE_CODES, Connection
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.errors import (
    Intercepted,
    ProxyFailed,
    ServerUnreachable,
    SessionExpired,
    SignInError,
    SignInRefused,
    UnknownTenant,
    UntrustedServer,
)
from contactpro_desktop.domain.events import Event, Link, LinkChanged, SessionEnd, Trouble

_STEADY = 30.0
"""Seconds a connection must have held for the next attempts to begin with short waits again."""

_UNDER_WAY = 1.0
"""Seconds for which an attempt is left alone when the agent asks for one."""

_FIRST_KNOCK = 0.5
"""Seconds into a wait before the first knock: after a short outage none is needed."""

_TROUBLE = {
    ProxyFailed: Trouble.PROXY,
    Intercepted: Trouble.INTERCEPTED,
    UntrustedServer: Trouble.UNTRUSTED,
    SignInRefused: Trouble.REFUSED,
    UnknownTenant: Trouble.REFUSED,
}

_log = logging.getLogger(__name__)

Connect = Callable[[], Coroutine[Any, Any, Connection]]
"""Opens the websocket; raises `SessionExpired` or `SignInError`. Cancelled, it leaves none open."""


class Line:
    """`run` it; the rest may be called meanwhile, on the same loop."""

    def __init__(
        self,
        connect: Connect,
        knock: Ask,
        pump: Pump,
        clock: Clock,
        random: Callable[[], float],
        emit: Callable[[Sequence[Event]], None],
    ) -> None:
        self._connect = connect
        self._knock = knock
        self._pump = pump
        self._clock = clock
        self._random = random
        self._emit = emit
        self._waits = delays(random)
        self._trouble: Trouble | None = None
        self._doubted = asyncio.Event()
        self._hurry = asyncio.Event()
        self._dialling_since: float | None = None
        self._silent = True
        """Whether neither the last attempt nor a knock before it was answered by anybody. Else
        whoever is there does not want us yet, and the next wait is waited out."""

    def retry_now(self) -> None:
        """The agent does not want to wait for the next attempt."""
        since = self._dialling_since
        if since is None or self._clock.monotonic() - since >= _UNDER_WAY:
            self._hurry.set()

    def dial_anew(self) -> None:
        """The network is another one, or the machine slept: whatever the connection says of
        itself, it may be dead; and whatever kept attempts from succeeding may be over."""
        self._waits = delays(self._random)
        self._doubted.set()
        self._hurry.set()

    async def run(self, connection: Connection) -> SessionEnd:
        """Begin with `connection`; ends when the server says that the session is over."""
        while True:
            next_one = await self._use(connection)
            if isinstance(next_one, SessionEnd):
                return next_one
            try:
                connection = next_one or await self._reconnect()
            except SessionExpired:
                return SessionEnd.EXPIRED

    async def _use(self, connection: Connection) -> Connection | SessionEnd | None:
        """Until it is lost; then what takes its place, if that is open already."""
        opened = self._clock.monotonic()
        self._doubted.clear()
        async with _Dial(self._succeed(connection)) as successor:
            code = await self._pump.run(connection)
            _log.info("The connection closed with code %s", code)
            if self._clock.monotonic() - opened >= _STEADY:
                self._waits = delays(self._random)
            if code in CLOSE_CODES:
                return CLOSE_CODES[code]
            found = await successor.take()
        if found is not None:
            self._emit([LinkChanged(Link.RECONNECTING, 0.0)])
        return found

    async def _succeed(self, connection: Connection) -> Connection | None:
        """Once `connection` is doubted, break it, but open another one first if that can be: then
        the server never misses the agent."""
        await self._doubted.wait()
        _log.info("The connection is doubted: it is opened anew")
        try:
            return await self._connect()
        except (SignInError, SessionExpired) as failure:
            _log.info("Opening anew failed: %s", type(failure).__name__)
            return None
        finally:
            connection.abort()

    async def _reconnect(self) -> Connection:
        """With the same session; raises `SessionExpired` where the server no longer knows it."""
        self._trouble = None
        self._silent = True
        self._hurry.clear()
        while True:
            wait = 0.0 if self._hurry.is_set() else next(self._waits)
            self._emit([LinkChanged(Link.RECONNECTING, wait, self._trouble)])
            knocks, self._silent = self._silent, True
            async with self._knocking(_FIRST_KNOCK, knocks):
                await self._pause(wait)
            async with self._knocking(_UNDER_WAY, knocks and self._silent):
                connection = await self._attempt()
            if connection is not None:
                return connection

    def _knocking(self, after: float, wanted: bool) -> AbstractAsyncContextManager[None]:
        """Who answers a knock ends the wait at hand, or an attempt that hangs."""
        if not wanted:
            return nullcontext()
        return knocking(self._knock, self._random, after, self._answered)

    def _answered(self) -> None:
        _log.info("Somebody answers again")
        self._silent = False
        self._hurry.set()

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._hurry.wait()
        self._hurry.clear()

    async def _attempt(self) -> Connection | None:
        """None where it fails, or is overtaken by the wish to begin again."""
        self._dialling_since = self._clock.monotonic()
        try:
            async with _Dial(self._connect()) as dial:
                await dial.done_or(self._hurry)
                return await dial.take()
        except SignInError as failure:
            self._trouble = _TROUBLE.get(type(failure))
            self._silent &= isinstance(failure, ServerUnreachable)
            _log.info("Reconnecting failed: %s", type(failure).__name__)
            return None
        finally:
            self._dialling_since = None


class _Dial:
    """The opening of a connection, under way. What was opened and not taken is broken at the end:
    none is left over, however the two of them end."""

    def __init__(self, opening: Coroutine[Any, Any, Connection | None]) -> None:
        self._opening = opening
        self._taken = False

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._opening)
        return self

    async def __aexit__(self, *exc: object) -> None:
        found = await self._stop()
        if found is not None:
            found.abort()

    async def done_or(self, event: asyncio.Event) -> None:
        """Wait until it has come to an end, or something else has happened."""
        other = asyncio.create_task(event.wait())
        try:
            await asyncio.wait({self._task, other}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            other.cancel()

    async def take(self) -> Connection | None:
        """Stop; the connection, if there is one. Raises what the opening raised."""
        await self._stop()
        self._taken = True
        return None if self._task.cancelled() else self._task.result()

    async def _stop(self) -> Connection | None:
        """What was opened and is nobody's yet."""
        self._task.cancel()
        await asyncio.wait({self._task})
        if self._taken or self._task.cancelled() or self._task.exception() is not None:
            return None
        return self._task.result()
