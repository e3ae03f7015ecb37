"""A chat that an agent serves, seen from both of its ends, and what files need of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from tests.localserver.edge.wire import (
    Client,
    open_socket,
    session_of,
    socket_url,
    start_chat,
    visitor_session,
)

ME = "/users/me"


@dataclass(frozen=True, slots=True)
class Chat:
    """`session` and `guest` are the sessions of `ana` and `eva`, `served` and `contact` the chat as
    each of them knows it."""

    tenant: str
    session: str
    guest: str
    ana: Client
    eva: Client
    served: str
    contact: str

    @property
    def own_files(self) -> str:
        """Where the agent announces a file."""
        return f"{ME}/interactions/{self.served}/attachments"

    @property
    def their_files(self) -> str:
        """Where the end user does."""
        return f"{ME}/interactions/{self.contact}/attachments"

    async def agent_media(self, file: str, content: bytes | None = None) -> httpx.Response:
        return await media(self.tenant, self.session, file, content)

    async def guest_media(self, file: str, content: bytes | None = None) -> httpx.Response:
        return await media(self.tenant, self.guest, file, content, visits=True)


@asynccontextmanager
async def chatting(tenant: str) -> AsyncIterator[Chat]:
    """Both ends are subscribed to what happens."""
    session, guest = await session_of(tenant, "ana"), await visitor_session(tenant)
    async with (
        open_socket(socket_url(tenant), session) as ana,
        open_socket(socket_url(tenant, visitor=True), guest) as eva,
    ):
        await ana.subscribe("properties", "interactions")
        await eva.subscribe("interactions")
        served, contact = await served_chat(ana, eva)
        yield Chat(tenant, session, guest, ana, eva, served, contact)


async def served_chat(ana: Client, eva: Client) -> tuple[str, str]:
    """A chat of `eva` that `ana` picked: the ids as each of them knows it."""
    contact = await start_chat(eva, "soporte@demo")
    await ana.ok(
        "POST",
        f"{ME}/interactions",
        {"channel_type": "chat", "status": "picked", "contact_id": contact},
    )
    change = await ana.change("POST", f"{ME}/interactions/*")
    return change["uri"].split("/")[4], contact


async def announced(client: Client, uri: str, filename: str, size: int | None = None) -> str:
    """The id of a file that is to come."""
    body = {"filename": filename} if size is None else {"filename": filename, "size": size}
    file: str = (await client.ok("POST", uri, body))["body"]["id"]
    return file


async def media(
    tenant: str, session: str, file: str, content: bytes | None = None, *, visits: bool = False
) -> httpx.Response:
    """Send a content, or get one."""
    url = f"{tenant}{'/visitor' if visits else ''}/ecfs/media/{file}"
    async with httpx.AsyncClient(cookies={"JSESSIONID": session}) as http:
        return await (http.get(url) if content is None else http.put(url, content=content))
