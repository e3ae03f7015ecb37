"""F25: the server is started anew under load, killed or told to end, again and again."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from contactpro_desktop.domain.events import Link
from tests.faults.real_server import RealServer
from tests.faults.result import Row, row
from tests.faults.seat import Seat
from tests.faults.small_site import small_site
from tests.localserver.edge.wire import open_socket, socket_url, start_chat, visitor_session

LIMIT = 5.0
"""Seconds from the kill until the agent works again."""

RESTARTS = {"small": 1, "full": 8}
_CALM = 31.0
"""Seconds between two restarts: the client takes a link that often fails for a bad one."""
_WAITING = 5
_ROWS = "SELECT id, queue_id, created_at, queued_at FROM contacts ORDER BY id"


def run(seed: int, scale: str = "full") -> list[Row]:
    """How long it takes counts at full scale, where nothing else runs on the machine."""
    return [asyncio.run(rolling(RESTARTS[scale], seed, timed=scale == "full"))]


@dataclass
class Seen:
    starts: list[float] = field(default_factory=list)
    banners: list[float] = field(default_factory=list)
    said: int = 0
    changed: int = 0
    stops: list[int] = field(default_factory=list)


async def rolling(restarts: int, seed: int, *, timed: bool = True) -> Row:
    """An agent talks at the real client while some wait in the queue, whose pages come back after
    every restart, as pages do."""
    seen, seat = Seen(), Seat("ana")
    with TemporaryDirectory() as folder:
        server = RealServer(Path(folder), "--config", str(small_site(Path(folder))))
        await asyncio.to_thread(server.start)
        try:
            sessions = [await visitor_session(server.tenant) for _ in range(_WAITING + 1)]
            await _begin_chats(server, sessions)
            await seat.sign_in(server.tenant)
            await seat.until(lambda: len(seat.store.picklist) > _WAITING)
            await seat.pick("Luis 0")
            await _roll(server, seat, sessions, restarts, Random(seed), seen)
            await seat.until(lambda: len(seat.shown()) >= seen.said)
            seat.ledger.snapshot(seat.shown())
            seat.ledger.close([("a", seen.said)])
            await seat.leave()
        finally:
            seen.stops.append(await asyncio.to_thread(server.stop))
    return _told(seen, seat, restarts, seed, timed=timed)


def _told(seen: Seen, seat: Seat, restarts: int, seed: int, *, timed: bool) -> Row:
    harm = seat.ledger.harm
    return row(
        "F25 server restarted under load",
        restarts,
        lost=harm.lost + seen.changed,
        duplicated=harm.duplicated,
        reordered=harm.reordered,
        worst_latency=max(seen.banners),
        seed=seed,
        ok=(max(seen.banners) <= LIMIT or not timed) and not any(seen.stops),
        limit=f"the same ids, order and ages; the agent works again {LIMIT} s after a kill",
        proof=f"{seen.said} messages said meanwhile, {_WAITING} chats waiting; the process was up"
        f" in {median(seen.starts):.2f} s (median),"
        f" {max(seen.starts):.2f} s at most",
    )


async def _begin_chats(server: RealServer, sessions: list[str]) -> None:
    url = socket_url(server.tenant, visitor=True)
    for number, session in enumerate(sessions):
        async with open_socket(url, session) as page:
            await page.ok("PUT", "/users/me/properties", {"alias": f"Luis {number}"})
            await page.subscribe("interactions")
            await start_chat(page, "soporte@demo")


async def _roll(
    server: RealServer,
    seat: Seat,
    sessions: list[str],
    restarts: int,
    random: Random,
    seen: Seen,
) -> None:
    for number in range(restarts):
        async with AsyncExitStack() as pages:
            url = socket_url(server.tenant, visitor=True)
            for session in sessions:
                await pages.enter_async_context(open_socket(url, session))
            await _wait_for_all(seat)
            shown, rows = _waiting(seat), _rows(server)
            talking = asyncio.create_task(_talk(seat, seen))
            await asyncio.sleep(random.uniform(0.2, 1.0) + (_CALM if number else 0.0))
            gone = time.monotonic()
            if number % 2:
                seen.stops.append(await asyncio.to_thread(server.stop))
            else:
                await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)
        seen.starts.append(server.seconds)
        await seat.until(lambda since=gone: seat.since(since, Link.ONLINE))
        seen.banners.append(time.monotonic() - gone)
        await talking
        await _wait_for_all(seat)
        seen.changed += (shown, rows) != (_waiting(seat), _rows(server))


async def _wait_for_all(seat: Seat) -> None:
    await seat.until(lambda: len(seat.store.picklist) == _WAITING)


async def _talk(seat: Seat, seen: Seen) -> None:
    """Until after the restart."""
    begun = time.monotonic()
    while seat.since(begun, Link.ONLINE) is None:
        seen.said += 1
        await seat.say(f"a {seen.said}")


def _waiting(seat: Seat) -> list[tuple[str, float]]:
    """Ids and ages of who waits, in the order shown."""
    rows = seat.store.picklist.values()
    return [(row.contact_id, row.queued_at or 0.0) for row in rows]


def _rows(server: RealServer) -> list[tuple[object, ...]]:
    uri = f"{(server.folder / 'contactpro.sqlite').as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        return connection.execute(_ROWS).fetchall()
