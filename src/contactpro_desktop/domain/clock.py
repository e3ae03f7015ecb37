"""The two clocks a program needs, injected so that tests can hold them."""

from typing import Protocol


class Clock(Protocol):
    """`now()` is wall time in seconds since 1970 UTC; `monotonic()` never jumps."""

    def now(self) -> float: ...

    def monotonic(self) -> float: ...
