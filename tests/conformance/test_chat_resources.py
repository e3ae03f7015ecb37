"""A chat and what lies below it: messages, participants (ECFS 22Q1, /interactions/{chatid})."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from contactpro_desktop.localserver.service import Service
from tests.conformance.scene import generous_config
from tests.conformance.shapes import ID, TIME, misfits
from tests.localserver.edge.wire import Client, agent, start_chat, visitor
from tests.support.server import running_server

SHARED = pytest.mark.asyncio(loop_scope="module")
INTERACTIONS = "/users/me/interactions"

PARTICIPANT = {
    "uniquekey": str,
    "alias": str,
    "capability": {"text", "video"},
    "status": frozenset({"typing", "not_typing", None}),
}
MESSAGE = {
    "message": str,
    "originator": str,
    "timestamp": TIME,
    "type": {"text", "attachment", "template", "error", "state", "location"},
    "system_message": bool,
}
CHAT = {
    "id": ID,
    "contact_id": ID,
    "original_contact_id": ID,
    "channel_type": {"chat"},
    "channel_sub_type": {"text", "video"},
    "channel_status": str,
    "direction": {"inbound"},
    "status": {"incoming", "accepted", "ended"},
    "date_created": TIME,
    "originator": str,
    "destination": str,
    "language": frozenset({str, None}),
    "from_queue": {"id": ID, "name": str},
    "attached_data": dict,
    "terminal_id": frozenset({str, None}),
    "title": frozenset({str, None}),
    "participants": [PARTICIPANT],
    "transcript": {"messages": [MESSAGE]},
    "webrtc": {"status": {"on", "signalling", "off", "error"}, "messages": list},
    "script": {
        "id": ID,
        "status": {"saved", "pending", "deleted"},
        "script_opening_type": {
            f"script_opening_type_{when}" for when in ("manual", "allocated", "answered", "handled")
        },
        "scriptanswers": list,
    },
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def service() -> AsyncIterator[Service]:
    async with running_server(generous_config()) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def ana(service: Service) -> AsyncIterator[Client]:
    async with agent(service.tenant_url, "ana", ready=True) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="module")
async def luis(service: Service) -> AsyncIterator[Client]:
    async with visitor(service.tenant_url) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="module")
async def offered(ana: Client, luis: Client) -> AsyncIterator[str]:
    """The address of a chat that is offered; it is over afterwards, whatever became of it."""
    theirs = await start_chat(luis, "ventas@demo", attached_data={"order": "17"})
    uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
    yield uri
    await luis.request("PUT", f"{INTERACTIONS}/{theirs}", {"status": "ended"})
    for status in ("accepted", "ended", "handled"):
        await ana.request("PUT", uri, {"status": status})


@pytest_asyncio.fixture(loop_scope="module")
async def chat(ana: Client, offered: str) -> str:
    await ana.ok("PUT", offered, {"status": "accepted"})
    return offered


async def read(client: Client, uri: str) -> Any:
    return (await client.ok("GET", uri))["body"]


# --- The chat itself -----------------------------------------------------------------------------


@SHARED
@pytest.mark.operation("GET /interactions/{chatid}")
async def test_a_chat_looks_as_the_model_says(ana: Client, chat: str) -> None:
    shown = await read(ana, chat)
    assert misfits(shown, CHAT | {"status": "accepted"}) == []
    assert shown["attached_data"] == {"order": "17"}
    assert {p["uniquekey"] for p in shown["participants"]} > {"ana@demo"}


@SHARED
@pytest.mark.operation("PUT /interactions/{chatid}")
async def test_accepted_ended_handled(ana: Client, offered: str) -> None:
    for status in ("accepted", "ended"):
        await ana.ok("PUT", offered, {"status": status})
        await ana.change("PUT", f"{offered}/status", status)
        assert (await read(ana, offered))["status"] == status
    await ana.ok("PUT", offered, {"status": "handled"})
    await ana.change("DELETE", offered)
    assert (await ana.request("GET", offered))["status"] == 403


@SHARED
@pytest.mark.operation("PUT /interactions/{chatid}")
async def test_a_rejected_offer_vanishes(ana: Client, offered: str) -> None:
    await ana.ok("PUT", offered, {"status": "rejected"})
    await ana.change("DELETE", offered)
    await ana.ok("PUT", "/users/me/properties", {"work_status": "not_ready"})


@SHARED
@pytest.mark.operation("PUT /interactions/{chatid}")
async def test_forwarded_to_an_address_with_data(service: Service, ana: Client, chat: str) -> None:
    async with agent(service.tenant_url, "bruno", ready=True) as bruno:
        wish = {
            "channel_status": "transferring",
            "destination": "bruno@demo",
            "attached_data": {"note": "urgent"},
        }
        await ana.ok("PUT", chat, wish)
        offer = await bruno.offer()
        assert offer["attached_data"] == {"order": "17", "note": "urgent"}
        await ana.change("PUT", f"{chat}/status", "ended")
        await bruno.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "accepted"})
        await bruno.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "ended"})
        await bruno.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "handled"})


@SHARED
@pytest.mark.operation("PUT /interactions/{chatid}")
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (None, 400),
        ({}, 400),
        ({"status": "done"}, 400),
        ({"status": 1}, 400),
        ({"status": "ended", "channel_status": "transferring"}, 400),
        ({"channel_status": "transferring"}, 400),
        ({"channel_status": "transferring", "destination": 7}, 400),
        ({"channel_status": "transferring", "destination": "x" * 257}, 400),
        ({"channel_status": "transferring", "destination": "nobody@demo"}, 403),
        ({"channel_status": "transferring", "destination": "diego@demo"}, 403),
        ({"channel_status": "onhold"}, 403),
        ({"status": "rejected"}, 403),
        ({"status": "handled"}, 403),
    ],
    ids=str,
)
async def test_a_bad_change_changes_nothing(ana: Client, chat: str, body: Any, status: int) -> None:
    before = await read(ana, chat)
    assert (await ana.request("PUT", chat, body))["status"] == status
    assert await read(ana, chat) == before


# --- Messages ------------------------------------------------------------------------------------


@SHARED
@pytest.mark.operation("GET /interactions/{chatid}/transcript/messages")
@pytest.mark.operation("POST /interactions/{chatid}/transcript/messages")
@pytest.mark.parametrize(
    "body",
    [
        {"message": "Good morning"},
        {"message": "Good morning", "type": "text"},
        {"message": "Good morning", "originator": "ana@demo"},
        {"message": json.dumps({"template_type": "request", "id": "7"}), "type": "template"},
    ],
    ids=str,
)
async def test_a_message_reaches_both_ends(
    ana: Client, luis: Client, chat: str, body: dict[str, str]
) -> None:
    await ana.ok("POST", f"{chat}/transcript/messages", body)
    messages = await read(ana, f"{chat}/transcript/messages")
    assert misfits(messages, [MESSAGE]) == []
    said = messages[-1]
    assert (said["message"], said["originator"]) == (body["message"], "ana@demo")
    assert said["type"] == body.get("type", "text")
    assert said["system_message"] is False
    await luis.frame(lambda frame: body["message"] in _said_in(frame))


def _said_in(frame: dict[str, Any]) -> list[Any]:
    body = frame.get("body")
    changes = body.get("transactions", []) if isinstance(body, dict) else []
    resources = [change["subscribed_resource"] for change in changes]
    return [each.get("message") for each in resources if isinstance(each, dict)]


@SHARED
@pytest.mark.operation("POST /interactions/{chatid}/transcript/messages")
@pytest.mark.parametrize(
    "body",
    [
        None,
        {},
        {"message": ""},
        {"message": None},
        {"message": 7},
        {"message": "x" * 10_001},
        {"message": "Hello", "type": "state"},
        {"message": "Hello", "type": "shout"},
        ["Hello"],
    ],
    ids=lambda body: str(body)[:40],
)
async def test_a_bad_message_is_not_said(ana: Client, chat: str, body: Any) -> None:
    before = await read(ana, f"{chat}/transcript/messages")
    answer = await ana.request("POST", f"{chat}/transcript/messages", body)
    assert answer["status"] == 400
    assert await read(ana, f"{chat}/transcript/messages") == before


# --- Participants --------------------------------------------------------------------------------


@SHARED
@pytest.mark.operation("GET /interactions/{chatid}/participants")
@pytest.mark.operation("GET /interactions/{chatid}/participants/{uniquekey}")
async def test_everybody_in_the_chat_is_shown(ana: Client, chat: str) -> None:
    participants = await read(ana, f"{chat}/participants")
    assert misfits(participants, [PARTICIPANT]) == []
    for participant in participants:
        key = participant["uniquekey"].replace(" ", "%20")
        assert await read(ana, f"{chat}/participants/{key}") == participant
    assert (await ana.request("GET", f"{chat}/participants/nobody"))["status"] == 403


@SHARED
@pytest.mark.operation("PUT /interactions/{chatid}/participants/{uniquekey}")
async def test_typing_is_told(ana: Client, chat: str) -> None:
    own = f"{chat}/participants/ana@demo"
    for status in ("typing", "not_typing"):
        seen = len(ana.changes)
        await ana.ok("PUT", own, {"status": status})
        await ana.change("PUT", f"{own}/status", status, after=seen)


@SHARED
@pytest.mark.operation("PUT /interactions/{chatid}/participants/{uniquekey}")
async def test_nobody_types_for_others(ana: Client, chat: str) -> None:
    participants = await read(ana, f"{chat}/participants")
    other = next(p["uniquekey"] for p in participants if p["uniquekey"] != "ana@demo")
    for key, body, status in (
        (other, {"status": "typing"}, 403),
        ("nobody", {"status": "typing"}, 403),
        ("ana@demo", {"status": "sleeping"}, 400),
        ("ana@demo", {"status": None}, 400),
        ("ana@demo", None, 400),
    ):
        uri = f"{chat}/participants/{key.replace(' ', '%20')}"
        assert (await ana.request("PUT", uri, body))["status"] == status
    assert await read(ana, f"{chat}/participants") == participants
