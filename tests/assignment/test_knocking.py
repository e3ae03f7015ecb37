"""Somebody answers again, and nobody has told: neither the system nor the agent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import chain, repeat
from urllib.parse import urlsplit

import pytest

from contactpro_desktop.assignment import knocking, line
from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.domain.events import LinkChanged
from tests.assignment.ear import Ear
from tests.assignment.tenant_server import Tenant
from tests.assignment.test_line import is_online, is_reconnecting, through, until
from tests.faults.proxy import BOTH, Proxy, Weather

FAR_OFF = 60.0


@pytest.fixture
def proxy(tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A client behind it knocks every few hundredths of a second."""
    monkeypatch.setattr(knocking, "_EVERY", 0.05)
    monkeypatch.setattr(line, "_FIRST_KNOCK", 0.01)
    with Proxy(urlsplit(tenant.url).port or 0, seed=1) as running:
        yield running


def waits(monkeypatch: pytest.MonkeyPatch, *seconds: float) -> None:
    """Before one attempt after the other; the last one for ever."""
    monkeypatch.setattr(line, "delays", lambda _: chain(seconds, repeat(seconds[-1])))


async def test_a_wait_ends_when_a_knock_is_answered(
    client: AssignmentClient,
    tenant: Tenant,
    ear: Ear,
    proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits(monkeypatch, FAR_OFF)
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        proxy.set(Weather(refused=True))
        proxy.cut()
        assert (await ear.until(LinkChanged, is_reconnecting)).retry_in == FAR_OFF
        opened = proxy.opened
        await until(lambda: proxy.opened >= opened + 2)
        assert not tenant.sockets
        proxy.heal()
        await ear.until(LinkChanged, is_online)
        assert len(tenant.sign_ins) == 1


async def test_an_attempt_that_hangs_ends_when_a_later_knock_is_answered(
    client: AssignmentClient,
    tenant: Tenant,
    ear: Ear,
    proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line, "_UNDER_WAY", 0.05)
    waits(monkeypatch, 0.0, FAR_OFF)
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        opened = proxy.opened
        proxy.set(Weather(swallowed=BOTH))
        proxy.cut()
        await ear.until(LinkChanged, is_reconnecting)
        await until(lambda: proxy.opened >= opened + 3)
        proxy.heal()
        async with asyncio.timeout(2):
            await ear.until(LinkChanged, is_online)


async def test_whoever_answers_a_knock_and_lets_nobody_in_is_not_asked_again_before_the_next_wait(
    client: AssignmentClient,
    tenant: Tenant,
    ear: Ear,
    proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits(monkeypatch, FAR_OFF, 0.3, FAR_OFF)
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        async with unwell() as (port, asked):
            proxy.retarget(port)
            proxy.cut()
            await until(lambda: asked.count("GET") >= 2)
        first, second = (place for place, method in enumerate(asked) if method == "GET")
        assert "HEAD" in asked[:first]
        assert second == first + 1
        proxy.retarget(urlsplit(tenant.url).port or 0)


@asynccontextmanager
async def unwell() -> AsyncIterator[tuple[int, list[str]]]:
    """A server that answers knocks and drops whoever wants a websocket; the methods asked for."""
    asked: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        asked.append(head.split(b" ", 1)[0].decode())
        if asked[-1] == "HEAD":
            writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1], asked


async def test_a_question_that_hangs_does_not_keep_the_next_one_waiting() -> None:
    answered, asked = asyncio.Event(), 0

    async def ask() -> bool:
        nonlocal asked
        asked += 1
        if asked < 3:
            await asyncio.Event().wait()
        return True

    before = asyncio.all_tasks()
    async with knocking.knocking(ask, lambda: 0.0, 0.0, answered.set):
        await answered.wait()
    assert asked == 3
    assert asyncio.all_tasks() == before


async def test_a_no_is_asked_again() -> None:
    answers, answered = [False, False, True], asyncio.Event()

    async def ask() -> bool:
        return answers.pop(0)

    async with knocking.knocking(ask, lambda: 0.0, 0.0, answered.set):
        await answered.wait()
    assert not answers


async def test_it_ends_with_its_context() -> None:
    answered = asyncio.Event()

    async def ask() -> bool:
        return await asyncio.Event().wait()

    before = asyncio.all_tasks()
    async with knocking.knocking(ask, lambda: 0.0, 0.0, answered.set):
        await asyncio.sleep(0)
    assert asyncio.all_tasks() == before
    assert not answered.is_set()


async def test_who_is_away_for_long_is_asked_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    answered = asyncio.Event()

    async def within(seconds: float, heard: asyncio.Event) -> bool:
        pauses.append(seconds)
        return len(pauses) > 400

    async def ask() -> bool:
        return False

    monkeypatch.setattr(knocking, "_within", within)
    async with knocking.knocking(ask, lambda: 0.5, 0.5, answered.set):
        await answered.wait()
    assert pauses[1] == 0.5
    assert pauses == sorted(pauses)
    assert sum(pauses[:20]) < 12
    assert pauses[-1] == 5.0
