"""How a robot decides: wishes that follow from what it sees, and the will that acts on them.

A robot's behaviour is a pure function from what it sees to the wishes it has now. The same wish
comes again on every look, under the same key, until what it asks for has happened. `Will` gives
each a moment of hesitation, acts on it once, and forgets it when it is no longer wished. So a
behaviour holds no state of its own, and goes on where it was after a lost connection.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVar

A = TypeVar("A")

Seconds = tuple[float, float]
"""A time span drawn between its shortest and its longest."""

AT_ONCE: Seconds = (0.0, 0.0)

_BEFORE_RETRY: Seconds = (4.0, 8.0)


@dataclass(frozen=True, slots=True)
class Wish(Generic[A]):
    """`action` shall happen, `after` so many seconds of hesitation.

    `key` tells wishes apart: it must change when the same words are to be said a second time.
    """

    key: Hashable
    action: A
    after: Seconds = AT_ONCE


class Pace:
    """How long hesitations are. `speed` 2 halves them all; infinite leaves none."""

    def __init__(self, random: Random, speed: float = 1.0) -> None:
        self._random = random
        self._speed = speed

    def draw(self, span: Seconds) -> float:
        return self._random.uniform(*span) / self._speed


class Will(Generic[A]):
    """Acts on wishes: each once, when its time has come. Times are monotonic seconds."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._due: dict[Hashable, float] = {}
        self._started: set[Hashable] = set()

    def act(self, wishes: Iterable[Wish[A]], now: float) -> list[Wish[A]]:
        """The wishes to carry out now. `wishes` are all there are: what is not among them is
        forgotten."""
        current = {wish.key: wish for wish in wishes}
        self._started &= current.keys()
        self._due = {
            key: self._due[key] if key in self._due else now + self._pace.draw(wish.after)
            for key, wish in current.items()
            if key not in self._started
        }
        ripe = [current[key] for key, due in self._due.items() if due <= now]
        for wish in ripe:
            del self._due[wish.key]
            self._started.add(wish.key)
        return ripe

    def failed(self, wish: Wish[A], now: float) -> None:
        """It did not happen: try again in a while, if it is still wished then."""
        if wish.key in self._started:
            self._started.remove(wish.key)
            self._due[wish.key] = now + self._pace.draw(_BEFORE_RETRY)

    def next_due(self) -> float | None:
        return min(self._due.values(), default=None)
