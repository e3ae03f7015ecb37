"""HTTPS and WSS with a given certificate, and signs of life in both directions."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import ClientConnection
from websockets.frames import Frame, Opcode
from websockets.protocol import Event

from contactpro_desktop.localserver import http_server
from contactpro_desktop.localserver.http_server import Listen, Tls
from contactpro_desktop.localserver.service import running
from contactpro_desktop.system_clock import SystemClock
from tests.localserver.edge.wire import WAIT, agent, basic, open_socket, session_of, socket_url
from tests.support.certificate import self_signed
from tests.support.server import demo_config, running_server


async def test_everything_goes_over_tls(tmp_path: Path) -> None:
    certificate, key = self_signed(tmp_path)
    trusted = ssl.create_default_context(cafile=str(certificate))
    listen = Listen(tls=Tls(certificate, key))
    async with running(demo_config(), None, listen, SystemClock()) as service:
        tenant = service.tenant_url
        assert tenant.startswith("https://127.0.0.1:")
        async with httpx.AsyncClient(verify=trusted) as http:
            signed_in = await http.post(
                f"{tenant}/ecfs/authentication",
                headers={"Authorization": "ECFAUTH"},
                data={"Authorization": basic("ana")},
            )
            assert "; Secure" in signed_in.headers["set-cookie"]
            agents = await http.get(f"{tenant}/ecfs/RI/rmi/agents")
            assert agents.status_code == 200
        session = signed_in.cookies["JSESSIONID"]
        origin = {"Origin": f"wss://127.0.0.1:{service.port}/"}
        async with open_socket(socket_url(tenant), session, ssl=trusted, headers=origin) as ana:
            await ana.ok("GET", "/users/me/properties")


async def test_a_client_asks_for_signs_of_life(tenant: str) -> None:
    async with agent(tenant, "ana") as ana:
        pong = await ana.socket.ping(b"are you there")
        async with asyncio.timeout(WAIT):
            await pong
        await ana.ok("GET", "/users/me/properties")


class Attentive(ClientConnection):
    """Tells of the first ping that comes in; it is answered as always."""

    asked: asyncio.Event

    def process_event(self, event: Event) -> None:
        if isinstance(event, Frame) and event.opcode is Opcode.PING:
            self.asked.set()
        super().process_event(event)


async def test_the_server_asks_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "_PING_SECONDS", 0.05)
    monkeypatch.setattr(http_server, "_PONG_SECONDS", 0.05)
    Attentive.asked = asyncio.Event()
    async with running_server() as service:
        session = await session_of(service.tenant_url, "ana")
        url = socket_url(service.tenant_url)
        async with open_socket(url, session, create_connection=Attentive) as ana:
            async with asyncio.timeout(WAIT):
                await Attentive.asked.wait()
            await ana.ok("GET", "/users/me/properties")
