"""A million events over ten thousand disconnects: none lost, none twice, none out of order.

An event is one message told to one side of a conversation. Both sides talk at the same time over
links that are all cut again and again, at moments that come from the seed.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import httpx

from benchmarks.figure import percentile
from tests.faults.bare import agent_session, visitor_session
from tests.faults.ledger import Harm
from tests.faults.proxy import Proxy, Way
from tests.faults.result import Row, row
from tests.faults.talkers import AGENT, CUSTOMER, Agent, Customer, Meter, Voice
from tests.localserver.edge.wire import socket_url
from tests.support.demo import changed_demo
from tests.support.server_process import ServerProcess, server_process

_AGENTS = ("ana", "bruno", "carla", "elena")
_CHATS = 4
"""Conversations of each agent at a time."""
_QUEUE = "ventas@demo"
_PATIENCE = 5.0
_STUCK = 60.0


@dataclass(frozen=True, slots=True)
class Plan:
    """`each_says` is how many messages each side of a conversation has: snapshots hold all."""

    events: int
    disconnects: int
    each_says: int


PLANS = {"small": Plan(600, 30, 8), "full": Plan(1_000_000, 10_000, 100)}


def run(seed: int, scale: str) -> list[Row]:
    plan = PLANS[scale]
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch, talkative_server(Path(scratch)) as server:
        port = urlsplit(server.tenant_url).port or 0
        with Proxy(port, seed=seed) as proxy:
            shift = Shift(plan, server.tenant_url, proxy, Random(seed))
            asyncio.run(shift.work())
    return [_told(shift, seed, time.monotonic() - begun)]


@contextmanager
def talkative_server(folder: Path) -> Iterator[ServerProcess]:
    """The demonstration, where agents take four chats at a time and no script holds them up."""
    changes = {
        "script_mandatory = true": "script_mandatory = false",
        "chat_limit = 3": f"chat_limit = {_CHATS}",
    }
    config = changed_demo(folder, changes)
    with server_process(folder / "server", "--no-bot", "--config", str(config)) as server:
        yield server


def _told(shift: Shift, seed: int, seconds: float) -> Row:
    meter, harm, plan = shift.meter, shift.harm, shift.plan
    p95 = percentile(meter.back, 0.95) * 1000
    return row(
        f"events: {plan.events:,} over {plan.disconnects:,} disconnects",
        meter.events,
        ok=harm.is_none and not shift.problems and shift.is_enough,
        limit="0 lost, 0 duplicated, 0 reordered",
        proof=f"{meter.losses:,} links lost, back in step p95 {p95:.0f} ms, {seconds:.0f} s"
        + "".join(f"; {problem}" for problem in shift.problems[:5]),
        lost=harm.lost,
        duplicated=harm.duplicated,
        reordered=harm.reordered,
        worst_latency=max(meter.back),
        seed=seed,
    )


class Shift:
    """Agents and customers at work behind a proxy. `harm` and `problems` are what came of it."""

    def __init__(self, plan: Plan, tenant: str, proxy: Proxy, chance: Random) -> None:
        self.plan = plan
        self.meter = Meter()
        self.harm = Harm()
        self.problems: list[str] = []
        self._tenant = tenant
        self._proxy = proxy
        self._chance = chance
        self._taken: dict[str, asyncio.Future[Voice]] = {}

    @property
    def is_enough(self) -> bool:
        plan, meter = self.plan, self.meter
        return meter.events >= plan.events and meter.losses >= plan.disconnects

    async def work(self) -> None:
        """Until enough has happened."""
        # A connection that is kept may be closed at the very moment that it is used again.
        fresh = httpx.AsyncClient(limits=httpx.Limits(max_keepalive_connections=0), timeout=_STUCK)
        async with fresh as http, self._agents(http), asyncio.TaskGroup() as tasks:
            tasks.create_task(self._cut())
            for _ in range(len(_AGENTS) * _CHATS):
                tasks.create_task(self._customers(http))

    @asynccontextmanager
    async def _agents(self, http: httpx.AsyncClient) -> AsyncIterator[None]:
        url, says = socket_url(self._proxy.url(self._tenant)), self.plan.each_says
        async with asyncio.TaskGroup() as tasks:
            running = []
            for user in _AGENTS:
                session = await agent_session(http, self._tenant, user)
                agent = Agent(url, session, says, self.meter, self._note_taken)
                running.append(tasks.create_task(agent.run()))
            yield
            for task in running:
                task.cancel()

    def _note_taken(self, contact_id: str, voice: Voice) -> None:
        taker = self._taker_of(contact_id)
        if taker.done():
            self.problems.append("two agents have the same contact")
        else:
            taker.set_result(voice)

    def _taker_of(self, contact_id: str) -> asyncio.Future[Voice]:
        return self._taken.setdefault(contact_id, asyncio.get_running_loop().create_future())

    async def _customers(self, http: httpx.AsyncClient) -> None:
        """One after the other."""
        url = socket_url(self._proxy.url(self._tenant), visitor=True)
        while not self.is_enough:
            session = await visitor_session(http, self._tenant)
            customer = Customer(url, session, self.plan.each_says, self.meter, _QUEUE)
            running = asyncio.create_task(customer.run())
            try:
                async with asyncio.timeout(_STUCK):
                    await self._talk(customer)
            except TimeoutError:
                self.problems.append("a conversation got stuck")
            finally:
                running.cancel()
                self._count(customer)

    async def _talk(self, customer: Customer) -> None:
        voice = await customer.voice
        other = await self._taker_of(voice.uri[-32:])
        await voice.complete.wait()
        await other.complete.wait()
        customer.leave()
        await customer.is_over.wait()

    def _count(self, customer: Customer) -> None:
        """What both sides were told is all that was said, in the same order."""
        if not customer.voice.done() or customer.voice.cancelled():
            return
        voice = customer.voice.result()
        taker = self._taken.pop(voice.uri[-32:])
        voices = [voice, *([taker.result()] if taker.done() and not taker.cancelled() else [])]
        says = self.plan.each_says
        for each in voices:
            self.harm.add(each.ledger.close([(CUSTOMER, says), (AGENT, says)]))
        if len({tuple(each.ledger.order) for each in voices}) > 1:
            self.harm.reordered += 1
        if customer.refused:
            self.problems.append(f"refused: {customer.refused[0]}")

    async def _cut(self) -> None:
        """Spread the disconnects over the events: all links, or one after so many bytes more."""
        plan, meter, proxy, chance = self.plan, self.meter, self._proxy, self._chance
        while not self.is_enough:
            left = max(1, plan.disconnects - meter.losses)
            share = max(0, plan.events - meter.events) * max(1, proxy.links) / left
            goal = meter.events + int(share * chance.uniform(0.2, 1.4)) + 1
            await meter.reaches(goal, _PATIENCE)
            if chance.random() < 0.7:
                proxy.cut()
            else:
                proxy.cut_after(chance.choice(list(Way)), chance.randrange(2_000))
