"""Finds out that somebody answers again, sooner than the next attempt would."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

_EVERY = 0.5
_GROWTH = 1.01
_SLOWEST = 5.0
"""Seconds from one knock to the next, on average: half a second at first, one after a minute, five
after eight."""

Ask = Callable[[], Coroutine[Any, Any, bool]]
"""Whether anybody answers at the tenant's address; gives up by itself, never fails."""


@asynccontextmanager
async def knocking(
    ask: Ask, random: Callable[[], float], after: float, answered: Callable[[], None]
) -> AsyncIterator[None]:
    """Within the context, ask `after` so many seconds, then about twice a second and later less
    often; the first yes calls `answered` and ends it.

    A question that hangs does not keep the next one waiting: what a dead path has swallowed stays
    swallowed, and only a later one shows that the path lives. `random` gives numbers from 0 to 1;
    it keeps many clients from knocking in step.
    """
    task = asyncio.create_task(_knock(ask, random, after, answered))
    try:
        yield
    finally:
        await _stop({task})


async def _knock(
    ask: Ask, random: Callable[[], float], after: float, answered: Callable[[], None]
) -> None:
    questions: set[asyncio.Task[bool]] = set()
    heard = asyncio.Event()

    def told(question: asyncio.Task[bool]) -> None:
        questions.discard(question)
        if not question.cancelled() and question.result():
            heard.set()

    pause, pace = after, _EVERY
    try:
        while not await _within(pause, heard):
            question = asyncio.create_task(ask())
            questions.add(question)
            question.add_done_callback(told)
            pause = pace * (0.5 + random())
            pace = min(pace * _GROWTH, _SLOWEST)
    finally:
        await _stop(questions)
    answered()


async def _within(seconds: float, event: asyncio.Event) -> bool:
    """Whether it happens in that time."""
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False


async def _stop(tasks: set[asyncio.Task[Any]]) -> None:
    """Cancel them and wait for their end; raises what one of them has failed with."""
    stopped = set(tasks)
    for task in stopped:
        task.cancel()
    if stopped:
        await asyncio.wait(stopped)
    for task in stopped:
        if not task.cancelled():
            task.result()
