"""What the published pages leave open beside the agent model: docs/decisions/0009-gaps.md, rows G5
to G9 and G11."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any, get_args

import pytest

import contactpro_desktop
from contactpro_desktop.assignment.backoff import delays
from contactpro_desktop.domain import actions
from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.domain.call import CallState
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.transfer import transfer_refusal
from contactpro_desktop.ecfs import mapping, ri
from contactpro_desktop.ecfs.envelope import Answer, Json
from contactpro_desktop.ecfs.expectations import refusal_of
from contactpro_desktop.ecfs.mapping import request_for
from contactpro_desktop.ecfs.mapping.directory import presence_of_agent
from tests.coverage_table.called import examples
from tests.localserver.edge.wire import agent
from tests.support.server import running_server

PACKAGE = Path(contactpro_desktop.__file__).parent
STRANGE: tuple[Json, ...] = (None, 7, "", "x", True, [], {}, [{}], {"a": None})


# --- G5: presence and capabilities in the directory ----------------------------------------------


def test_g5_a_colleague_of_whom_nothing_is_told_can_be_chosen_where_an_address_fits() -> None:
    entry = {"sourceType": "User", "sourceId": "B" * 32, "chatAddress": "bruno@site"}
    target = mapping.transfer_target(entry, {})
    assert target is not None
    assert target.state is AgentState.UNKNOWN
    assert target.capabilities == {Capability.CHAT}
    assert transfer_refusal(target, Channel.CHAT, my_id="A") is None
    assert transfer_refusal(target, Channel.PHONE, my_id="A") is not None


@pytest.mark.parametrize("word", ["FREE", "free", "Free"])
def test_g5_words_of_the_directory_in_any_case(word: str) -> None:
    entry = {"sourceType": "USER", "sourceId": "B", "availability": word}
    target = mapping.transfer_target(entry, {})
    assert target is not None
    assert target.state is AgentState.FREE


@pytest.mark.parametrize("value", STRANGE, ids=str)
@pytest.mark.parametrize(
    "field", ["availability", "presenceName", "presenceEndsMs", "capabilities", "waiting", "name"]
)
def test_g5_fields_of_the_directory_of_any_shape(field: str, value: Json) -> None:
    entry = {"sourceType": "User", "sourceId": "B", "number": "41", "email": "b@x", field: value}
    target = mapping.transfer_target(entry, {})
    assert target is not None
    assert target.state is AgentState.UNKNOWN


# --- G6: quotas and error bodies of RI -----------------------------------------------------------


def test_g6_after_a_failure_it_waits_longer_and_longer_up_to_a_limit() -> None:
    waits = delays(lambda: 1.0)
    first = [next(waits) for _ in range(12)]
    assert first == sorted(first)
    assert first[0] == 0.5
    assert first[-2:] == [15.0, 15.0]


@pytest.mark.parametrize("reason", ["", "Too many requests, Rosa", "<b>no</b>"])
def test_g6_words_of_a_refusal_are_not_shown(reason: str) -> None:
    """Only the reasons that this program knows have a meaning."""
    assert refusal_of(Answer("R", 429, reason=reason)) is Refusal.OTHER


@pytest.mark.parametrize("body", [b"", b"<html>", b"null", b"7", b'{"error": "quota"}'], ids=str)
def test_g6_a_body_that_holds_no_rows_is_no_answer(body: bytes) -> None:
    with pytest.raises(ProtocolError):
        ri.rows(body)


# --- G7: consultation, joining, keypad tones; G9: new chats --------------------------------------


def requests() -> list[tuple[str, str, str]]:
    """Method, address and body of whatever the client can ask for."""
    made = (
        request_for(action, RequestId(""), own_key="X")
        for kind in get_args(actions.Action)
        for action in examples(kind)
    )
    return [(request.method, request.uri, json.dumps(request.body)) for request in made]


@pytest.mark.parametrize("word", ["consult", "conference", "dtmf", "tone", "keypad", "merge"])
def test_g7_nothing_is_asked_for_that_is_not_published(word: str) -> None:
    assert [each for each in requests() if word in " ".join(each).lower()] == []


def test_g7_no_state_of_a_call_stands_for_it_either() -> None:
    published = {state.value for state in CallState}
    assert not published & {"consulting", "conference", "joined"}


def test_g9_chats_are_begun_by_end_users_and_for_guidance_alone() -> None:
    """A chat that is posted is picked, or belongs to a supervisor session."""
    begun = [
        json.loads(body)
        for method, uri, body in requests()
        if method == "POST" and uri == "/users/me/interactions"
    ]
    chats = [each for each in begun if each["channel_type"] == "chat"]
    assert chats
    for each in chats:
        waiting = each.get("status") in ("picked", "open")
        assert waiting or each.get("supervisor_session_id"), each


async def test_g9_the_server_takes_none_from_an_agent() -> None:
    async with running_server() as service, agent(service.tenant_url, "ana") as ana:
        for kind in ("sms", "whatsapp", "text"):
            wish = {"channel_type": "chat", "channel_sub_type": kind, "destination": "+34600111222"}
            answer = await ana.request("POST", "/users/me/interactions", wish)
            assert answer["status"] in (400, 403), kind
        assert (await ana.ok("GET", "/users/me/interactions"))["body"] == []


# --- G8: tokens at the sign-in -------------------------------------------------------------------


def test_g8_the_client_sends_no_token() -> None:
    """It signs in with a password alone (`Basic` in a form): no module of it makes another."""
    sources = [
        path
        for folder in ("assignment", "app", "ecfs")
        for path in (PACKAGE / folder).rglob("*.py")
    ]
    texts = {
        node.value
        for path in sources
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert any("ECFAUTH" in text for text in texts)
    assert not [text for text in texts if text.startswith("Bearer")]


# --- G11: fields of RMI contacts and agents ------------------------------------------------------

CONTACT: dict[str, Json] = {
    "id": "C" * 32,
    "status": "In Queue",
    "channel": "Chat",
    "queueId": "5" * 32,
    "customerName": "Rosa",
    "startTime": "2026-01-02T03:04:05Z",
}


@pytest.mark.parametrize("field", [*CONTACT, "priority", "preferredAgentId", "queuedAtMs"])
@pytest.mark.parametrize("value", STRANGE, ids=str)
def test_g11_fields_of_a_contact_of_any_shape(field: str, value: Json) -> None:
    """Whatever it tells, a row comes of it or nothing, and never an error."""
    contact_id, row = mapping.picklist_row({**CONTACT, field: value})
    assert row is None or row.contact_id == contact_id
    known: dict[str, Any] = {key: each for key, each in CONTACT.items() if key != field}
    mapping.picklist_row(known)


def test_g11_a_contact_of_which_only_the_id_and_that_it_waits_are_told() -> None:
    _, row = mapping.picklist_row({"id": "C", "status": "in queue"})
    assert row is not None
    assert (row.channel, row.queued_at, row.reserved_for) == (Channel.OTHER, None, None)


@pytest.mark.parametrize("field", ["id", "availability", "presenceName", "presenceEndsMs"])
@pytest.mark.parametrize("value", STRANGE, ids=str)
def test_g11_fields_of_an_agent_of_any_shape(field: str, value: Json) -> None:
    told: dict[str, Json] = {"id": "B", "availability": "Busy"}
    key, presence = presence_of_agent({**told, field: value})
    entry = {"sourceType": "User", "sourceId": "B"}
    target = mapping.transfer_target(entry, {key: presence})
    assert target is not None
    assert target.state in (AgentState.BUSY, AgentState.UNKNOWN)
