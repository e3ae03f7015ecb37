"""F28: somebody else answers in the server's place, a portal or a proxy."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from contactpro_desktop.domain.errors import SignInError
from contactpro_desktop.domain.events import Link, Trouble
from tests.faults.proxy import Proxy
from tests.faults.result import Row, row
from tests.faults.seat import Seat
from tests.support.server_process import server_process

_PAGE = b"<html><body>Welcome to the network</body></html>"

ANSWERS = (
    ("200 OK", Trouble.INTERCEPTED),
    ("302 Found\r\nLocation: http://127.0.0.1:9/portal", Trouble.INTERCEPTED),
    ("511 Network Authentication Required", Trouble.INTERCEPTED),
    ("407 Proxy Authentication Required\r\nProxy-Authenticate: Basic", Trouble.PROXY),
    ("502 Bad Gateway", Trouble.REFUSED),
)


@asynccontextmanager
async def stranger(status: str) -> AsyncIterator[tuple[int, list[float]]]:
    """Answers everything with `status` and a page; its port, and when it was asked."""
    asked: list[float] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(time.monotonic())
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(_PAGE)}"
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head.encode() + b"\r\nConnection: close\r\n\r\n" + _PAGE)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1], asked
    finally:
        server.close()


async def run_all(seed: int, scale: str, folder: Path) -> list[Row]:
    answers, seconds = (ANSWERS, 20.0) if scale == "full" else (ANSWERS[:1], 2.0)
    with server_process(folder / "strangers", "--no-bot") as server:
        return [
            await _meet(server.tenant_url, status, trouble, seconds, seed)
            for status, trouble in answers
        ]


async def _meet(direct: str, status: str, trouble: Trouble, seconds: float, seed: int) -> Row:
    """Lose the connection, find the stranger for a while, and come back."""
    port, seat = urlsplit(direct).port or 0, Seat("ana")
    with Proxy(port, seed=seed) as proxy:
        await seat.sign_in(proxy.url(direct))
        async with stranger(status) as (other, asked):
            proxy.retarget(other)
            proxy.cut()
            await asyncio.sleep(seconds)
            told, attempts = seat.store.trouble, len(asked)
            refused = await _is_refused(proxy.url(direct))
            proxy.retarget(port)
        healed = time.monotonic()
        seat.client.dial_anew()
        await seat.until(lambda: seat.since(healed, Link.ONLINE) is not None)
        kept = not seat.ended
        await seat.leave()
    most = int(seconds) + 4
    return row(
        f"F28 answered with {status.split()[0]}",
        attempts,
        ok=told is trouble and refused and kept and attempts <= most,
        limit=f"told in words; at most {most} attempts in {seconds:.0f} s; session kept",
        proof=f"told: {told.value if told else None}; {attempts} attempts",
        seed=seed,
        worst_latency=seat.since(healed, Link.ONLINE),
    )


async def _is_refused(tenant: str) -> bool:
    """Whether signing in there fails for a reason that has words."""
    try:
        await Seat("bruno").sign_in(tenant)
    except SignInError:
        return True
    return False
