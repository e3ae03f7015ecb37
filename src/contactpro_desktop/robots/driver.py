"""Has wishes carried out at their time, on an asyncio loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Generic, TypeVar

from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.robots.wishes import Pace, Will, Wish

A = TypeVar("A")


class Driver(Generic[A]):
    """Looks at the wishes whenever it is woken or one is due, and gives those to act on to
    `carry_out`, one after the other."""

    def __init__(
        self,
        wishes: Callable[[], Iterable[Wish[A]]],
        carry_out: Callable[[Wish[A]], Awaitable[None]],
        pace: Pace,
        clock: Clock,
    ) -> None:
        self._wishes = wishes
        self._carry_out = carry_out
        self._will = Will[A](pace)
        self._clock = clock
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Something has changed: look again."""
        self._woken.set()

    def failed(self, wish: Wish[A]) -> None:
        """It did not happen: try again in a while, if it is still wished then."""
        self._will.failed(wish, self._clock.monotonic())
        self.wake()

    async def run(self) -> None:
        while True:
            self._woken.clear()
            for wish in self._will.act(self._wishes(), self._clock.monotonic()):
                await self._carry_out(wish)
            await asyncio.sleep(0)  # what fails at once must not keep others from their turn
            await self._next_occasion()

    async def _next_occasion(self) -> None:
        due = self._will.next_due()
        wait = None if due is None else max(0.0, due - self._clock.monotonic())
        with suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await self._woken.wait()


async def first_of(*works: Awaitable[object]) -> None:
    """Run all until one is over, and end the others. Raises what that one raised."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
