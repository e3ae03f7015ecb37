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
