"""F20: the server's disk is full. F23: it has no file descriptors left, or nowhere to write.

A limit on the size of files stands for the full disk: it comes and goes while the server works, and
needs no rights of the administrator.
"""

from __future__ import annotations

import asyncio
import resource
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from tests.faults.real_server import RealServer
from tests.faults.result import Row, row
from tests.faults.small_site import small_site
from tests.localserver.edge.wire import Client, agent, start_chat, visitor

TIMES = {"small": 1, "full": 20}
_INTERACTIONS = "/users/me/interactions"
_CHAT = {"channel_type": "chat", "channel_sub_type": "text", "destination": "soporte@demo"}
_OPEN_SOCKETS = 120
_SPARE = 20
"""How many more descriptors the server may have than it has."""
_WATCHED = 3.0
_MOST_CPU = 0.5
"""Share of a core that a server without descriptors may use while nothing can be done."""


def run(seed: int, scale: str = "full") -> list[Row]:
    return [
        asyncio.run(full_disk(TIMES[scale], seed)),
        asyncio.run(no_descriptors(seed)),
        nowhere_to_write(seed),
    ]


async def full_disk(times: int, seed: int) -> Row:
    """Full and free again while a chat goes on: what was taken is there once, in order; what was
    refused is not, and was refused in words."""
    taken: list[str] = []
    wrong: list[str] = []
    async with _working() as (server, ana, luis), visitor(server.tenant, "Rosa") as rosa:
        uri = f"{_INTERACTIONS}/{await _served(ana, luis)}/transcript/messages"
        for number in range(times):
            with _limit(server, resource.RLIMIT_FSIZE, 1):
                wrong += await _refused(ana, uri, f"no {number}", rosa)
                read = await ana.request("GET", uri)
                wrong += [] if read["status"] == 200 else [f"reading: {read}"]
            said = await ana.request("POST", uri, {"message": f"a {number}"})
            wrong += [] if said["status"] == 200 else [f"afterwards: {said}"]
            taken.append(f"a {number}")
        there = [m["message"] for m in (await ana.ok("GET", uri))["body"] if m["type"] == "text"]
    return row(
        "F20 full disk",
        times,
        lost=len(set(taken) - set(there)),
        duplicated=len(there) - len(set(there)),
        reordered=int([each for each in there if each in taken] != taken),
        seed=seed,
        ok=not wrong and there == taken,
        limit="new work refused with cannot_store, reading goes on, recovers without a restart",
        proof=wrong[0] if wrong else "refused and recovered every time",
    )


async def no_descriptors(seed: int) -> Row:
    """More connections than it can have: those it has go on, and it does not spin."""
    async with _working() as (server, ana, _luis), AsyncExitStack() as sockets:
        with _limit(server, resource.RLIMIT_NOFILE, _descriptors(server) + _SPARE):
            for _ in range(_OPEN_SOCKETS):
                _, writer = await asyncio.open_connection("127.0.0.1", server.port)
                sockets.callback(writer.close)
            begun, used = time.monotonic(), _cpu(server)
            answer = await ana.request("PUT", "/users/me/properties", {"work_status": "ready"})
            await asyncio.sleep(_WATCHED)
            share = (_cpu(server) - used) / (time.monotonic() - begun)
        await sockets.aclose()
        again = await _reaches(server)
    return row(
        "F23 no file descriptors left",
        _OPEN_SOCKETS,
        seed=seed,
        ok=answer["status"] == 200 and again and share <= _MOST_CPU,
        limit=f"who is there goes on; {_MOST_CPU:.0%} of a core at most; new ones afterwards",
        proof=f"{share:.0%} of a core; an agent's request: {answer['status']}; new ones: {again}",
    )


def nowhere_to_write(seed: int) -> Row:
    """The data folder cannot be written."""
    with TemporaryDirectory() as scratch:
        server = RealServer(Path("/proc"), "--config", str(small_site(Path(scratch))))
        code, said = server.refuses()
    return row(
        "F23 a data folder that cannot be written",
        1,
        seed=seed,
        ok=code == 2 and "cannot be written" in said and "Traceback" not in said,
        limit="ends with a clear message",
        proof=f"exit code {code}: {said.strip()[:200]}",
    )


@asynccontextmanager
async def _working() -> AsyncIterator[tuple[RealServer, Client, Client]]:
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        server = RealServer(folder / "data", "--config", str(small_site(folder)))
        await asyncio.to_thread(server.start)
        try:
            async with agent(server.tenant, "ana") as ana, visitor(server.tenant) as luis:
                yield server, ana, luis
        finally:
            await asyncio.to_thread(server.stop)


async def _served(ana: Client, luis: Client) -> str:
    """The agent's interaction of a chat that she took."""
    await ana.ok("PUT", "/users/me/properties", {"work_status": "ready"})
    await start_chat(luis, "ventas@demo")
    leg: str = (await ana.offer())["id"]
    await ana.ok("PUT", f"{_INTERACTIONS}/{leg}", {"status": "accepted"})
    return leg


async def _refused(ana: Client, uri: str, text: str, rosa: Client) -> list[str]:
    """What was not refused, or not in the right words."""
    answers = {
        "a message": await ana.request("POST", uri, {"message": text}),
        "a chat": await rosa.request("POST", _INTERACTIONS, _CHAT),
    }
    return [
        f"{what}: {answer}"
        for what, answer in answers.items()
        if (answer["status"], answer.get("reason")) != (408, "cannot_store")
    ]


@contextmanager
def _limit(server: RealServer, what: int, most: int) -> Iterator[None]:
    before: Any = resource.prlimit(server.pid, what)
    resource.prlimit(server.pid, what, (most, before[1]))
    try:
        yield
    finally:
        resource.prlimit(server.pid, what, before)


def _descriptors(server: RealServer) -> int:
    return len(list(Path(f"/proc/{server.pid}/fd").iterdir()))


def _cpu(server: RealServer) -> float:
    """Seconds of processor time so far."""
    fields = Path(f"/proc/{server.pid}/stat").read_text(encoding="ascii").rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


async def _reaches(server: RealServer) -> bool:
    async with httpx.AsyncClient(timeout=10.0) as http:
        with suppress(httpx.HTTPError):
            return (await http.get(f"{server.tenant}/visitor/config.json")).status_code == 200
    return False
