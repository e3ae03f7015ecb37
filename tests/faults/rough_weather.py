"""F6 to F10: links that are slow, that stall, that are cut, and that come and go."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from contactpro_desktop.assignment.visitor import VisitorClient
from contactpro_desktop.domain.actions import FinishInteraction, Pick
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.outcome import Refusal
from tests.faults.crowd import crowded
from tests.faults.half_open import Desk, percentile, working
from tests.faults.proxy import CALM, Way, Weather
from tests.faults.result import Row, row
from tests.faults.seat import Seat, until
from tests.support.server_process import ServerProcess, server_process

_LOCAL_WORK = 0.15


@dataclass
class Shift:
    """A server with agents in a conversation each."""

    server: ServerProcess
    desks: Sequence[Desk]
    random: Random

    @property
    def seats(self) -> list[Seat]:
        return [desk.seat for desk in self.desks]

    def set(self, weather: Weather) -> None:
        for desk in self.desks:
            desk.proxy.set(weather)

    def reconnects(self) -> int:
        return sum(told.link is Link.ONLINE for seat in self.seats for _, told in seat.links) - len(
            self.seats
        )

    async def speak(self, rounds: int, pause: float = 0.0) -> None:
        """Everybody says so many things, and hears as many."""

        async def one(desk: Desk) -> None:
            for _ in range(rounds):
                await desk.both_speak()
                await asyncio.sleep(pause * self.random.random())

        await asyncio.gather(*(one(desk) for desk in self.desks))

    async def speak_until(self, over: Callable[[], bool]) -> None:
        """Everybody says something now and then."""

        async def one(desk: Desk) -> None:
            while not over():
                await desk.both_speak()
                await asyncio.sleep(self.random.random())

        await asyncio.gather(*(one(desk) for desk in self.desks))


Course = Callable[[Shift], Awaitable[tuple[bool, float | None, str]]]
"""What happens in a shift: whether all was within its limit, the worst latency, and the proof."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A shift to be; `runs` 0 counts how often the link came back."""

    name: str
    limit: str
    course: Course
    agents: int
    runs: int = 0


async def shift(plan: Plan, seed: int, folder: Path) -> Row:
    config, users = crowded(folder, plan.agents)
    arguments = ("--no-bot", "--config", str(config))
    with server_process(folder / "server", *arguments) as server:
        async with working(server.tenant_url, users, seed) as desks:
            at_work = Shift(server, desks, Random(seed))
            ok, worst, proof = await plan.course(at_work)
            connected = at_work.reconnects()
            at_work.set(CALM)
            for desk in desks:
                desk.seat.client.dial_anew()
                await desk.close_the_books()
        harm = [desk.seat.ledger.harm for desk in desks]
        said = sum(desk.said for desk in desks)
        return row(
            plan.name,
            plan.runs or connected,
            ok=ok,
            limit=plan.limit,
            proof=f"{proof}; {2 * said} messages, {connected} times connected again",
            seed=seed,
            lost=sum(each.lost for each in harm),
            duplicated=sum(each.duplicated for each in harm),
            reordered=sum(each.reordered for each in harm),
            worst_latency=worst,
        )


def latency(one_way: float, picks: int) -> Course:
    """F6: chats are picked over a slow path."""

    async def course(at_work: Shift) -> tuple[bool, float | None, str]:
        weather = Weather(delay=one_way, jitter=0.5)
        at_work.set(weather)
        (desk,) = at_work.desks
        took: list[float] = []
        for number in range(picks):
            async with VisitorClient(
                at_work.server.tenant_url, name=f"Eva{number}", address=f"eva{number}@web"
            ) as eva:
                await eva.start("soporte@demo")
                took.append(await _pick(desk.seat, f"Eva{number}"))
                await desk.both_speak()
                await eva.leave()
                await _finish(desk.seat, f"Eva{number}")
        worst, longest = max(took), 3 * one_way
        held = at_work.reconnects() == 0
        proof = (
            f"picked in {worst:.3f} s at most, the longest way there and back is {longest:.3f} s"
        )
        return held and worst <= longest + _LOCAL_WORK, worst, proof

    return course


async def _pick(seat: Seat, name: str) -> float:
    rows = seat.store.picklist
    await seat.until(lambda: any(r.customer_name == name for r in rows.values()))
    found = next(r for r in rows.values() if r.customer_name == name)
    begun = time.monotonic()
    outcome = await seat.do(Pick(found.contact_id, found.queue_id, Channel.CHAT))
    assert outcome.succeeded, outcome.refusal
    return time.monotonic() - begun


async def _finish(seat: Seat, name: str) -> None:
    """Nothing stays with the agent, so that there is room for the next."""
    chat = next(i for i in seat.store.interactions.values() if i.customer_name == name)
    await seat.until(lambda: not seat.store.interactions[chat.id].is_open)
    outcome = await seat.do(FinishInteraction(chat.id))
    assert outcome.succeeded or outcome.refusal is Refusal.SCRIPT_INCOMPLETE


def stalls(share: float, rounds: int) -> Course:
    """F7: what a lossy path looks like through TCP."""

    async def course(at_work: Shift) -> tuple[bool, float | None, str]:
        at_work.set(Weather(delay=0.005, jitter=0.5, stall_chance=share, stall=(0.2, 3.0)))
        await at_work.speak(rounds)
        return True, None, f"{share:.0%} of all pieces stalled"

    return course


def slow(rate: int, rounds: int) -> Course:
    """F8: a narrow path, first with a long talk to be told anew."""

    async def course(at_work: Shift) -> tuple[bool, float | None, str]:
        await at_work.speak(rounds)
        at_work.set(Weather(rate=rate, delay=0.03))
        waits = []
        for desk in at_work.desks:
            begun = time.monotonic()
            desk.proxy.cut()
            await desk.seat.until(lambda d=desk, b=begun: d.seat.since(b, Link.RECONNECTING))
            await desk.seat.until(lambda d=desk: d.seat.online)
            waits.append(time.monotonic() - begun)
        await asyncio.gather(*(desk.both_speak() for desk in at_work.desks))  # all has come in
        took = []
        for _ in range(20):
            begun = time.monotonic()
            await asyncio.gather(*(desk.both_speak() for desk in at_work.desks))
            took.append(time.monotonic() - begun)
        p95 = percentile(took, 95)
        steady = at_work.reconnects() == len(at_work.desks)
        proof = f"a message each way p95 {p95:.3f} s; all told anew in {max(waits):.1f} s"
        return steady and p95 <= 1.0, p95, proof

    return course


def cuts(most: int, step: int) -> Course:
    """F9: the link ends after every number of bytes, each way, from the first byte of a new one
    and in the middle of frames."""

    async def course(at_work: Shift) -> tuple[bool, float | None, str]:
        async def one(desk: Desk, offset: int) -> None:
            desk.seat.impatient = True
            for way in Way:
                for count in range(offset, most, step * len(at_work.desks)):
                    begun = time.monotonic()
                    desk.proxy.cut_after(way, count)
                    await desk.both_speak()
                    if not desk.seat.since(begun, Link.RECONNECTING):
                        desk.proxy.cut()
                        await desk.seat.until(lambda b=begun: desk.seat.since(b, Link.RECONNECTING))
                    await desk.seat.until(lambda: desk.seat.online)

        await asyncio.gather(
            *(one(desk, number * step) for number, desk in enumerate(at_work.desks))
        )
        alive = not any(seat.ended for seat in at_work.seats)
        return alive, None, f"cut after 0 to {most} bytes in steps of {step}, each way"

    return course


def flapping(seconds: float, every: tuple[float, float], synced: float = 1.0) -> Course:
    """F10: the link is dropped again and again under agents who try at once; `synced` is how soon
    it must be back, p95."""

    async def course(at_work: Shift) -> tuple[bool, float | None, str]:
        end = time.monotonic() + seconds
        back: list[float] = []

        async def one(desk: Desk) -> None:
            random = Random(f"{desk.seat.user}{at_work.random.random()}")
            desk.seat.impatient = True
            while time.monotonic() < end:
                await asyncio.sleep(random.uniform(*every))
                begun = time.monotonic()
                if not desk.proxy.cut():
                    continue
                with suppress(TimeoutError):
                    await desk.seat.until(lambda b=begun: desk.seat.since(b, Link.RECONNECTING), 2)
                await desk.seat.until(lambda: desk.seat.online)
                back.append(time.monotonic() - begun)

        flaps = asyncio.gather(*(one(desk) for desk in at_work.desks))
        await at_work.speak_until(lambda: time.monotonic() >= end)
        await flaps
        for desk in at_work.desks:
            await until(lambda d=desk: len(d.proxy.websockets()) <= 1)
        one_each = all(len(desk.proxy.websockets()) == 1 for desk in at_work.desks)
        p95 = percentile(back, 95)
        proof = f"synced again p95 {p95:.3f} s; one websocket each at the end: {one_each}"
        return one_each and p95 <= synced, max(back), proof

    return course


def plans(*, full: bool) -> Iterator[Plan]:
    for delay in (0.05, 0.2, 0.8) if full else (0.05,):
        yield Plan(
            f"F6 {delay * 1000:.0f} ms each way, half of it more or less",
            "picked within the longest way there and back + 150 ms, never disconnected",
            latency(delay, picks := 10 if full else 2),
            agents=1,
            runs=picks,
        )
    for share in (0.01, 0.05, 0.2) if full else (0.05,):
        rounds = 60 if full else 3
        limit = "nothing lost or doubled"
        yield Plan(f"F7 loss {share:.0%}", limit, stalls(share, rounds), agents=10, runs=rounds)
    for rate in (8_000, 32_000) if full else (32_000,):
        rounds = 100 if full else 20
        yield Plan(
            f"F8 {rate * 8 // 1000} kbit/s",
            "a message each way p95 1 s; not taken for dead",
            slow(rate, rounds),
            agents=2,
            runs=rounds,
        )
    most, step = (2_000, 1) if full else (240, 40)
    yield Plan("F9 cut at every byte", "no session lost", cuts(most, step), agents=10)
    yield Plan(
        "F10 flapping link",
        "synced again p95 1 s, one connection at the end",
        flapping(120.0, (0.5, 5.0)) if full else flapping(3.0, (0.1, 0.5)),
        agents=20 if full else 4,
    )


async def run_all(seed: int, scale: str, folder: Path) -> list[Row]:
    return [
        await shift(plan, seed, folder / f"weather-{number}")
        for number, plan in enumerate(plans(full=scale == "full"))
    ]
