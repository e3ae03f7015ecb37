"""Rows about the past of a customer, in whatever shape a tenant sends them."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.history import PastStatus
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping import history as mapping

SAM = "sam@web"
CONTACT: dict[str, Json] = {
    "id": "C",
    "channel": "Chat",
    "originator": "SAM@web",
    "status": "Handled",
    "created": "2026-01-02T03:04:05Z",
    "title": "Order",
    "from_queue": {"name": "Ventas"},
    "agent": {"name": "Ana"},
}


def test_a_conversation_of_the_customer() -> None:
    past = mapping.past_conversation(CONTACT, SAM)
    assert past is not None
    assert (past.channel, past.queue_name, past.agent_name) == (Channel.CHAT, "Ventas", "Ana")
    assert (past.status, past.started) == (PastStatus.HANDLED, 1_767_323_045.0)


@pytest.mark.parametrize("changed", [{"id": ""}, {"originator": "eva@web"}])
def test_a_row_of_another_customer_or_of_none_is_left_out(changed: dict[str, Json]) -> None:
    assert mapping.past_conversation({**CONTACT, **changed}, SAM) is None


def test_a_status_of_tomorrow_is_shown_as_other() -> None:
    past = mapping.past_conversation({**CONTACT, "status": "Dreaming"}, SAM)
    assert past is not None
    assert past.status is PastStatus.OTHER


def test_messages_that_somebody_wrote() -> None:
    row: dict[str, Json] = {
        "message": "Hello",
        "type": "Text",
        "originator": SAM,
        "author_kind": "customer",
        "timestamp": "17/06/2016 13:31:14 UTC+00:00",
    }
    said = mapping.past_message(row)
    assert said is not None
    assert (said.text, said.name, said.is_customer) == ("Hello", SAM, True)
    assert said.at == 1_466_170_274.0
    assert mapping.past_message({**row, "type": "state"}) is None
    assert mapping.past_message({**row, "message": ""}) is None


def test_notes_that_say_something() -> None:
    row: dict[str, Json] = {"text": "Call back", "authorName": "Ana", "authorId": "A"}
    note = mapping.note(row)
    assert note is not None
    assert (note.text, note.author_name, note.author_id) == ("Call back", "Ana", "A")
    assert mapping.note({}) is None


@pytest.mark.parametrize(("status", "is_open"), [("Open", True), ("", True), ("Handled", False)])
def test_callbacks_of_this_number(status: str, is_open: bool) -> None:
    row: dict[str, Json] = {"customerNumber": "600", "status": status, "remarks": "later"}
    found = mapping.callback(row, "600")
    assert found is not None
    assert (found.is_open, found.remarks) == (is_open, "later")
    assert mapping.callback(row, "601") is None
