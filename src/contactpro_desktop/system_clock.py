"""The clocks of the machine, for every program of the package; everything else has a `Clock` given.

`domain` and `ecfs` stay without a clock, and the client and the local server do not know each
other: what both need stands below them all, beside `resources`.
"""

import time


class SystemClock:
    """A `domain.clock.Clock` that runs."""

    def now(self) -> float:
        return time.time()

    def monotonic(self) -> float:
        return time.monotonic()


class SleeplessClock(SystemClock):
    """Its `monotonic()` goes on while the machine sleeps, where the system has such a clock: for
    a server, which tells others how long something has waited."""

    def monotonic(self) -> float:
        return time.clock_gettime(_SLEEPLESS) if _SLEEPLESS is not None else time.monotonic()


_SLEEPLESS: int | None = getattr(time, "CLOCK_BOOTTIME", None)
