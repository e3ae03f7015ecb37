"""Use cases: one request per action, shown at once, and what happens when it ends."""

from collections.abc import Iterator
from itertools import count

import pytest

from contactpro_desktop.app.desk import Desk, OpenWork
from contactpro_desktop.domain import events
from contactpro_desktop.domain.actions import (
    AcceptOffer,
    Action,
    DeclineOffer,
    EndInteraction,
    FinishInteraction,
    LoadScript,
    Pick,
    SaveScript,
    SendMessage,
    ServeQueue,
    SetPresence,
    SetTyping,
    SetWorkStatus,
    Transfer,
)
from contactpro_desktop.domain.agent import Agent, WorkStatus
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.conversation import Author, DeliveryState, Message
from contactpro_desktop.domain.events import Link, LinkChanged
from contactpro_desktop.domain.ids import (
    AgentId,
    AnswerId,
    ContactId,
    InteractionId,
    MessageId,
    ProfileId,
    QuestionId,
    QueueId,
    RequestId,
    ScriptId,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.picklist import PicklistRow, PickRefusal
from contactpro_desktop.domain.script import (
    Answer,
    AnswerOption,
    ControlType,
    Question,
    Script,
    ScriptType,
)
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.store.store import Store
from tests.unit.app.fakes import FakeAssignment

ONE = InteractionId("1" * 32)
CONTACT, VENTAS = ContactId("C" * 32), QueueId("D" * 32)
QUESTION = Question(QuestionId("Q"), "Reason?", ControlType.TEXT_FIELD, mandatory=True)
SCRIPT = Script(ScriptId("S"), "ventas", ScriptType.STATIC, (QUESTION,))
ME = Agent(
    AgentId("A" * 32), "ana", alias="Ana", capabilities=frozenset({Capability.CHAT}), chat_limit=2
)
ROW = PicklistRow(CONTACT, Channel.CHAT, VENTAS, "Ventas", "Eva")


@pytest.fixture
def assignment() -> FakeAssignment:
    return FakeAssignment()


@pytest.fixture
def store() -> Store:
    store = Store(lambda: 100.0)
    store.apply([LinkChanged(Link.ONLINE)])
    return store


@pytest.fixture
def desk(store: Store, assignment: FakeAssignment) -> Desk:
    numbers: Iterator[int] = count(1)
    return Desk(store, assignment, lambda: f"R{next(numbers)}")


def give(
    store: Store, status: InteractionStatus = InteractionStatus.ACCEPTED, **more: object
) -> Interaction:
    interaction = Interaction(ONE, CONTACT, Channel.CHAT, status, **more)  # type: ignore[arg-type]
    store.apply([events.MeChanged(ME), events.InteractionChanged(interaction)])
    return interaction


def end(store: Store, request: str, outcome: Outcome = SUCCEEDED) -> None:
    store.apply([events.ActionFinished(RequestId(request), outcome)])


def test_each_action_becomes_one_request(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    give(store)
    target = TransferTarget(TargetKind.AGENT, "B", "Bruno", "bruno@demo")
    desk.set_ready(True)
    desk.set_ready(False)
    desk.set_presence(ProfileId("P"))
    desk.serve_queue(VENTAS, True)
    desk.accept(ONE)
    desk.decline(ONE)
    desk.set_typing(ONE, True)
    desk.transfer(ONE, target)
    desk.end(ONE)
    expected: list[Action] = [
        SetWorkStatus(WorkStatus.READY),
        SetWorkStatus(WorkStatus.NOT_READY),
        SetPresence(ProfileId("P")),
        ServeQueue(VENTAS, True),
        AcceptOffer(ONE),
        DeclineOffer(ONE),
        SetTyping(ONE, True),
        Transfer(ONE, Channel.CHAT, target),
        EndInteraction(ONE),
    ]
    assert [action for _, action in assignment.performed] == expected


def test_a_double_click_is_one_action(desk: Desk, assignment: FakeAssignment) -> None:
    desk.accept(ONE)
    desk.accept(ONE)
    assert len(assignment.performed) == 1


def test_typing_is_never_pending(desk: Desk, store: Store) -> None:
    desk.set_typing(ONE, True)
    assert not store.pending


def test_an_accepted_offer_opens_and_a_refused_one_does_not(desk: Desk, store: Store) -> None:
    give(store)
    desk.accept(ONE)
    end(store, "R1", Outcome(Refusal.EXPIRED))
    assert store.current is None
    desk.accept(ONE)
    end(store, "R2")
    assert store.current == ONE


def test_an_offer_that_is_gone_when_confirmed_opens_nothing(desk: Desk, store: Store) -> None:
    desk.accept(ONE)
    end(store, "R1")
    assert store.current is None


def test_a_picked_conversation_opens(desk: Desk, store: Store, assignment: FakeAssignment) -> None:
    store.apply([events.MeChanged(ME)])
    desk.pick(ROW)
    assert assignment.performed == [(RequestId("R1"), Pick(CONTACT, VENTAS, Channel.CHAT))]
    give(store)
    end(store, "R1")
    assert store.current == ONE


def test_a_pick_that_left_nothing_opens_nothing(desk: Desk, store: Store) -> None:
    store.apply([events.MeChanged(ME)])
    desk.pick(ROW)
    end(store, "R1")
    assert store.current is None


def test_a_refused_row_is_not_even_asked_for(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    assert desk.pick_refusal(ROW) is PickRefusal.OFFLINE
    desk.pick(ROW)
    assert not assignment.performed
    for number in range(2):
        open_chat = Interaction(
            InteractionId(f"I{number}"), CONTACT, Channel.CHAT, InteractionStatus.ACCEPTED
        )
        store.apply([events.MeChanged(ME), events.InteractionChanged(open_chat)])
    assert desk.pick_refusal(ROW) is PickRefusal.LIMIT


def test_a_message_shows_at_once_and_fails_visibly(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    give(store)
    desk.send(ONE, "  hola  ")
    message = store.conversation(ONE)[0]
    assert (message.text, message.delivery) == ("hola", DeliveryState.SENDING)
    assert assignment.performed == [(RequestId("R1"), SendMessage(ONE, "hola"))]
    end(store, "R1", Outcome(Refusal.NO_CONFIRMATION))
    failed = store.conversation(ONE)[0]
    assert (failed.delivery, failed.failure) == (DeliveryState.FAILED, "no_confirmation")


def test_the_same_words_can_be_sent_twice(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    give(store)
    desk.send(ONE, "ok")
    desk.send(ONE, "ok")
    assert len(assignment.performed) == 2


def test_a_retry_keeps_the_request_id(desk: Desk, store: Store, assignment: FakeAssignment) -> None:
    give(store)
    desk.send(ONE, "hola")
    desk.send_again(ONE, RequestId("R1"))
    assert len(assignment.performed) == 1, "a message on its way is not sent again"
    end(store, "R1", Outcome(Refusal.DISCONNECTED))
    desk.send_again(ONE, RequestId("R1"))
    assert assignment.performed[1] == (RequestId("R1"), SendMessage(ONE, "hola"))
    assert store.conversation(ONE)[0].delivery is DeliveryState.SENDING
    desk.send_again(ONE, RequestId("unknown"))
    assert len(assignment.performed) == 2


def test_a_failed_message_can_be_given_up(desk: Desk, store: Store) -> None:
    give(store)
    desk.send(ONE, "hola")
    desk.give_up(ONE, RequestId("R1"))
    assert len(store.conversation(ONE)) == 0


def test_text_goes_nowhere_once_the_conversation_is_over(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    desk.send(ONE, "to nobody")
    give(store, InteractionStatus.ENDED)
    desk.send(ONE, "too late")
    give(store)
    desk.send(ONE, "   ")
    assert not assignment.performed


def test_finish_waits_for_the_mandatory_script(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    store.apply([events.ScriptsChanged((SCRIPT,))])
    ended = give(store, InteractionStatus.ENDED, script_id=SCRIPT.id, script_mandatory=True)
    assert desk.missing_answers(ended) == 1
    desk.finish(ONE)
    assert not assignment.performed
    desk.answer(ONE, QUESTION.id, Answer(text="delivery"))
    assert desk.missing_answers(ended) == 0
    desk.finish(ONE)
    assert [action for _, action in assignment.performed] == [
        SaveScript(ONE, SCRIPT.id, {QUESTION.id: Answer(text="delivery")}),
        FinishInteraction(ONE),
    ]


def test_what_was_saved_and_taken_back_is_taken_back_from_the_server(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    store.apply([events.ScriptsChanged((SCRIPT,))])
    give(store, script_id=SCRIPT.id)
    store.apply([events.ScriptAnswersChanged(ONE, {QUESTION.id: Answer(text="delivery")})])
    desk.answer(ONE, QUESTION.id, Answer())
    desk.answer(ONE, QuestionId("never saved"), Answer())
    desk.save_script(ONE)
    assert assignment.performed[0][1] == SaveScript(ONE, SCRIPT.id, {QUESTION.id: Answer()})


def test_one_changed_answer_goes_alone_and_several_go_with_all(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    give(store, script_id=SCRIPT.id)
    other = QuestionId("other")
    told = {QUESTION.id: Answer(text="delivery"), other: Answer(text="kept")}
    store.apply([events.ScriptAnswersChanged(ONE, told)])
    desk.answer(ONE, QUESTION.id, Answer(text="price"))
    desk.save_script(ONE)
    answers = told | {QUESTION.id: Answer(text="price")}
    assert assignment.performed[-1][1] == SaveScript(ONE, SCRIPT.id, answers, QUESTION.id)
    desk.answer(ONE, other, Answer(text="changed, too"))
    desk.save_script(ONE)
    answers = answers | {other: Answer(text="changed, too")}
    assert assignment.performed[-1][1] == SaveScript(ONE, SCRIPT.id, answers)


def test_a_first_answer_takes_no_other_one_s_place(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    """The model puts what overwrites an answer, and posts what is initial."""
    give(store, script_id=SCRIPT.id)
    desk.answer(ONE, QUESTION.id, Answer(text="price"))
    desk.save_script(ONE)
    [(request_id, saved)] = assignment.performed
    assert saved == SaveScript(ONE, SCRIPT.id, {QUESTION.id: Answer(text="price")})
    end(store, request_id)
    desk.answer(ONE, QUESTION.id, Answer(text="delivery"))
    desk.save_script(ONE)
    last = SaveScript(ONE, SCRIPT.id, {QUESTION.id: Answer(text="delivery")}, QUESTION.id)
    assert assignment.performed[-1][1] == last


def test_a_finished_script_holds_the_answers_of_the_path_taken(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    left, right = (
        AnswerOption(AnswerId(name), name, next_question=QuestionId(name)) for name in ("L", "R")
    )
    fork = Question(QuestionId("F"), "Which?", ControlType.RADIO_BUTTON, options=(left, right))
    ends = [Question(QuestionId(n), n, ControlType.TEXT_FIELD, ordinal=1) for n in ("L", "R")]
    script = Script(ScriptId("I"), "fork", ScriptType.INTERACTIVE, (fork, *ends))
    store.apply([events.ScriptsChanged((script,))])
    give(store, InteractionStatus.ENDED, script_id=script.id, script_mandatory=True)
    desk.answer(ONE, fork.id, Answer(options=(left.id,)))
    desk.answer(ONE, ends[0].id, Answer(text="of the other path"))
    desk.answer(ONE, fork.id, Answer(options=(right.id,)))
    assert ends[0].id in store.conversation(ONE).answers, "kept, should the agent come back to it"
    desk.finish(ONE)
    saved = SaveScript(ONE, script.id, {fork.id: Answer(options=(right.id,))})
    assert [action for _, action in assignment.performed] == [saved, FinishInteraction(ONE)]


def test_a_script_that_could_not_be_loaded_does_not_trap(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    ended = give(store, InteractionStatus.ENDED, script_id=SCRIPT.id, script_mandatory=True)
    assert desk.missing_answers(ended) is None
    desk.finish(ONE)
    assert [action for _, action in assignment.performed] == [FinishInteraction(ONE)]


def test_a_script_can_be_asked_for_again(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    desk.load_script(SCRIPT.id)
    assert [action for _, action in assignment.performed] == [LoadScript(SCRIPT.id)]


def test_without_a_script_there_is_nothing_to_save(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    ended = give(store, InteractionStatus.ENDED)
    assert desk.missing_answers(ended) == 0
    desk.finish(ONE)
    assert [action for _, action in assignment.performed] == [FinishInteraction(ONE)]


def test_a_conversation_without_a_script_has_nothing_to_save(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    give(store)
    desk.save_script(ONE)
    assert not assignment.performed


def test_a_running_conversation_cannot_be_finished(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    give(store)
    desk.finish(ONE)
    assert not assignment.performed


def test_open_work_is_counted(desk: Desk, store: Store) -> None:
    assert not desk.open_work()
    give(store, InteractionStatus.INCOMING)
    assert desk.open_work() == OpenWork(offers=1)
    assert desk.open_work()


def test_a_search_is_passed_on(desk: Desk, assignment: FakeAssignment) -> None:
    found: list[object] = []
    desk.search("bru", found.append)
    assert assignment.searches == ["bru"]
    assert found == [()]


def test_opening_reads_and_retrying_redials(
    desk: Desk, store: Store, assignment: FakeAssignment
) -> None:
    give(store)
    said = Message("hi", Author.END_USER, id=MessageId("M"))
    store.apply([events.MessagesReceived(ONE, (said,))])
    desk.open(ONE)
    assert store.conversation(ONE).unread == 0
    desk.retry_connection()
    assert assignment.retries == 1
