"""Files of chats: announced, sent, told of to both sides, and nobody else's."""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.localserver.edge.served import ME, announced, chatting, media, served_chat
from tests.localserver.edge.wire import agent, session_of, visitor, visitor_session

PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 100


@pytest.mark.operation("POST /interactions/{chatid}/attachments")
@pytest.mark.operation("GET /interactions/{chatid}/attachments")
@pytest.mark.operation("GET /interactions/{chatid}/attachments/{id}")
async def test_an_agent_sends_a_file(tenant: str) -> None:
    async with chatting(tenant) as chat:
        body = {"filename": "C:\\folder\\pic.png", "size": len(PICTURE), "mime_type": "image/png"}
        file = (await chat.ana.ok("POST", chat.own_files, body))["body"]["id"]
        assert (await chat.agent_media(file)).status_code == 403
        assert (await chat.agent_media(file, b"too short")).status_code == 400
        assert (await chat.agent_media(file, PICTURE)).status_code == 200
        messages = f"{ME}/interactions/{chat.contact}/transcript/messages/*"
        told = await chat.eva.change("POST", messages)
        while told["subscribed_resource"]["type"] != "attachment":
            seen = chat.eva.changes.index(told) + 1
            told = await chat.eva.change("POST", messages, after=seen)
        content = json.loads(told["subscribed_resource"]["message"])
        assert content["attachments"] == [
            {"id": file, "filename": "pic.png", "size": len(PICTURE), "mime_type": "image/png"}
        ]
        [listed] = (await chat.ana.ok("GET", chat.own_files))["body"]
        assert listed["originator"] == "agent"
        assert (await chat.ana.ok("GET", f"{chat.own_files}/{file}"))["body"] == listed
        got = await chat.guest_media(file)
        assert got.content == PICTURE
        assert got.headers["content-disposition"] == 'attachment; filename="pic.png"'
        assert got.headers["x-content-type-options"] == "nosniff"
        assert got.headers["content-type"] == "application/octet-stream"


async def test_what_is_there_is_there_once(tenant: str) -> None:
    """Whoever did not hear the answer sends it again, be it while the first one is being stored."""
    async with chatting(tenant) as chat:
        file = await announced(chat.ana, chat.own_files, "pic.png", len(PICTURE))
        answers = await asyncio.gather(*(chat.agent_media(file, PICTURE) for _ in range(3)))
        answers.append(await chat.agent_media(file, PICTURE))
        assert [(each.status_code, each.json()) for each in answers] == [(200, {"id": file})] * 4
        changed = PICTURE[:-1] + b"1"
        assert (await chat.agent_media(file, changed)).status_code == 403
        assert (await chat.agent_media(file)).content == PICTURE
        uri = f"{ME}/interactions/{chat.contact}/transcript/messages"
        said = (await chat.eva.ok("GET", uri))["body"]
        assert [each["type"] for each in said].count("attachment") == 1


async def test_an_end_user_sends_a_file(tenant: str) -> None:
    async with chatting(tenant) as chat:
        file = await announced(chat.eva, chat.their_files, "a.txt", 2)
        assert (await chat.ana.ok("GET", chat.own_files))["body"] == []
        assert (await chat.guest_media(file, b"hi")).status_code == 200
        await chat.ana.change("POST", f"{chat.own_files}/{file}")
        assert (await chat.agent_media(file)).content == b"hi"


async def test_nobody_else_gets_it(tenant: str) -> None:
    stranger, other = await session_of(tenant, "bruno"), await visitor_session(tenant)
    async with chatting(tenant) as chat:
        file = await announced(chat.ana, chat.own_files, "a.txt", 2)
        assert (await media(tenant, stranger, file, b"hi")).status_code == 403
        assert (await chat.agent_media(file, b"hi")).status_code == 200
        assert (await media(tenant, stranger, file)).status_code == 403
        assert (await media(tenant, other, file, visits=True)).status_code == 403
        assert (await media(tenant, "0" * 32, file)).status_code == 403
        assert (await chat.agent_media("../../server.db")).status_code in (403, 404)


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
