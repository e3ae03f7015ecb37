"""How a server ends, and what is left of one that could not start."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import sqlite3
import warnings
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.ecfs.envelope import Request
from contactpro_desktop.ecfs.serving import SubscriberSession
from contactpro_desktop.localserver.engine.engine import StorageFailure
from contactpro_desktop.localserver.handlers.dispatch import Dispatcher
from contactpro_desktop.localserver.http_server import Listen
from contactpro_desktop.localserver.router.commands import OpenContact
from contactpro_desktop.localserver.service import Service, running
from contactpro_desktop.localserver.storage.database import Conflict, Storage
from contactpro_desktop.localserver.storage.errors import UnusableDatabase
from contactpro_desktop.serve import main
from contactpro_desktop.system_clock import SystemClock
from tests.localserver.edge.wire import (
    Http,
    agent,
    open_socket,
    session_of,
    socket_url,
    start_chat,
    visitor,
)
from tests.support.server import demo_config
from tests.support.server_process import command


async def test_it_ends_with_its_writer(
    service: Service, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def conflict(*_: object) -> None:
        raise Conflict("contacts")

    monkeypatch.setattr(Storage, "commit", conflict)
    queue = next(iter(service.engine.state.site.queues))
    with caplog.at_level(logging.CRITICAL), pytest.raises(StorageFailure):
        await service.engine.execute(OpenContact(queue, Channel.CHAT, "luis@web", "Luis"))
    async with asyncio.timeout(5):
        await service.wait_closed()


async def test_the_program_says_so_and_fails(tmp_path: Path) -> None:
    """Here the other writer is this test."""
    program = await asyncio.create_subprocess_exec(
        *command("serve", "--with-parent", "--no-bot", "--data-dir", str(tmp_path)),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
    )
    assert program.stdout is not None
    tenant = json.loads(await program.stdout.readline())["tenant"]
    async with agent(tenant, "ana") as ana:
        with sqlite3.connect(tmp_path / "contactpro.sqlite") as database:
            database.execute("UPDATE agents SET version = version + 1")
        database.close()
        answer = await ana.request("PUT", "/users/me/properties", {"work_status": "ready"})
        assert answer["status"] == 408
        async with asyncio.timeout(20):
            code = await program.wait()
    _, errors = await program.communicate()
    assert code == 1
    assert errors.endswith(b"The server has ended by itself.\n")


async def test_waiting_for_its_end_can_be_given_up(service: Service) -> None:
    waiting = asyncio.create_task(service.wait_closed())
    with pytest.raises(asyncio.TimeoutError):
        async with asyncio.timeout(0.01):
            await waiting
    async with agent(service.tenant_url, "ana"):
        pass


async def test_a_file_that_is_no_database_leaves_nothing_open(tmp_path: Path) -> None:
    database = tmp_path / "server.db"
    database.write_bytes(b"this is no database" * 100)
    with warnings.catch_warnings(record=True) as leaks:
        warnings.simplefilter("always")
        with pytest.raises(UnusableDatabase, match="not a database"):
            async with running(demo_config(), database, Listen(), SystemClock()):
                pass
        gc.collect()
    assert [str(each.message) for each in leaks] == []


def test_the_program_says_what_is_wrong_with_its_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "contactpro.sqlite").write_bytes(b"this is no database" * 100)
    assert main(["serve", "--no-bot", "--data-dir", str(tmp_path)]) == 2
    assert "contactpro.sqlite cannot be used: file is not a database" in capsys.readouterr().err


async def test_a_database_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    async def malformed(*_: object) -> None:
        raise DatabaseError("SELECT", {}, Exception("malformed"))

    monkeypatch.setattr(Storage, "load", malformed)
    with pytest.raises(UnusableDatabase, match="malformed"):
        async with running(demo_config(), None, Listen(), SystemClock()):
            pass


async def test_a_database_that_takes_nothing(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Storage, "forget_outcomes", full)
    with caplog.at_level(logging.CRITICAL), pytest.raises(UnusableDatabase, match="written"):
        async with running(demo_config(), None, Listen(), SystemClock()):
            pass


async def test_a_defect_in_reading_ends_the_connection_with_an_error(
    service: Service, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("of Luis")

    async with agent(service.tenant_url, "ana") as ana:
        monkeypatch.setattr(SubscriberSession, "receive", fail)
        await ana.send("{}")
        assert await ana.closed() == 1011
    assert "a connection failed: ZeroDivisionError" in caplog.text
    assert "Luis" not in caplog.text


async def test_what_waits_behind_a_message_is_not_begun_once_the_session_is_over(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    post, receive, write = service.engine.post_message, SubscriberSession.receive, Dispatcher.write
    go_on, both_read = asyncio.Event(), asyncio.Event()
    begun: list[Any] = []

    async def held_up(*args: Any, **options: Any) -> Any:
        await go_on.wait()
        return await post(*args, **options)

    def note(self: SubscriberSession, frame: str, now_ms: int) -> Any:
        if "Late" in frame:
            both_read.set()
        return receive(self, frame, now_ms)

    def note_write(self: Dispatcher[Any], caller: Any, request: Request, *args: Any) -> Any:
        begun.append(request.body)
        return write(self, caller, request, *args)

    monkeypatch.setattr(Dispatcher, "write", note_write)
    session = await session_of(service.tenant_url, "ana")
    async with (
        open_socket(socket_url(service.tenant_url), session) as ana,
        visitor(service.tenant_url) as luis,
    ):
        await ana.subscribe("interactions")
        await ana.ok("PUT", "/users/me/properties", {"work_status": "ready"})
        await start_chat(luis, "ventas@demo")
        uri = f"/users/me/interactions/{(await ana.offer())['id']}"
        await ana.ok("PUT", uri, {"status": "accepted"})
        monkeypatch.setattr(service.engine, "post_message", held_up)
        monkeypatch.setattr(SubscriberSession, "receive", note)
        for where, method, body in (
            (f"{uri}/transcript/messages", "POST", {"message": "Hola"}),
            ("/users/me/properties", "PUT", {"alias": "Late"}),
        ):
            await ana.send({"method": method, "uri": where, "body": body})
        async with asyncio.timeout(5):
            await both_read.wait()
        await Http(service.tenant_url, session)("DELETE", "authentication")
        assert await ana.closed() == 1000
        go_on.set()
        await luis.ok("PUT", "/users/me/properties", {"alias": "Luis"})
    assert {"alias": "Late"} not in begun
    assert {"alias": "Luis"} in begun


async def test_a_session_has_only_so_many_connections_however_fast_they_come(
    service: Service,
) -> None:
    session = await session_of(service.tenant_url, "ana")
    headers = {"Cookie": f"JSESSIONID={session}"}

    async def opened() -> bool:
        """Whether it was let in: then the first frame greets it."""
        try:
            async with connect(
                socket_url(service.tenant_url), additional_headers=headers, compression=None
            ) as socket:
                await socket.recv()
                await enough.wait()
                return True
        except InvalidStatus as refusal:
            statuses.add(refusal.response.status_code)
            return False
        except ConnectionClosed:
            return False

    enough = asyncio.Event()
    statuses: set[int] = set()
    tasks = [asyncio.create_task(opened()) for _ in range(40)]
    refused = 0
    for done in asyncio.as_completed(tasks):
        refused += not await done
        if refused == 24:
            enough.set()
    assert refused == 24
    assert statuses <= {503}
