"""Losing the connection and getting it back, behind a network that misbehaves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest

from contactpro_desktop.assignment import line, waking, watchdog
from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.domain.events import (
    Link,
    LinkChanged,
    SessionEnd,
    SnapshotTaken,
    Trouble,
)
from tests.assignment.conftest import SystemClock
from tests.assignment.ear import Ear
from tests.assignment.tenant_server import Tenant
from tests.faults.proxy import BOTH, Proxy, Way, Weather

PORTAL = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 14\r\n\r\n<html></html>\n"


def is_online(event: LinkChanged) -> bool:
    return event.link is Link.ONLINE


def is_reconnecting(event: LinkChanged) -> bool:
    return event.link is Link.RECONNECTING


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A watchdog that takes a hundredth of its time."""
    monkeypatch.setattr(watchdog, "PING_EVERY", 0.045)
    monkeypatch.setattr(watchdog, "ANSWER_LIMIT", 0.2)


@pytest.fixture
def proxy(tenant: Tenant) -> Iterator[Proxy]:
    with Proxy(urlsplit(tenant.url).port or 0, seed=1) as running:
        yield running


@asynccontextmanager
async def through(
    proxy: Proxy, client: AssignmentClient, tenant: Tenant
) -> AsyncIterator[asyncio.Task[SessionEnd]]:
    """Signed in at `tenant` through `proxy`; signs out at the end."""
    await client.sign_in(proxy.url(tenant.url), "ana", "demo-ana")
    running = asyncio.create_task(client.run())
    try:
        yield running
    finally:
        proxy.heal()
        await client.sign_out()
        await running


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("ways", [BOTH, {Way.TO_SERVER}, {Way.TO_CLIENT}])
async def test_a_link_that_is_dead_and_says_nothing_is_found_and_replaced(
    client: AssignmentClient, tenant: Tenant, ear: Ear, proxy: Proxy, ways: set[Way]
) -> None:
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        proxy.set(Weather(swallowed=frozenset(ways)))
        await ear.until(LinkChanged, is_reconnecting)
        proxy.heal()
        client.dial_anew()
        await ear.until(LinkChanged, is_online)
        assert len(tenant.sign_ins) == 1


@pytest.mark.usefixtures("quick")
async def test_a_slow_link_is_not_taken_for_a_dead_one(
    client: AssignmentClient, tenant: Tenant, ear: Ear, proxy: Proxy
) -> None:
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        proxy.set(Weather(rate=50_000))
        await tenant.say('{"padding":"' + "x" * 40_000 + '"}')
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.7):
                await ear.until(LinkChanged, is_reconnecting)


async def test_a_doubted_connection_is_replaced_before_it_is_given_up(
    client: AssignmentClient, tenant: Tenant, ear: Ear, proxy: Proxy
) -> None:
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        gone = asyncio.Event()
        tenant.on_gone = lambda: gone.set() if tenant.sockets else None
        client.dial_anew()
        assert (await ear.until(LinkChanged, is_reconnecting)).retry_in == 0.0
        await ear.until(LinkChanged, is_online)
        await gone.wait()
        assert len(tenant.upgrades) == 2
        await until_one(tenant)


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what nobody tells."""
    loop = asyncio.get_running_loop()
    late = loop.time() + 5
    while not condition():
        assert loop.time() < late
        await asyncio.sleep(0.01)


async def until_one(tenant: Tenant) -> None:
    await until(lambda: len(tenant.sockets) == 1)


@pytest.mark.parametrize("lost", [True, False])
async def test_what_happens_while_a_connection_is_being_opened_leaves_exactly_one(
    client: AssignmentClient, tenant: Tenant, ear: Ear, proxy: Proxy, lost: bool
) -> None:
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        for delay in (0.0, 0.001, 0.003, 0.01, 0.03):
            client.dial_anew()
            await asyncio.sleep(delay)
            if lost:
                proxy.cut()
            client.dial_anew()
            client.retry_now()
            await ear.until(LinkChanged, is_reconnecting)
            await ear.until(LinkChanged, is_online)
        await until_one(tenant)


async def test_signing_out_while_a_connection_is_being_opened_leaves_none(
    client: AssignmentClient, tenant: Tenant, ear: Ear, proxy: Proxy
) -> None:
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        proxy.set(Weather(delay=0.05))
        opened = proxy.opened
        client.dial_anew()
        await until(lambda: proxy.opened > opened)
        await client.sign_out()
    await until(lambda: not tenant.sockets)


async def test_an_attempt_that_hangs_is_given_up_when_the_network_changes(
    client: AssignmentClient, tenant: Tenant, ear: Ear, proxy: Proxy
) -> None:
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        proxy.set(Weather(swallowed=BOTH))
        proxy.cut()
        await ear.until(LinkChanged, is_reconnecting)
        await until(lambda: proxy.links > 0)
        proxy.heal()
        client.dial_anew()
        async with asyncio.timeout(2):
            await ear.until(LinkChanged, is_online)


async def test_the_agent_who_asks_for_an_attempt_does_not_stop_the_one_under_way(
    client: AssignmentClient, tenant: Tenant, ear: Ear, proxy: Proxy
) -> None:
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        proxy.set(Weather(delay=0.05))
        proxy.cut()
        await ear.until(LinkChanged, is_reconnecting)
        for _ in range(10):
            client.retry_now()
            await asyncio.sleep(0.02)
        await ear.until(LinkChanged, is_online)
        assert len(tenant.upgrades) == 2


async def test_it_comes_back_with_nobody_listening(
    clock: SystemClock, tenant: Tenant, proxy: Proxy
) -> None:
    deaf = AssignmentClient(lambda events: None, clock, random=lambda: 0.0)
    async with through(proxy, deaf, tenant):
        for number in range(3):
            await until(
                lambda number=number: len(tenant.upgrades) > number and bool(tenant.sockets)
            )
            proxy.cut()
    assert len(tenant.sign_ins) == 1


async def test_after_a_sleep_the_connection_is_opened_anew(
    client: AssignmentClient,
    clock: SystemClock,
    tenant: Tenant,
    ear: Ear,
    proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(waking, "_TICK", 0.01)
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        await asyncio.sleep(0.03)
        assert len(tenant.upgrades) == 1
        clock.ahead += 30
        await ear.until(SnapshotTaken)
        await ear.until(LinkChanged, is_online)
        assert len(tenant.upgrades) == 2


async def test_somebody_else_who_answers_is_told_apart_and_the_waits_grow(
    tenant: Tenant, ear: Ear, clock: SystemClock, proxy: Proxy
) -> None:
    client = AssignmentClient(ear, clock, random=lambda: 0.02)
    answers = [
        (PORTAL, Trouble.INTERCEPTED),
        (b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/in\r\n\r\n", Trouble.INTERCEPTED),
        (b"HTTP/1.1 511 Network Authentication Required\r\n\r\n", Trouble.INTERCEPTED),
        (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", Trouble.PROXY),
        (b"HTTP/1.1 503 Service Unavailable\r\n\r\n", Trouble.REFUSED),
        (b"this is no HTTP at all\r\n\r\n", None),
    ]
    async with through(proxy, client, tenant):
        await ear.until(LinkChanged, is_online)
        waits: list[float] = []
        async with answering(answers) as port:
            proxy.retarget(port)
            proxy.cut()
            waits.append((await ear.until(LinkChanged, is_reconnecting)).retry_in or 0.0)
            for _, trouble in answers:
                told = await ear.until(LinkChanged, is_reconnecting)
                assert told.trouble is trouble
                waits.append(told.retry_in or 0.0)
            proxy.retarget(urlsplit(tenant.url).port or 0)
            await ear.until(LinkChanged, is_online)
    assert waits == sorted(waits)
    assert len(tenant.sign_ins) == 1


@asynccontextmanager
async def answering(answers: Sequence[tuple[bytes, object]]) -> AsyncIterator[int]:
    """A server that gives these answers, one to each request, the last one for ever."""
    left = [answer for answer, _ in answers]

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(left.pop(0) if len(left) > 1 else left[0])
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


def test_words_for_every_failure_of_an_attempt() -> None:
    assert set(line._TROUBLE.values()) == set(Trouble)
