"""Files of chats: announced, sent, told of to both sides, and nobody else's."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest

from tests.localserver.edge.wire import (
    Client,
    agent,
    open_socket,
    session_of,
    socket_url,
    start_chat,
    visitor,
    visitor_session,
)

ME = "/users/me"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 100


async def media(
    tenant: str, session: str, file: str, content: bytes | None = None, *, visits: bool = False
) -> httpx.Response:
    """Send a content, or get one."""
    url = f"{tenant}{'/visitor' if visits else ''}/ecfs/media/{file}"
    async with httpx.AsyncClient(cookies={"JSESSIONID": session}) as http:
        return await (http.get(url) if content is None else http.put(url, content=content))


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


@pytest.mark.operation("POST /interactions/{chatid}/attachments")
@pytest.mark.operation("GET /interactions/{chatid}/attachments")
@pytest.mark.operation("GET /interactions/{chatid}/attachments/{id}")
async def test_an_agent_sends_a_file(tenant: str) -> None:
    session, guest = await session_of(tenant, "ana"), await visitor_session(tenant)
    async with (
        open_socket(socket_url(tenant), session) as ana,
        open_socket(socket_url(tenant, visitor=True), guest) as eva,
    ):
        await ana.subscribe("properties", "interactions")
        await eva.subscribe("interactions")
        chat, contact = await served_chat(ana, eva)
        uri = f"{ME}/interactions/{chat}/attachments"
        body = {"filename": "C:\\folder\\pic.png", "size": len(PICTURE), "mime_type": "image/png"}
        file = (await ana.ok("POST", uri, body))["body"]["id"]
        assert (await media(tenant, session, file)).status_code == 403
        assert (await media(tenant, session, file, b"too short")).status_code == 400
        assert (await media(tenant, session, file, PICTURE)).status_code == 200
        told = await eva.change("POST", f"{ME}/interactions/{contact}/transcript/messages/*")
        while told["subscribed_resource"]["type"] != "attachment":
            seen = eva.changes.index(told) + 1
            told = await eva.change(
                "POST", f"{ME}/interactions/{contact}/transcript/messages/*", after=seen
            )
        content = json.loads(told["subscribed_resource"]["message"])
        assert content["attachments"] == [
            {"id": file, "filename": "pic.png", "size": len(PICTURE), "mime_type": "image/png"}
        ]
        [listed] = (await ana.ok("GET", uri))["body"]
        assert listed["originator"] == "agent"
        assert (await ana.ok("GET", f"{uri}/{file}"))["body"] == listed
        got = await media(tenant, guest, file, visits=True)
        assert got.content == PICTURE
        assert got.headers["content-disposition"] == 'attachment; filename="pic.png"'
        assert got.headers["x-content-type-options"] == "nosniff"
        assert got.headers["content-type"] == "application/octet-stream"


async def test_what_is_there_is_there_once(tenant: str) -> None:
    """Whoever did not hear the answer sends it again, be it while the first one is being stored."""
    session = await session_of(tenant, "ana")
    async with open_socket(socket_url(tenant), session) as ana, visitor(tenant) as eva:
        await ana.subscribe("properties", "interactions")
        chat, contact = await served_chat(ana, eva)
        body = {"filename": "pic.png", "size": len(PICTURE)}
        file = (await ana.ok("POST", f"{ME}/interactions/{chat}/attachments", body))["body"]["id"]
        answers = await asyncio.gather(
            *(media(tenant, session, file, PICTURE) for _ in range(3)),
        )
        answers.append(await media(tenant, session, file, PICTURE))
        assert [(each.status_code, each.json()) for each in answers] == [(200, {"id": file})] * 4
        changed = PICTURE[:-1] + b"1"
        assert (await media(tenant, session, file, changed)).status_code == 403
        assert (await media(tenant, session, file)).content == PICTURE
        uri = f"{ME}/interactions/{contact}/transcript/messages"
        said = (await eva.ok("GET", uri))["body"]
        assert [each["type"] for each in said].count("attachment") == 1


async def test_an_end_user_sends_a_file(tenant: str) -> None:
    session, guest = await session_of(tenant, "ana"), await visitor_session(tenant)
    async with (
        open_socket(socket_url(tenant), session) as ana,
        open_socket(socket_url(tenant, visitor=True), guest) as eva,
    ):
        await ana.subscribe("properties", "interactions")
        await eva.subscribe("interactions")
        chat, contact = await served_chat(ana, eva)
        uri = f"{ME}/interactions/{contact}/attachments"
        file = (await eva.ok("POST", uri, {"filename": "a.txt", "size": 2}))["body"]["id"]
        assert (await ana.ok("GET", f"{ME}/interactions/{chat}/attachments"))["body"] == []
        assert (await media(tenant, guest, file, b"hi", visits=True)).status_code == 200
        await ana.change("POST", f"{ME}/interactions/{chat}/attachments/{file}")
        assert (await media(tenant, session, file)).content == b"hi"


async def test_nobody_else_gets_it(tenant: str) -> None:
    session, guest = await session_of(tenant, "ana"), await visitor_session(tenant)
    stranger, other = await session_of(tenant, "bruno"), await visitor_session(tenant)
    async with (
        open_socket(socket_url(tenant), session) as ana,
        open_socket(socket_url(tenant, visitor=True), guest) as eva,
    ):
        await ana.subscribe("properties", "interactions")
        await eva.subscribe("interactions")
        chat, _ = await served_chat(ana, eva)
        uri = f"{ME}/interactions/{chat}/attachments"
        file = (await ana.ok("POST", uri, {"filename": "a.txt", "size": 2}))["body"]["id"]
        assert (await media(tenant, stranger, file, b"hi")).status_code == 403
        assert (await media(tenant, session, file, b"hi")).status_code == 200
        assert (await media(tenant, stranger, file)).status_code == 403
        assert (await media(tenant, other, file, visits=True)).status_code == 403
        assert (await media(tenant, "0" * 32, file)).status_code == 403
        assert (await media(tenant, session, "../../server.db")).status_code in (403, 404)


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        ({}, 400, "malformed"),
        ({"filename": ""}, 400, "malformed"),
        ({"filename": ".."}, 400, "malformed"),
        ({"filename": "a\nb.txt"}, 400, "malformed"),
        ({"filename": "a.txt", "size": -1}, 400, "malformed"),
        ({"filename": "a.txt", "size": "2"}, 400, "malformed"),
        ({"filename": "a.txt", "mime_type": "nonsense"}, 400, "malformed"),
        ({"filename": "x" * 300}, 400, "malformed"),
        ({"filename": "a.exe", "size": 2}, 403, "file_type"),
        ({"filename": "a.exe. .", "size": 2}, 403, "file_type"),
        ({"filename": "a.txt", "size": 10**9}, 403, "too_large"),
        ({"id": "0" * 32}, 403, "not_found"),
        ([], 400, "malformed"),
    ],
    ids=range(13),
)
async def test_what_is_refused_leaves_nothing(
    tenant: str, body: object, status: int, reason: str
) -> None:
    async with agent(tenant, "ana") as ana, visitor(tenant) as eva:
        chat, _ = await served_chat(ana, eva)
        uri = f"{ME}/interactions/{chat}/attachments"
        answer = await ana.request("POST", uri, body)
        assert (answer["status"], answer["reason"]) == (status, reason)
        assert (await ana.ok("GET", uri))["body"] == []


async def test_where_somebody_is(tenant: str) -> None:
    place = json.dumps({"title": "Plaza", "coordinates": {"latitude": 40.4, "longitude": -3.7}})
    async with agent(tenant, "ana") as ana, visitor(tenant) as eva:
        chat, contact = await served_chat(ana, eva)
        uri = f"{ME}/interactions/{contact}/transcript/messages"
        await eva.ok("POST", uri, {"message": place, "type": "location"})
        said = (await ana.ok("GET", f"{ME}/interactions/{chat}/transcript/messages"))["body"]
        assert said[-1]["type"] == "location"
        own = f"{ME}/interactions/{chat}/transcript/messages"
        answer = await ana.request("POST", own, {"message": place, "type": "location"})
        assert answer["status"] == 400
