"""F19: the client, or the server, is stopped for a while and goes on as if nothing had been."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from contactpro_desktop.domain.events import Link
from tests.faults.proxy import Proxy
from tests.faults.result import Row, row
from tests.faults.seat import Seat, until
from tests.support.server_process import ServerProcess, server_process

_REDIAL = 1.0


async def run_all(seed: int, scale: str, folder: Path) -> list[Row]:
    sleeps = (6.0, 15.0, 35.0) if scale == "full" else (5.0,)
    with server_process(folder / "stopped", "--no-bot") as server:
        rows = [await _client_stopped(server, seconds, seed) for seconds in sleeps]
        if scale == "full":
            rows.append(await _server_stopped(server, 20.0, seed))
    return rows


@contextmanager
def _agent(tenant: str) -> Iterator[subprocess.Popen[str]]:
    """A client in a process of its own that is signed in, until the end of the block."""
    command = [sys.executable, "-m", "tests.faults.agent_process", tenant, "ana"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "online\n"
        yield process
    finally:
        process.send_signal(signal.SIGCONT)
        try:
            process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


async def _client_stopped(server: ServerProcess, seconds: float, seed: int) -> Row:
    with (
        Proxy(urlsplit(server.tenant_url).port or 0, seed=seed) as proxy,
        _agent(proxy.url(server.tenant_url)) as process,
    ):
        (before,) = proxy.websockets()
        process.send_signal(signal.SIGSTOP)
        await asyncio.sleep(seconds)
        woken = time.monotonic()
        process.send_signal(signal.SIGCONT)
        await until(lambda: any(wire is not before for wire in proxy.websockets()), 30)
        took = time.monotonic() - woken
        await until(lambda: len(proxy.websockets()) == 1)
    return row(
        f"F19 client stopped for {seconds:.0f} s",
        1,
        ok=took <= _REDIAL,
        limit="connected anew within 1 s of waking up",
        proof=f"a new websocket after {took:.2f} s, and only one in the end",
        seed=seed,
        worst_latency=took,
    )


async def _server_stopped(server: ServerProcess, seconds: float, seed: int) -> Row:
    seat = Seat("ana")
    with Proxy(urlsplit(server.tenant_url).port or 0, seed=seed) as proxy:
        await seat.sign_in(proxy.url(server.tenant_url))
        stopped = time.monotonic()
        server.process.send_signal(signal.SIGSTOP)
        try:
            await asyncio.sleep(seconds)
        finally:
            server.process.send_signal(signal.SIGCONT)
        woken = time.monotonic()
        noticed = seat.since(stopped, Link.RECONNECTING)
        await seat.until(lambda: seat.since(woken, Link.ONLINE) is not None)
        back = seat.since(woken, Link.ONLINE) or 0.0
        kept = not seat.ended
        await seat.leave()
    return row(
        f"F19 server stopped for {seconds:.0f} s",
        1,
        ok=kept and noticed is not None and noticed <= 10.0,
        limit="noticed in 10 s, the session is kept",
        proof=f"noticed after {noticed or 0:.2f} s, synced {back:.2f} s after it went on",
        seed=seed,
        worst_latency=noticed,
    )
