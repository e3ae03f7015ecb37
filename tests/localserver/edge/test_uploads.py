"""What may be sent to an announced file: no more than was announced, not too slowly, and not too
much at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from contactpro_desktop.localserver.web import json_http
from contactpro_desktop.localserver.web import media as web_media
from tests.localserver.edge.served import Chat, announced, chatting
from tests.support.server import demo_config, running_server


@dataclass(frozen=True, slots=True)
class Upload:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def status(self) -> int:
        async with asyncio.timeout(5):
            return int((await self.reader.readuntil(b"\r\n\r\n")).split()[1])

    async def finish(self, rest: bytes = b"") -> int:
        self.writer.write(rest)
        status = await self.status()
        self.writer.close()
        return status


@asynccontextmanager
async def chatting_at_most(largest: int) -> AsyncIterator[Chat]:
    """At a server that takes files of so many bytes."""
    async with (
        running_server(demo_config(max_attachment_bytes=largest)) as service,
        chatting(service.tenant_url) as chat,
    ):
        yield chat


async def begin(chat: Chat, file: str, size: int, start: bytes) -> Upload:
    """Send the start of what is said to be that long, once the server asks for it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(chat.tenant).port)
    head = f"PUT /demo/visitor/ecfs/media/{file} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    head += f"Cookie: JSESSIONID={chat.guest}\r\nContent-Length: {size}\r\n"
    writer.write(f"{head}Expect: 100-continue\r\n\r\n".encode())
    upload = Upload(reader, writer)
    assert await upload.status() == 100
    writer.write(start)
    return upload


async def put(chat: Chat, file: str, content: bytes) -> tuple[int, str]:
    """Send all of it; the status and the reason."""
    answer = await chat.guest_media(file, content)
    return answer.status_code, answer.json().get("reason", "")


async def test_no_more_is_read_than_was_announced() -> None:
    async with chatting_at_most(1000) as chat:
        file = await announced(chat.eva, chat.their_files, "a.txt", 5)
        upload = await begin(chat, file, 1000, b"123456")
        assert await upload.finish() == 400
        assert await put(chat, file, b"12345") == (200, "")


@pytest.mark.parametrize("bound", ["_AT_ONCE", "_AT_ONCE_OF_ALL"])
async def test_only_so_much_comes_at_once(monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    """The one who is over is told at once, and may send it when there is room again. What was not
    announced with its size counts as the largest that may come."""
    monkeypatch.setattr(web_media, bound, 2)
    async with chatting_at_most(10) as chat:
        half, unknown, more = [
            await announced(chat.eva, chat.their_files, "a.txt", size) for size in (8, 0, 3)
        ]
        first = await begin(chat, half, 8, b"1234")
        second = await begin(chat, unknown, 8, b"1234")
        assert await put(chat, more, b"123") == (408, "busy_server")
        assert await first.finish(b"5678") == 200
        assert await put(chat, more, b"123") == (200, "")
        assert await second.finish(b"5678") == 200


async def test_one_who_sends_much_leaves_room_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_media, "_AT_ONCE", 1)
    async with chatting_at_most(10) as chat:
        whole = await announced(chat.eva, chat.their_files, "a.txt", 10)
        first = await begin(chat, whole, 10, b"1234")
        assert await put(chat, whole, b"0123456789") == (408, "busy_server")
        own = await announced(chat.ana, chat.own_files, "a.txt", 10)
        assert (await chat.agent_media(own, b"0123456789")).status_code == 200
        assert await first.finish(b"567890") == 200


def slow_request(*pauses: float, whole: bool = True) -> Request:
    """A request whose body comes in portions of 1,000 bytes, each after so many seconds; where it
    is not `whole` it stands still then."""
    coming = list(pauses)

    async def receive() -> Message:
        if not coming:
            await asyncio.Event().wait()
        await asyncio.sleep(coming.pop(0))
        return {"type": "http.request", "body": b"x" * 1000, "more_body": not whole or bool(coming)}

    return Request({"type": "http", "method": "PUT", "headers": []}, receive)


async def test_a_slow_link_has_the_time_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_http, "_PATIENCE", 0.25)
    monkeypatch.setattr(json_http, "_SLOWEST", 1_000)
    content = await json_http.read_body(slow_request(0.1, 0.1, 0.1, 0.1), 10_000)
    assert len(content) == 4_000


async def test_what_stands_still_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much of it is there: to hold that costs its sender nothing."""
    monkeypatch.setattr(json_http, "_LONGEST_PAUSE", 0.1)
    monkeypatch.setattr(json_http, "_SLOWEST", 1)
    async with asyncio.timeout(5):
        with pytest.raises(ClientDisconnect):
            await json_http.read_body(slow_request(0, 0, whole=False), 10_000)
