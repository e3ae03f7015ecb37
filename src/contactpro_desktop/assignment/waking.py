"""Notices that the machine slept, or that this program was stopped for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from contactpro_desktop.domain.clock import Clock

_TICK = 0.5
_TOO_LATE = 4.0
"""Seconds: less than that a busy machine may be late by, and a connection survives it."""


async def watch_for_waking(clock: Clock, woken: Callable[[], None]) -> None:
    """Call `woken` within half a second of waking up, until cancelled.

    The monotonic clock of some systems stands still while they sleep, that of others does not;
    the wall clock never does. Somebody who sets it ahead by as much is taken for a sleep, too.
    """
    while True:
        wall, monotonic = clock.now(), clock.monotonic()
        await asyncio.sleep(_TICK)
        passed = max(clock.now() - wall, clock.monotonic() - monotonic)
        if passed >= _TICK + _TOO_LATE:
            woken()
