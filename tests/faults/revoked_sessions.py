"""F27: a session ends while its agent is sending. The client is told within five seconds, and
what it sends again after signing in anew, under the same ids, is there once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from typing import Any

from contactpro_desktop.ecfs.paths import INTERACTIONS
from contactpro_desktop.localserver.http_server import Listen
from contactpro_desktop.localserver.service import Service, running
from tests.faults.result import Row, row
from tests.localserver.edge.wire import Client, open_socket, session_of, socket_url, start_chat
from tests.localserver.edge.wire import visitor as end_user
from tests.support.server import demo_config

ROUNDS = {"small": 1, "full": 25}
_LIMIT = 5.0
_LIFETIME = 1_000.0
_SAYS = 60
_END_AFTER = 20
"""So many messages are on their way when the session ends."""

_CODES = {"expired": 4009, "taken over": 4001}


class Clock:
    """Time that can be moved on, without anybody waiting for it."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> float:
        return time.time() + self.ahead

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead


End = Callable[[Service, Clock], Coroutine[Any, Any, None]]


def run(seed: int, scale: str) -> list[Row]:
    return [asyncio.run(_end_often(way, ROUNDS[scale], seed)) for way in _ENDS]


async def _end_often(way: str, rounds: int, seed: int) -> Row:
    lost = doubled = reordered = 0
    worst, codes = 0.0, set[int | None]()
    for _ in range(rounds):
        said, took, code = await _end_once(_ENDS[way])
        wanted = [f"a {number}" for number in range(_SAYS)]
        lost += len(set(wanted) - set(said))
        doubled += len(said) - len(set(said))
        reordered += list(dict.fromkeys(said)) != [each for each in wanted if each in said]
        worst = max(worst, took)
        codes.add(code)
    return row(
        f"F27 session {way} while sending",
        rounds,
        ok=codes == {_CODES[way]} and worst <= _LIMIT,
        limit=f"told within {_LIMIT:.0f} s; nothing lost or doubled after signing in again",
        proof=f"closed with {codes}",
        lost=lost,
        duplicated=doubled,
        reordered=reordered,
        worst_latency=worst,
        seed=seed,
    )


async def _end_once(end: End) -> tuple[list[str], float, int | None]:
    """What the end user heard, how long the client knew nothing, and its close code."""
    clock = Clock()
    config = demo_config(session_lifetime=_LIFETIME)
    async with AsyncExitStack() as stack:
        service = await stack.enter_async_context(running(config, None, Listen(), clock))
        ana = await _come_in(service, stack)
        await ana.ok("PUT", "/users/me/properties", {"work_status": "ready"})
        clock.ahead += _LIFETIME / 2
        luis = await stack.enter_async_context(end_user(service.tenant_url))
        chat = await start_chat(luis, "ventas@demo")
        own = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        await ana.ok("PUT", own, {"status": "accepted"})
        sending = asyncio.create_task(_say(ana, own, _END_AFTER))
        await luis.change("POST", f"{INTERACTIONS}/{chat}/transcript/messages/*")
        begun = time.monotonic()
        await end(service, clock)
        code = await ana.closed()
        took = time.monotonic() - begun
        await asyncio.gather(sending, return_exceptions=True)
        again = await _come_in(service, stack)
        await _say(again, own, _SAYS)
        for number in range(_SAYS):
            await again.answer(f"M{number}")
        transcript = await luis.ok("GET", f"{INTERACTIONS}/{chat}/transcript/messages")
        texts = [each["message"] for each in transcript["body"] if each["type"] == "text"]
        return texts, took, code


async def _come_in(service: Service, stack: AsyncExitStack) -> Client:
    session = await session_of(service.tenant_url, "ana")
    client = await stack.enter_async_context(open_socket(socket_url(service.tenant_url), session))
    await client.subscribe("properties", "interactions")
    return client


async def _say(client: Client, uri: str, count: int) -> None:
    for number in range(count):
        frame = {"method": "POST", "uri": f"{uri}/transcript/messages", "idempotent": True}
        body = {"message": f"a {number}", "type": "text"}
        await client.send(frame | {"client_req_id": f"M{number}", "body": body})


async def _expire(service: Service, clock: Clock) -> None:
    clock.ahead += _LIFETIME / 2 + 1


async def _take_over(service: Service, clock: Clock) -> None:
    await session_of(service.tenant_url, "ana", X_Take_Over="yes")


_ENDS: dict[str, End] = {"expired": _expire, "taken over": _take_over}
