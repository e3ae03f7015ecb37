"""Resources as a server sends them, and what becomes of them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given

from contactpro_desktop.domain.agent import (
    AgentState,
    Availability,
    ChangedBy,
    PresenceProfile,
    ProfileType,
    WorkStatus,
)
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.conversation import Author, MessageKind
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import AgentId, ProfileId
from contactpro_desktop.domain.interaction import Direction, InteractionStatus, Section
from contactpro_desktop.domain.mail import DraftText, MailAddress, change_between
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.domain.script import ControlType, DataType, ScriptType
from contactpro_desktop.domain.transfer import TargetKind
from contactpro_desktop.ecfs import mapping, ri
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping import Speakers
from contactpro_desktop.ecfs.mapping.directory import lacks_availability, presence_of_agent
from contactpro_desktop.ecfs.mapping.queue import picklist_version
from tests.unit.ecfs.strategies import JSON, NUMBERS

SPEAKERS = Speakers(me="ana@demo", customer="sam@web", names={"sam@web": "Sam", "ana@demo": "Ana"})


# --- Agent --------------------------------------------------------------------------------------


def test_the_agent_with_and_without_the_additions() -> None:
    profile = {
        "id": "P",
        "name": "Lunch",
        "type": "presence",
        "availability": "TENTATIVE",
        "settings": {"reason": "LUNCH", "duration": "30_MINUTE", "priority": "80"},
    }
    plain = {
        "id": "A",
        "username": "ana",
        "name": {"first_name": "Ana", "last_name": "Pérez"},
        "work_status": "ready",
        "presence": "P",
        "presence_profiles": [profile, "odd"],
        "permissions": {"chat": True, "ecf_phone": "true", "email": None},
    }
    me = mapping.agent(plain)
    assert me.display_name == "Ana Pérez"
    assert me.work_status is WorkStatus.READY
    assert me.work_status_changed_by is ChangedBy.UNKNOWN
    assert me.capabilities == {Capability.CHAT, Capability.PHONE}
    assert me.profiles == (
        PresenceProfile(
            ProfileId("P"),
            "Lunch",
            ProfileType.PRESENCE,
            Availability.TENTATIVE,
            "LUNCH",
            timedelta(minutes=30),
            80,
        ),
    )
    assert me.profile == me.profiles[0]
    added = {
        "work_status_since_ms": 1_700_000_001_500,
        "work_status_changed_by": "supervisor",
        "presence_ends_ms": 1_700_000_002_500,
        "chat_limit": 3,
    }
    told = mapping.agent(plain | added)
    assert (told.work_status_since, told.profile_ends, told.chat_limit) == (
        1_700_000_001.5,
        1_700_000_002.5,
        3,
    )
    assert told.work_status_changed_by is ChangedBy.SUPERVISOR


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("NONE", None),
        ("REST_DAY", None),
        ("2_HOUR", timedelta(hours=2)),
        ("1_DAY", timedelta(days=1)),
        ("3_WEEK", timedelta(weeks=3)),
        ("999999999999_WEEK", None),
        ("-1_HOUR", None),
        (None, None),
    ],
)
def test_durations_of_profiles(text: str | None, duration: timedelta | None) -> None:
    settings = {"duration": text}
    me = mapping.agent({"presence_profiles": [{"id": "P", "settings": settings}]})
    assert me.profiles[0].duration == duration


# --- Queues -------------------------------------------------------------------------------------


def test_a_queue_of_the_model() -> None:
    queue = mapping.queue(
        {
            "id": "Q",
            "name": "Chat Queue",
            "type": "chat",
            "login_type": "hunt_group",
            "serve": True,
            "forced_to_serve": True,
            "threshold_max_wait_time_warning": 7,
            "threshold_max_wait_time_critical": None,
        }
    )
    assert (queue.channel, queue.mode) == (Channel.CHAT, AllocationMode.HUNT_GROUP)
    assert (queue.serve, queue.forced) == (True, True)
    assert (queue.wait_warning, queue.wait_critical) == (7, None)
    odd = mapping.queue({"type": "hologram", "login_type": "lottery"})
    assert (odd.channel, odd.mode) == (Channel.OTHER, AllocationMode.OTHER)


def test_figures_of_a_queue() -> None:
    row = {"id": "Q", "interactions": "4", "max_wait_time": 12.0, "agents_waiting": None}
    figures = mapping.queue_statistics(row)
    assert (figures.waiting, figures.longest_wait, figures.agents_free) == (4, 12, 0)
    assert picklist_version(row) is None
    assert picklist_version({"picklist_version": 9}) == 9


# --- Interactions -------------------------------------------------------------------------------


def test_an_interaction_of_the_model() -> None:
    interaction = mapping.interaction(
        {
            "attached_data": {"name": "Sam", "vip": True, "age": 41, "odd": None, "deep": {}},
            "channel_status": "unknown",
            "channel_sub_type": "text",
            "channel_type": "chat",
            "date_created": "17/06/2016 13:30:21 UTC+00:00",
            "destination": "agent@company.com",
            "from_queue": {"id": "Q", "name": "Chat Queue"},
            "id": "A",
            "contact_id": "B",
            "originator": "sam@web",
            "participants": [{"alias": "Sam", "uniquekey": "sam@web"}],
            "status": "accepted",
            "title": None,
            "script": {"id": "S", "status": "saved", "mandatory": True},
        }
    )
    assert (interaction.channel, interaction.section) == (Channel.CHAT, Section.ACTIVE)
    assert interaction.display_name == "Sam"
    assert interaction.attached_data == {"name": "Sam", "vip": "true", "age": "41"}
    assert interaction.created_at == 1466170221
    assert (interaction.script_id, interaction.script_saved) == ("S", True)
    assert interaction.script_mandatory


@pytest.mark.parametrize(
    ("added", "colleague"),
    [({}, False), ({"internal": False}, False), ({"internal": True}, True)],
)
def test_a_call_of_a_colleague_is_known_where_the_server_tells(
    added: dict[str, Json], colleague: bool
) -> None:
    resource: dict[str, Json] = {"id": "1", "channel_type": "phone", **added}
    assert mapping.interaction(resource).is_with_colleague is colleague


def test_an_interaction_with_nothing_in_it() -> None:
    nothing = mapping.interaction({"id": "A", "from_queue": None, "script": None})
    assert (nothing.queue_id, nothing.script_id) == (None, None)
    assert (nothing.status, nothing.channel) == (InteractionStatus.OTHER, Channel.OTHER)
    assert nothing.direction is Direction.INBOUND
    assert mapping.script_answers({"id": "A", "script": None}) == {}


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("phone", Channel.PHONE),
        ("email", Channel.EMAIL),
        ("user_defined", Channel.TASK),
        ("Task", Channel.TASK),
        ("sms", Channel.CHAT),
        ("external", Channel.EXTERNAL),
        ("fax", Channel.OTHER),
    ],
)
def test_words_for_channels(word: str, channel: Channel) -> None:
    assert mapping.interaction({"channel_type": word}).channel is channel


# --- Messages -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wire", "author"),
    [
        ({"originator": "Ana@Demo"}, Author.ME),
        ({"originator": "sam@web"}, Author.END_USER),
        ({"originator": "bruno@demo"}, Author.AGENT),
        ({"originator": "Contact Center", "system_message": True}, Author.SYSTEM),
        ({"originator": "Contact Center", "type": "state"}, Author.SYSTEM),
        ({"originator": "ana@demo", "author_kind": "agent"}, Author.ME),
        ({"originator": "ana@demo", "author_kind": "bot"}, Author.ME),
        ({"originator": "ana@demo", "author_kind": "customer"}, Author.END_USER),
        ({"originator": "bot@demo", "author_kind": "bot"}, Author.BOT),
        ({"originator": "x", "author_kind": "system"}, Author.SYSTEM),
        ({"originator": "sam@web", "author_kind": "of tomorrow"}, Author.END_USER),
        ({}, Author.AGENT),
    ],
)
def test_whose_words_they_are(wire: dict[str, object], author: Author) -> None:
    assert mapping.message({"message": "hello", **wire}, SPEAKERS).author is author


def test_nobody_is_me_before_i_have_an_address() -> None:
    assert mapping.message({"message": "x", "originator": ""}, Speakers()).author is not Author.ME


def test_names_come_from_the_message_or_the_participants() -> None:
    plain = mapping.message({"message": "hi", "originator": "sam@web"}, SPEAKERS)
    assert plain.author_name == "Sam"
    named = {"message": "hi", "originator": "sam@web", "display_name": "Samuel"}
    assert mapping.message(named, SPEAKERS).author_name == "Samuel"


def test_times_come_to_the_millisecond_where_the_server_tells() -> None:
    wire = {"message": "hi", "timestamp": "17/06/2016 13:30:21 UTC+00:00"}
    assert mapping.message(wire, SPEAKERS).sent_at == 1466170221
    assert mapping.message(wire | {"timestamp_ms": 1466170221250}, SPEAKERS).sent_at == (
        1466170221.25
    )
    assert mapping.message({"message": "hi"}, SPEAKERS).sent_at is None


def test_a_state_message_says_what_happened_to_whom() -> None:
    state = {"state": "JOINED", "originator": {"id": "a@b", "display_name": "Agent Name"}}
    wire = {"message": json.dumps(state), "type": "state", "originator": "Contact Center"}
    message = mapping.message(wire, SPEAKERS)
    assert (message.kind, message.state) == (MessageKind.STATE, "JOINED")
    assert (message.author_name, message.text) == ("Agent Name", "")
    nameless = {"state": "LEFT", "originator": {"id": "a@b"}}
    left = mapping.message(wire | {"message": json.dumps(nameless)}, SPEAKERS)
    assert (left.state, left.author_name) == ("LEFT", "a@b")


@pytest.mark.parametrize(
    ("who", "name", "about_me"),
    [
        ({"id": "ANA@demo", "display_name": "Ana Pérez"}, "Ana Pérez", True),
        ({"id": "ana@demo"}, "Ana", True),
        ({"id": "carla@demo", "display_name": "Carla Gómez"}, "Carla Gómez", False),
        ({"id": "sam@web"}, "Sam", False),
        ({}, "", False),
    ],
)
def test_whom_a_state_message_is_about(who: dict[str, str], name: str, about_me: bool) -> None:
    wire = {
        "message": json.dumps({"state": "LEFT", "originator": who}),
        "type": "state",
        "originator": "Contact Center",
    }
    message = mapping.message(wire, SPEAKERS)
    assert (message.author_name, message.about_me) == (name, about_me)
    assert message.author is Author.SYSTEM


def test_a_state_message_may_come_from_whom_it_is_about() -> None:
    wire = {"message": '{"state": "LEFT"}', "type": "state", "originator": "ana@demo"}
    assert mapping.message(wire, SPEAKERS).about_me
    assert not mapping.message(wire | {"type": "text"}, SPEAKERS).about_me


def test_a_customer_under_my_address_is_not_me() -> None:
    state = {"state": "LEFT", "originator": {"id": "ana@demo", "display_name": "Sam"}}
    wire = {"message": json.dumps(state), "type": "state", "originator": "Contact Center"}
    me = Speakers(me="ana@demo", customer="ana@demo")
    assert not mapping.message(wire, me).about_me
    guest = Speakers(me="ana@demo", customer="ana@demo", guest=True)
    assert mapping.message(wire, guest).about_me


@pytest.mark.parametrize(
    ("kind", "content", "text"),
    [
        ("attachment", '{"text": "my picture", "attachments": []}', "my picture"),
        ("attachment", '{{"text": "not JSON', '{{"text": "not JSON'),
        ("template", '{"html_content": "<b>x</b>"}', "x"),
        ("error", '{"error_description": "Failed"}', "Failed"),
        ("error", "[]", "[]"),
        ("location", '{"title": "Some area", "label": ""}', "Some area"),
        ("location", '{"label": "Here"}', "Here"),
        ("state", "3", "3"),
        ("of tomorrow", '{"text": "hi"}', "hi"),
        ("text", '{"text": "stays as it is"}', '{"text": "stays as it is"}'),
        ("", "plain", "plain"),
        ("state", '"\\ud800"', '"\\ud800"'),
    ],
)
def test_what_there_is_to_read_in_other_kinds(kind: str, content: str, text: str) -> None:
    assert mapping.message({"message": content, "type": kind}, SPEAKERS).text == text


@pytest.mark.parametrize(
    ("content", "choices"),
    [
        ('{"text": "Why?", "buttons": [{"text": " Sale "}, "Help", {"text": 3}, null]}',
         ("Sale", "Help")),
        ('{"text": "Why?", "template": {"buttons": ["Sale"]}}', ("Sale",)),
        ('{"text": "Why?", "template": {"html_content": "<button>Sale &amp; more</button>"}}',
         ("Sale & more",)),
        ('{"html_content": "<p>Why?</p><button>Sale</button>"}', ()),
        ('{"text": "Why?", "buttons": 7}', ()),
        ("no JSON", ()),
    ],
)  # fmt: skip
def test_the_choices_of_a_template(content: str, choices: tuple[str, ...]) -> None:
    wire = {"message": content, "type": "template"}
    assert mapping.message(wire, SPEAKERS).choices == choices
    assert mapping.message(wire | {"type": "attachment"}, SPEAKERS).choices == ()


# --- Scripts ------------------------------------------------------------------------------------


def test_a_script_of_the_model() -> None:
    script = mapping.script(
        {
            "id": "S",
            "name": "Reason",
            "type": "interactive",
            "scriptquestions": [
                {
                    "id": "Q1",
                    "controltype": "radiobutton",
                    "datatype": "text",
                    "ordinal": 1,
                    "mandatory": True,
                    "data": "Why?",
                    "next_script_question_guid": "0" * 32,
                    "scriptanswers": [
                        {"id": "A1", "answerdata": "Sale", "next_script_question_guid": "Q2"},
                        None,
                    ],
                },
                {"id": "Q2", "controltype": "invalid", "datatype": "invalid"},
            ],
        }
    )
    first, second = script.questions
    assert script.type is ScriptType.INTERACTIVE
    assert (first.text, first.control, first.mandatory) == ("Why?", ControlType.RADIO_BUTTON, True)
    assert first.next_question is None
    assert (first.options[0].text, first.options[0].next_question) == ("Sale", "Q2")
    assert (second.control, second.data_type) == (ControlType.OTHER, DataType.OTHER)


def test_typed_and_chosen_answers_of_one_question_belong_together() -> None:
    results = [
        {"id": "Q", "answerdata": [{"id": "A"}, {"data": "one"}, {"data": "two"}, {}]},
        {"answerdata": [{"id": "B"}]},
    ]
    answers = mapping.script_answers({"script": {"id": "S", "scriptanswers": results}})
    assert {key: (a.options, a.text) for key, a in answers.items()} == {"Q": (("A",), "one\ntwo")}


# --- RI -----------------------------------------------------------------------------------------


def test_a_contact_that_waits() -> None:
    key, row = mapping.picklist_row(
        {
            "id": "C",
            "status": "In Queue",
            "channel": "Email",
            "subChannel": "x",
            "queueId": "Q",
            "queueName": "Correo",
            "originator": "eva@web",
            "subject": "Invoice",
            "startTime": "2016-06-17T13:30:21Z",
            "priority": 3,
            "preferredAgentId": "B",
            "preferredAgentName": "Bruno",
            "reserved": True,
        }
    )
    assert row is not None
    assert (key, row.channel, row.queue_id, row.priority) == ("C", Channel.EMAIL, "Q", 3)
    assert (row.customer_name, row.subject) == ("eva@web", "Invoice")
    assert row.queued_at == 1466170221
    assert (row.reserved_for, row.reserved_for_name) == (AgentId("B"), "Bruno")


def test_a_preference_alone_is_no_reservation() -> None:
    wire = {
        "id": "C",
        "status": "In Queue",
        "preferredAgentId": "B",
        "queuedAtMs": 1_700_000_001_500,
    }
    _, row = mapping.picklist_row(wire)
    assert row is not None
    assert (row.reserved_for, row.queued_at) == (None, 1_700_000_001.5)


@pytest.mark.parametrize("status", ["In Process", "Handled", "Abandoned", "", None])
def test_what_no_longer_waits_is_no_row(status: str | None) -> None:
    assert mapping.picklist_row({"id": "C", "status": status}) == ("C", None)


def test_capabilities_are_derived_where_the_directory_does_not_name_them() -> None:
    entry = {"sourceType": "User", "sourceId": "B", "number": "4102", "email": "b@x"}
    target = mapping.transfer_target(entry, {})
    assert target is not None
    assert target.capabilities == {Capability.PHONE, Capability.EMAIL}
    assert target.state is AgentState.UNKNOWN
    told = mapping.transfer_target(entry | {"capabilities": {"chat": True}}, {})
    assert told is not None
    assert told.capabilities == {Capability.CHAT}


def test_somebody_outside_is_no_target() -> None:
    assert mapping.transfer_target({"sourceType": None, "name": "x"}, {}) is None
    assert mapping.transfer_target({"sourceType": "User", "sourceId": None}, {}) is None


def test_only_colleagues_without_availability_are_looked_up() -> None:
    assert lacks_availability({"sourceType": "User"})
    assert not lacks_availability({"sourceType": "User", "availability": "Free"})
    assert not lacks_availability({"sourceType": "Queue"})
    key, presence = presence_of_agent(
        {"id": "B", "availability": "Away", "presenceEndsMs": 1_700_000_002_000}
    )
    entry = {"sourceType": "User", "sourceId": "B"}
    target = mapping.transfer_target(entry, {key: presence})
    assert target is not None
    assert (target.kind, target.state, target.profile_ends) == (
        TargetKind.AGENT,
        AgentState.AWAY,
        1_700_000_002.0,
    )


def test_rows_are_an_array_or_the_array_in_an_object() -> None:
    assert ri.rows(b'[{"id": 1}]') == [{"id": 1}]
    assert ri.rows(b'{"count": 1, "contacts": [3]}') == [3]
    for body in (b"", b"3", b"{}", b"\xff"):
        with pytest.raises(ProtocolError):
            ri.rows(body)


def test_the_answer_to_a_sign_in() -> None:
    assert ri.signed_in_as(b'{"id": "A"}') == "A"
    for body in (b'{"id": 3}', b'{"id": ""}', b"[]", b"<html>"):
        with pytest.raises(ProtocolError):
            ri.signed_in_as(body)
    assert ri.signed_in_elsewhere_since(b'{"since_ms": 1700000001500}') == 1_700_000_001.5
    for body in (b'{"since_ms": "x"}', b'{"since_ms": 1' + b"0" * 17 + b"}", b"[]", b"<html>"):
        assert ri.signed_in_elsewhere_since(body) is None


# --- Anything -----------------------------------------------------------------------------------


@given(JSON)
def test_no_value_breaks_the_mapping(value: object) -> None:
    resource = {"id": "A"} | (value if isinstance(value, dict) else {"script": value})
    mapping.agent(resource)
    mapping.queue(resource)
    mapping.queue_statistics(resource)
    mapping.interaction(resource)
    mapping.script_answers(resource)
    mapping.participants(resource, SPEAKERS)
    mapping.message(resource, SPEAKERS)
    mapping.script(resource)
    mapping.picklist_row(resource)
    mapping.transfer_target(resource, {})
    list(mapping.messages_in(value))


@given(JSON | NUMBERS)
def test_no_value_of_a_field_breaks_the_mapping(value: object) -> None:
    properties = ("presence_profiles", "permissions", "name", "chat_limit", "work_status")
    mapping.agent(dict.fromkeys(properties, value))
    interaction = ("participants", "script", "attached_data", "from_queue", "queued_at_ms")
    mapping.interaction(dict.fromkeys(interaction, value))
    mapping.script({"scriptquestions": [{"scriptanswers": value, "ordinal": value}, value]})
    mapping.message({"message": value, "type": value, "timestamp": value}, SPEAKERS)
    mapping.message({"timestamp_ms": value}, SPEAKERS)


@pytest.mark.parametrize("value", [None, "x", True, float("inf")])
def test_a_place_that_is_none(value: Json) -> None:
    content = json.dumps({"title": "Plaza", "coordinates": {"latitude": value, "longitude": 24.7}})
    told = mapping.message({"message": content, "type": "location"}, Speakers())
    assert told.location is not None
    assert told.location.latitude is None


def test_attached_data_that_is_no_text() -> None:
    told = mapping.interaction({"attached_data": {"n": 7, "vip": True, "list": [], "none": None}})
    assert told.attached_data == {"n": "7", "vip": "true"}


def test_what_is_set_aside() -> None:
    parked = mapping.parked({"id": "P", "channel_type": "email", "originator": "eva@x"})
    assert (parked.contact_id, parked.channel, parked.customer_name) == (
        "P",
        Channel.EMAIL,
        "eva@x",
    )


def test_the_same_addresses_in_another_case_are_no_change() -> None:
    desk = DraftText(subject="a\r\nb", to=(MailAddress("Eva@x"),))
    other = DraftText(subject="a\nb", to=(MailAddress("eva@X", "Eva"),))
    assert not change_between(desk, other)


@pytest.mark.parametrize(
    ("phone", "can"),
    [
        ({"sip_proxies": ["wss://sip.site.example:5066"]}, True),
        ({"sip_proxies": []}, False),
        ({"sip_proxies": [7, None]}, False),
        ({"sip_proxies": "wss://x"}, False),
        (None, False),
    ],
    ids=repr,
)
def test_whether_the_tenant_can_carry_the_voice_of_calls(phone: Json, can: bool) -> None:
    assert mapping.agent({"id": "A", "phone": phone}).web_phone is can
