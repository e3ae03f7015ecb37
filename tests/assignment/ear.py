"""Hears the events of a client, and waits for the ones a test wants."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

from contactpro_desktop.domain.events import Event

E = TypeVar("E", bound=Event)

_PATIENCE = 10.0


class Ear:
    """`heard` holds everything, in order."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self._attended = 0
        self._more = asyncio.Event()

    def __call__(self, events: Sequence[Event]) -> None:
        self.heard.extend(events)
        self._more.set()

    async def until(self, kind: type[E], fits: Callable[[E], bool] = lambda _: True) -> E:
        """The next event of `kind` that `fits`, counted from the last one waited for."""
        found, self._attended = await self._find(self._attended, kind, fits)
        return found

    async def ever(self, kind: type[E], fits: Callable[[E], bool] = lambda _: True) -> E:
        """The first event of `kind` that `fits` since the beginning."""
        found, _ = await self._find(0, kind, fits)
        return found

    async def _find(self, start: int, kind: type[E], fits: Callable[[E], bool]) -> tuple[E, int]:
        async with asyncio.timeout(_PATIENCE):
            while True:
                while start < len(self.heard):
                    event = self.heard[start]
                    start += 1
                    if isinstance(event, kind) and fits(event):
                        return event, start
                self._more.clear()
                await self._more.wait()
