"""What the published model leaves open: docs/decisions/0009-gaps.md, row by row."""

from __future__ import annotations

import json

import pytest

from contactpro_desktop.domain.agent import ProfileType, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.events import (
    InteractionChanged,
    MeChanged,
    MessagesReceived,
    ServicesChanged,
)
from contactpro_desktop.domain.files import DropReason
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.domain.service_actions import ShareUi
from contactpro_desktop.domain.supervision import SupervisionMode
from contactpro_desktop.ecfs import mapping, paths
from contactpro_desktop.ecfs.envelope import Answer, Json, Push, Transaction, decode_server_frame
from contactpro_desktop.ecfs.mapping.service import preferences, supervisor_session
from tests.unit.ecfs.desk import CHAT, Desk, chat, only, outcomes, properties, said


@pytest.mark.parametrize("key", ["status", "status_code", "code"])
@pytest.mark.parametrize("value", [403, "403"])
def test_g1_a_status_under_any_likely_name(key: str, value: object) -> None:
    frame = json.dumps({"client_req_id": "R1", key: value})
    assert decode_server_frame(frame) == Answer("R1", 403)
    push = decode_server_frame(json.dumps({key: value, "body": {"transactions": []}}))
    assert isinstance(push, Push)
    assert push.status == 403


def test_g1_a_push_without_a_status_counts() -> None:
    push = decode_server_frame(json.dumps({"body": {"transactions": []}}))
    assert isinstance(push, Push)
    assert push.status == 200


@pytest.mark.parametrize("answers", [True, False])
def test_g2_with_and_without_the_answer_frame(answers: bool) -> None:
    desk = Desk(answers=answers)
    desk.connect()
    desk.advance(2.0)
    desk.perform(ShareUi({"tab": "Home"}))
    [request] = desk.sent()
    if answers:
        assert outcomes(desk.answer(request)) == []
    events = desk.push(Transaction("PUT", f"{paths.UI}/tab", "Home"))
    assert [outcome.succeeded for _, outcome in outcomes(events)] == [True]


def test_g2_without_any_sign_it_has_failed_after_five_seconds() -> None:
    desk = Desk()
    desk.connect()
    desk.perform(ShareUi({"tab": "Home"}))
    desk.answer(desk.sent()[0])
    assert outcomes(desk.advance(4.9)) == []
    assert [outcome.succeeded for _, outcome in outcomes(desk.advance(0.2))] == [False]


@pytest.mark.parametrize("told", [{}, {"media_path": None}, {"media_path": "/ecfs/media"}])
def test_g3_files_go_where_the_server_says(told: dict[str, Json]) -> None:
    [changed] = only(Desk().connect(me=properties(**told)), MeChanged)
    assert changed.me.media_path == (told.get("media_path") or "")


def test_g4_a_pushed_wrapup_is_a_status_like_any_other() -> None:
    desk = Desk()
    desk.connect(chat())
    events = desk.push(Transaction("PUT", f"{paths.interaction_uri(CHAT)}/status", "wrapup"))
    [changed] = only(events, InteractionChanged)
    assert changed.interaction.status is InteractionStatus.OTHER


@pytest.mark.parametrize(
    "below",
    ["transcript/messages/1", "transcript/messages", "transcript/m/1/2", "transcript"],
)
def test_g10_a_message_at_any_address_below_the_transcript(below: str) -> None:
    desk = Desk()
    desk.connect(chat())
    resource = said("Hello").resource
    uri = f"{paths.interaction_uri(CHAT)}/{below}"
    for node in (resource, [resource], {"messages": [resource]}, {"messages": {"1": resource}}):
        [heard] = only(desk.push(Transaction("POST", uri, node)), MessagesReceived)
        assert heard.messages[0].text == "Hello"


@pytest.mark.parametrize("field", ["name", "permissions", "presence_profiles", "phone"])
def test_null_where_an_object_was_expected(field: str) -> None:
    assert mapping.agent(properties(**{field: None})).username == "ana"


@pytest.mark.parametrize("field", ["from_queue", "script", "participants", "attached_data"])
def test_null_in_an_interaction(field: str) -> None:
    resource = chat().resource
    assert isinstance(resource, dict)
    assert mapping.interaction(resource | {field: None}).channel is Channel.CHAT


def test_words_of_later_versions_are_shown_as_other() -> None:
    strange = chat(status="dreaming", channel_type="hologram").resource
    interaction = mapping.interaction(strange)
    assert interaction.status is InteractionStatus.OTHER
    assert interaction.channel is Channel.OTHER
    me = mapping.agent(properties(work_status="maybe", presence_profiles=[{"type": "nap"}]))
    assert me.work_status is WorkStatus.NOT_READY
    assert me.profiles[0].type is ProfileType.UNKNOWN
    assert supervisor_session("S", {"state": "hovering"}).mode is SupervisionMode.OTHER


@pytest.mark.parametrize("value", [None, 5, "x", [], {"agent": None, "supervisor": 7}])
def test_a_supervisor_session_of_any_shape(value: Json) -> None:
    assert supervisor_session("S", value).agent_id is None


@pytest.mark.parametrize("value", [None, 5, [], {"user_settings": {"ECFUI_x": None}}, {"phone": 1}])
def test_settings_of_any_shape(value: Json) -> None:
    assert preferences(value, value).external_number == ""


def messages(kind: str, content: str) -> MessagesReceived:
    desk = Desk()
    desk.connect(chat())
    [heard] = only(desk.push(said(content, type=kind)), MessagesReceived)
    return heard


@pytest.mark.parametrize(
    "content",
    [
        '{"text":"look","attachments":[{"id":"A1","size":"3456","filename":"p.jpg"}]}',
        '{{"text": "look", attachments: [{"id": "A1", "size": "3456", "filename": "p.jpg"}]}',
    ],
    ids=["json", "as published"],
)
def test_a_file_as_json_and_as_the_examples_write_it(content: str) -> None:
    [message] = messages("attachment", content).messages
    assert message.text == "look"
    assert [(f.id, f.filename, f.size) for f in message.files] == [("A1", "p.jpg", 3456)]


def test_a_file_that_did_not_arrive() -> None:
    content = '{"dropped attachments": [{"filename": "x.exe", "reason": "NOTALLOWED"}]}'
    [message] = messages("attachment", content).messages
    assert message.dropped[0].reason is DropReason.NOT_ALLOWED


@pytest.mark.parametrize(
    ("kind", "content", "text"),
    [
        ("template", '{{"text": "reply", template: {"template_id": "3", "id": "1"}}', "reply"),
        ("template", '{"template_type":"whatsapp","template_id":"api_test"}', "api_test"),
        ("error", '{"error_code":"CONFIGERROR","error_description":"It failed"}', "It failed"),
        ("state", '{"state":"JOINED","originator":{"id":"a@x","display_name":"A"}}', ""),
        ("location", '{"title":"Plaza","coordinates":{"latitude":60.2,"longitude":24.7}}', "Plaza"),
        ("location", '{"title":"Plaza","coordinates":null}', "Plaza"),
        ("hologram", "whatever", "whatever"),
    ],
    ids=range(7),
)
def test_messages_of_every_type(kind: str, content: str, text: str) -> None:
    [message] = messages(kind, content).messages
    assert message.text == text
    assert message.kind.value == (kind if kind != "hologram" else MessageKind.OTHER.value)


def test_what_the_tenant_refuses_is_told() -> None:
    desk = Desk()
    desk.machine.start(desk.now)
    desk.greet()
    refused: list[ServicesChanged] = []
    for request in desk.sent():
        if request.uri in (paths.UI, paths.SUPERVISOR_SESSIONS):
            refused += only(desk.answer(request, 403), ServicesChanged)
        else:
            refused += only(desk.snapshot(request, properties(), [], []), ServicesChanged)
    assert refused[-1].missing == {Service.UI, Service.SUPERVISION}
