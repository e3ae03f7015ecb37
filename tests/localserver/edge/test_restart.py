"""A server that comes back with the data of its last run: everybody goes on where they were."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import httpx
import pytest

from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.service import Service
from contactpro_desktop.localserver.storage.seal import break_seal
from tests.localserver.edge.wire import (
    WAIT,
    Client,
    Http,
    open_socket,
    session_of,
    socket_url,
    start_chat,
    visitor_session,
)
from tests.support.server import demo_config, running_server

CONFIG = demo_config()
INTERACTIONS = "/users/me/interactions"
CHAT = {"channel_type": "chat", "channel_sub_type": "text", "destination": "ventas@demo"}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "server.sqlite"


async def introduce(luis: Client) -> None:
    await luis.ok("PUT", "/users/me/properties", {"alias": "Luis", "language": "es"})
    await luis.subscribe("interactions")


async def test_an_end_user_goes_on_in_the_same_chat(database: Path) -> None:
    async with running_server(CONFIG, database) as service:
        session = await visitor_session(service.tenant_url)
        async with open_socket(socket_url(service.tenant_url, visitor=True), session) as luis:
            await introduce(luis)
            chat = await start_chat(luis, "ventas@demo")
            messages = f"{INTERACTIONS}/{chat}/transcript/messages"
            await luis.ok("POST", messages, {"message": "antes"}, rid="M1", idempotent=True)
    async with (
        running_server(CONFIG, database) as service,
        open_socket(socket_url(service.tenant_url, visitor=True), session) as luis,
    ):
        shown = (await luis.ok("GET", "/users/me/properties"))["body"]
        assert (shown["alias"], shown["language"]) == ("Luis", "ES")
        await luis.subscribe("interactions")
        snapshot = await luis.change("POST", f"{INTERACTIONS}/{chat}")
        assert snapshot["subscribed_resource"]["status"] == "queued"
        again = await luis.ok("POST", messages, {"message": "antes"}, rid="M1", idempotent=True)
        assert again["status"] == 200
        await luis.ok("POST", messages, {"message": "después"})
        said = (await luis.ok("GET", messages))["body"]
        assert [m["message"] for m in said if m["type"] == "text"] == ["antes", "después"]


async def test_a_chat_asked_for_twice_around_a_restart_is_one(database: Path) -> None:
    async with running_server(CONFIG, database) as service:
        session = await visitor_session(service.tenant_url)
        async with open_socket(socket_url(service.tenant_url, visitor=True), session) as luis:
            await luis.ok("POST", INTERACTIONS, CHAT, rid="C1", idempotent=True)
    async with (
        running_server(CONFIG, database) as service,
        open_socket(socket_url(service.tenant_url, visitor=True), session) as luis,
    ):
        await luis.ok("POST", INTERACTIONS, CHAT, rid="C1", idempotent=True)
        assert len((await luis.ok("GET", INTERACTIONS))["body"]) == 1
        other = await luis.request("POST", INTERACTIONS, CHAT, rid="C2", idempotent=True)
        assert other["reason"] == "not_allowed_now"


async def test_an_agent_stays_signed_in_and_ready(database: Path) -> None:
    async with running_server(CONFIG, database) as service:
        session = await session_of(service.tenant_url, "ana")
        async with open_socket(socket_url(service.tenant_url), session) as ana:
            await ana.ok("PUT", "/users/me/properties", {"work_status": "ready"})
    async with (
        running_server(CONFIG, database) as service,
        open_socket(socket_url(service.tenant_url), session) as ana,
    ):
        shown = (await ana.ok("GET", "/users/me/properties"))["body"]
        assert shown["work_status"] == "ready"


async def test_what_is_over_before_the_restart_is_over_after_it(database: Path) -> None:
    async with running_server(CONFIG, database) as service:
        gone = await session_of(service.tenant_url, "ana")
        await session_of(service.tenant_url, "ana", X_Take_Over="yes")
        left = await session_of(service.tenant_url, "bruno")
        async with httpx.AsyncClient() as http:
            url = f"{service.tenant_url}/ecfs/authentication"
            await http.delete(url, headers={"Cookie": f"JSESSIONID={left}"})
    async with running_server(CONFIG, database) as service:
        for session in (gone, left):
            http_of = Http(service.tenant_url, session)
            assert (await http_of("GET", "rest/users/me/properties")).status_code == 403


async def test_who_does_not_come_back_has_left(database: Path) -> None:
    config = demo_config(grace=0.1)
    async with running_server(config, database) as service:
        session = await visitor_session(service.tenant_url)
        async with open_socket(socket_url(service.tenant_url, visitor=True), session) as luis:
            await luis.subscribe("interactions")
            await start_chat(luis, "ventas@demo")
    async with running_server(config, database) as service:
        await closed(service)


async def test_a_chat_whose_session_is_lost_is_left(database: Path) -> None:
    async with running_server(CONFIG, database) as service:
        session = await visitor_session(service.tenant_url)
        async with open_socket(socket_url(service.tenant_url, visitor=True), session) as luis:
            await luis.subscribe("interactions")
            await start_chat(luis, "ventas@demo")
    with sqlite3.connect(database) as lost:
        lost.execute("DELETE FROM visitor_sessions")
    lost.close()
    break_seal(database)
    async with running_server(CONFIG, database) as service:
        await closed(service)


async def closed(service: Service) -> None:
    """Wait until the only contact there was has been closed."""
    over = asyncio.Event()

    def look(_: Commit | None = None) -> None:
        if not service.engine.state.contacts:
            over.set()

    service.engine.listen(look)
    look()
    async with asyncio.timeout(WAIT):
        await over.wait()
