"""A websocket client with nothing around it: quick, and told of everything as it happens."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import struct
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import httpx
from pydantic_core import from_json

Frame = dict[str, Any]

TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10
_UNMASKED = bytes(4)
"""A mask that changes nothing: allowed, and free."""


class BareSocket(asyncio.Protocol):
    """Gives every text frame to `hear`. `is_open` fails where the server does not upgrade;
    `is_gone` comes true when the connection is lost, whether it had been open or not.
    `close_code` is the one that the server gave."""

    def __init__(self, url: str, session: str, hear: Callable[[Frame], None]) -> None:
        loop = asyncio.get_running_loop()
        self.is_open: asyncio.Future[None] = loop.create_future()
        self.is_gone: asyncio.Future[None] = loop.create_future()
        self.close_code: int | None = None
        self.transport: asyncio.Transport
        self._url = urlsplit(url)
        self._session = session
        self._hear = hear
        self._data = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        lines = (
            f"GET {self._url.path} HTTP/1.1",
            f"Host: {self._url.netloc}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
            "Sec-WebSocket-Version: 13",
            f"Cookie: JSESSIONID={self._session}",
        )
        transport.write("\r\n".join((*lines, "", "")).encode())

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_gone.set_result(None)

    def data_received(self, data: bytes) -> None:
        self._data += data
        if not self.is_open.done():
            self._upgrade()
        while self.is_open.done() and (frame := self._frame()) is not None:
            self._take(*frame)

    def send(self, request: Frame) -> None:
        """Nothing happens on a link that is gone."""
        if not self.transport.is_closing():
            body = json.dumps(request).encode()
            self.transport.write(head(TEXT, len(body)) + body)

    def _upgrade(self) -> None:
        end = self._data.find(b"\r\n\r\n")
        if end < 0:
            return
        if not self._data.startswith(b"HTTP/1.1 101"):
            self.is_open.set_exception(ConnectionError(self._data[:end].decode()))
            self.transport.close()
            self._data.clear()
            return
        del self._data[: end + 4]
        self.is_open.set_result(None)

    def _frame(self) -> tuple[int, bytes] | None:
        """The next whole frame: its kind and what is in it."""
        data = self._data
        if len(data) < 2:
            return None
        size, start = data[1] & 127, 2
        if size >= 126:
            start += 2 if size == 126 else 8
            size = int.from_bytes(data[2:start], "big")
        if len(data) < start + size:
            return None
        kind, body = data[0] & 15, bytes(data[start : start + size])
        del data[: start + size]
        return kind, body

    def _take(self, kind: int, body: bytes) -> None:
        if kind == TEXT:
            self._hear(from_json(body))
        elif kind == _PING:
            self.transport.write(head(_PONG, len(body)) + body)
        elif kind == _CLOSE:
            self.close_code = int.from_bytes(body[:2], "big")
            self.transport.close()


def head(kind: int, size: int) -> bytes:
    """What goes before the content of a client's frame."""
    first = bytes([128 | kind])
    if size < 126:
        return first + bytes([128 | size]) + _UNMASKED
    if size < 1 << 16:
        return first + bytes([128 | 126]) + struct.pack("!H", size) + _UNMASKED
    return first + bytes([128 | 127]) + struct.pack("!Q", size) + _UNMASKED


async def reach(url: str, session: str, hear: Callable[[Frame], None]) -> BareSocket:
    """A socket that is open; raises `OSError` where the link breaks before, or is refused."""
    where = urlsplit(url)
    _, socket = await asyncio.get_running_loop().create_connection(
        lambda: BareSocket(url, session, hear), where.hostname or "", where.port or 0
    )
    await asyncio.wait({socket.is_open, socket.is_gone}, return_when=asyncio.FIRST_COMPLETED)
    if not socket.is_open.done():
        raise ConnectionResetError
    socket.is_open.result()
    return socket


async def agent_session(http: httpx.AsyncClient, tenant: str, user: str) -> str:
    """Sign in an account of the demonstration."""
    secret = "Basic " + base64.b64encode(f"{user}:demo-{user}".encode()).decode()
    http.cookies.clear()
    response = await http.post(
        f"{tenant}/ecfs/authentication",
        headers={"Authorization": "ECFAUTH"},
        data={"Authorization": secret},
    )
    response.raise_for_status()
    return str(response.cookies["JSESSIONID"])


async def visitor_session(http: httpx.AsyncClient, tenant: str) -> str:
    response = await http.post(
        f"{tenant}/visitor/ecfs/authentication", headers={"Authorization": "Anonymous"}
    )
    response.raise_for_status()
    return str(response.headers["x-jsessionid"])
