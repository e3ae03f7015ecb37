"""How long to wait before the next attempt."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_FIRST = 0.5
_FACTOR = 1.6
_CAP = 15.0


def delays(random: Callable[[], float]) -> Iterator[float]:
    """Seconds before each attempt, spread over a range that grows from half a second to fifteen.

    Full jitter keeps a thousand clients from coming back in step after a server's restart.
    `random` gives numbers from 0 to 1.
    """
    ceiling = _FIRST
    while True:
        yield random() * ceiling
        ceiling = min(ceiling * _FACTOR, _CAP)
