"""F14: agents who change their mind ten times a second while work is offered to them. Nobody is
offered anything who is not ready, nothing rings beyond its deadline, and all rules of the router
hold after every commit."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from random import Random

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.ecfs.paths import INTERACTIONS, PROPERTIES
from contactpro_desktop.localserver.config import Config
from contactpro_desktop.localserver.engine.engine import Commit, Engine
from contactpro_desktop.localserver.router.model import ContactRow, ContactState, LegRow, LegState
from tests.faults.result import Row, row
from tests.localserver.core.invariants import check_state
from tests.localserver.edge.wire import Client, agent, start_chat, visitor
from tests.support.server import demo_config, running_server

SECONDS = {"small": 2.0, "full": 60.0}

_AGENTS = ("ana", "bruno", "carla", "elena")
_CUSTOMERS = 8
_OFFER = 0.5
_LATE = 0.1
_FLIPS_PER_SECOND = 10


class Watch:
    """Sees every commit."""

    def __init__(self, engine: Engine) -> None:
        self.wrong: list[str] = []
        self.offers = 0
        self.latest = 0.0
        self.double_owned = 0
        self.lag = 0.0
        self._engine = engine
        engine.listen(self._on_commit)

    async def measure_lag(self) -> None:
        """How late this loop is for anything, by what else there is to do: until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + 0.01
            await asyncio.sleep(0.01)
            self.lag = max(self.lag, loop.time() - due)

    def _on_commit(self, commit: Commit) -> None:
        state = self._engine.state
        try:
            check_state(state, commit.at)
        except AssertionError as error:
            self.wrong.append(f"broken: {error}"[:200])
        for row_id, changed in commit.after.items():
            if isinstance(changed, LegRow):
                self._on_leg(commit, commit.before.get(row_id), changed)
            elif isinstance(changed, ContactRow) and changed.state is ContactState.OWNED:
                legs = state.legs_in(changed.id)
                owners = sum(leg.state is LegState.ACCEPTED for leg in legs)
                self.double_owned += owners > 1

    def _on_leg(self, commit: Commit, before: object, leg: LegRow) -> None:
        was = before if isinstance(before, LegRow) else None
        if leg.state is LegState.OFFERED and was is None:
            self.offers += 1
            agent = self._engine.state.agents[leg.agent_id]
            if agent.work_status is not WorkStatus.READY or not agent.connected:
                self.wrong.append("an offer to somebody who is not ready")
        elif was is not None and was.state is LegState.OFFERED and was.deadline is not None:
            self.latest = max(self.latest, commit.at - was.deadline)


def run(seed: int, scale: str) -> list[Row]:
    watch, flips = asyncio.run(_flip(SECONDS[scale], seed))
    return [
        row(
            "F14 presence flips during offers",
            flips,
            ok=not watch.wrong and watch.latest <= _LATE + watch.lag and watch.offers > 0,
            limit=f"only the ready are offered work; no offer past its deadline + {_LATE} s",
            proof="; ".join(watch.wrong[:3])
            or f"{watch.offers} offers, rules hold; "
            f"the machine itself was up to {watch.lag * 1000:.0f} ms late",
            double_owned=watch.double_owned,
            worst_latency=max(0.0, watch.latest),
            seed=seed,
        )
    ]


async def _flip(seconds: float, seed: int) -> tuple[Watch, int]:
    chance = Random(seed)
    async with AsyncExitStack() as stack:
        service = await stack.enter_async_context(running_server(_hurried()))
        watch = Watch(service.engine)
        agents = [
            await stack.enter_async_context(agent(service.tenant_url, user)) for user in _AGENTS
        ]
        people = [
            await stack.enter_async_context(visitor(service.tenant_url, f"Luis {number}"))
            for number in range(_CUSTOMERS)
        ]
        for person in people:
            await start_chat(person, "ventas@demo")
        measuring = asyncio.create_task(watch.measure_lag())
        end = asyncio.get_running_loop().time() + seconds
        flips = await asyncio.gather(
            *(_change_mind(client, Random(chance.random()), end) for client in agents)
        )
        measuring.cancel()
    return watch, sum(flips)


def _hurried() -> Config:
    """The demonstration with offers of half a second, after which agents stay ready."""
    config = demo_config(missed_offers_until_not_ready=1_000_000)
    queues = {k: replace(q, offer_timeout=_OFFER) for k, q in config.site.queues.items()}
    return replace(config, site=replace(config.site, queues=queues))


async def _change_mind(client: Client, chance: Random, end: float) -> int:
    """Ready or not, another profile, an offer accepted, declined or left ringing; what was
    accepted is given back to the queue."""
    loop, flips = asyncio.get_running_loop(), 0
    profiles = (await client.ok("GET", PROPERTIES))["body"]["presence_profiles"]
    while loop.time() < end:
        flips += 1
        kind = chance.random()
        if kind < 0.5:
            change = {"work_status": chance.choice(["ready", "ready", "not_ready"])}
            await client.request("PUT", PROPERTIES, change)
        elif kind < 0.7:
            await client.request("PUT", PROPERTIES, {"presence": chance.choice(profiles)["id"]})
        else:
            await _answer(client, chance)
        await asyncio.sleep(chance.uniform(0, 2 / _FLIPS_PER_SECOND))
    return flips


async def _answer(client: Client, chance: Random) -> None:
    mine = (await client.ok("GET", INTERACTIONS))["body"]
    for interaction in mine:
        uri = f"{INTERACTIONS}/{interaction['id']}"
        if interaction["status"] == "incoming":
            status = chance.choice(["accepted", "rejected"])
            await client.request("PUT", uri, {"status": status})
        elif interaction["status"] == "accepted":
            back = {"channel_status": "transferring", "destination": "ventas@demo"}
            await client.request("PUT", uri, back)
        else:
            await client.request("PUT", uri, {"status": "handled"})
