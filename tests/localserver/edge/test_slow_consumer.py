"""Clients that do not take what they are sent."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.localserver import http_server
from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.router.model import AgentRow, Decision
from contactpro_desktop.localserver.router.transcripts import AuthorKind, NewMessage
from contactpro_desktop.localserver.service import Service
from contactpro_desktop.localserver.web import connection, json_http
from contactpro_desktop.localserver.web.outbox import SLOW_CONSUMER, Outbox
from tests.localserver.edge.wire import Http, agent, session_of, socket_url, start_chat, visitor
from tests.support.server import running_server

INTERACTIONS = "/users/me/interactions"


async def flood(service: Service, chat: str, count: int = 2_000) -> None:
    """Far more than an outbox and the buffers on the way hold."""
    message = NewMessage(ContactId(chat), "x" * 9_000, AuthorKind.CUSTOMER, "flood@example.org")
    for _ in range(count // 200):
        await asyncio.gather(*(service.engine.post_message(message) for _ in range(200)))


@contextlib.asynccontextmanager
async def second_window(service: Service):
    """Another connection of Ana's that subscribes and then reads nothing."""
    session = await session_of(service.tenant_url, "ana")
    async with connect(
        socket_url(service.tenant_url),
        additional_headers={"Cookie": f"JSESSIONID={session}"},
        max_queue=1,
        max_size=None,
        compression=None,
        ping_interval=None,
    ) as stalled:
        await stalled.send(f'{{"method": "SUBSCRIBE", "uri": "{INTERACTIONS}"}}')
        yield stalled


async def drain(stalled: ClientConnection) -> int | None:
    with contextlib.suppress(ConnectionClosed):
        while True:
            await stalled.recv()
    return stalled.close_code


async def test_it_is_disconnected_and_nobody_else_is_harmed(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        agent(service.tenant_url, "ana", ready=True) as ana,
        visitor(service.tenant_url) as luis,
        second_window(service) as stalled,
    ):
        chat = await start_chat(luis, "ventas@demo")
        await ana.ok("PUT", f"{INTERACTIONS}/{(await ana.offer())['id']}", {"status": "accepted"})
        with caplog.at_level(logging.WARNING, connection.__name__):
            await flood(service, chat)
        assert "reads too slowly" in caplog.text
        async with asyncio.timeout(10):
            assert await drain(stalled) == SLOW_CONSUMER
        heard = [c for c in ana.changes if "/transcript/messages/" in c["uri"]]
        assert len({c["uri"] for c in heard}) == len(heard) >= 2_000


async def test_who_never_reads_again_is_given_up(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_FAREWELL", 0.1)
    http = Http(service.tenant_url, await session_of(service.tenant_url, "ana"))
    async with visitor(service.tenant_url) as luis, second_window(service) as stalled:
        await stalled.recv()
        await http("PUT", "rest/users/me/properties", {"work_status": "ready"})
        chat = await start_chat(luis, "ventas@demo")
        await luis.change("POST", f"{INTERACTIONS}/{chat}")
        (leg,) = service.engine.state.legs_in(ContactId(chat))
        await http("PUT", f"rest{INTERACTIONS}/{leg.id}", {"status": "accepted"})
        gone = asyncio.Event()

        def watch(commit: Commit) -> None:
            row = commit.after.get(leg.agent_id)
            if isinstance(row, AgentRow) and not row.connected:
                gone.set()

        service.engine.listen(watch)
        await flood(service, chat)
        async with asyncio.timeout(10):
            await gone.wait()
        stalled.transport.abort()


async def test_a_client_that_the_server_keeps_waiting_is_not_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http_server, "_PING_SECONDS", 0.1)
    monkeypatch.setattr(http_server, "_PONG_SECONDS", 0.1)
    async with running_server() as service, agent(service.tenant_url, "ana") as ana:
        execute, go_on = service.engine.execute, asyncio.Event()

        async def held_up(*args: Any, **options: Any) -> Decision:
            await go_on.wait()
            return await execute(*args, **options)

        monkeypatch.setattr(service.engine, "execute", held_up)
        for number in range(3):
            body = {"work_status": "ready"}
            frame = {"method": "PUT", "uri": "/users/me/properties", "body": body}
            await ana.send({"client_req_id": str(number)} | frame)
        asyncio.get_running_loop().call_later(1.0, go_on.set)
        assert (await ana.answer("2"))["status"] == 200


async def test_a_client_that_does_not_answer_pings_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http_server, "_PING_SECONDS", 0.1)
    monkeypatch.setattr(http_server, "_PONG_SECONDS", 0.1)
    async with running_server() as service, agent(service.tenant_url, "ana") as ana:
        ana.socket.transport.pause_reading()
        asyncio.get_running_loop().call_later(0.5, ana.socket.transport.resume_reading)
        assert await ana.closed() == 1011


@pytest.mark.parametrize("start", [b"", b"GET / HTTP/1.1\r\nHo"])
async def test_who_does_not_finish_a_request_is_given_up(
    monkeypatch: pytest.MonkeyPatch, start: bytes
) -> None:
    monkeypatch.setattr(http_server, "_HEAD_SECONDS", 0.1)
    async with running_server() as service:
        reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
        writer.write(start)
        async with asyncio.timeout(5):
            assert await reader.read() == b""
        writer.close()


_HALF_A_BODY = (
    "{method} /demo/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ECFAUTH\r\n"
    "Cookie: JSESSIONID={session}\r\nContent-Type: application/json\r\n"
    "Content-Length: 100\r\n\r\n{{"
)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "ecfs/authentication"),
        ("PUT", "ecfs/rest/users/me/properties"),
        ("POST", "ecfs/RI/rti/tasks"),
    ],
)
async def test_half_a_body_is_no_defect_and_is_not_waited_for(
    service: Service,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    path: str,
) -> None:
    """Whether the client goes in the middle of it, or stays and says nothing more."""
    monkeypatch.setattr(json_http, "_PATIENCE", 0.1)
    monkeypatch.setattr(json_http, "_SLOWEST", 2**30)
    session = await session_of(service.tenant_url, "ana")
    half = _HALF_A_BODY.format(method=method, path=path, session=session).encode()
    _, gone = await asyncio.open_connection("127.0.0.1", service.port)
    gone.write(half)
    await gone.drain()
    gone.transport.abort()
    reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
    writer.write(half)
    async with asyncio.timeout(5):
        assert (await reader.readline()).startswith(b"HTTP/1.1 400 ")
    writer.close()
    assert "Exception" not in caplog.text


_QUESTION = b"GET /demo/visitor/config.json HTTP/1.1\r\nHost: 127.0.0.1\r\n"


async def answered(reader: asyncio.StreamReader) -> None:
    """Take the whole answer to the question."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head)
    assert head.startswith(b"HTTP/1.1 200 ")
    assert length is not None
    await reader.readexactly(int(length[1]))


async def asked(service: Service) -> None:
    """Ask on a new connection: when it is answered the server has read what was sent before."""
    reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
    writer.write(_QUESTION + b"\r\n")
    await answered(reader)
    writer.close()


async def a_silent_one_is_given_up(service: Service) -> None:
    """A new connection that asks for nothing: as much time has passed as a head may take."""
    reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
    assert await reader.read() == b""
    writer.close()


async def test_a_body_may_take_longer_than_a_head(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "_HEAD_SECONDS", 0.1)
    async with running_server() as service:
        session = await session_of(service.tenant_url, "ana")
        half = _HALF_A_BODY.format(
            method="PUT", path="ecfs/rest/users/me/properties", session=session
        )
        reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
        async with asyncio.timeout(5):
            writer.write(half.encode())
            await a_silent_one_is_given_up(service)
            writer.write(b"}".rjust(99))
            await answered(reader)
        writer.close()


async def test_a_request_may_follow_another_on_the_same_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However long after: another that came later and said nothing was given up meanwhile."""
    monkeypatch.setattr(http_server, "_HEAD_SECONDS", 0.1)
    async with running_server() as service, agent(service.tenant_url, "ana") as ana:
        reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
        async with asyncio.timeout(5):
            for _ in range(2):
                writer.write(_QUESTION + b"\r\n")
                await answered(reader)
                await a_silent_one_is_given_up(service)
        writer.close()
        await ana.ok("GET", "/users/me/properties")


@pytest.mark.parametrize(
    ("bound", "parts"), [("_REST_SECONDS", [b"x"]), ("_HEAD_SECONDS", [b"0", b"123456789GE"])]
)
async def test_what_is_left_of_an_answered_request_is_not_waited_for_long(
    monkeypatch: pytest.MonkeyPatch, bound: str, parts: list[bytes]
) -> None:
    """Nor is the next one, once the rest is there."""
    monkeypatch.setattr(http_server, bound, 0.1)
    async with running_server() as service:
        reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
        writer.write(_QUESTION + b"Content-Length: 10\r\n\r\n")
        async with asyncio.timeout(4):
            await answered(reader)
            for part in parts:
                writer.write(part)
                await asked(service)
            assert await reader.read() == b""
        writer.close()


async def test_an_empty_outbox_takes_a_frame_of_any_size() -> None:
    outbox = Outbox(max_frames=2, max_bytes=10)
    assert outbox.put(["x" * 50])
    assert outbox.close_code is None
    assert await outbox.next() == "x" * 50


async def test_a_snapshot_beyond_the_bound_has_room_of_its_own() -> None:
    outbox = Outbox(max_frames=2, max_bytes=10)
    assert outbox.put(["properties"])
    assert outbox.put(["x" * 8, "y" * 8], snapshot=True)
    assert outbox.put(["answer"]) is False
    roomy = Outbox(max_frames=3, max_bytes=10)
    assert roomy.put(["x" * 8, "y" * 8], snapshot=True)
    assert roomy.put(["answer"])
    assert [len(await roomy.next() or "") for _ in range(3)] == [8, 8, 6]
    assert roomy.put(["x" * 9])
    assert not roomy.put(["no longer"])


async def test_who_asks_for_one_snapshot_after_the_other_gets_no_more_room() -> None:
    outbox = Outbox(max_bytes=10)
    assert outbox.put(["x" * 11], snapshot=True)
    assert not outbox.put(["x" * 11], snapshot=True)
    assert outbox.close_code == SLOW_CONSUMER


async def test_a_full_outbox_drops_everything_and_closes() -> None:
    outbox = Outbox(max_frames=2)
    assert outbox.put(["a", "b"])
    assert not outbox.put(["c"])
    assert outbox.close_code == SLOW_CONSUMER
    assert await outbox.next() is None
    assert not outbox.put(["d"])


async def test_bytes_count_too() -> None:
    outbox = Outbox(max_bytes=10)
    assert outbox.put(["12345", "12345"])
    assert not outbox.put(["1"])
    assert outbox.close_code == SLOW_CONSUMER


async def test_ephemeral_frames_are_left_out_once_it_is_half_full() -> None:
    outbox = Outbox(max_frames=4)
    assert outbox.put(["a", "b"], ephemeral=True)
    assert not outbox.put(["typing"], ephemeral=True)
    assert outbox.put(["c"])
    assert [await outbox.next() for _ in range(3)] == ["a", "b", "c"]


async def test_what_waits_is_sent_before_the_end() -> None:
    outbox = Outbox()
    outbox.put(["last words"])
    outbox.finish(4001)
    outbox.finish(1011)
    assert not outbox.put(["too late"])
    assert await outbox.next() == "last words"
    assert await outbox.next() is None
    assert outbox.close_code == 4001
