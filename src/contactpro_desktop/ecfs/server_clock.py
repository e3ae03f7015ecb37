"""The server's clock, as far as it can be told from what it sends."""

from __future__ import annotations

from typing import NamedTuple

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.ecfs.times import instant_of_milliseconds

_WINDOW = 60.0
_TOLERANCE = 0.25


class Moment(NamedTuple):
    """Now, by both local clocks, in seconds: `wall` since 1970, `monotonic` never jumps."""

    wall: float
    monotonic: float


class ServerClock:
    """Estimates how far the server's wall clock is ahead of the local one.

    A frame tells the server's time when it was sent, so it lags by the frame's way here. The
    frame that lagged least in the last minute or two is the best witness. Witnesses are kept
    against the monotonic clock: setting the local clock does not make them wrong.
    """

    def __init__(self) -> None:
        self._window_end = 0.0
        self._best: float | None = None
        self._best_before: float | None = None
        self._told = 0.0

    def restart(self) -> None:
        """Forget the witnesses, as after a suspend, when the monotonic clock may have stood."""
        self._best = self._best_before = None

    def witness(self, server_time_ms: int, received: Moment) -> float | None:
        """The offset in seconds, if it moved enough since it was last told to be worth telling.

        A time that no clock can mean is no witness.
        """
        sent = instant_of_milliseconds(server_time_ms)
        return None if sent is None else self._seen(sent - received.monotonic, received)

    def _seen(self, seen: float, received: Moment) -> float | None:
        if received.monotonic >= self._window_end:
            self._window_end = received.monotonic + _WINDOW
            self._best, self._best_before = None, self._best
        self._best = seen if self._best is None else max(self._best, seen)
        offset = self._offset(received)
        if abs(offset - self._told) <= _TOLERANCE:
            return None
        self._told = offset
        return offset

    def now(self, moment: Moment) -> Instant:
        return moment.wall + self._offset(moment)

    def _offset(self, moment: Moment) -> float:
        witnesses = [seen for seen in (self._best, self._best_before) if seen is not None]
        return max(witnesses) + moment.monotonic - moment.wall if witnesses else self._told
