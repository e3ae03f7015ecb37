"""F12: a thousand agents are dropped at once, and all come back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from contactpro_desktop.localserver.descriptors import take_all
from tests.faults.bare import agent_session
from tests.faults.crowd import crowded
from tests.faults.herd import INTERACTIONS, Person, packed
from tests.faults.real_server import RealServer
from tests.faults.result import Row, row
from tests.localserver.edge.wire import socket_url

LIMIT = 10.0
"""Seconds until the last of them has their list of conversations again."""

AGENTS = {"small": 50, "full": 1000}
_STILL_HERE = "elena"


def run(seed: int, scale: str = "full") -> list[Row]:
    """How long it takes counts at full scale, where nothing else runs on the machine."""
    take_all()
    return [asyncio.run(storm(AGENTS[scale], seed, timed=scale == "full"))]


async def storm(count: int, seed: int, *, timed: bool = True) -> Row:
    """Their connections end without a word; one agent stays and asks all the time."""
    with TemporaryDirectory() as scratch:
        config, users = crowded(Path(scratch), count)
        server = RealServer(Path(scratch) / "data", "--config", str(config), "--no-bot")
        await asyncio.to_thread(server.start)
        try:
            sessions = await _sign_in(server.tenant, [*users, _STILL_HERE])
            async with _present(server.tenant, {_STILL_HERE: sessions.pop(_STILL_HERE)}) as [elena]:
                async with _present(server.tenant, sessions) as agents:
                    for agent in agents:
                        agent.leave()
                asking = asyncio.create_task(_ask(elena))
                begun = time.monotonic()
                async with _present(server.tenant, sessions) as back:
                    seconds = time.monotonic() - begun
                asking.cancel()
                await asyncio.wait({asking})
        finally:
            code = await asyncio.to_thread(server.stop)
    return row(
        "F12 agents dropped at once",
        count,
        lost=count - len(back),
        worst_latency=seconds,
        seed=seed,
        ok=(seconds <= LIMIT or not timed) and code == 0 and asking.cancelled(),
        limit=f"all back in {LIMIT:.0f} s",
        proof=f"{len(back)} of {count} back; an agent who stayed waited {elena.worst:.3f} s at most"
        f" for an answer" + ("" if asking.cancelled() else ", and then got none"),
    )


class _Asker(Person):
    """Who stays, and how long they waited at most."""

    worst = 0.0


async def _ask(person: _Asker) -> None:
    number = 0
    while True:
        number += 1
        asked = time.monotonic()
        name = f"ask {number}"
        _, heard = await person.ask(name, packed(name, "GET", INTERACTIONS))
        person.worst = max(person.worst, heard - asked)


async def _sign_in(tenant: str, users: list[str]) -> dict[str, str]:
    async with httpx.AsyncClient(timeout=30.0) as http:
        return {user: await agent_session(http, tenant, user) for user in users}


@asynccontextmanager
async def _present(tenant: str, sessions: dict[str, str]) -> AsyncIterator[list[_Asker]]:
    """All at once, with the sessions that they have."""
    people = [_Asker(user) for user in sessions]
    url = socket_url(tenant)
    coming = zip(people, sessions.values(), strict=True)
    await asyncio.gather(*(person.come_in(url, session) for person, session in coming))
    try:
        yield people
    finally:
        for person in people:
            person.leave()
