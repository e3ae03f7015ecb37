"""The driver: wishes are carried out when they are due or when something has changed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from random import Random

import pytest

from contactpro_desktop.robots.driver import Driver, first_of
from contactpro_desktop.robots.wishes import Pace, Wish


class HeldClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.time = 1000.0

    def now(self) -> float:
        return self.time

    def monotonic(self) -> float:
        return self.time


class Robot:
    """Wishes for one word, and tells when it has said it."""

    def __init__(self) -> None:
        self.clock = HeldClock()
        self.wish: Wish[str] | None = None
        self.said: asyncio.Queue[Wish[str]] = asyncio.Queue()
        self.driver = Driver(self._wishes, self.said.put, Pace(Random(0)), self.clock)

    def _wishes(self) -> Iterable[Wish[str]]:
        return [self.wish] if self.wish else []

    async def next_said(self) -> str:
        async with asyncio.timeout(5):
            return (await self.said.get()).action


async def test_a_change_is_looked_at() -> None:
    robot = Robot()

    async def story() -> None:
        robot.wish = Wish("hello", "Hola")
        robot.driver.wake()
        assert await robot.next_said() == "Hola"

    await first_of(robot.driver.run(), story())


async def test_what_failed_is_said_again_when_its_time_has_come() -> None:
    robot = Robot()
    robot.wish = wish = Wish("hello", "Hola")

    async def story() -> None:
        await robot.next_said()
        robot.driver.failed(wish)
        await asyncio.sleep(0)
        assert robot.said.empty()
        robot.clock.time += 60
        robot.driver.wake()
        assert await robot.next_said() == "Hola"

    await first_of(robot.driver.run(), story())


async def test_the_first_to_end_ends_the_others_and_its_error_is_told() -> None:
    ended = asyncio.Event()

    async def endless() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def failing() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await first_of(endless(), failing())
    assert ended.is_set()
