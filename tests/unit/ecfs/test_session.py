"""The session machine: connecting, changes, messages, and the ways a session ends."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactpro_desktop.domain.actions import EndInteraction, SendMessage, SetTyping, SetWorkStatus
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.conversation import Author
from contactpro_desktop.domain.events import (
    ClockSynchronised,
    InStep,
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
    MeChanged,
    MessagesReceived,
    ParkedChanged,
    ParticipantsChanged,
    PreferencesChanged,
    QueuesChanged,
    ReportsChanged,
    ScriptAnswersChanged,
    ScriptsChanged,
    SessionEnd,
    SessionEnded,
    SnapshotTaken,
    StatisticsChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.ecfs.envelope import Push, SessionFrame, Transaction, encode_push
from contactpro_desktop.ecfs.paths import (
    INTERACTIONS,
    LOGIN_STATUS,
    PENDING,
    PERSONAL_DATA_REPORTS,
    PROPERTIES,
    QUEUES,
    SCRIPTS,
    STATISTICS,
    STATISTICS_QUEUES,
    SUPERVISOR_SESSIONS,
    UI,
    USER_SETTINGS,
    interaction_uri,
    messages_uri,
    participant_uri,
    queue_statistics_uri,
    script_uri,
)
from contactpro_desktop.ecfs.server_clock import Moment
from contactpro_desktop.ecfs.session import TRANSITIONS, Phase
from tests.unit.ecfs.desk import (
    ANA,
    CHAT,
    SAM,
    SOPORTE,
    VENTAS,
    Desk,
    chat,
    gone,
    leaf,
    only,
    outcomes,
    properties,
    queue,
    said,
)
from tests.unit.ecfs.strategies import JSON

ONLINE = LinkChanged(Link.ONLINE)


def opened() -> tuple[Desk, list[str]]:
    desk = Desk()
    desk.machine.start(desk.now)
    desk.greet()
    return desk, [request.client_req_id for request in desk.sent()]


# --- Connecting ---------------------------------------------------------------------------------


def test_everything_is_subscribed_after_the_session_frame() -> None:
    desk = Desk()
    assert desk.machine.start(desk.now) == []
    assert not desk.machine.has_frames
    desk.greet()
    assert desk.machine.has_frames
    assert [(request.method, request.uri) for request in desk.sent()] == [
        ("SUBSCRIBE", PROPERTIES),
        ("SUBSCRIBE", QUEUES),
        ("SUBSCRIBE", INTERACTIONS),
        ("SUBSCRIBE", PENDING),
        ("GET", STATISTICS),
        ("SUBSCRIBE", STATISTICS_QUEUES),
        ("GET", SCRIPTS),
        ("SUBSCRIBE", SCRIPTS),
        ("SUBSCRIBE", USER_SETTINGS),
        ("SUBSCRIBE", UI),
        ("SUBSCRIBE", SUPERVISOR_SESSIONS),
        ("SUBSCRIBE", PERSONAL_DATA_REPORTS),
    ]
    desk.greet()
    assert desk.sent() == []


def test_a_server_that_sends_no_session_frame_is_not_waited_for() -> None:
    desk = Desk()
    desk.machine.start(desk.now)
    assert desk.machine.next_deadline() == desk.now.monotonic + 1
    desk.advance(0.9)
    assert desk.sent() == []
    desk.advance(0.1)
    assert len(desk.sent()) == 12


@pytest.mark.parametrize("answers", [True, False])
def test_the_snapshot_sweeps_away_what_is_gone(answers: bool) -> None:
    desk = Desk(answers=answers)
    events = desk.connect(chat(), chat("B" * 32, status="incoming"))
    others = ParkedChanged | PreferencesChanged | ReportsChanged | SupervisionChanged
    quiet = ParticipantsChanged | ScriptsChanged | others
    assert [type(event) for event in events if not isinstance(event, quiet)] == [
        MeChanged,
        QueuesChanged,
        InteractionChanged,
        InteractionChanged,
        SnapshotTaken,
        LinkChanged,
    ]
    assert only(events, SnapshotTaken)[0] == SnapshotTaken(
        frozenset({InteractionId(CHAT), InteractionId("B" * 32)}), desk.now.wall
    )
    assert desk.machine.phase is Phase.ONLINE


def test_an_answered_ping_while_online_tells_up_to_when_all_has_come_in() -> None:
    desk = Desk()
    desk.machine.start(desk.now)
    assert desk.machine.answered_since(desk.now, desk.now) == []
    desk.connect()
    asked = desk.now
    desk.advance(2)
    assert desk.machine.answered_since(asked, desk.now) == [InStep(asked.wall)]
    assert desk.machine.answered_since(desk.now, desk.now) == []
    desk.advance(1)
    assert desk.machine.answered_since(asked, desk.now) == []
    assert desk.machine.answered_since(desk.now, desk.now) == [InStep(desk.now.wall)]
    desk.machine.lost(desk.now)
    desk.advance(1)
    assert desk.machine.answered_since(desk.now, desk.now) == []


def test_a_frame_that_was_long_on_its_way_tells_of_when_it_was_sent() -> None:
    desk = Desk()
    desk.connect()
    sent_ms = round(desk.now.wall * 1000)
    desk.advance(3)
    frame = encode_push(Push(PROPERTIES, (), server_time_ms=sent_ms))
    assert only(desk.machine.receive(frame, desk.now), InStep) == [InStep(sent_ms / 1000)]


def test_a_second_connection_begins_with_nothing() -> None:
    desk = Desk()
    desk.connect(chat())
    desk.machine.lost(desk.now)
    assert desk.machine.phase is Phase.IDLE
    assert desk.push(said("lost")) == []
    events = desk.connect()
    assert only(events, SnapshotTaken)[0].interaction_ids == frozenset()
    assert ONLINE in events


def test_where_a_server_answers_a_snapshot_ends_with_the_answer() -> None:
    desk, ids = opened()
    desk.push(Transaction("POST", PROPERTIES, properties()))
    desk.machine.receive(f'{{"client_req_id":"{ids[0]}","status":200}}', desk.now)
    desk.push(queue())
    assert not only(desk.push(chat()), SnapshotTaken)
    assert not only(desk.push(chat("B" * 32)), SnapshotTaken)
    done = desk.machine.receive(f'{{"client_req_id":"{ids[2]}","status":200}}', desk.now)
    assert len(only(done, SnapshotTaken)[0].interaction_ids) == 2
    assert ONLINE not in done
    assert ONLINE in desk.machine.receive(f'{{"client_req_id":"{ids[1]}","code":403}}', desk.now)


def reached() -> tuple[Desk, list[str]]:
    """The server is known to have the opening requests, and to be the agent's."""
    desk, ids = opened()
    desk.push(Transaction("POST", PROPERTIES, properties()))
    assert desk.machine.awaits_answer
    desk.machine.answered_since(desk.now, desk.now)
    assert not desk.machine.awaits_answer
    return desk, ids


def test_a_silent_server_has_nothing_to_tell_after_a_second() -> None:
    desk, _ = reached()
    assert desk.machine.next_deadline() == desk.now.monotonic + 1
    events = desk.advance(1)
    assert events == [SnapshotTaken(frozenset(), desk.now.wall), ONLINE]


def test_silence_means_nothing_while_the_requests_may_still_be_on_their_way() -> None:
    desk, _ = opened()
    desk.push(Transaction("POST", PROPERTIES, properties()))
    before = Moment(desk.now.wall - 1, desk.now.monotonic - 1)
    desk.machine.answered_since(before, desk.now)
    assert desk.machine.next_deadline() is None
    assert desk.advance(60) == []
    assert desk.machine.phase is Phase.SYNCING
    assert not desk.machine.stalled(desk.now)


def test_a_server_that_answers_is_given_more_time() -> None:
    desk, ids = reached()
    desk.machine.receive(f'{{"client_req_id":"{ids[0]}","status":200}}', desk.now)
    assert desk.advance(1) == []
    assert desk.advance(3.9) == []
    assert ONLINE in desk.advance(0.1)


def test_a_snapshot_that_is_coming_in_slowly_is_waited_for() -> None:
    desk, ids = reached()
    desk.machine.receive(f'{{"client_req_id":"{ids[0]}","status":200}}', desk.now)
    for _ in range(10):
        assert desk.advance(1) == []
        desk.machine.heard(desk.now)
    assert desk.advance(3.4) == []
    desk.push(queue())
    assert ONLINE in desk.advance(0)


def test_the_greeting_is_waited_for_no_longer_because_it_comes_in_parts() -> None:
    desk = Desk()
    desk.machine.start(desk.now)
    limit = desk.machine.next_deadline()
    desk.machine.heard(desk.now)
    assert desk.machine.next_deadline() == limit


def test_nothing_is_told_before_the_agent_is_known() -> None:
    desk, _ = opened()
    assert desk.push(chat(transcript={"messages": [said("hello", by=ANA).resource]})) == []
    assert desk.push(queue()) == []
    events = desk.push(Transaction("POST", PROPERTIES, properties()))
    assert only(events, MessagesReceived)[0].messages[0].author is Author.ME
    assert ONLINE in events


def test_without_the_agent_the_connection_counts_as_stalled() -> None:
    desk, _ = opened()
    desk.machine.answered_since(desk.now, desk.now)
    assert desk.machine.next_deadline() == desk.now.monotonic + 1
    desk.advance(9.9)
    assert not desk.machine.stalled(desk.now)
    desk.advance(0.1)
    assert desk.machine.stalled(desk.now)
    assert desk.machine.phase is Phase.SYNCING


def test_a_snapshot_may_come_as_the_answer_s_body_or_as_a_whole() -> None:
    desk, ids = opened()
    for number, body in enumerate([properties(), [queue().resource], [chat().resource]]):
        frame = {"client_req_id": ids[number], "status": 200, "body": body}
        events = desk.machine.receive(json.dumps(frame), desk.now)
    assert only(events, InteractionChanged)[0].interaction.id == CHAT
    assert ONLINE in events


def test_a_snapshot_may_come_as_transactions_in_the_answer() -> None:
    desk, ids = opened()
    desk.push(Transaction("POST", PROPERTIES, properties()))
    for number, transaction in ((1, queue()), (2, chat())):
        push = Push("", (transaction,), client_req_id=ids[number])
        frame = json.loads(encode_push(push)) | {"client_req_id": ids[number]}
        events = desk.machine.receive(json.dumps(frame), desk.now)
    assert ONLINE in events


def test_every_transition_is_one_of_the_table() -> None:
    assert {phase for phase, _ in TRANSITIONS} | set(TRANSITIONS.values()) == set(Phase)
    assert not any(phase is Phase.ENDED for phase, _ in TRANSITIONS)


# --- Changes ------------------------------------------------------------------------------------


def test_the_agent_s_own_changes_are_told() -> None:
    desk = Desk()
    me = only(desk.connect(), MeChanged)[0].me
    assert me.capabilities == {Capability.CHAT, Capability.EMAIL}
    change = Transaction("PUT", f"{PROPERTIES}/work_status", "not_ready")
    assert only(desk.push(change), MeChanged)[0].me.work_status is WorkStatus.NOT_READY
    assert desk.push(change) == []


def test_queues_statistics_and_scripts_are_told_whole() -> None:
    desk = Desk()
    desk.connect(queues=[queue(), queue(SOPORTE, login_type="hunt_group")])
    assert desk.machine.pick_queues == {SOPORTE}
    served = desk.push(Transaction("PUT", f"{QUEUES}/{SOPORTE}/serve", False))
    assert [q.serve for q in only(served, QueuesChanged)[0].queues] == [True, False]
    assert desk.machine.pick_queues == frozenset()

    figures = {"interactions": 3, "picklist_version": 7}
    told = desk.push(Transaction("POST", queue_statistics_uri(SOPORTE), figures))
    assert only(told, StatisticsChanged)[0].statistics[0].queue_id == SOPORTE
    assert desk.machine.picklist_versions == {SOPORTE: 7}
    whole = Transaction("PUT", "/users/me/statistics", {"queues": [{"id": VENTAS}]})
    assert only(desk.push(whole), StatisticsChanged)[0].statistics[0].queue_id == VENTAS
    assert desk.machine.picklist_versions == {}

    script = desk.push(Transaction("POST", script_uri("S"), {"name": "Reason", "type": "static"}))
    assert only(script, ScriptsChanged)[0].scripts[0].id == "S"


def test_leaf_changes_of_an_interaction_are_told_as_the_whole() -> None:
    desk = Desk()
    desk.connect(chat(status="incoming"))
    events = desk.push(leaf("status", "accepted"), leaf("channel_status", "connected"))
    (changed,) = only(events, InteractionChanged)
    assert changed.interaction.status is InteractionStatus.ACCEPTED
    assert changed.interaction.channel_status == "connected"
    assert changed.interaction.queue_name == "Ventas"
    assert desk.push(leaf("status", "accepted")) == []


def test_typing_and_leaving_are_told_as_all_participants() -> None:
    desk = Desk()
    desk.connect(chat())
    typing = Transaction("PUT", f"{participant_uri(CHAT, SAM)}/status", "typing")
    (changed,) = only(desk.push(typing), ParticipantsChanged)
    assert [(p.name, p.author, p.typing) for p in changed.participants] == [
        ("Sam", Author.END_USER, True),
        ("Ana", Author.ME, False),
    ]
    (left,) = only(
        desk.push(Transaction("DELETE", participant_uri(CHAT, SAM))), ParticipantsChanged
    )
    assert [p.name for p in left.participants] == ["Ana"]


def test_script_answers_are_told() -> None:
    desk = Desk()
    desk.connect(chat())
    results = [{"id": "Q", "answerdata": [{"id": "A1"}, {"data": "typed"}], "ordinal": 0}]
    script = {"id": "S", "status": "saved", "scriptanswers": results}
    events = desk.push(leaf("script", script))
    answer = only(events, ScriptAnswersChanged)[0].answers
    assert {key: (a.options, a.text) for key, a in answer.items()} == {"Q": (("A1",), "typed")}
    assert only(events, InteractionChanged)[0].interaction.script_saved


def test_an_interaction_that_goes_is_told_once() -> None:
    desk = Desk()
    desk.connect(chat())
    assert desk.push(leaf("status", "handled"), gone()) == [InteractionRemoved(InteractionId(CHAT))]
    assert desk.push(gone()) == []
    assert desk.push(chat("B" * 32), gone("B" * 32)) == []


def test_a_whole_collection_replaces_the_old_one() -> None:
    desk = Desk()
    desk.connect(chat())
    whole = Transaction("PUT", INTERACTIONS, [chat("B" * 32).resource])
    events = desk.push(whole)
    assert [event.interaction_id for event in only(events, InteractionRemoved)] == [CHAT]
    assert [e.interaction.id for e in only(events, InteractionChanged)] == ["B" * 32]
    emptied = desk.push(Transaction("DELETE", INTERACTIONS))
    assert [event.interaction_id for event in only(emptied, InteractionRemoved)] == ["B" * 32]


# --- Messages -----------------------------------------------------------------------------------


def test_all_messages_of_a_frame_come_as_one_event() -> None:
    desk = Desk()
    desk.connect(chat())
    events = desk.push(said("one"), said("two", by=ANA, number=2), said("three", number=3))
    (received,) = events
    assert isinstance(received, MessagesReceived)
    assert [(m.text, m.author, m.author_name) for m in received.messages] == [
        ("one", Author.END_USER, "Sam"),
        ("two", Author.ME, "Ana"),
        ("three", Author.END_USER, "Sam"),
    ]


@pytest.mark.parametrize(
    "uri",
    [
        f"{interaction_uri(CHAT)}/transcript/7",
        f"{interaction_uri(CHAT)}/transcript/messages/",
        f"{interaction_uri(CHAT)}/transcript/log/2024/7",
    ],
)
def test_a_message_may_stand_anywhere_below_the_transcript(uri: str) -> None:
    desk = Desk()
    desk.connect(chat())
    (received,) = desk.push(Transaction("POST", uri, {"message": "hello", "originator": SAM}))
    assert isinstance(received, MessagesReceived)
    assert received.messages[0].text == "hello"


def test_several_messages_may_come_in_one_node() -> None:
    desk = Desk()
    desk.connect(chat())
    both = [said("one").resource, said("two", number=2).resource, {"odd": 1}, 3]
    for uri, resource in (
        (messages_uri(CHAT), both),
        (f"{interaction_uri(CHAT)}/transcript", {"messages": both}),
    ):
        (received,) = desk.push(Transaction("PUT", uri, resource))
        assert isinstance(received, MessagesReceived)
        assert [message.text for message in received.messages] == ["one", "two"]
    assert desk.push(Transaction("DELETE", f"{messages_uri(CHAT)}/1")) == []


def test_messages_come_with_the_interaction_that_holds_them() -> None:
    desk = Desk()
    events = desk.connect(chat(transcript={"messages": [said("earlier").resource]}))
    assert only(events, MessagesReceived)[0].messages[0].text == "earlier"
    assert events.index(only(events, InteractionChanged)[0]) < events.index(
        only(events, MessagesReceived)[0]
    )


def test_messages_without_an_id_keep_their_names_over_a_reconnect() -> None:
    nameless = [said("yes", id=None).resource, said("yes", id=None).resource]
    desk = Desk()
    desk.connect(chat())
    live = desk.push(*(Transaction("POST", messages_uri(CHAT), item) for item in nameless))
    desk.machine.lost(desk.now)
    again = desk.connect(chat(transcript={"messages": nameless}))
    names = [message.id for message in only(live, MessagesReceived)[0].messages]
    assert names == [message.id for message in only(again, MessagesReceived)[0].messages]
    assert len(set(names)) == 2
    assert None not in names


# --- Clock --------------------------------------------------------------------------------------


def test_the_server_s_clock_is_learnt_from_any_frame() -> None:
    desk = Desk()
    desk.machine.start(desk.now)
    ahead = int((desk.now.wall + 30) * 1000)
    frame = f'{{"sessionid":"A","ecfsessionid":"B","server_time_ms":{ahead}}}'
    assert desk.machine.receive(frame, desk.now) == [ClockSynchronised(30.0)]
    assert desk.machine.receive(frame, desk.now) == []
    for request in desk.sent():
        events = desk.snapshot(request, properties(), [queue()], [])
        for taken in only(events, SnapshotTaken):
            assert taken.at == desk.now.wall + 30


# --- Actions while not online -------------------------------------------------------------------


def test_actions_need_a_synced_connection() -> None:
    desk = Desk()
    action = SetWorkStatus(WorkStatus.READY)
    assert outcomes(desk.perform(action)) == [("R1", Outcome(Refusal.DISCONNECTED))]
    desk.machine.start(desk.now)
    desk.greet()
    desk.sent()
    assert outcomes(desk.perform(action)) == [("R1", Outcome(Refusal.DISCONNECTED))]
    assert desk.sent() == []


def test_what_was_on_its_way_when_the_connection_went_is_told() -> None:
    desk = Desk()
    desk.connect(chat())
    desk.perform(SendMessage(InteractionId(CHAT), "hello"))
    assert outcomes(desk.machine.lost(desk.now)) == [("R1", Outcome(Refusal.DISCONNECTED))]
    assert desk.machine.lost(desk.now) == []
    assert desk.sent() == []
    assert desk.machine.next_deadline() is None


# --- The end ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "end"),
    [
        ("taken_over", SessionEnd.TAKEN_OVER),
        ("expired", SessionEnd.EXPIRED),
        ("", SessionEnd.FORCED),
    ],
)
def test_the_server_may_end_the_session(reason: str, end: SessionEnd) -> None:
    desk = Desk()
    desk.connect(chat())
    desk.perform(EndInteraction(InteractionId(CHAT)))
    events = desk.push(Transaction("PUT", LOGIN_STATUS, "logged_out"), reason=reason)
    assert SessionEnded(end) in events
    assert outcomes(events) == [("R1", Outcome(Refusal.DISCONNECTED))]
    assert desk.machine.phase is Phase.ENDED
    assert desk.push(leaf("status", "ended")) == []
    assert desk.machine.start(desk.now) == []
    assert desk.machine.tick(desk.now) == []
    assert desk.machine.lost(desk.now) == []
    assert desk.machine.phase is Phase.ENDED


def test_a_session_cannot_end_twice_nor_by_its_snapshot() -> None:
    desk = Desk()
    events = desk.connect(me=properties(login_status="logged_out"))
    assert desk.machine.phase is Phase.ONLINE
    assert not only(events, SessionEnded)
    end = Transaction("PUT", LOGIN_STATUS, "logged_out")
    assert len(only(desk.push(end, end), SessionEnded)) == 1


def test_other_login_states_are_no_end() -> None:
    desk = Desk()
    desk.connect()
    assert not only(desk.push(Transaction("PUT", LOGIN_STATUS, "disconnected")), SessionEnded)


def test_a_session_that_ends_before_it_was_greeted_goes_on() -> None:
    desk = Desk()
    desk.machine.start(desk.now)
    end = Transaction("PUT", LOGIN_STATUS, "logged_out")
    assert desk.push(end) == []
    assert desk.machine.phase is Phase.GREETING


# --- What was not understood --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frame", "kind"),
    [
        (b"{", "not_json"),
        ("[]", "not_an_object"),
        ("{}", "unknown_frame"),
        (encode_push(Push(QUEUES, (), status=500)), "push_status"),
        ('{"body":{"transactions":[3]}}', "broken_transaction"),
        (
            encode_push(Push("", (Transaction("POST", "/users/me/nothing", {}),))),
            "unknown_resource",
        ),
        (encode_push(Push("", (Transaction("PATCH", QUEUES, {}),))), "transaction_method"),
        (encode_push(Push("", (Transaction("PATCH", INTERACTIONS, {}),))), "transaction_method"),
        (encode_push(Push("", (leaf("status", 1, "X"),))), "unknown_interaction"),
        (encode_push(Push("", (Transaction("PUT", f"{QUEUES}/X/serve", 1),))), "unknown_element"),
        (
            encode_push(Push("", (Transaction("PUT", f"{queue_statistics_uri('X')}/id", 1),))),
            "unknown_element",
        ),
        (
            encode_push(Push("", (Transaction("POST", interaction_uri("X"), 3),))),
            "interaction_not_an_object",
        ),
        (
            encode_push(Push("", (Transaction("POST", INTERACTIONS, 3),))),
            "interactions_not_a_collection",
        ),
    ],
)
def test_what_is_not_understood_is_named_once_and_harms_nothing(
    frame: bytes | str, kind: str
) -> None:
    desk = Desk()
    desk.connect(chat())
    assert desk.machine.take_oddities() == []
    assert desk.machine.receive(frame, desk.now) == []
    assert desk.machine.take_oddities() == [kind]
    desk.machine.receive(frame, desk.now)
    assert desk.machine.take_oddities() == []
    assert only(desk.push(said("still here")), MessagesReceived)


URIS = st.sampled_from(
    [
        PROPERTIES,
        f"{PROPERTIES}/work_status",
        f"{PROPERTIES}/presence_profiles",
        QUEUES,
        f"{QUEUES}/{VENTAS}",
        f"{QUEUES}/{VENTAS}/serve",
        STATISTICS_QUEUES,
        queue_statistics_uri(VENTAS),
        SCRIPTS,
        script_uri("S"),
        INTERACTIONS,
        interaction_uri(CHAT),
        f"{interaction_uri(CHAT)}/status",
        f"{interaction_uri(CHAT)}/script",
        f"{interaction_uri(CHAT)}/participants",
        participant_uri(CHAT, SAM),
        f"{interaction_uri(CHAT)}/transcript",
        messages_uri(CHAT),
        f"{messages_uri(CHAT)}/M",
    ]
)
TRANSACTIONS = st.builds(
    Transaction, st.sampled_from(["POST", "PUT", "DELETE", "PATCH"]), URIS, JSON
)


@given(st.lists(TRANSACTIONS, max_size=8))
def test_no_value_anywhere_breaks_the_machine(transactions: list[Transaction]) -> None:
    desk = Desk()
    desk.connect(chat())
    desk.perform(EndInteraction(InteractionId(CHAT)))
    desk.perform(SetTyping(InteractionId(CHAT), typing=True), "R2")
    for transaction in transactions:
        desk.push(transaction)
    desk.advance(10)
    desk.machine.lost(desk.now)
    assert ONLINE in desk.connect(chat())


def test_frames_before_a_connection_are_ignored() -> None:
    desk = Desk()
    assert desk.push(Transaction("POST", PROPERTIES, properties())) == []
    assert desk.machine.pick_queues == frozenset()
    assert SessionFrame("A", "B").server_time_ms is None


def test_where_files_go_is_known_once_it_is_told() -> None:
    desk = Desk()
    assert desk.machine.media_path == ""
    desk.connect(me=properties(media_path="/ecfs/media"))
    assert desk.machine.media_path == "/ecfs/media"


def test_what_is_set_aside_is_told_whole() -> None:
    desk = Desk()
    desk.connect()
    uri = "/users/me/pending/P"
    [told] = only(desk.push(Transaction("POST", uri, {"contact_id": "P"})), ParkedChanged)
    assert [each.contact_id for each in told.parked] == ["P"]
    [told] = only(desk.push(Transaction("DELETE", uri)), ParkedChanged)
    assert told.parked == ()
