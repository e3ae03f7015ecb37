"""Finds out when nobody is left at the other end of a connection that still says that it is open.

A ping every 4.5 s and 5 s for the answer: a dead link is known within 10 s. On a slow one the
answer may wait behind what is on its way already; there it has more time, as long as anything
comes in.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from websockets.exceptions import ConnectionClosed

from contactpro_desktop.assignment.websocket import Connection
from contactpro_desktop.ecfs.server_clock import Moment

PING_EVERY = 4.5
ANSWER_LIMIT = 5.0
LONGEST_WAIT = 30.0

_log = logging.getLogger(__name__)


class Watchdog:
    """`answered` is called with the time at which a ping was sent that was answered: all that the
    server had said by then has come in."""

    def __init__(
        self,
        connection: Connection,
        now: Callable[[], Moment],
        answered: Callable[[Moment], None],
    ) -> None:
        self._connection = connection
        self._now = now
        self._answered = answered
        self._hurry = asyncio.Event()

    def ask(self) -> None:
        """Ping without waiting for the next turn."""
        self._hurry.set()

    async def run(self) -> None:
        """Until the connection is closed, or has been broken because it is dead."""
        with suppress(ConnectionClosed):
            while True:
                await self._pause()
                asked = self._now()
                if not await self._is_answered():
                    break
                self._answered(asked)
            _log.warning("The server is not heard any more; the connection is given up")
            self._connection.abort()

    async def _pause(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PING_EVERY):
                await self._hurry.wait()
        self._hurry.clear()

    async def _is_answered(self) -> bool:
        """Not even the sending of a ping may be waited for: a dead link takes nothing. While the
        answer is on its way others are sent, so that the server hears of the client."""
        clock = asyncio.get_running_loop().time
        begun = clock()
        answer = asyncio.create_task(self._ping())
        others: list[asyncio.Task[None]] = []
        try:
            while not answer.done():
                heard = max(begun, self._connection.heard_at)
                patience = min(heard + ANSWER_LIMIT, begun + LONGEST_WAIT) - clock()
                if patience <= 0:
                    return False
                turn = begun + PING_EVERY * (len(others) + 1) - clock()
                if turn <= 0:
                    others.append(asyncio.create_task(self._ping()))
                else:
                    await asyncio.wait({answer}, timeout=min(patience, turn))
            await answer
            return True
        finally:
            for task in (answer, *others):
                task.cancel()
            await asyncio.gather(answer, *others, return_exceptions=True)

    async def _ping(self) -> None:
        await (await self._connection.ping())
