"""Raw clients: what they send and get is what is on the wire."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

Frame = dict[str, Any]

WAIT = 5.0

SHARED = pytest.mark.asyncio(loop_scope="session")
"""Of a test that uses the server of all tests and leaves no trace in it."""


def basic(user: str, password: str | None = None) -> str:
    secret = f"{user}:{password if password is not None else f'demo-{user}'}"
    return "Basic " + base64.b64encode(secret.encode()).decode()


async def sign_in(
    tenant: str, user: str, password: str | None = None, **headers: str
) -> httpx.Response:
    async with httpx.AsyncClient() as http:
        return await http.post(
            f"{tenant}/ecfs/authentication",
            headers={"Authorization": "ECFAUTH"}
            | {k.replace("_", "-"): v for k, v in headers.items()},
            data={"Authorization": basic(user, password)},
        )


async def session_of(tenant: str, user: str, **headers: str) -> str:
    response = await sign_in(tenant, user, **headers)
    assert response.status_code == 200, response.text
    return response.cookies["JSESSIONID"]


async def visitor_session(tenant: str) -> str:
    async with httpx.AsyncClient() as http:
        response = await http.post(
            f"{tenant}/visitor/ecfs/authentication", headers={"Authorization": "Anonymous"}
        )
    return response.headers["x-jsessionid"]


class Client:
    """One websocket. Keeps every frame; `changes` are the transactions in order."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.frames: list[Frame] = []
        self.changes: list[Frame] = []
        self._news = asyncio.Condition()
        self._count = 0
        self._reader = asyncio.create_task(self._read())

    async def request(
        self, method: str, uri: str, body: Any = None, *, rid: str | None = None, **extra: Any
    ) -> Frame:
        """Send one request and return its answer."""
        rid = rid if rid is not None else self.next_id()
        seen = len(self.frames)
        await self.send({"client_req_id": rid, "method": method, "uri": uri, "body": body} | extra)
        return await self.answer(rid, after=seen)

    async def ok(self, method: str, uri: str, body: Any = None, **extra: Any) -> Frame:
        answer = await self.request(method, uri, body, **extra)
        assert answer["status"] == 200, answer
        return answer

    async def subscribe(self, *resources: str) -> None:
        for resource in resources:
            await self.ok("SUBSCRIBE", f"/users/me/{resource}")

    async def send(self, frame: Any) -> None:
        await self.socket.send(frame if isinstance(frame, (str, bytes)) else json.dumps(frame))

    async def answer(self, rid: str, *, after: int = 0) -> Frame:
        return await self._wait(
            lambda: next((f for f in self.frames[after:] if f.get("client_req_id") == rid), None)
        )

    async def change(self, method: str, uri: str, value: Any = ..., *, after: int = 0) -> Frame:
        """The first change of that kind, past or to come; `uri` may hold one `*` at its end."""
        return await self._wait(
            lambda: next((c for c in self.changes[after:] if _fits(c, method, uri, value)), None)
        )

    async def frame(self, wanted: Callable[[Frame], bool]) -> Frame:
        return await self._wait(lambda: next((f for f in self.frames if wanted(f)), None))

    async def offer(self) -> Frame:
        """The interaction that is offered, or comes next."""
        change = await self.change("POST", "/users/me/interactions/*")
        return change["subscribed_resource"]

    async def closed(self) -> int | None:
        """Wait until the server closes; its code."""
        async with asyncio.timeout(WAIT):
            await asyncio.shield(self._reader)
        return self.socket.close_code

    async def close(self) -> None:
        await self.socket.close()
        await self._reader

    def next_id(self) -> str:
        self._count += 1
        return f"{self._count:032X}"

    async def _read(self) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for text in self.socket:
                frame = json.loads(text)
                self.frames.append(frame)
                body = frame.get("body")
                if isinstance(body, dict) and "transactions" in body:
                    self.changes += body["transactions"]
                async with self._news:
                    self._news.notify_all()

    async def _wait(self, found: Callable[[], Frame | None]) -> Frame:
        async def until() -> Frame:
            async with self._news:
                while (frame := found()) is None:
                    await self._news.wait()
                return frame

        async with asyncio.timeout(WAIT):
            return await until()


def _fits(change: Frame, method: str, uri: str, value: Any) -> bool:
    there = change["uri"]
    same = there.startswith(uri[:-1]) if uri.endswith("*") else there == uri
    return (
        same
        and change["method"] == method
        and (value is ... or change["subscribed_resource"] == value)
    )


def socket_url(tenant: str, *, visitor: bool = False, tail: str = "/") -> str:
    base = tenant.replace("http", "ws", 1)
    return f"{base}{'/visitor' if visitor else ''}/ecfs/ws_endpoint{tail}"


@contextlib.asynccontextmanager
async def open_socket(
    url: str, session: str | None = None, **options: Any
) -> AsyncIterator[Client]:
    headers = {"Cookie": f"JSESSIONID={session}"} if session else {}
    headers |= options.pop("headers", {})
    async with connect(
        url, additional_headers=headers, compression=None, max_size=None, **options
    ) as socket:
        client = Client(socket)
        try:
            yield client
        finally:
            await client.close()


@contextlib.asynccontextmanager
async def agent(tenant: str, user: str, *, ready: bool = False) -> AsyncIterator[Client]:
    """An agent who has signed in and watches their own things."""
    session = await session_of(tenant, user)
    async with open_socket(socket_url(tenant), session) as client:
        await client.subscribe("properties", "interactions", "queues")
        if ready:
            await client.ok("PUT", "/users/me/properties", {"work_status": "ready"})
        yield client


@contextlib.asynccontextmanager
async def visitor(tenant: str, name: str = "Luis M.") -> AsyncIterator[Client]:
    session = await visitor_session(tenant)
    async with open_socket(socket_url(tenant, visitor=True), session) as client:
        await client.ok("PUT", "/users/me/properties", {"alias": name})
        await client.subscribe("properties", "interactions")
        yield client


async def start_chat(client: Client, queue: str, **body: Any) -> str:
    """Start a chat as an end user; returns the id of their interaction."""
    seen = len(client.changes)
    await client.ok(
        "POST",
        "/users/me/interactions",
        {"channel_type": "chat", "channel_sub_type": "text", "destination": queue} | body,
    )
    change = await client.change("POST", "/users/me/interactions/*", after=seen)
    return change["uri"].split("/")[4]


class Http:
    """Plain HTTP with a session."""

    def __init__(self, tenant: str, session: str) -> None:
        self.base = f"{tenant}/ecfs"
        self._cookies = {"Cookie": f"JSESSIONID={session}"}

    async def __call__(
        self, method: str, path: str, body: Any = None, **options: Any
    ) -> httpx.Response:
        headers = self._cookies | options.pop("headers", {})
        async with httpx.AsyncClient() as http:
            return await http.request(
                method, f"{self.base}/{path}", headers=headers, json=body, **options
            )
