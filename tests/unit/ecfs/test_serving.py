"""The server's end: who is told of what, and in which frames."""

from __future__ import annotations

import json

from contactpro_desktop.ecfs.envelope import Push, Request, Transaction, decode_server_frame
from contactpro_desktop.ecfs.paths import INTERACTIONS, PROPERTIES, interaction_uri, messages_uri
from contactpro_desktop.ecfs.portions import frames_of
from contactpro_desktop.ecfs.serving import SubscriberSession

NOW = 1_700_000_000_000


def pushed(frames: object) -> list[tuple[str, list[str]]]:
    """The subscription and the changed addresses of each frame."""
    assert isinstance(frames, list)
    decoded = [decode_server_frame(frame) for frame in frames]
    assert all(isinstance(push, Push) for push in decoded)
    return [(p.uri, [t.uri for t in p.transactions]) for p in decoded if isinstance(p, Push)]


def test_the_first_frame_names_the_session_and_the_time() -> None:
    frame = json.loads(SubscriberSession().hello("A", "B", NOW))
    assert frame == {"sessionid": "A", "ecfsessionid": "B", "server_time_ms": NOW}


def test_a_malformed_request_is_answered_and_harms_nothing() -> None:
    session = SubscriberSession()
    frames = session.receive('{"client_req_id":"A","method":"PUT"}', NOW)
    assert isinstance(frames, list)
    answer = json.loads(frames[0])
    assert (answer["client_req_id"], answer["status"], answer["reason"]) == ("A", 400, "malformed")
    good = session.receive('{"client_req_id":"A","method":"GET","uri":"/users/me/queues"}', NOW)
    assert good == Request("A", "GET", "/users/me/queues")


def test_an_answer_repeats_what_it_answers() -> None:
    request = Request("A", "POST", INTERACTIONS, {})
    frames = SubscriberSession().answer(request, 403, NOW, reason="taken", who="Bruno")
    assert json.loads(frames[0]) == {
        "client_req_id": "A",
        "method": "POST",
        "uri": INTERACTIONS,
        "status": 403,
        "body": None,
        "reason": "taken",
        "who": "Bruno",
        "server_time_ms": NOW,
    }


def test_a_server_may_keep_its_answers_to_itself() -> None:
    session = SubscriberSession(answers=False)
    assert list(session.answer(Request("A", "GET", PROPERTIES), 200, NOW)) == []
    assert session.receive(b"nonsense", NOW) == []


def test_only_subscribers_are_told_and_once() -> None:
    session = SubscriberSession()
    change = Transaction("PUT", f"{interaction_uri('A')}/status", "ended")
    assert session.push([change], NOW) == []
    session.subscribe(f"{INTERACTIONS}/", [], NOW)
    session.subscribe(PROPERTIES, [], NOW)
    told = pushed(session.push([change, Transaction("PUT", f"{PROPERTIES}/alias", "B")], NOW))
    assert told == [(f"{INTERACTIONS}/", [change.uri]), (PROPERTIES, [f"{PROPERTIES}/alias"])]
    session.unsubscribe(INTERACTIONS)
    assert session.push([change], NOW) == []


def test_the_closest_subscription_is_told() -> None:
    session = SubscriberSession()
    session.subscribe(INTERACTIONS, [], NOW)
    session.subscribe(messages_uri("A"), [], NOW)
    message = Transaction("POST", f"{messages_uri('A')}/M", {"message": "hello"})
    assert pushed(session.push([message], NOW)) == [(messages_uri("A"), [message.uri])]


def test_who_watches_a_part_hears_that_the_whole_is_gone() -> None:
    session = SubscriberSession()
    session.subscribe(messages_uri("A"), [], NOW)
    gone = [
        Transaction("DELETE", interaction_uri("A")),
        Transaction("DELETE", interaction_uri("B")),
    ]
    assert pushed(session.push(gone, NOW)) == [(messages_uri("A"), [interaction_uri("A")])]


def test_subscribing_tells_what_is_there_even_if_it_is_nothing() -> None:
    session = SubscriberSession()
    there = Transaction("POST", interaction_uri("A"), {"id": "A"})
    assert pushed(session.subscribe(INTERACTIONS, [there], NOW)) == [(INTERACTIONS, [there.uri])]
    assert pushed(session.subscribe(INTERACTIONS, [], NOW)) == [(INTERACTIONS, [])]


def test_subscriptions_are_bounded() -> None:
    session = SubscriberSession()
    for number in range(256):
        assert session.subscribe(interaction_uri(str(number)), [], NOW)
    assert session.subscribe(INTERACTIONS, [], NOW) == []
    assert session.subscribe(interaction_uri("0"), [], NOW)


def test_the_reason_of_a_session_s_end_stands_in_the_frame() -> None:
    session = SubscriberSession()
    session.subscribe(PROPERTIES, [], NOW)
    change = Transaction("PUT", f"{PROPERTIES}/login_status", "logged_out")
    assert json.loads(session.push([change], NOW, reason="taken_over")[0])["reason"] == "taken_over"


def chat(key: str, count: int) -> Transaction:
    messages = [{"id": f"{key}{n}", "message": "x" * 100} for n in range(count)]
    resource = {"id": key, "transcript": {"messages": messages}}
    return Transaction("POST", interaction_uri(key), resource)


def test_a_large_snapshot_names_every_object_in_its_first_frame() -> None:
    other = Transaction("POST", interaction_uri("C"), {"id": "C"})
    push = Push(INTERACTIONS, (chat("A", 20), chat("B", 20), other))
    frames = frames_of(push, max_chars=2_000)
    assert len(frames) > 3
    assert max(map(len, frames)) < 2_500
    told = pushed(frames)
    assert told[0][1][:3] == [interaction_uri(key) for key in "ABC"]
    uris = [uri for _, changed in told for uri in changed]
    assert uris[3:] == [f"{messages_uri(key)}/{key}{n}" for key in "AB" for n in range(20)]


def test_a_push_that_fits_is_left_as_it_is() -> None:
    push = Push(INTERACTIONS, (chat("A", 2),))
    assert [decode_server_frame(frame) for frame in frames_of(push)] == [push]


def test_what_cannot_be_cut_goes_alone() -> None:
    push = Push(PROPERTIES, (Transaction("PUT", f"{PROPERTIES}/alias", "x" * 400),) * 2)
    assert len(frames_of(push, max_chars=100)) == 2
    broken = Transaction("POST", interaction_uri("A"), {"transcript": "x" * 400})
    assert len(frames_of(Push(INTERACTIONS, (broken,)), max_chars=100)) == 1
