"""F16 on real sockets: what breaks the rules of HTTP or of websockets is closed within five
seconds, what goes silent within twice the ping, and an agent who works meanwhile notices
nothing."""

from __future__ import annotations

import asyncio
import json
import struct
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.figure import percentile
from contactpro_desktop.ecfs.paths import PROPERTIES
from tests.e2e.server_process import ServerProcess
from tests.faults.bare import head
from tests.faults.mutator import Mutator
from tests.faults.recorded import record
from tests.faults.result import Row, row
from tests.localserver.edge.wire import agent, session_of

FRAMES = {"small": 500, "full": 50_000}
"""Damaged requests that are sent to the server over one websocket after the other."""
SILENT = {"small": False, "full": True}
"""Whether to try what takes ten seconds each."""

_CLOSED, _DEAD = 5.0, 12.0
_SLACK = 1.0
_BYSTANDER = 0.5
_FRAMES_PER_SOCKET = 250

Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]
_TEXT, _BINARY, _CLOSE, _PING = 1, 2, 8, 9


@dataclass(frozen=True, slots=True)
class Attack:
    """`sends` what comes after the upgrade, or instead of it where `greets` is False."""

    name: str
    sends: tuple[bytes, ...]
    limit: float = _CLOSED
    greets: bool = True


def _frame(kind: int, body: bytes) -> bytes:
    return head(kind, len(body)) + body


ATTACKS = (
    Attack("bad UTF-8", (_frame(_TEXT, b'{"uri":"\xff\xfe"}'),)),
    Attack("a length of 1 GiB", (b"\x81\xff" + struct.pack("!Q", 1 << 30) + bytes(4),)),
    Attack("a length of 2^63", (b"\x81\xff" + struct.pack("!Q", 1 << 63) + bytes(4),)),
    Attack("an unknown opcode", (_frame(3, b"x"),)),
    Attack("reserved bits", (b"\xf1\x81" + bytes(4) + b"x",)),
    Attack("no mask", (b"\x81\x02{}",)),
    Attack("a continuation of nothing", (_frame(0, b"x"),)),
    Attack("a control frame of 1,000 bytes", (_frame(_PING, b"x" * 1000),)),
    Attack("a control frame in parts", (b"\x09\x81" + bytes(4) + b"x",)),
    Attack("a close with half a code", (_frame(_CLOSE, b"\x03"),)),
    Attack("more than a message may be", (_frame(_TEXT, b'"' + b"x" * (1 << 20) + b'"'),)),
    Attack("garbage instead of HTTP", (bytes(range(256)) * 40,), greets=False),
    Attack("a header of 1 MiB", (b"GET / HTTP/1.1\r\nX: " + b"x" * (1 << 20),), greets=False),
    Attack("two hosts", (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",), greets=False),
)
SILENCES = (
    Attack("half a frame, then silence", (b"\x81\xfe\x10",), limit=_DEAD),
    Attack("a message without end", (b"\x01\x82" + bytes(4) + b"{}",), limit=_DEAD),
    Attack("half a request, then silence", (b"GET / HTTP/1.1\r\nHo",), limit=_DEAD, greets=False),
)


def run(seed: int, scale: str) -> list[Row]:
    recorded = asyncio.run(record())
    with tempfile.TemporaryDirectory() as scratch:
        server = ServerProcess(Path(scratch) / "server", "--no-bot")
        siege = Siege(server.tenant)
        attacks = (*ATTACKS, *SILENCES) if SILENT[scale] else ATTACKS
        mutator = Mutator(seed, recorded.to_server)
        asyncio.run(siege.carry_out(attacks, [mutator() for _ in range(FRAMES[scale])]))
        server.stop()
        errors = [line for line in server.errors().splitlines() if _is_error(line)]
    return [
        row(
            "F16 hostile sockets",
            siege.runs,
            ok=not siege.wrong and not errors and siege.p99 <= _BYSTANDER,
            limit=f"closed in {_CLOSED:.0f} s, the silent in {_DEAD:.0f} s; a bystander's p99 "
            f"{_BYSTANDER * 1000:.0f} ms; no error logged",
            proof="; ".join([*siege.wrong[:6], *errors[:3]])
            or f"all closed or answered; bystander p99 {siege.p99 * 1000:.0f} ms",
            worst_latency=siege.worst,
            seed=seed,
        )
    ]


def _is_error(line: str) -> bool:
    """A line of the log that tells of an error of ours: uvicorn calls so what clients send, too."""
    of_clients = " uvicorn.error: " in line and "Exception in ASGI" not in line
    return " ERROR " in line and not of_clients


class Siege:
    def __init__(self, tenant: str) -> None:
        self.runs = 0
        self.wrong: list[str] = []
        self.worst = 0.0
        self._tenant = tenant
        self._waits = [0.0]

    @property
    def p99(self) -> float:
        """Of the bystander's questions, in seconds."""
        return percentile(self._waits, 0.99)

    async def carry_out(self, attacks: tuple[Attack, ...], frames: list[bytes]) -> None:
        session = await session_of(self._tenant, "bruno")
        watching = asyncio.create_task(self._stand_by())
        await asyncio.gather(*(self._attack(each, session) for each in attacks))
        await self._ping_flood(session)
        for start in range(0, len(frames), _FRAMES_PER_SOCKET):
            await self._nonsense(frames[start : start + _FRAMES_PER_SOCKET], session)
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching

    async def _stand_by(self) -> None:
        """Another agent at work."""
        async with agent(self._tenant, "ana") as ana:
            while True:
                begun = time.monotonic()
                await ana.ok("GET", PROPERTIES)
                self._waits.append(time.monotonic() - begun)
                ana.frames.clear()
                await asyncio.sleep(0.02)

    async def _attack(self, attack: Attack, session: str) -> None:
        self.runs += 1
        begun = time.monotonic()
        try:
            async with asyncio.timeout(attack.limit + _SLACK):
                await self._until_closed(attack, session)
        except TimeoutError:
            self.wrong.append(f"{attack.name}: still open after {attack.limit:.0f} s")
        if attack.limit == _CLOSED:
            self.worst = max(self.worst, time.monotonic() - begun)

    async def _until_closed(self, attack: Attack, session: str) -> None:
        reader, writer = await self._connect(session if attack.greets else "")
        try:
            for piece in attack.sends:
                writer.write(piece)
            with suppress(ConnectionError):
                while await reader.read(65_536):
                    pass
        finally:
            writer.transport.abort()

    async def _ping_flood(self, session: str) -> None:
        """Ten thousand pings are answered, or end the connection; both are fine."""
        self.runs += 1
        flood = _frame(_PING, b"x") * 10_000 + _frame(_CLOSE, struct.pack("!H", 1000))
        try:
            async with asyncio.timeout(_CLOSED):
                await self._until_closed(Attack("a ping flood", (flood,)), session)
        except TimeoutError:
            self.wrong.append("a ping flood keeps the server busy")

    async def _nonsense(self, frames: list[bytes], session: str) -> None:
        """Damaged requests: each is answered with some status, and the last one normally."""
        self.runs += len(frames)
        try:
            async with asyncio.timeout(_CLOSED * 4):
                if not await self._last_is_answered(frames, session):
                    self.wrong.append("nonsense ended the connection")
        except TimeoutError:
            self.wrong.append("nonsense was not answered")

    async def _last_is_answered(self, frames: list[bytes], session: str) -> bool:
        reader, writer = await self._connect(session)
        try:
            for frame in frames:
                writer.write(_frame(_BINARY, frame))
            last = {"client_req_id": "the last", "method": "GET", "uri": PROPERTIES}
            writer.write(_frame(_TEXT, json.dumps(last).encode()))
            heard = b""
            while b"the last" not in heard:
                piece = await reader.read(65_536)
                if not piece:
                    return False
                heard = heard[-200:] + piece
            return True
        finally:
            writer.transport.abort()

    async def _connect(self, session: str) -> Ends:
        """To the websocket of a `session`, or without one to the server as it is."""
        where = urlsplit(self._tenant)
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        if session:
            lines = (
                f"GET {where.path}/ecfs/ws_endpoint/ HTTP/1.1",
                f"Host: {where.netloc}",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                "Sec-WebSocket-Version: 13",
                f"Cookie: JSESSIONID={session}",
            )
            writer.write("\r\n".join((*lines, "", "")).encode())
            await reader.readuntil(b"\r\n\r\n")
        return reader, writer
