"""F13: everybody picks the same chat. Exactly one gets it, and the others are told who."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

import httpx
from argon2 import PasswordHasher

from tests.faults.bare import agent_session, visitor_session
from tests.faults.herd import INTERACTIONS, Answer, Person, packed
from tests.faults.result import Row, row
from tests.support.server_process import server_process

LIMIT = 0.150
"""Seconds within which 95 of 100 losers are told who won."""

_WHILE_OTHERS_RUN = 5.0
"""The same where other tests take what they can of the machine: it must not hang."""

_CHATS_OF_ONE_VISITOR = 40
_QUEUE = "F13" + "0" * 29


@dataclass(frozen=True, slots=True)
class Plan:
    """`at_once` chats are fought for at a time. 95 of 100 losers are told `within` seconds."""

    agents: int
    chats: int
    at_once: int = 1
    within: float = LIMIT

    @property
    def name(self) -> str:
        return f"F13 {self.agents} agents, {self.chats} chats"


PLANS = {
    "small": [Plan(40, 6, 2, within=_WHILE_OTHERS_RUN)],
    "full": [Plan(500, 100), Plan(50, 20_000, 2)],
}


def run(seed: int, scale: str = "full") -> list[Row]:
    """A line for each plan of the scale."""
    return [asyncio.run(stampede(plan, seed)) for plan in PLANS[scale]]


async def stampede(plan: Plan, seed: int) -> Row:
    """Fight for all chats of the plan, on a real server."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "site.toml").write_text(_site(plan.agents), encoding="utf-8")
        with server_process(folder, "--config", str(folder / "site.toml")) as server:
            async with crowd(server.tenant_url, plan.agents) as agents:
                arena = Arena(server.tenant_url, agents, tally, Random(seed))
                await arena.fight(plan)
    return tally.told(plan, seed)


@dataclass
class Tally:
    """What came of it. A chat is double-owned when two agents were told that it is theirs, by an
    answer or by a push; lost, when nobody was. `latencies` in seconds, from the moment the winner
    asked to the moment a loser's answer arrived."""

    contests: int = 0
    attempts: int = 0
    lost: int = 0
    double_owned: int = 0
    wrongly_told: int = 0
    latencies: list[float] = field(default_factory=list)

    def count(self, owners: set[str], answers: Mapping[str, Answer]) -> None:
        """`owners` by their answer or by what was pushed to them; `answers` come so many seconds
        after the winner had asked."""
        self.contests += 1
        self.attempts += len(answers)
        self.lost += not owners
        self.double_owned += len(owners) > 1
        for name in answers.keys() - owners:
            answer, late = answers[name]
            self.latencies.append(late)
            self.wrongly_told += (answer.get("reason"), answer.get("who")) not in {
                ("taken", owner) for owner in owners
            }

    def told(self, plan: Plan, seed: int) -> Row:
        in_order = sorted(self.latencies)
        p95 = in_order[len(in_order) * 95 // 100]
        return row(
            plan.name,
            self.attempts,
            lost=self.lost,
            double_owned=self.double_owned,
            worst_latency=in_order[-1],
            seed=seed,
            ok=p95 <= plan.within and not self.wrongly_told,
            limit=f"0 double-owned; 95 % of the losers are told who won in {plan.within} s",
            proof=f"{self.contests} chats, {self.attempts} picks, p95 {p95:.3f} s, "
            f"{self.wrongly_told} told wrongly",
        )


class Arena:
    def __init__(self, tenant: str, agents: Sequence[Person], tally: Tally, random: Random) -> None:
        self._tenant = tenant
        self._agents = tuple(agents)
        self._tally = tally
        self._random = random

    async def fight(self, plan: Plan) -> None:
        """For all chats of the plan, some at a time."""
        chats = iter(range(plan.chats))
        async with asyncio.TaskGroup() as lanes:
            for _ in range(plan.at_once):
                lanes.create_task(self._lane(chats))

    async def _lane(self, chats: Iterator[int]) -> None:
        """One chat after another. A visitor begins only so many."""
        async with httpx.AsyncClient() as http:
            while batch := list(islice(chats, _CHATS_OF_ONE_VISITOR)):
                visitor = Person("")
                session = await visitor_session(http, self._tenant)
                await visitor.come_in(_socket(f"{self._tenant}/visitor"), session)
                for number in batch:
                    await self._contest(visitor, f"{number:032X}")
                visitor.leave()

    async def _contest(self, visitor: Person, request_id: str) -> None:
        visitor.legs.clear()
        await visitor.do("POST", INTERACTIONS, _CHAT)
        chat = await visitor.any_leg()
        answers = await self._stampede(chat, request_id)
        told = {name for name, (answer, _) in answers.items() if answer["status"] == 200}
        owners = told | {agent.name for agent in self._agents if chat in agent.legs}
        self._tally.count(owners, answers)
        await visitor.do("PUT", f"{INTERACTIONS}/{chat}", {"status": "ended"})
        for agent in self._agents:
            if agent.name in owners:
                leg_id = await agent.leg_of(chat)
                await agent.do("PUT", f"{INTERACTIONS}/{leg_id}", {"status": "handled"})
                del agent.legs[chat]

    async def _stampede(self, chat: str, request_id: str) -> dict[str, Answer]:
        """Everybody picks it, in an order of their own; what each was told, and how long after
        the winner had asked."""
        pick = {
            "channel_type": "chat",
            "status": "picked",
            "contact_id": chat,
            "from_queue": {"id": _QUEUE},
        }
        frame = packed(request_id, "POST", INTERACTIONS, pick, idempotent=True)
        in_turn = self._random.sample(self._agents, len(self._agents))
        asked = [(agent.name, time.monotonic(), agent.ask(request_id, frame)) for agent in in_turn]
        answers = [(name, at, await answer) for name, at, answer in asked]
        won = min((at for _, at, (answer, _) in answers if answer["status"] == 200), default=0.0)
        return {name: (answer, heard - won) for name, _, (answer, heard) in answers}


@asynccontextmanager
async def crowd(tenant: str, count: int) -> AsyncIterator[list[Person]]:
    """So many agents who are signed in."""
    agents = [Person(f"Agent {number}") for number in range(count)]
    try:
        async with httpx.AsyncClient() as http:
            for number, agent in enumerate(agents):
                session = await agent_session(http, tenant, f"agent{number}")
                await agent.come_in(_socket(tenant), session)
        yield agents
    finally:
        for agent in agents:
            agent.leave()


def _socket(base: str) -> str:
    return f"{base.replace('http', 'ws', 1)}/ecfs/ws_endpoint/"


_CHAT = {"channel_type": "chat", "channel_sub_type": "text", "destination": "arena@demo"}


def _site(agents: int) -> str:
    """A configuration with one hunt group, and agents who may have any number of chats."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    staff = (
        f"""
[[agents]]
username = "agent{number}"
password_hash = "{hasher.hash(f"demo-agent{number}")}"
first_name = "Agent"
last_name = "{number}"
chat_address = "agent{number}@demo"
capabilities = ["chat"]
queues = ["Arena"]
chat_limit = 1000000
"""
        for number in range(agents)
    )
    return _SITE + "".join(staff)


_SITE = f"""
[site]
tenant = "demo"
default_profile = "Available"

[[profiles]]
name = "Available"
type = "presence"
availability = "FREE"

[[queues]]
name = "Arena"
id = "{_QUEUE}"
address = "arena@demo"
channel = "chat"
mode = "hunt_group"
"""
