"""F1, F2: the server is killed while agents accept, pick and write. F22 and F25 beside it."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from websockets.exceptions import ConnectionClosed

from tests.e2e.server_process import ServerProcess
from tests.faults import damage, restarts
from tests.faults.result import Row, row
from tests.faults.small_site import small_site
from tests.localserver.edge.wire import (
    Client,
    Frame,
    open_socket,
    session_of,
    socket_url,
    start_chat,
    visitor,
)

LIMIT = 5.0
"""Seconds from the kill to the first that an agent hears of the server again."""

ROUNDS = {"small": 3, "full": 500}
_MESSAGES = 5
_LATEST_KILL = 0.05
_INTERACTIONS = "/users/me/interactions"


def run(seed: int, scale: str = "full") -> list[Row]:
    """How long it takes counts at full scale, where nothing else runs on the machine."""
    return [
        asyncio.run(killed(ROUNDS[scale], seed, timed=scale == "full")),
        *damage.run(seed, scale),
        *restarts.run(seed, scale),
    ]


@dataclass
class Harm:
    """`acknowledged` counts what the agent was told had happened before the kill."""

    acknowledged: int = 0
    lost: int = 0
    duplicated: int = 0
    reordered: int = 0
    double_owned: int = 0
    seconds: list[float] = field(default_factory=list)


async def killed(rounds: int, seed: int, *, timed: bool = True) -> Row:
    """A chat for each round, offered or picked, with the kill somewhere in it."""
    harm, random = Harm(), Random(seed)
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        server = ServerProcess(data, "--config", str(small_site(Path(folder))))
        try:
            ana = await session_of(server.tenant, "ana")
            for number in range(rounds):
                await Round(server, data, ana, number, harm).play(random.random() * _LATEST_KILL)
        finally:
            server.stop()
    return row(
        "F1 F2 server killed in an accept, a pick, a message",
        rounds,
        lost=harm.lost,
        duplicated=harm.duplicated,
        reordered=harm.reordered,
        double_owned=harm.double_owned,
        worst_latency=max(harm.seconds),
        seed=seed,
        ok=max(harm.seconds) <= LIMIT or not timed,
        limit=f"what was acknowledged is there once, same ids and ages; heard again in {LIMIT} s",
        proof=f"{harm.acknowledged} of {rounds * (_MESSAGES + 1)} requests were acknowledged"
        f" before the kill, the rest repeated after it;"
        f" heard again after {median(harm.seconds):.2f} s (median)",
    )


class Round:
    """One chat: claimed, written in, and the server killed at some moment of that."""

    def __init__(
        self, server: ServerProcess, data: Path, session: str, number: int, harm: Harm
    ) -> None:
        self._server = server
        self._database = data / "contactpro.sqlite"
        self._session = session
        self._number = number
        self._harm = harm
        self._is_offered = number % 2 == 0

    async def play(self, kill_after: float) -> None:
        tenant, name = self._server.tenant, f"Luis {self._number}"
        async with visitor(tenant, name) as luis, self._ana() as ana:
            await ana.ok("PUT", "/users/me/properties", {"work_status": "ready"})
            chat = await start_chat(luis, self._queue)
            ages = self._ages(chat)
            acting = asyncio.create_task(self._act(ana, chat))
            await asyncio.sleep(kill_after)
            at = time.monotonic()
            await asyncio.to_thread(self._server.kill)
            await acting
            told = {frame.get("client_req_id"): frame for frame in ana.frames}
        await asyncio.to_thread(self._server.come_back)
        async with self._ana() as ana:
            self._harm.seconds.append(time.monotonic() - at)
            self._harm.lost += self._ages(chat) != ages
            leg = await self._claim_again(ana, chat, told)
            await self._say_again(ana, leg, told)
            self._compare(chat)
            await ana.ok("PUT", f"{_INTERACTIONS}/{leg}", {"status": "ended"})
            await ana.ok("PUT", f"{_INTERACTIONS}/{leg}", {"status": "handled"})

    @property
    def _queue(self) -> str:
        return "ventas@demo" if self._is_offered else "soporte@demo"

    @asynccontextmanager
    async def _ana(self) -> AsyncIterator[Client]:
        """With the session that she has had all the time."""
        async with open_socket(socket_url(self._server.tenant), self._session) as client:
            await client.ok("SUBSCRIBE", _INTERACTIONS)
            yield client

    async def _act(self, ana: Client, chat: str) -> None:
        """Claim the chat, then say it all without waiting for an answer."""
        with suppress(ConnectionClosed, TimeoutError):
            if self._is_offered:
                leg = await self._leg_in(ana, chat)
                await self._send(ana, *self._claim(chat, leg))
            else:
                await self._send(ana, *self._claim(chat, ""))
                leg = await self._leg_in(ana, chat)
            for number in range(_MESSAGES):
                await self._send(ana, *self._message(leg, number))

    async def _leg_in(self, ana: Client, chat: str) -> str:
        """The agent's interaction of the chat; gives up when the server is gone."""
        coming = asyncio.create_task(self._leg(ana, chat))
        gone = asyncio.create_task(ana.socket.wait_closed())
        await asyncio.wait({coming, gone}, return_when=asyncio.FIRST_COMPLETED)
        gone.cancel()
        if not coming.done():
            coming.cancel()
            raise TimeoutError
        return coming.result()

    async def _leg(self, ana: Client, chat: str) -> str:
        async def of_chat() -> str:
            seen = 0
            while True:
                change = await ana.change("POST", f"{_INTERACTIONS}/*", after=seen)
                seen = ana.changes.index(change) + 1
                if change["subscribed_resource"].get("contact_id") == chat:
                    return str(change["uri"].split("/")[4])

        return await of_chat()

    def _claim(self, chat: str, leg: str) -> tuple[str, str, str, Frame]:
        if self._is_offered:
            return "claim", "PUT", f"{_INTERACTIONS}/{leg}", {"status": "accepted"}
        queue = self._value("SELECT queue_id FROM contacts WHERE id = ?", chat)
        pick = {"channel_type": "chat", "status": "picked", "contact_id": chat}
        return "claim", "POST", _INTERACTIONS, {**pick, "from_queue": {"id": queue}}

    def _message(self, leg: str, number: int) -> tuple[str, str, str, Frame]:
        uri = f"{_INTERACTIONS}/{leg}/transcript/messages"
        return f"say {number}", "POST", uri, {"message": f"a {number}"}

    async def _send(self, ana: Client, name: str, method: str, uri: str, body: Frame) -> None:
        frame = {"client_req_id": self._rid(name), "method": method, "uri": uri, "body": body}
        await ana.send({**frame, "idempotent": True})

    async def _repeat(self, ana: Client, name: str, method: str, uri: str, body: Frame) -> None:
        """Under its first id, acknowledged before or not."""
        await ana.ok(method, uri, body, rid=self._rid(name), idempotent=True)

    def _rid(self, name: str) -> str:
        return f"{self._number} {name}"

    async def _claim_again(self, ana: Client, chat: str, told: dict[Any, Frame]) -> str:
        """Owned or still ringing: the claim has its one effect now at the latest."""
        claimed = self._rid("claim") in told
        self._harm.acknowledged += claimed
        owned = "SELECT count(*) FROM legs WHERE contact_id = ? AND state = 'accepted'"
        self._harm.lost += claimed and self._value(owned, chat) != 1
        leg = await self._leg(ana, chat) if self._is_offered else ""
        await self._repeat(ana, *self._claim(chat, leg))
        leg = await self._leg(ana, chat)
        self._harm.double_owned += self._value(owned, chat) != 1
        return leg

    async def _say_again(self, ana: Client, leg: str, told: dict[Any, Frame]) -> None:
        there = set(self._said(leg))
        for number in range(_MESSAGES):
            name = f"say {number}"
            if self._rid(name) in told:
                self._harm.acknowledged += 1
                self._harm.lost += f"a {number}" not in there
            await self._repeat(ana, *self._message(leg, number))

    def _compare(self, chat: str) -> None:
        said = self._said(self._value("SELECT leg_id FROM contacts WHERE id = ?", chat))
        wanted = [f"a {number}" for number in range(_MESSAGES)]
        self._harm.lost += len(set(wanted) - set(said))
        self._harm.duplicated += len(said) - len(set(said))
        self._harm.reordered += sorted(said) != said

    def _ages(self, chat: str) -> list[tuple[Any, ...]]:
        return self._rows("SELECT id, queue_id, created_at, queued_at FROM contacts", chat, "id")

    def _said(self, leg: str) -> list[str]:
        chat = self._value("SELECT contact_id FROM legs WHERE id = ?", leg)
        query = "SELECT text FROM messages WHERE author_kind = 'agent' AND kind = 'text' AND"
        rows = self._rows(f"{query} contact_id = ? ORDER BY number", chat)
        return [str(text) for (text,) in rows]

    def _value(self, query: str, key: str) -> Any:
        [(value,)] = self._rows(query, key)
        return value

    def _rows(self, query: str, key: str, column: str = "") -> list[tuple[Any, ...]]:
        if column:
            query = f"{query} WHERE {column} = ?"
        uri = f"{self._database.as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return connection.execute(query, (key,)).fetchall()
