"""F26: the same agent signs in at two machines, by turns, each taking over from the other. One
session is left every time, and what was offered or owned moves with the agent, once."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack

from contactpro_desktop.ecfs.paths import INTERACTIONS, PROPERTIES
from contactpro_desktop.localserver.router.model import LegState
from contactpro_desktop.localserver.service import Service
from tests.faults.result import Row, row
from tests.localserver.edge.wire import Client, open_socket, session_of, socket_url, start_chat
from tests.localserver.edge.wire import visitor as end_user
from tests.support.server import demo_config, running_server

ROUNDS = {"small": 4, "full": 100}
_TAKEN_OVER = 4001


def run(seed: int, scale: str) -> list[Row]:
    rounds = ROUNDS[scale]
    doubled, wrong, worst = asyncio.run(_ping_pong(rounds))
    return [
        row(
            "F26 two machines take over from each other",
            rounds,
            ok=not wrong,
            limit="one session, no offer twice",
            proof="; ".join(wrong[:3]) or "the other machine was told each time (4001)",
            duplicated=doubled,
            worst_latency=worst,
            seed=seed,
        )
    ]


async def _ping_pong(rounds: int) -> tuple[int, list[str], float]:
    """Offers told twice, what else was wrong, and the longest take-over in seconds."""
    doubled, wrong, worst = 0, list[str](), 0.0
    async with AsyncExitStack() as stack:
        service = await stack.enter_async_context(running_server(demo_config()))
        first = await stack.enter_async_context(end_user(service.tenant_url, "Luis"))
        second = await stack.enter_async_context(end_user(service.tenant_url, "Eva"))
        here = await _take_over(service, stack)
        await here.ok("PUT", PROPERTIES, {"work_status": "ready"})
        await start_chat(first, "ventas@demo")
        owned = (await here.offer())["id"]
        await here.ok("PUT", f"{INTERACTIONS}/{owned}", {"status": "accepted"})
        await start_chat(second, "ventas@demo")
        for number in range(rounds):
            begun = time.monotonic()
            there = await _take_over(service, stack)
            if await here.closed() != _TAKEN_OVER:
                wrong.append(f"round {number}: the other was closed with {here.socket.close_code}")
            worst = max(worst, time.monotonic() - begun)
            here = there
            wrong += [f"round {number}: {each}" for each in await _look(service, here, owned)]
            told = [c["uri"] for c in here.changes if c["method"] == "POST" and _is_whole(c["uri"])]
            doubled += len(told) - len(set(told))
    return doubled, wrong, worst


async def _take_over(service: Service, stack: AsyncExitStack) -> Client:
    session = await session_of(service.tenant_url, "ana", X_Take_Over="yes")
    url = socket_url(service.tenant_url)
    client = await stack.enter_async_context(open_socket(url, session))
    await client.subscribe("interactions")
    return client


async def _look(service: Service, here: Client, owned: str) -> list[str]:
    """Ana has the conversation of before, and one offer at most."""
    (ana,) = (each for each in service.engine.state.agents.values() if each.connected)
    legs = list(service.engine.state.legs_of(ana.id))
    wrong = [] if owned in [leg.id for leg in legs] else ["the conversation is not hers any more"]
    offers = [leg for leg in legs if leg.state is LegState.OFFERED]
    wrong += ["two offers at once"] if len(offers) > 1 else []
    shown = {each["id"] for each in (await here.ok("GET", INTERACTIONS))["body"]}
    wrong += [] if shown == {leg.id for leg in legs} else ["she is shown something else"]
    return wrong


def _is_whole(uri: str) -> bool:
    return uri.startswith(f"{INTERACTIONS}/") and uri.count("/") == 4
