"""What makes a server busy: customers by the thousand, without a process for each."""

from __future__ import annotations

import asyncio
import os
import time
from collections import deque
from collections.abc import Callable, Coroutine
from functools import partial
from random import Random
from typing import Any

from benchmarks.telling import tell
from benchmarks.words import sentence
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId, QueueId
from contactpro_desktop.localserver.engine.engine import Commit, Engine
from contactpro_desktop.localserver.router.commands import CustomerLeaves, OpenContact
from contactpro_desktop.localserver.router.model import LegRow, LegState
from contactpro_desktop.localserver.router.transcripts import AuthorKind, NewMessage

_AT_ONCE = 500
_GIVE_WAY = 10
_SOON = 0.001
_FIRST = ("Rosa", "Luis", "Marta", "Pedro", "Lucía", "João", "Inés", "Andrés", "Sofía", "Tomás")
_LAST = ("Díaz", "Mora", "Suárez", "Peña", "Rojas", "Silva", "Núñez", "Vega", "Campos", "Ortiz")
_TEXTS = [sentence(number) for number in range(100)]

Order = Callable[..., Coroutine[Any, Any, None]]


class Load:
    """Tells `offered` for each offer that a commit made, with the monotonic clock at that moment
    in nanoseconds and how many milliseconds ago it had been decided."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: deque[ContactId] = deque()
        self._names = Random(7)
        self._number = 0
        engine.listen(self._on_commit)

    def orders(self) -> dict[str, Order]:
        return {
            "give_way": self._give_way,
            "crowd": self._crowd,
            "churn": self._churn,
            "flood": self._flood,
        }

    def _on_commit(self, commit: Commit) -> None:
        at, decided = time.monotonic_ns(), (self._engine.now() - commit.at) * 1000
        for row_id, row in commit.after.items():
            is_offer = isinstance(row, LegRow) and row.state is LegState.OFFERED
            if is_offer and commit.before[row_id] is None:
                tell("offered", id=row_id, at=at, decided=decided)

    async def _give_way(self) -> None:
        """Let the client go first from now on: on an agent's machine there is no server beside
        it."""
        tell("give_way", niceness=os.nice(_GIVE_WAY))

    async def _crowd(self, queue: str, count: int) -> None:
        """Let `count` customers wait in a queue."""
        while count > 0:
            async with asyncio.TaskGroup() as coming:
                for _ in range(min(count, _AT_ONCE)):
                    coming.create_task(self._come(queue))
            count -= _AT_ONCE
        tell("crowd", waiting=len(self._waiting))

    async def _churn(self, queue: str, rate: int, seconds: float) -> None:
        """Somebody comes or goes `rate` times a second: by turns, and on time."""
        begun = time.monotonic()
        for number in range(int(rate * seconds)):
            await asyncio.sleep(begun + number / rate - time.monotonic())
            await (self._come(queue) if number % 2 else self._go())
        tell("churn", changes=int(rate * seconds), seconds=time.monotonic() - begun)

    async def _flood(self, rate: int, seconds: float) -> None:
        """The customer of the one open conversation says `rate` things a second, numbered. From
        here on they go the way of all messages: stored, then pushed to the agent."""
        (leg,) = self._engine.state.legs.values()
        contact = self._engine.state.contacts[leg.contact_id]
        said = partial(
            NewMessage,
            contact_id=contact.id,
            author_kind=AuthorKind.CUSTOMER,
            originator=contact.customer_key,
            display_name=contact.customer_name,
        )
        begun = time.monotonic()
        async with asyncio.TaskGroup() as saying:
            for number in range(int(rate * seconds)):
                early = begun + number / rate - time.monotonic()
                if early > _SOON:
                    await asyncio.sleep(early)
                message = said(text=f"{_TEXTS[number % len(_TEXTS)]} {number}")
                saying.create_task(self._engine.post_message(message))
        tell("flood", last=message.text, count=number + 1, seconds=time.monotonic() - begun)

    async def _come(self, queue: str) -> None:
        queue_id, name = self._queue(queue), self._name()
        decision = await self._engine.execute(
            OpenContact(queue_id, Channel.CHAT, f"{self._number}@example.org", name)
        )
        self._waiting.append(ContactId(decision.created or ""))

    async def _go(self) -> None:
        """Somebody in the middle of the queue gives up."""
        self._waiting.rotate(self._names.randrange(len(self._waiting)))
        await self._engine.execute(CustomerLeaves(self._waiting.popleft()))

    def _queue(self, address: str) -> QueueId:
        queues = self._engine.state.site.queues.values()
        return next(queue.id for queue in queues if queue.address == address)

    def _name(self) -> str:
        self._number += 1
        pick = self._names.choice
        return f"{pick(_FIRST)} {pick(_LAST)} {self._number}"
