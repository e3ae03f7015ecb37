"""F4 and F5: links that are dead and say nothing, both ways or one way."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from contactpro_desktop.domain.events import Link
from tests.faults.crowd import crowded
from tests.faults.proxy import BOTH, Proxy, Way, Weather
from tests.faults.result import Row, row
from tests.faults.seat import Seat, check, talk, until
from tests.support.server_process import server_process

NOTICED = 10.0
SYNCED_P95 = 1.0


class Times:
    """Seconds until each end gave a dead link up, and from the healing to being synced again."""

    def __init__(self) -> None:
        self.client: list[float] = []
        self.server: list[float] = []
        self.synced: list[float] = []

    def row(self, name: str, seed: int, seats: Sequence[Seat]) -> Row:
        p95 = percentile(self.synced, 95)
        worst = max(*self.client, *self.server)
        harm = [seat.ledger.harm for seat in seats]
        return row(
            name,
            len(self.synced),
            ok=worst <= NOTICED and p95 <= SYNCED_P95,
            limit=f"noticed in {NOTICED:.0f} s at both ends, synced again p95 {SYNCED_P95:.0f} s",
            proof=(
                f"noticed by the client in {max(self.client):.2f} s at most, by the server in "
                f"{max(self.server):.2f} s; synced again p50 {statistics.median(self.synced):.3f} "
                f"s, p95 {p95:.3f} s, worst {max(self.synced):.3f} s"
            ),
            seed=seed,
            lost=sum(each.lost for each in harm),
            duplicated=sum(each.duplicated for each in harm),
            reordered=sum(each.reordered for each in harm),
            worst_latency=worst,
        )


def percentile(values: Sequence[float], percent: int) -> float:
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, len(ranked) * percent // 100)]


async def half_open(
    name: str,
    ways: frozenset[Way],
    runs: int,
    seed: int,
    folder: Path,
    agents: int,
    *,
    told: bool = True,
) -> Row:
    """`runs` dead links, `agents` at a time; each at its own moment of the pings' turns. `told`
    says whether the system tells when the network is back."""
    config, users = crowded(folder, agents)
    times, random = Times(), Random(seed)
    arguments = ("--no-bot", "--config", str(config))
    with server_process(folder / "server", *arguments) as server:
        async with working(server.tenant_url, users, seed) as desks:
            for _ in range(runs // agents):
                async with asyncio.TaskGroup() as tasks:
                    for desk in desks:
                        away = 0.0 if told else random.uniform(0, 10)
                        begin = random.uniform(0, 4.5)
                        tasks.create_task(_die(desk, ways, begin, away, told, times))
            for desk in desks:
                await desk.close_the_books()
            return times.row(name, seed, [desk.seat for desk in desks])


class Desk:
    """A seat behind a network of its own, with a customer who never stops talking."""

    def __init__(self, seat: Seat, proxy: Proxy, direct: str) -> None:
        self.seat = seat
        self.proxy = proxy
        self._direct = direct
        self._stack = AsyncExitStack()
        self.said = 0

    async def open(self) -> None:
        await self.seat.sign_in(self.proxy.url(self._direct))
        self._stack.push_async_callback(self.seat.leave)
        name = f"Rosa{self.seat.user}"
        self._customer = await self._stack.enter_async_context(talk(self.seat, self._direct, name))

    async def both_speak(self) -> None:
        """One message each, the agent's under whatever the network does."""
        self.said += 1
        number = self.said
        await self._customer.say(f"c {number}")
        await self.seat.say(f"a {number}")

    async def close_the_books(self) -> None:
        await check(self.seat, self._customer, self.said)
        await self._stack.aclose()


@asynccontextmanager
async def working(direct: str, users: Sequence[str], seed: int) -> AsyncIterator[list[Desk]]:
    """Agents who are in a conversation each."""
    port = urlsplit(direct).port or 0
    async with AsyncExitStack() as stack:
        desks = []
        for number, user in enumerate(users):
            proxy = stack.enter_context(Proxy(port, seed=seed + number))
            desks.append(Desk(Seat(user), proxy, direct))
        for desk in desks:
            await desk.open()
        yield desks


async def _die(
    desk: Desk, ways: frozenset[Way], delay: float, away: float, told: bool, times: Times
) -> None:
    """Let the link die, speak meanwhile, heal once both ends have given it up, `away` seconds
    later, and measure."""
    await asyncio.sleep(delay)
    (wire,) = desk.proxy.websockets()
    begun = time.monotonic()
    desk.proxy.set(Weather(swallowed=ways))
    speaking = asyncio.create_task(desk.both_speak())
    await desk.seat.until(lambda: desk.seat.since(begun, Link.RECONNECTING) is not None, 40)
    await until(lambda: wire.server_left is not None)
    await asyncio.sleep(away)
    healed = time.monotonic()
    desk.proxy.heal()
    if told:
        desk.seat.client.dial_anew()
    await desk.seat.until(lambda: desk.seat.since(healed, Link.ONLINE) is not None)
    times.client.append(desk.seat.since(begun, Link.RECONNECTING) or 0.0)
    times.server.append((wire.server_left or 0.0) - begun)
    times.synced.append(desk.seat.since(healed, Link.ONLINE) or 0.0)
    await speaking


async def run_all(seed: int, scale: str, folder: Path) -> list[Row]:
    runs, agents = (200, 20) if scale == "full" else (5, 5)
    plans = (
        ("F4 half-open both ways", BOTH, runs),
        ("F5 half-open to the server", frozenset({Way.TO_SERVER}), max(runs // 2, agents)),
        ("F5 half-open to the client", frozenset({Way.TO_CLIENT}), max(runs // 2, agents)),
    )
    rows = [
        await half_open(name, ways, count, seed, folder / f"half-open-{number}", agents)
        for number, (name, ways, count) in enumerate(plans)
    ]
    if scale == "full":
        name = "F4 half-open, and the system does not tell of the healing"
        alone = folder / "half-open-alone"
        rows.append(await half_open(name, BOTH, 2 * agents, seed, alone, agents, told=False))
    return rows
