"""Clients that are gone without a word."""

from __future__ import annotations

import asyncio
import logging
import socket
import struct
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import pytest
from uvicorn.protocols.utils import ClientDisconnected

from contactpro_desktop.localserver import http_server
from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.http_server import PatientWebSocketProtocol
from contactpro_desktop.localserver.router.model import AgentRow
from contactpro_desktop.localserver.service import Service
from tests.faults.proxy import BOTH, Proxy, Way, Weather
from tests.localserver.edge.wire import agent
from tests.support.server import running_server


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "_PING_SECONDS", 0.1)
    monkeypatch.setattr(http_server, "_PONG_SECONDS", 0.2)


def gone(service: Service) -> asyncio.Event:
    """Set once an agent is no longer connected."""
    lost = asyncio.Event()

    def watch(commit: Commit) -> None:
        rows = [row for row in commit.after.values() if isinstance(row, AgentRow)]
        if any(not row.connected for row in rows):
            lost.set()

    service.engine.listen(watch)
    return lost


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("ways", [BOTH, {Way.TO_SERVER}])
async def test_an_agent_whose_link_is_dead_is_missed(ways: set[Way]) -> None:
    async with running_server() as service:
        with Proxy(urlsplit(service.tenant_url).port or 0) as proxy:
            async with agent(proxy.url(service.tenant_url), "ana") as ana:
                await ana.ok("GET", "/users/me/properties")
                lost = gone(service)
                proxy.set(Weather(swallowed=frozenset(ways)))
                async with asyncio.timeout(2):
                    await lost.wait()
                ana.socket.transport.abort()


@pytest.fixture
def websockets(monkeypatch: pytest.MonkeyPatch) -> list[PatientWebSocketProtocol]:
    """The server's ends of all connections that are made."""
    found: list[PatientWebSocketProtocol] = []
    made = PatientWebSocketProtocol.connection_made

    def note(self: PatientWebSocketProtocol, transport: asyncio.BaseTransport) -> None:
        found.append(self)
        made(self, transport)

    monkeypatch.setattr(PatientWebSocketProtocol, "connection_made", note)
    return found


@pytest.mark.usefixtures("quick")
async def test_what_still_waits_to_be_sent_does_not_keep_a_dead_link_open(
    websockets: list[PatientWebSocketProtocol],
) -> None:
    async with running_server() as service:
        with Proxy(urlsplit(service.tenant_url).port or 0) as proxy:
            async with agent(proxy.url(service.tenant_url), "ana") as ana:
                await ana.ok("GET", "/users/me/properties")
                lost = gone(service)
                proxy.set(Weather(held=BOTH))
                websockets[0].transport.write(bytes(16 * 1024 * 1024))
                async with asyncio.timeout(2):
                    await lost.wait()
                ana.socket.transport.abort()


@pytest.mark.usefixtures("quick")
async def test_on_a_slow_link_the_pong_may_wait_behind_other_things() -> None:
    async with running_server() as service:
        with Proxy(urlsplit(service.tenant_url).port or 0) as proxy:
            async with agent(proxy.url(service.tenant_url), "ana") as ana:
                await ana.ok("GET", "/users/me/properties")
                lost = gone(service)
                proxy.set(Weather(held=frozenset({Way.TO_CLIENT})))
                end = asyncio.get_running_loop().time() + 1.0
                while asyncio.get_running_loop().time() < end:
                    await ana.send({"method": "GET", "uri": "/users/me", "client_req_id": "R"})
                    await asyncio.sleep(0.05)
                assert not lost.is_set()
                proxy.heal()
                await ana.ok("GET", "/users/me/properties")


async def test_nothing_is_logged_of_the_frames_that_a_cut_link_does_not_take(
    websockets: list[PatientWebSocketProtocol], caplog: pytest.LogCaptureFixture
) -> None:
    frame: Any = {"type": "websocket.send", "text": "news"}
    async with running_server() as service, agent(service.tenant_url, "ana") as ana:
        await ana.ok("GET", "/users/me/properties")
        lost = gone(service)
        at_once = struct.pack("ii", 1, 0)
        link = ana.socket.transport.get_extra_info("socket")
        link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        ana.socket.transport.abort()
        await asyncio.sleep(0)
        with caplog.at_level(logging.WARNING), suppress(ClientDisconnected):
            for _ in range(100):
                await websockets[0].send(frame)
        async with asyncio.timeout(2):
            await lost.wait()
    assert [record.message for record in caplog.records] == []
