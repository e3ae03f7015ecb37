"""Actions from the request to their one outcome."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import (
    AnswerId,
    ContactId,
    InteractionId,
    ProfileId,
    QuestionId,
    QueueId,
    ScriptId,
)
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.ecfs.envelope import Request, Transaction
from contactpro_desktop.ecfs.paths import PRESENCE, QUEUES, WORK_STATUS, interaction_uri
from tests.unit.ecfs.desk import (
    ANA,
    AVAILABLE,
    CHAT,
    CONTACT,
    MEETING,
    SAM,
    SOPORTE,
    VENTAS,
    Desk,
    chat,
    gone,
    leaf,
    outcomes,
    properties,
    queue,
    said,
)

I = InteractionId(CHAT)  # noqa: E741 - the interaction of all these tests
BRUNO = TransferTarget(TargetKind.AGENT, "B" * 32, "Bruno", address="bruno@demo", number="4102")
ANSWERS = {
    QuestionId("Q1"): Answer(options=(AnswerId("A1"), AnswerId("A2"))),
    QuestionId("Q2"): Answer(text="typed"),
    QuestionId("Q3"): Answer(),
}

GOT_READY = Transaction("PUT", WORK_STATUS, "ready")
NOT_READY = Transaction("PUT", WORK_STATUS, "not_ready")


def script(**changed: object) -> Transaction:
    return leaf("script", {"id": "S", "status": "pending", "scriptanswers": [], **changed})


def saved_answers(text: str = "typed") -> list[object]:
    return [
        {"id": "Q1", "answerdata": [{"id": "A1"}, {"id": "A2"}]},
        {"id": "Q2", "answerdata": [{"data": text}]},
    ]


CASES = [
    # action, what the server pushes that is not it, what it pushes that is it
    (actions.SetWorkStatus(WorkStatus.NOT_READY), GOT_READY, NOT_READY),
    (
        actions.SetPresence(ProfileId(MEETING)),
        Transaction("PUT", PRESENCE, AVAILABLE),
        Transaction("PUT", PRESENCE, MEETING),
    ),
    (
        actions.ServeQueue(QueueId(VENTAS), serve=False),
        Transaction("PUT", f"{QUEUES}/{VENTAS}/serve", True),
        Transaction("PUT", f"{QUEUES}/{VENTAS}/serve", False),
    ),
    (
        actions.LoadScript(ScriptId("7" * 32)),
        Transaction("POST", f"/users/me/scripts/{'8' * 32}", {"id": "8" * 32}),
        Transaction("POST", f"/users/me/scripts/{'7' * 32}", {"id": "7" * 32}),
    ),
    (actions.AcceptOffer(I), leaf("channel_status", "ringing"), leaf("status", "accepted")),
    (actions.DeclineOffer(I), leaf("channel_status", "ringing"), leaf("status", "rejected")),
    (actions.DeclineOffer(I), leaf("channel_status", "ringing"), gone()),
    (
        actions.Pick(ContactId("P"), QueueId(SOPORTE), Channel.CHAT),
        chat("B" * 32, contact_id="P", status="picked"),
        chat("B" * 32, contact_id="P"),
    ),
    (actions.SendMessage(I, "hello"), said("hello"), said("hello", by=ANA, client_req_id="R1")),
    (actions.SendMessage(I, "hello"), said("hullo", by=ANA), said("hello", by=ANA)),
    (
        actions.Transfer(I, Channel.CHAT, BRUNO),
        leaf("channel_status", "transferring"),
        leaf("channel_status", "transferred"),
    ),
    (actions.Transfer(I, Channel.CHAT, BRUNO), leaf("title", "x"), leaf("status", "ended")),
    (actions.Transfer(I, Channel.CHAT, BRUNO), leaf("title", "x"), gone()),
    (actions.EndInteraction(I), leaf("title", "x"), leaf("status", "ended")),
    (actions.EndInteraction(I), leaf("title", "x"), gone()),
    (
        actions.SaveScript(I, ScriptId("S"), ANSWERS),
        script(scriptanswers=saved_answers("other")),
        script(scriptanswers=saved_answers()),
    ),
    (actions.SaveScript(I, ScriptId("S"), ANSWERS), script(), script(status="saved")),
    (
        actions.SaveScript(I, ScriptId("S"), {QuestionId("Q2"): Answer()}),
        script(scriptanswers=saved_answers()),
        script(scriptanswers=saved_answers()[:1]),
    ),
    (
        actions.SaveScript(I, ScriptId("S"), ANSWERS, QuestionId("Q2")),
        script(scriptanswers=saved_answers("other")),
        script(scriptanswers=saved_answers()[1:]),
    ),
    (actions.FinishInteraction(I), leaf("status", "ended"), leaf("status", "handled")),
    (actions.FinishInteraction(I), leaf("status", "ended"), gone()),
]


def desk_for(action: Action, *, answers: bool = True) -> Desk:
    desk = Desk(answers=answers)
    offered = isinstance(action, actions.AcceptOffer | actions.DeclineOffer)
    desk.connect(chat(status="incoming" if offered else "accepted"))
    return desk


@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize(("action", "other", "it"), CASES)
def test_an_action_succeeds_when_the_model_says_so(
    action: Action, other: Transaction, it: Transaction, answered: bool
) -> None:
    desk = desk_for(action)
    assert desk.perform(action) == []
    (request,) = desk.sent()
    assert request.client_req_id == "R1"
    assert request.idempotent
    assert outcomes(desk.push(other)) == []
    if answered and not isinstance(action, actions.SaveScript):
        assert desk.answer(request) == []
    assert outcomes(desk.push(it)) == [("R1", SUCCEEDED)]
    assert outcomes(desk.push(it)) == []
    assert desk.answer(request, 403) == []
    assert outcomes(desk.advance(10)) == []


@pytest.mark.parametrize(("action", "other", "it"), CASES)
def test_an_action_that_nothing_confirms_fails_after_five_seconds(
    action: Action, other: Transaction, it: Transaction
) -> None:
    desk = desk_for(action)
    desk.perform(action)
    assert outcomes(desk.push(other)) == []
    assert desk.machine.next_deadline() == desk.now.monotonic + 5
    assert outcomes(desk.advance(4.9)) == []
    assert outcomes(desk.advance(0.1)) == [("R1", Outcome(Refusal.NO_CONFIRMATION))]


@pytest.mark.parametrize(("action", "other", "it"), CASES)
def test_what_comes_after_the_time_is_over_settles_nothing_twice(
    action: Action, other: Transaction, it: Transaction
) -> None:
    desk = desk_for(action)
    desk.perform(action)
    (request,) = desk.sent()
    assert len(outcomes(desk.advance(5))) == 1
    assert outcomes(desk.answer(request)) == []
    assert outcomes(desk.push(it)) == []
    assert outcomes(desk.answer(request, 403)) == []
    assert outcomes(desk.advance(10)) == []
    assert outcomes(desk.push(it)) == []


@pytest.mark.parametrize(
    ("status", "reason", "refusal"),
    [
        (400, "", Refusal.MALFORMED),
        (403, "", Refusal.FORBIDDEN),
        (404, "", Refusal.NOT_FOUND),
        (405, "", Refusal.NOT_ALLOWED_NOW),
        (408, "", Refusal.BUSY_SERVER),
        (500, "", Refusal.OTHER),
        (403, "taken", Refusal.TAKEN),
        (403, "a word of tomorrow", Refusal.FORBIDDEN),
    ],
)
def test_an_error_answer_refuses_at_once(status: int, reason: str, refusal: Refusal) -> None:
    desk = Desk()
    desk.connect()
    desk.perform(actions.Pick(ContactId("P"), QueueId(SOPORTE), Channel.CHAT))
    (request,) = desk.sent()
    events = desk.answer(request, status, reason=reason, who="Bruno")
    assert outcomes(events) == [("R1", Outcome(refusal, "Bruno"))]
    assert desk.answer(request, status) == []


def test_asking_twice_sends_and_ends_once() -> None:
    desk = desk_for(actions.EndInteraction(I))
    desk.perform(actions.EndInteraction(I))
    assert desk.perform(actions.EndInteraction(I)) == []
    assert len(desk.sent()) == 1
    assert len(outcomes(desk.push(leaf("status", "ended")))) == 1


def test_typing_is_sent_and_forgotten() -> None:
    desk = Desk()
    desk.connect(chat(participants=[{"uniquekey": "Ana@Demo", "alias": "Ana"}]))
    assert outcomes(desk.perform(actions.SetTyping(I, typing=True))) == [("R1", SUCCEEDED)]
    assert desk.sent() == [
        Request("R1", "PUT", f"{interaction_uri(CHAT)}/participants/Ana@Demo", {"status": "typing"})
    ]
    desk.perform(actions.SetTyping(InteractionId("unknown"), typing=False), "R2")
    (request,) = desk.sent()
    assert request.path[-1] == ANA
    assert desk.answer(request, 403) == []


def test_a_saved_script_needs_no_more_than_the_answer() -> None:
    desk = desk_for(actions.EndInteraction(I))
    desk.perform(actions.SaveScript(I, ScriptId("S"), ANSWERS))
    (request,) = desk.sent()
    assert request.body == [
        {"id": "Q1", "answerdata": [{"id": "A1"}, {"id": "A2"}], "ordinal": 0},
        {"id": "Q2", "answerdata": [{"data": "typed"}], "ordinal": 1},
        {"id": "Q3", "answerdata": [], "ordinal": 2},
    ]
    assert outcomes(desk.answer(request, 200)) == [("R1", SUCCEEDED)]


@pytest.mark.operation(
    "PUT /interactions/{chatid}/scripts/{scriptid}/scriptanswers/{questionid}",
    "PUT /interactions/{phoneid}/scripts/{scriptid}/scriptanswers/{questionid}",
    "PUT /interactions/{userdefinedid}/scripts/{scriptid}/scriptanswers/{questionid}",
    "PUT /interactions/{emailid}/scripts/{scriptid}/scriptanswers/{questionid}",
    "PUT /interactions/{externalid}/scripts/{scriptid}/scriptanswers/{questionid}",
)
def test_an_answer_that_takes_the_place_of_another_goes_alone() -> None:
    desk = desk_for(actions.EndInteraction(I))
    desk.perform(actions.SaveScript(I, ScriptId("S"), ANSWERS, QuestionId("Q2")))
    (request,) = desk.sent()
    address = f"{interaction_uri(CHAT)}/scripts/S/scriptanswers/Q2"
    assert (request.method, request.uri) == ("PUT", address)
    assert request.body == {"id": "Q2", "answerdata": [{"data": "typed"}], "ordinal": 1}
    assert outcomes(desk.answer(request, 200)) == [("R1", SUCCEEDED)]


# --- Messages -----------------------------------------------------------------------------------


def test_an_echo_with_another_request_s_id_is_not_mine() -> None:
    desk = Desk()
    desk.connect(chat())
    desk.perform(actions.SendMessage(I, "hello"))
    assert outcomes(desk.push(said("hello", by=ANA, client_req_id="R9"))) == []


def test_without_ids_the_oldest_of_the_same_words_is_confirmed_first() -> None:
    desk = Desk()
    desk.connect(chat(), chat("B" * 32))
    for number, interaction in enumerate([InteractionId("B" * 32), I, I], 1):
        desk.perform(actions.SendMessage(interaction, "yes"), f"R{number}")
    first = desk.push(said("yes", by=ANA), said("no", by=ANA, number=2))
    assert outcomes(first) == [("R2", SUCCEEDED)]
    assert outcomes(desk.push(said("yes", by=ANA, number=3))) == [("R3", SUCCEEDED)]


def test_half_a_surrogate_pair_goes_as_a_question_mark() -> None:
    desk = Desk()
    desk.connect(chat())
    desk.perform(actions.SendMessage(I, "hi \ud83d"))
    assert desk.sent()[0].body == {"message": "hi ?", "type": "text"}
    assert outcomes(desk.push(said("hi ?", by=ANA))) == [("R1", SUCCEEDED)]


# --- What can no longer happen -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "change", "refusal"),
    [
        (actions.AcceptOffer(I), gone(), Refusal.EXPIRED),
        (actions.SendMessage(I, "hello"), leaf("status", "ended"), Refusal.NOT_ALLOWED_NOW),
        (
            actions.ServeQueue(QueueId(VENTAS), serve=False),
            Transaction("DELETE", f"{QUEUES}/{VENTAS}"),
            Refusal.NOT_FOUND,
        ),
    ],
)
def test_the_server_has_half_a_second_left_to_say_why(
    action: Action, change: Transaction, refusal: Refusal
) -> None:
    desk = desk_for(action)
    desk.perform(action)
    assert outcomes(desk.push(change)) == []
    assert outcomes(desk.advance(0.4)) == []
    assert outcomes(desk.advance(0.1)) == [("R1", Outcome(refusal))]


def test_the_server_s_reason_is_preferred() -> None:
    desk = desk_for(actions.AcceptOffer(I))
    desk.perform(actions.AcceptOffer(I))
    (request,) = desk.sent()
    desk.push(gone())
    events = desk.answer(request, 403, reason="taken", who="Bruno")
    assert outcomes(events) == [("R1", Outcome(Refusal.TAKEN, "Bruno"))]


def test_a_customer_who_leaves_first_is_no_transfer() -> None:
    desk = desk_for(actions.EndInteraction(I))
    desk.perform(actions.Transfer(I, Channel.CHAT, BRUNO))
    desk.push(leaf("status", "ended"), leaf("end_reason", "customer"))
    assert outcomes(desk.advance(0.5)) == [("R1", Outcome(Refusal.NOT_ALLOWED_NOW))]


# --- What needs no server ------------------------------------------------------------------------


def test_ready_under_an_absence_profile_is_refused_here() -> None:
    desk = Desk()
    desk.connect(me=properties(presence=MEETING, work_status="not_ready"))
    events = desk.perform(actions.SetWorkStatus(WorkStatus.READY))
    assert outcomes(events) == [("R1", Outcome(Refusal.ABSENCE_PROFILE))]
    assert desk.sent() == []
    desk.perform(actions.SetWorkStatus(WorkStatus.NOT_READY), "R2")
    desk.perform(actions.SetPresence(ProfileId(AVAILABLE)), "R3")
    desk.perform(actions.SetWorkStatus(WorkStatus.READY), "R4")
    assert [request.client_req_id for request in desk.sent()] == ["R2", "R3", "R4"]


# --- Requests ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "body"),
    [
        (Channel.CHAT, {"destination": "bruno@demo"}),
        (Channel.PHONE, {"destination": "4102"}),
        (Channel.EMAIL, {"destination": "B" * 32, "transfer_type": "AGENT"}),
        (Channel.TASK, {"destination": "B" * 32, "transfer_type": "AGENT"}),
    ],
)
def test_a_transfer_names_the_target_as_its_channel_wants(
    channel: Channel, body: dict[str, str]
) -> None:
    desk = Desk()
    desk.connect(chat())
    desk.perform(actions.Transfer(I, channel, BRUNO))
    (request,) = desk.sent()
    assert request.body == {"channel_status": "transferring", **body}


def test_a_transfer_of_an_email_to_a_queue_says_so() -> None:
    desk = Desk()
    desk.connect(chat(), queues=[queue()])
    target = TransferTarget(TargetKind.QUEUE, SOPORTE, "Soporte", address="soporte@demo")
    desk.perform(actions.Transfer(I, Channel.EMAIL, target))
    body = desk.sent()[0].body
    assert isinstance(body, dict)
    assert (body["destination"], body["transfer_type"]) == (SOPORTE, "QUEUE")


def test_a_transfer_takes_data_along() -> None:
    desk = Desk()
    desk.connect(chat())
    desk.perform(actions.Transfer(I, Channel.CHAT, BRUNO, attached_data={"note": "vip \ud800"}))
    body = desk.sent()[0].body
    assert isinstance(body, dict)
    assert body["attached_data"] == {"note": "vip ?"}


def test_a_pick_names_the_contact_and_its_queue() -> None:
    desk = Desk()
    desk.connect()
    desk.perform(actions.Pick(ContactId(CONTACT), QueueId(SOPORTE), Channel.TASK))
    assert desk.sent()[0].body == {
        "channel_type": "user_defined",
        "status": "picked",
        "contact_id": CONTACT,
        "from_queue": {"id": SOPORTE},
    }


def test_the_other_requests_are_those_of_the_model() -> None:
    desk = Desk()
    desk.connect(chat(), chat("B" * 32, status="incoming"))
    for action in (
        actions.SetPresence(ProfileId(MEETING)),
        actions.AcceptOffer(InteractionId("B" * 32)),
        actions.DeclineOffer(InteractionId("B" * 32)),
        actions.FinishInteraction(I),
        actions.ServeQueue(QueueId(VENTAS), serve=True),
    ):
        desk.perform(action, repr(action)[:40])
    assert [(r.method, r.uri, r.body) for r in desk.sent()] == [
        ("PUT", "/users/me/properties", {"presence": MEETING}),
        ("PUT", interaction_uri("B" * 32), {"status": "accepted"}),
        ("PUT", interaction_uri("B" * 32), {"status": "rejected"}),
        ("PUT", interaction_uri(CHAT), {"status": "handled"}),
        ("PUT", f"{QUEUES}/{VENTAS}", {"serve": True}),
    ]
    assert SAM != ANA
