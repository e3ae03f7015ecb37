"""The store takes events in, holds the truth and tells what changed, in order."""

from collections.abc import Sequence

import pytest

from contactpro_desktop.app.logs import OneLineFormatter
from contactpro_desktop.domain import events
from contactpro_desktop.domain.actions import AcceptOffer, DeclineOffer
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author, DeliveryState, Message, Participant
from contactpro_desktop.domain.ids import (
    AgentId,
    ContactId,
    InteractionId,
    MessageId,
    QuestionId,
    QueueId,
    RequestId,
    ScriptId,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus, Section
from contactpro_desktop.domain.mail import DraftType, Mail, MailAnswer
from contactpro_desktop.domain.outcome import SUCCEEDED
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.domain.queue import AllocationMode, Queue, QueueStatistics
from contactpro_desktop.domain.script import Answer, Script, ScriptType
from contactpro_desktop.store import changes
from contactpro_desktop.store.changes import Change
from contactpro_desktop.store.store import Store

ONE, TWO = InteractionId("1" * 32), InteractionId("2" * 32)
CONTACT = ContactId("C" * 32)
VENTAS = QueueId("D" * 32)
ME = Agent(AgentId("A" * 32), "ana", first_name="Ana", last_name="Pérez")


class Recorder:
    def __init__(self, store: Store) -> None:
        self.batches: list[Sequence[Change]] = []
        store.listen(self.batches.append)

    def take(self) -> list[Change]:
        taken = [change for batch in self.batches for change in batch]
        self.batches.clear()
        return taken


@pytest.fixture
def store() -> Store:
    return Store(lambda: 1000.0)


@pytest.fixture
def told(store: Store) -> Recorder:
    return Recorder(store)


def interaction(
    interaction_id: InteractionId = ONE,
    status: InteractionStatus = InteractionStatus.ACCEPTED,
    contact_id: ContactId = CONTACT,
    **more: object,
) -> Interaction:
    return Interaction(interaction_id, contact_id, Channel.CHAT, status, **more)  # type: ignore[arg-type]


def row(number: int, name: str = "Eva") -> PicklistRow:
    return PicklistRow(ContactId(f"{number:032X}"), Channel.CHAT, VENTAS, "Ventas", name)


def test_now_follows_the_servers_clock(store: Store) -> None:
    assert store.now() == 1000.0
    store.apply([events.ClockSynchronised(-250.0)])
    assert store.now() == 750.0


def test_the_link_keeps_its_retry_and_synchronisation_times(store: Store, told: Recorder) -> None:
    store.apply([events.LinkChanged(events.Link.RECONNECTING, 4.0)])
    assert store.retry_at == 1004.0
    assert store.synced_at is None
    store.apply([events.LinkChanged(events.Link.ONLINE)])
    assert (store.retry_at, store.synced_at) == (None, 1000.0)
    assert told.take() == [changes.LinkUpdated(), changes.LinkUpdated()]


def test_a_sign_of_life_moves_the_synchronisation_and_disturbs_nobody(
    store: Store, told: Recorder
) -> None:
    store.apply([events.InStep(1007.5)])
    assert store.synced_at == 1007.5
    assert told.take() == []


def test_me_is_told_once_per_change(store: Store, told: Recorder) -> None:
    store.apply([events.MeChanged(ME), events.MeChanged(ME)])
    assert told.take() == [changes.MeUpdated(None, ME)]


def test_queues_statistics_and_scripts_are_kept_by_id(store: Store, told: Recorder) -> None:
    queue = Queue(VENTAS, "Ventas", Channel.CHAT, AllocationMode.AUTO_ALLOCATION)
    script = Script(ScriptId("5" * 32), "ventas", ScriptType.STATIC)
    store.apply(
        [
            events.QueuesChanged((queue,)),
            events.StatisticsChanged((QueueStatistics(VENTAS, waiting=3),)),
            events.ScriptsChanged((script,)),
        ]
    )
    assert store.queues[VENTAS] is queue
    assert store.statistics[VENTAS].waiting == 3
    assert store.script_of(interaction(script_id=script.id)) is script
    assert store.script_of(interaction()) is None
    assert told.take() == [
        changes.QueuesUpdated(),
        changes.StatisticsUpdated(frozenset({VENTAS})),
        changes.ScriptsUpdated(),
    ]


def test_interactions_come_change_and_go(store: Store, told: Recorder) -> None:
    offered = interaction(status=InteractionStatus.INCOMING)
    accepted = interaction()
    store.apply([events.InteractionChanged(offered), events.InteractionChanged(offered)])
    assert told.take() == [changes.InteractionAdded(offered)]
    assert store.in_section(Section.OFFER) == (offered,)
    store.apply([events.InteractionChanged(accepted)])
    assert told.take() == [changes.InteractionUpdated(offered, accepted)]
    assert store.by_contact(CONTACT) == accepted
    assert store.by_contact(ContactId("F" * 32)) is None
    store.apply([events.InteractionRemoved(ONE), events.InteractionRemoved(ONE)])
    assert told.take() == [changes.InteractionDropped(accepted)]
    with pytest.raises(KeyError):
        store.conversation(ONE)


def test_conversations_stand_in_the_order_they_were_accepted(store: Store) -> None:
    other = ContactId("B" * 32)
    store.apply(
        [
            events.InteractionChanged(interaction(ONE, InteractionStatus.INCOMING)),
            events.InteractionChanged(interaction(TWO, contact_id=other)),
            events.InteractionChanged(interaction(ONE)),
        ]
    )
    assert [i.id for i in store.in_section(Section.ACTIVE)] == [TWO, ONE]


def test_what_is_gone_cannot_be_shown(store: Store, told: Recorder) -> None:
    store.show(ONE)
    assert store.current is None
    assert told.take() == []


def test_a_snapshot_drops_what_is_no_longer_there(store: Store, told: Recorder) -> None:
    store.apply(
        [events.InteractionChanged(interaction(ONE)), events.InteractionChanged(interaction(TWO))]
    )
    store.show(ONE)
    told.take()
    store.apply([events.SnapshotTaken(frozenset({TWO}), 990.0)])
    assert list(store.interactions) == [TWO]
    assert store.synced_at == 990.0
    assert told.take() == [
        changes.InteractionDropped(interaction(ONE)),
        changes.CurrentChanged(None),
        changes.LinkUpdated(),
    ]


def test_messages_of_the_shown_conversation_are_read(store: Store) -> None:
    store.apply(
        [events.InteractionChanged(interaction(ONE)), events.InteractionChanged(interaction(TWO))]
    )
    store.show(ONE)
    said = Message("hi", Author.END_USER, id=MessageId("M"), sent_at=1.0)
    store.apply([events.MessagesReceived(ONE, (said,)), events.MessagesReceived(TWO, (said,))])
    assert store.conversation(ONE).unread == 0
    assert store.conversation(TWO).unread == 1
    store.show(TWO)
    assert store.conversation(TWO).unread == 0


def test_what_was_over_before_it_was_known_is_no_news(store: Store) -> None:
    said = Message("thanks", Author.END_USER, id=MessageId("M1"))
    late = Message("bye", Author.END_USER, id=MessageId("M2"))
    over = interaction(TWO, InteractionStatus.ENDED)
    store.apply([events.InteractionChanged(over), events.MessagesReceived(TWO, (said,))])
    assert store.conversation(TWO).unread == 0
    store.apply([events.InteractionChanged(interaction()), events.MessagesReceived(ONE, (said,))])
    ended = interaction(status=InteractionStatus.ENDED)
    store.apply([events.InteractionChanged(ended), events.MessagesReceived(ONE, (late,))])
    assert store.conversation(ONE).unread == 2, "said in this session, and seen by nobody"


def test_news_of_unknown_conversations_is_ignored(store: Store, told: Recorder) -> None:
    store.apply(
        [
            events.MessagesReceived(ONE, (Message("hi", Author.BOT),)),
            events.ParticipantsChanged(ONE, (Participant("x"),)),
            events.ScriptAnswersChanged(ONE, {}),
        ]
    )
    store.mark(ONE, RequestId("R"), DeliveryState.FAILED)
    assert told.take() == []


def test_participants_are_told_once(store: Store, told: Recorder) -> None:
    store.apply([events.InteractionChanged(interaction())])
    told.take()
    rosa = Participant("rosa@x", "Rosa", typing=True)
    store.apply(
        [events.ParticipantsChanged(ONE, (rosa,)), events.ParticipantsChanged(ONE, (rosa,))]
    )
    assert told.take() == [changes.ConversationUpdated(ONE)]
    assert store.conversation(ONE).typing == (rosa,)


def test_answers_being_given_win_over_those_the_server_had(store: Store) -> None:
    store.apply([events.InteractionChanged(interaction())])
    first, second = QuestionId("Q1"), QuestionId("Q2")
    store.answer(ONE, {first: Answer(text="mine")})
    store.apply(
        [
            events.ScriptAnswersChanged(
                ONE, {first: Answer(text="theirs"), second: Answer(text="theirs")}
            )
        ]
    )
    assert store.conversation(ONE).answers == {
        first: Answer(text="mine"),
        second: Answer(text="theirs"),
    }


def test_the_picklist_is_replaced_and_patched(store: Store, told: Recorder) -> None:
    store.apply([events.PicklistReplaced((row(1), row(2)))])
    store.apply(
        [events.PicklistUpdated((row(2, "Eva L."), row(3)), frozenset({row(1).contact_id}))]
    )
    assert [r.customer_name for r in store.picklist.values()] == ["Eva L.", "Eva"]
    assert told.take() == [
        changes.PicklistReset(),
        changes.PicklistPatched(
            (row(2).contact_id, row(3).contact_id), frozenset({row(1).contact_id})
        ),
    ]


def test_an_action_ends_once(store: Store, told: Recorder) -> None:
    action = AcceptOffer(ONE)
    store.begin(RequestId("R"), action)
    assert store.is_pending(action, DeclineOffer(ONE))
    assert not store.is_pending(DeclineOffer(ONE))
    finished = events.ActionFinished(RequestId("R"), SUCCEEDED)
    store.apply([finished, finished])
    assert told.take() == [
        changes.ActionStarted(RequestId("R"), action),
        changes.ActionEnded(RequestId("R"), action, SUCCEEDED),
    ]


def test_a_missed_offer_is_passed_on(store: Store, told: Recorder) -> None:
    store.apply([events.OfferMissed(ONE, "Luis", "Ventas", not_ready=True)])
    store.apply([events.OfferMissed(ONE, "Elena", "", not_ready=False, in_person=True)])
    assert told.take() == [
        changes.MissedOffer("Luis", "Ventas", True),
        changes.MissedOffer("Elena", "", False, in_person=True),
    ]


def test_an_answer_is_as_the_server_tells_else_as_it_went_out_here(
    store: Store, told: Recorder
) -> None:
    here, there = MailAnswer(DraftType.REPLY, 900.0), MailAnswer(DraftType.FORWARD, 950.0)
    assert store.mail_answer(ONE) is None
    store.note_answer(ONE, here)
    assert store.mail_answer(ONE) is None, "the mail has gone"
    store.apply([events.InteractionChanged(interaction()), events.MailChanged(ONE, Mail())])
    told.take()
    store.note_answer(ONE, here)
    assert told.take() == [changes.MailUpdated(ONE)]
    assert store.mail_answer(ONE) == here
    store.apply([events.MailChanged(ONE, Mail(answer=there))])
    assert store.mail_answer(ONE) == there
    store.apply([events.MailChanged(ONE, Mail()), events.InteractionRemoved(ONE)])
    assert store.mail_answer(ONE) is None


def test_a_session_that_ends_is_told_and_reset_forgets_all(store: Store, told: Recorder) -> None:
    store.apply([events.MeChanged(ME), events.InteractionChanged(interaction())])
    store.show(ONE)
    store.apply([events.SessionEnded(events.SessionEnd.TAKEN_OVER)])
    assert told.take()[-1] == changes.SessionClosed(events.SessionEnd.TAKEN_OVER)
    store.reset()
    assert store.me is None
    assert not store.interactions
    assert store.current is None
    assert changes.InteractionDropped(interaction()) in told.take()


def test_outgoing_messages_are_shown_marked_and_discarded(store: Store, told: Recorder) -> None:
    store.apply([events.InteractionChanged(interaction())])
    told.take()
    request = RequestId("R")
    store.send(ONE, Message("hi", Author.ME, request_id=request, delivery=DeliveryState.SENDING))
    store.mark(ONE, request, DeliveryState.FAILED, "limit")
    store.discard(ONE, request)
    assert told.take() == [
        changes.MessagesInserted(ONE, 0, 1),
        changes.MessageReplaced(ONE, 0),
        changes.MessageDiscarded(ONE, request),
        changes.MessagesReset(ONE),
    ]


def test_all_listeners_read_the_batches_in_one_order(store: Store) -> None:
    heard: list[tuple[str, Change]] = []

    def answering(batch: Sequence[Change]) -> None:
        heard.extend(("first", change) for change in batch)
        if isinstance(batch[0], changes.InteractionAdded):
            store.show(ONE)

    store.listen(answering)
    store.listen(lambda batch: heard.extend(("second", change) for change in batch))
    store.apply([events.InteractionChanged(interaction())])
    added, shown = changes.InteractionAdded(interaction()), changes.CurrentChanged(ONE)
    assert heard == [("first", added), ("second", added), ("first", shown), ("second", shown)]


def test_showing_the_same_conversation_twice_is_told_once(store: Store, told: Recorder) -> None:
    store.apply([events.InteractionChanged(interaction())])
    told.take()
    store.show(ONE)
    store.show(ONE)
    store.show(None)
    assert told.take() == [changes.CurrentChanged(ONE), changes.CurrentChanged(None)]


def test_an_unknown_event_is_a_mistake_of_the_program(store: Store) -> None:
    with pytest.raises(TypeError):
        store.apply([object()])  # type: ignore[list-item]


def test_a_listener_that_fails_stops_neither_the_others_nor_what_follows(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(batch: Sequence[Change]) -> None:
        raise ZeroDivisionError("secret words")

    store.listen(broken)
    told = Recorder(store)
    for _ in range(2):
        store.apply([events.LinkChanged(events.Link.ONLINE)])
    assert told.take() == [changes.LinkUpdated(), changes.LinkUpdated()]
    lines = [OneLineFormatter().format(record) for record in caplog.records]
    assert len(lines) == 2
    for line in lines:
        assert "ERROR" in line
        assert "ZeroDivisionError" in line
        assert "test_store.broken" in line, "where, so that it can be found"
        assert "secret words" not in line


def test_saved_answers_are_the_server_s_and_change_with_it(store: Store) -> None:
    store.apply([events.InteractionChanged(interaction())])
    saved, late, back = QuestionId("saved"), QuestionId("late"), QuestionId("back")
    mine, theirs = Answer(text="mine"), Answer(text="theirs")
    talk = store.conversation(ONE)
    store.apply([events.ScriptAnswersChanged(ONE, {back: theirs})])
    store.answer(ONE, {saved: mine, back: Answer()})
    store.answer(ONE, {late: mine})
    store.keep_saved(ONE, {saved: mine})
    assert talk.given == {late: mine}
    assert talk.answers[saved] == mine
    assert talk.answers[back].is_empty, "taken back before the save"
    store.apply([events.ScriptAnswersChanged(ONE, {saved: theirs, late: theirs})])
    assert talk.answers == {saved: theirs, late: mine}


def test_an_answer_changed_while_it_is_saved_stays_unsaved(store: Store) -> None:
    store.apply([events.InteractionChanged(interaction())])
    question = QuestionId("Q")
    store.answer(ONE, {question: Answer(text="new")})
    store.keep_saved(ONE, {question: Answer(text="old")})
    assert store.conversation(ONE).given == {question: Answer(text="new")}
    store.answer(ONE, {question: Answer()})
    store.keep_saved(ONE, {question: Answer(text="new")})
    assert store.conversation(ONE).given == {question: Answer()}


def test_what_is_told_of_a_conversation_that_has_gone_changes_nothing(
    store: Store, told: Recorder
) -> None:
    store.keep_saved(ONE, {QuestionId("Q"): Answer(text="x")})
    store.apply([events.MailChanged(ONE, Mail()), events.LinkChanged(events.Link.CONNECTING)])
    assert not store.mails
    assert told.take() == [changes.LinkUpdated()]
