"""F11: a client that reads one event a second while the server makes a thousand. It is closed with
4008 at the bound, costs the server little, and nobody else waits for it."""

from __future__ import annotations

import asyncio
import socket
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

from benchmarks.figure import percentile
from contactpro_desktop.ecfs.paths import INTERACTIONS
from contactpro_desktop.localserver.web.outbox import MAX_BYTES
from tests.e2e.server_process import ServerProcess
from tests.faults.bare import BareSocket, Frame, agent_session, reach
from tests.faults.result import Row, row
from tests.localserver.edge.wire import Client, agent, socket_url, start_chat, visitor
from tests.support.demo import changed_demo

MESSAGES = {"small": 1_800, "full": 4_000}
RATES = {"small": 400, "full": 200}
"""Events a second."""

_CHARS = 9_000
_GIVEN_UP = "reads too slowly"
_ROUNDS = 2
_ENOUGH = 4 * MAX_BYTES
"""What the bounded outbox and the buffers of the system may hold while nobody reads."""
_SLOWER, _NOISE = 1.1, 0.1
_SMALL_BUFFER = 65_536
_PATIENCE = 60.0


@dataclass(slots=True)
class Flood:
    """How one went: seconds each message took to the reader, and the server's growth in bytes."""

    latencies: list[float] = field(default_factory=list)
    growth: int = 0
    seconds: float = 0.0
    lost: int = 0

    @property
    def p99(self) -> float:
        return percentile(self.latencies, 0.99)


def run(seed: int, scale: str) -> list[Row]:
    count = MESSAGES[scale]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        config = changed_demo(folder, {"script_mandatory = true": "script_mandatory = false"})
        server = ServerProcess(folder / "server", "--no-bot", "--config", str(config))
        calm, harsh = asyncio.run(_compare(server, count, RATES[scale]))
        server.stop()
        given_up = server.errors().count(_GIVEN_UP)
    extra = max(0, harsh.growth - calm.growth)
    quick = harsh.p99 <= max(calm.p99 * _SLOWER, calm.p99 + _NOISE)
    return [
        row(
            "F11 slow consumer",
            2 * _ROUNDS * count,
            ok=given_up == _ROUNDS and extra <= _ENOUGH and quick,
            limit=f"given up at the bound; others' p99 + 10 % or {_NOISE * 1000:.0f} ms; the "
            f"server holds {_ENOUGH >> 20} MiB for it at most",
            proof=f"given up {given_up} of {_ROUNDS} times; others' p99 "
            f"{calm.p99 * 1000:.0f} ms without it, {harsh.p99 * 1000:.0f} ms with it; "
            f"{extra / 2**20:.1f} MiB more; {count / harsh.seconds:.0f} events/s",
            lost=calm.lost + harsh.lost,
            worst_latency=harsh.p99,
            seed=seed,
        )
    ]


async def _compare(server: ServerProcess, count: int, rate: int) -> tuple[Flood, Flood]:
    """Floods in chats of Bruno's, while another window of his reads as it should, and while it
    does not."""
    tenant = server.tenant
    async with httpx.AsyncClient() as http, agent(tenant, "bruno", ready=True) as bruno:
        memory = psutil.Process(server.pid).memory_info
        session = await agent_session(http, tenant, "bruno")
        floods: dict[bool, list[Flood]] = {False: [], True: []}
        for slow in (False, True) * _ROUNDS:
            reader = Reader()
            reading = await _window(tenant, session, reader.hear)
            await reader.is_in.wait()
            other = await _window(tenant, session, lambda _: None)
            async with visitor(tenant) as luis, _chat_with(luis, bruno) as uri:
                sipping = asyncio.create_task(_sip(other)) if slow else None
                floods[slow].append(await _flood(reader, luis, uri, count, rate, memory))
                if sipping is not None:
                    sipping.cancel()
            other.transport.abort()
            reading.transport.abort()
    return _best(floods[False]), _best(floods[True])


@asynccontextmanager
async def _chat_with(luis: Client, bruno: Client) -> AsyncIterator[str]:
    """A conversation of the two; where the end user's messages go."""
    seen = len(bruno.changes)
    chat = await start_chat(luis, "ventas@demo")
    offer = await bruno.change("POST", f"{INTERACTIONS}/*", after=seen)
    own = offer["uri"]
    await bruno.ok("PUT", own, {"status": "accepted"})
    yield f"{INTERACTIONS}/{chat}/transcript/messages"
    await luis.ok("PUT", f"{INTERACTIONS}/{chat}", {"status": "ended"})
    await bruno.ok("PUT", own, {"status": "handled"})
    bruno.frames.clear()
    bruno.changes.clear()


def _best(floods: Sequence[Flood]) -> Flood:
    """What the machine has else to do slows some down: the quickest says what the server can."""
    best = min(floods, key=lambda flood: flood.p99)
    lost = sum(flood.lost for flood in floods)
    return Flood(best.latencies, min(flood.growth for flood in floods), best.seconds, lost)


class Reader:
    """Notes when each numbered message came."""

    def __init__(self) -> None:
        self.came: dict[int, float] = {}
        self.wanted = 0
        self.is_in = asyncio.Event()
        self.has_all = asyncio.Event()

    def hear(self, frame: Frame) -> None:
        if frame.get("client_req_id") == "S":
            self.is_in.set()
        body = frame.get("body")
        for change in body.get("transactions", ()) if isinstance(body, dict) else ():
            told = change["subscribed_resource"]
            if isinstance(told, dict) and "message" in told and not told["system_message"]:
                self.came.setdefault(int(told["message"].split()[0]), time.monotonic())
        if len(self.came) >= self.wanted:
            self.has_all.set()


async def _flood(
    reader: Reader, luis: Client, uri: str, count: int, rate: int, memory: Any
) -> Flood:
    before, begun = memory().rss, time.monotonic()
    first = len(reader.came)
    reader.wanted = first + count
    reader.has_all.clear()
    sent: dict[int, float] = {}
    padding = "x" * _CHARS
    for number in range(first, first + count):
        await asyncio.sleep(begun + (number - first) / rate - time.monotonic())
        sent[number] = time.monotonic()
        body = {"message": f"{number} {padding}", "type": "text"}
        frame = {"client_req_id": f"F{number}", "method": "POST", "uri": uri, "body": body}
        await luis.send(frame)
        luis.frames.clear()
        luis.changes.clear()
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            await reader.has_all.wait()
    waits = [reader.came[number] - at for number, at in sent.items() if number in reader.came]
    return Flood(waits, memory().rss - before, time.monotonic() - begun, count - len(waits))


async def _window(tenant: str, session: str, hear: Callable[[Frame], None]) -> BareSocket:
    """A websocket of the agent that is told of all conversations."""
    window = await reach(socket_url(tenant), session, hear)
    window.send({"client_req_id": "S", "method": "SUBSCRIBE", "uri": INTERACTIONS})
    return window


async def _sip(window: BareSocket) -> None:
    """Read next to nothing, once a second."""
    raw: socket.socket = window.transport.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _SMALL_BUFFER)
    while not window.is_gone.done():
        window.transport.pause_reading()
        await asyncio.wait({window.is_gone}, timeout=1.0)
        if not window.transport.is_closing():
            window.transport.resume_reading()
            await asyncio.sleep(0)
