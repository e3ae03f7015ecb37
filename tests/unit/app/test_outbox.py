"""Nothing that was asked is lost or done twice, through gaps and through ends of the program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.files import Files
from contactpro_desktop.app.mail_files import MailFiles
from contactpro_desktop.app.notice_writer import NoticeWriter
from contactpro_desktop.app.notices import Notice, NoticeBoard, Remedy, Topic
from contactpro_desktop.app.outbox import make_outbox
from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.domain import actions, events
from contactpro_desktop.domain.actions import Action, SendMessage
from contactpro_desktop.domain.agent import Agent, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author, DeliveryState, Message
from contactpro_desktop.domain.errors import ContactProError, WrongCredentials
from contactpro_desktop.domain.events import Link, LinkChanged, SessionEnd
from contactpro_desktop.domain.files import ChatFile
from contactpro_desktop.domain.ids import (
    AgentId,
    AttachmentId,
    ContactId,
    InteractionId,
    MessageId,
    ProfileId,
    QueueId,
    RequestId,
    SupervisionId,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.mail import DraftChange, DraftText
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.queue import AllocationMode, Queue
from contactpro_desktop.domain.service_actions import (
    AskForHelp,
    BargeIn,
    EndSupervision,
    SendFile,
)
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.store.disk import Disk
from contactpro_desktop.store.drafts import DraftKind, Drafts
from contactpro_desktop.store.store import Store
from contactpro_desktop.store.unsettled import Unsettled
from tests.unit.app.fakes import FakeAssignment

CONTACT = ContactId("C" * 32)
CHAT = Interaction(
    InteractionId("1" * 32),
    CONTACT,
    Channel.CHAT,
    InteractionStatus.ACCEPTED,
    customer_name="Rosa",
)
OFFER = replace(CHAT, id=InteractionId("2" * 32), status=InteractionStatus.INCOMING)
VENTAS = Queue(QueueId("5" * 32), "Ventas", Channel.CHAT, AllocationMode.AUTO_ALLOCATION)
LOST = Outcome(Refusal.DISCONNECTED)
ME = Agent(AgentId("A" * 32), "ana", outcomes_kept=24 * 3600.0)
FORGETFUL = replace(ME, outcomes_kept=None)


class Clock:
    time = 1000.0

    def __call__(self) -> float:
        return self.time


class Shift:
    """One run of the program on a folder that outlives it. `model` is what the server has."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        me: Agent = ME,
        *model: Interaction,
        user: str = "ana",
    ) -> None:
        numbers = iter(range(1, 100))
        self.me, self.model = me, model
        self.disk = Disk(folder / "drafts.sqlite", clock)
        self.drafts = Drafts(self.disk)
        self.store = Store(clock)
        self.port = FakeAssignment()
        self.notices: list[Notice] = []
        board = NoticeBoard()
        board.listen(self.notices.append)
        self.outbox = make_outbox(self.store, self.port, self.disk, self.drafts, board)
        self.desk = Desk(self.store, self.outbox, lambda: f"{user}{clock.time}-{next(numbers)}")
        NoticeWriter(self.store, board)
        credentials = Credentials("http://t/demo", user, "secret")
        self.outbox.sign_in(credentials, take_over=False, done=lambda error: None)

    def connect(self, *told: events.Event) -> None:
        """The model comes, `told` with it, and then the connection counts."""
        self.outbox.receive([events.MeChanged(self.me)])
        self.outbox.receive([events.InteractionChanged(each) for each in self.model])
        ids = frozenset(each.id for each in self.model)
        known = events.SnapshotTaken(ids, self.store.now())
        self.outbox.receive([known, *told, LinkChanged(Link.ONLINE)])

    def lose(self, *outcomes: str) -> None:
        """The connection breaks, and with it whatever is on its way."""
        finished = [self.finished(each, LOST) for each in outcomes]
        self.outbox.receive([*finished, LinkChanged(Link.RECONNECTING, 1.0)])

    def finish(self, request_id: str, outcome: Outcome = SUCCEEDED) -> None:
        self.outbox.receive([self.finished(request_id, outcome)])

    @staticmethod
    def finished(request_id: str, outcome: Outcome) -> events.ActionFinished:
        return events.ActionFinished(RequestId(request_id), outcome)

    @property
    def asked(self) -> list[Action]:
        return [action for _, action in self.port.performed]

    @property
    def last_id(self) -> RequestId:
        return self.port.performed[-1][0]

    @property
    def kept(self) -> int:
        """How many entries the disk has, as another program would read it."""
        return len(self.disk.read("SELECT * FROM unsettled"))

    @property
    def refused(self) -> list[tuple[str, Refusal | None]]:
        told = [each for each in self.notices if each.topic is Topic.ACTION_REFUSED]
        return [(each.action, each.refusal) for each in told]

    def spoken(self) -> list[tuple[str, DeliveryState]]:
        conversation = self.store.conversation(CHAT.id)
        return [(each.text, each.delivery) for each in conversation.slice(0, len(conversation))]


def echo(text: str, request_id: str = "", at: float = 1000.0, number: int = 1) -> events.Event:
    message = Message(
        text,
        Author.ME,
        sent_at=at,
        id=MessageId(f"M{number}"),
        request_id=RequestId(request_id) if request_id else None,
    )
    return events.MessagesReceived(CHAT.id, (message,))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shift(tmp_path: Path, clock: Clock) -> Iterator[Shift]:
    first = Shift(tmp_path, clock, ME, CHAT)
    first.connect()
    yield first
    first.disk.close()


def after_a_crash(
    before: Shift, tmp_path: Path, clock: Clock, me: Agent = ME, *model: Interaction
) -> Shift:
    before.disk.close()
    clock.time += 5
    return Shift(tmp_path, clock, me, *(model or (CHAT,)))


class Spy(FakeAssignment):
    """Looks at the disk at the moment at which something would go out."""

    def __init__(self, shift: Shift) -> None:
        super().__init__()
        self.shift = shift
        self.found: list[tuple[int, int]] = []

    def perform(self, request_id: RequestId, action: Action) -> None:
        super().perform(request_id, action)
        self.found.append((self.shift.kept, len(self.shift.store.pending)))


def test_it_is_on_disk_before_it_goes_out_and_before_anybody_sees_it(shift: Shift) -> None:
    spy = Spy(shift)
    shift.outbox._assignment = spy
    seen: list[int] = []
    shift.store.listen(lambda batch: seen.append(shift.kept))
    shift.desk.send(CHAT.id, "hola")
    assert spy.found == [(1, 0)]
    assert set(seen) == {1}


def test_what_succeeded_is_kept_no_longer(shift: Shift) -> None:
    shift.desk.send(CHAT.id, "hola")
    shift.desk.end(CHAT.id)
    assert shift.kept == 2
    for request_id, _ in tuple(shift.port.performed):
        shift.finish(request_id)
    assert shift.kept == 0


def test_typing_is_nothing_to_keep(shift: Shift) -> None:
    shift.desk.set_typing(CHAT.id, True)
    assert shift.kept == 0
    shift.finish(shift.last_id, LOST)
    assert shift.refused == []


def test_what_is_no_action_goes_straight_through(shift: Shift) -> None:
    port = shift.port
    done: list[object] = []
    shift.outbox.search("ana", done.append)
    shift.outbox.fetch(AttachmentId("F"), done.append)
    shift.outbox.save(AttachmentId("S"), Path("a"), done.append)
    shift.outbox.retry_now()
    shift.outbox.sign_out(lambda: done.append("out"))
    shift.outbox.stop()
    assert (port.searches, [each for each, _ in port.fetches]) == (["ana"], ["F", "S"])
    assert (port.retries, port.signed_out, port.stopped) == (1, True, True)
    assert done == [(), "out"]


def test_who_could_not_sign_in_is_nobody(shift: Shift) -> None:
    """What was asked stays whose it was."""
    shift.port.answer = WrongCredentials()
    told: list[ContactProError | None] = []
    shift.outbox.sign_in(
        Credentials("http://t/demo", "luis", "x"), take_over=False, done=told.append
    )
    assert told == [shift.port.answer]
    shift.desk.send(CHAT.id, "ana's")
    (kept,) = Unsettled(shift.disk).of("ana http://t/demo")
    assert kept.action == SendMessage(CHAT.id, "ana's")


def test_after_a_gap_everything_is_repeated_in_order_under_its_first_id(shift: Shift) -> None:
    shift.desk.send(CHAT.id, "one")
    shift.desk.send(CHAT.id, "two")
    shift.desk.end(CHAT.id)
    first = tuple(shift.port.performed)
    shift.lose(*(request_id for request_id, _ in first))
    assert shift.notices == [], "nothing is lost, so nothing is told"
    assert [delivery for _, delivery in shift.spoken()] == [DeliveryState.SENDING] * 2
    shift.connect()
    assert tuple(shift.port.performed) == first * 2
    for request_id, _ in first:
        shift.finish(request_id)
    assert (shift.kept, shift.store.pending) == (0, {})


def test_what_the_snapshot_shows_is_not_repeated(shift: Shift) -> None:
    shift.desk.send(CHAT.id, "one")
    request_id = shift.last_id
    shift.lose(request_id)
    shift.connect(echo("one", request_id))
    assert len(shift.port.performed) == 1
    assert (shift.kept, shift.store.pending) == (0, {})
    assert shift.spoken() == [("one", DeliveryState.SENT)]


def test_after_a_crash_words_are_shown_and_repeated_once(
    shift: Shift, tmp_path: Path, clock: Clock
) -> None:
    shift.desk.send(CHAT.id, "one")
    shift.desk.send(CHAT.id, "two")
    first = tuple(shift.port.performed)
    after = after_a_crash(shift, tmp_path, clock)
    after.connect(echo("one", first[0][0]))
    assert tuple(after.port.performed) == first[1:]
    assert after.spoken() == [("one", DeliveryState.SENT), ("two", DeliveryState.SENDING)]
    after.finish(first[1][0])
    assert after.kept == 0


def test_words_that_got_no_confirmation_are_repeated_after_the_next_gap(shift: Shift) -> None:
    """As on a link that is half open: the ceiling comes before anybody knows."""
    shift.desk.send(CHAT.id, "one")
    shift.finish(shift.last_id, Outcome(Refusal.NO_CONFIRMATION))
    assert shift.spoken() == [("one", DeliveryState.FAILED)]
    shift.lose()
    shift.connect()
    assert shift.spoken() == [("one", DeliveryState.SENDING)]
    assert [request_id for request_id, _ in shift.port.performed] == [shift.last_id] * 2


def test_what_is_on_its_way_when_the_connection_comes_is_left_alone(shift: Shift) -> None:
    """The link broke and came again before the store heard of either."""
    shift.desk.send(CHAT.id, "one")
    shift.lose()
    shift.connect()
    assert len(shift.port.performed) == 1
    shift.outbox.receive([events.InteractionRemoved(CHAT.id)])
    assert shift.kept == 1, "its outcome is still to come"
    shift.finish(shift.last_id, Outcome(Refusal.NOT_ALLOWED_NOW))
    assert (shift.drafts.get(CONTACT, DraftKind.REPLY), shift.kept) == ("one", 0)


def test_nothing_overtakes_what_waits(shift: Shift) -> None:
    """The network may be connected again before the store has all of the model."""
    shift.desk.send(CHAT.id, "first")
    shift.lose(shift.last_id)
    shift.port.performed.clear()
    shift.desk.send(CHAT.id, "second")
    assert shift.asked == []
    shift.connect()
    assert shift.asked == [SendMessage(CHAT.id, "first"), SendMessage(CHAT.id, "second")]


def test_a_late_echo_settles_what_had_failed(shift: Shift) -> None:
    shift.desk.send(CHAT.id, "one")
    shift.finish(shift.last_id, Outcome(Refusal.NO_CONFIRMATION))
    shift.outbox.receive([echo("one", shift.last_id)])
    assert shift.kept == 0
    shift.lose()
    shift.connect()
    assert len(shift.port.performed) == 1


def test_an_echo_that_came_first_makes_a_refusal_a_success(shift: Shift) -> None:
    shift.desk.send(CHAT.id, "one")
    shift.outbox.receive([echo("one", shift.last_id)])
    shift.finish(shift.last_id, Outcome(Refusal.NO_CONFIRMATION))
    assert (shift.kept, shift.refused) == (0, [])


def test_refused_words_stay_in_the_agents_hands_after_a_crash_too(
    shift: Shift, tmp_path: Path, clock: Clock
) -> None:
    shift.desk.send(CHAT.id, "one")
    request_id = shift.last_id
    shift.finish(request_id, Outcome(Refusal.FORBIDDEN))
    after = after_a_crash(shift, tmp_path, clock)
    after.connect()
    assert (after.asked, after.spoken()) == ([], [("one", DeliveryState.FAILED)])
    after.desk.send_again(CHAT.id, request_id)
    assert after.port.performed == [(request_id, SendMessage(CHAT.id, "one"))]
    after.finish(request_id, Outcome(Refusal.FORBIDDEN))
    after.desk.give_up(CHAT.id, request_id)
    assert after.kept == 0


def test_any_other_refusal_ends_it(shift: Shift) -> None:
    shift.desk.end(CHAT.id)
    shift.finish(shift.last_id, Outcome(Refusal.NOT_ALLOWED_NOW))
    assert shift.kept == 0
    assert shift.refused == [("EndInteraction", Refusal.NOT_ALLOWED_NOW)]


# What must not be repeated


@pytest.mark.parametrize(
    "action",
    [
        actions.SetWorkStatus(WorkStatus.READY),
        actions.SetPresence(ProfileId("P")),
        actions.AcceptOffer(OFFER.id),
        actions.Pick(ContactId("D" * 32), CHAT.queue_id, Channel.CHAT),  # type: ignore[arg-type]
    ],
)
def test_a_moment_is_repeated_at_once_or_not_at_all(
    shift: Shift, tmp_path: Path, clock: Clock, action: Action
) -> None:
    shift.model = (CHAT, OFFER)
    shift.lose()
    shift.connect()
    shift.desk.ask(action)
    request_id = shift.last_id
    shift.lose(request_id)
    shift.connect()
    assert shift.port.performed == [(request_id, action)] * 2
    shift.lose(request_id)
    clock.time += 16
    shift.connect()
    assert len(shift.port.performed) == 2
    name = type(action).__name__
    assert (shift.refused, shift.kept) == ([(name, Refusal.TOO_LATE)], 0)
    assert shift.store.pending == {}


def test_what_a_supervisor_does_to_a_contact_is_never_repeated(shift: Shift) -> None:
    """What they saw is forgotten with the connection: they look again, and ask again."""
    shift.desk.ask(actions.ControlContact(SupervisionId("S"), actions.EndInteraction(CHAT.id)))
    assert shift.kept == 0
    shift.lose(shift.last_id)
    shift.connect()
    assert len(shift.port.performed) == 1
    assert shift.refused == [("ControlContact", Refusal.DISCONNECTED)]


@pytest.mark.parametrize("lasts", [True, False])
def test_a_supervision_that_goes_on_is_ended_after_the_gap(shift: Shift, lasts: bool) -> None:
    session = SupervisorSession(SupervisionId("S"), SupervisionMode.MONITORING)
    shift.outbox.receive([events.SupervisionChanged((session,))])
    shift.desk.ask(EndSupervision(session.id))
    shift.lose(shift.last_id)
    shift.connect(events.SupervisionChanged((session,) if lasts else ()))
    assert shift.asked == [EndSupervision(session.id)] * (2 if lasts else 1)
    assert shift.refused == []


def test_ready_is_never_set_by_a_program_that_was_not_asked(
    shift: Shift, tmp_path: Path, clock: Clock
) -> None:
    shift.desk.set_ready(True)
    after = after_a_crash(shift, tmp_path, clock)
    after.connect()
    assert after.asked == []
    assert (after.refused, after.kept) == ([("SetWorkStatus", Refusal.TOO_LATE)], 0)


def test_what_a_supervisor_said_comes_back_after_a_crash(
    shift: Shift, tmp_path: Path, clock: Clock
) -> None:
    """As long as the program runs, the view in which it was said brings it back."""
    session = SupervisionId("S")
    theirs = replace(CHAT, id=InteractionId("7" * 32), contact_id=ContactId("D" * 32))
    seen = events.SupervisedChanged(session, (events.InteractionChanged(theirs),))
    shift.outbox.receive([seen])
    shift.desk.perform(BargeIn(session, theirs.id, "refused"))
    shift.finish(shift.last_id, Outcome(Refusal.FORBIDDEN))
    assert (shift.kept, shift.drafts.get(theirs.contact_id, DraftKind.REPLY)) == (0, "")
    shift.desk.perform(BargeIn(session, theirs.id, "said"))
    after = after_a_crash(shift, tmp_path, clock)
    after.connect()
    assert (after.asked, after.kept) == ([], 0)
    assert after.refused == [("BargeIn", Refusal.TOO_LATE)]
    assert after.drafts.get(theirs.contact_id, DraftKind.REPLY) == "said"


def test_what_has_come_true_meanwhile_is_not_told(
    shift: Shift, tmp_path: Path, clock: Clock
) -> None:
    shift.desk.set_ready(True)
    shift.desk.end(CHAT.id)
    ready = replace(ME, work_status=WorkStatus.READY)
    ended = replace(CHAT, status=InteractionStatus.ENDED)
    after = after_a_crash(shift, tmp_path, clock, ready, ended)
    after.connect()
    assert (after.asked, after.refused, after.kept) == ([], [], 0)


@pytest.mark.parametrize("happened", [True, False])
def test_queues_and_transfers_are_looked_for_in_the_model(shift: Shift, happened: bool) -> None:
    shift.desk.serve_queue(VENTAS.id, True)
    shift.desk.transfer(CHAT.id, TransferTarget(TargetKind.AGENT, "B", "Bruno", "bruno@demo"))
    first = tuple(shift.port.performed)
    shift.lose(*(request_id for request_id, _ in first))
    status = "transferred" if happened else "transferring"
    shift.model = (replace(CHAT, channel_status=status),)
    shift.connect(events.QueuesChanged((replace(VENTAS, serve=happened),)))
    assert tuple(shift.port.performed) == (first if happened else first * 2)
    assert shift.kept == (0 if happened else 2)


def test_an_offer_that_has_gone_is_told_so(shift: Shift) -> None:
    shift.model = (CHAT, OFFER)
    shift.lose()
    shift.connect()
    shift.desk.accept(OFFER.id)
    shift.lose(shift.last_id)
    shift.model = (CHAT,)
    shift.connect()
    assert len(shift.port.performed) == 1
    assert (shift.refused, shift.kept) == ([("AcceptOffer", Refusal.EXPIRED)], 0)


@pytest.mark.parametrize("crash", [False, True])
def test_words_to_a_conversation_that_is_somebody_elses_now_come_back(
    shift: Shift, tmp_path: Path, clock: Clock, crash: bool
) -> None:
    shift.desk.send(CHAT.id, "one")
    shift.desk.send(CHAT.id, "two")
    if crash:
        shift = after_a_crash(shift, tmp_path, clock)
    else:
        shift.lose(*(request_id for request_id, _ in shift.port.performed))
    shift.drafts.put(CONTACT, DraftKind.REPLY, "half")
    shift.model = ()
    shift.connect()
    assert shift.drafts.get(CONTACT, DraftKind.REPLY) == "half\none\ntwo"
    assert (set(shift.refused), shift.kept) == ({("SendMessage", Refusal.IN_DOUBT)}, 0)
    assert {each.subject for each in shift.notices} == {"Rosa"}
    assert shift.store.pending == {}


def test_words_that_come_back_are_never_on_no_disk(shift: Shift) -> None:
    shift.lose()
    shift.desk.send(CHAT.id, "one")
    shift.model = ()
    shift.connect()
    assert shift.kept == 0
    assert shift.disk.read("SELECT text FROM draft") == [("one",)]


def test_what_the_disk_did_not_take_is_written_within_a_second(
    shift: Shift, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "drafts.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        shift.desk.send(CHAT.id, "one")
    assert shift.kept == 0
    shift.outbox.look()
    assert shift.kept == 1


def test_words_that_failed_come_back_when_their_conversation_goes(shift: Shift) -> None:
    shift.desk.send(CHAT.id, "one")
    shift.finish(shift.last_id, Outcome(Refusal.FORBIDDEN))
    shift.outbox.receive([events.InteractionRemoved(CHAT.id)])
    assert (shift.drafts.get(CONTACT, DraftKind.REPLY), shift.kept) == ("one", 0)


def test_a_file_that_was_refused_is_not_kept(shift: Shift, tmp_path: Path, clock: Clock) -> None:
    """It stands there as long as the program runs; it is the agent's to choose it again."""
    shift.desk.perform(SendFile(CHAT.id, "papers/a.pdf", "a.pdf", 12))
    shift.finish(shift.last_id, Outcome(Refusal.TOO_LARGE))
    assert [each for _, each in shift.spoken()] == [DeliveryState.SENDING], "told by its use case"
    assert (shift.refused, shift.kept) == ([("SendFile", Refusal.TOO_LARGE)], 0)
    after = after_a_crash(shift, tmp_path, clock)
    after.connect()
    assert (after.asked, after.spoken()) == ([], [])


def test_a_file_that_failed_goes_with_its_conversation(shift: Shift) -> None:
    shift.desk.perform(SendFile(CHAT.id, "papers/a.pdf", "a.pdf", 12))
    shift.finish(shift.last_id, LOST)
    assert shift.kept == 1
    shift.outbox.receive([events.InteractionRemoved(CHAT.id)])
    assert (shift.drafts.get(CONTACT, DraftKind.REPLY), shift.kept) == ("", 0)


def test_words_that_failed_go_with_a_conversation_that_is_finished(shift: Shift) -> None:
    shift.desk.send(CHAT.id, "one")
    shift.finish(shift.last_id, Outcome(Refusal.FORBIDDEN))
    ended = replace(CHAT, status=InteractionStatus.ENDED)
    shift.outbox.receive([events.InteractionChanged(ended)])
    shift.outbox.receive([events.InteractionRemoved(CHAT.id)])
    assert (shift.drafts.get(CONTACT, DraftKind.REPLY), shift.kept) == ("", 0)


@pytest.mark.parametrize(
    ("action", "refusal"),
    [
        (actions.SendDraft(CHAT.id, DraftChange()), Refusal.IN_DOUBT),
        (actions.EditDraft(CHAT.id, DraftChange(subject="a")), Refusal.NOT_YOURS),
        (actions.FinishInteraction(CHAT.id), None),
    ],
)
def test_what_is_about_a_gone_interaction_ends_in_words(
    shift: Shift, tmp_path: Path, clock: Clock, action: Action, refusal: Refusal | None
) -> None:
    shift.desk.ask(action)
    after = after_a_crash(shift, tmp_path, clock)
    after.model = ()
    after.connect()
    told = [] if refusal is None else [(type(action).__name__, refusal)]
    assert (after.asked, after.refused, after.kept) == ([], told, 0)


def test_after_a_day_nothing_is_repeated(shift: Shift, tmp_path: Path, clock: Clock) -> None:
    shift.desk.ask(actions.EditDraft(CHAT.id, DraftChange(subject="a")))
    clock.time += 24 * 3600
    after = after_a_crash(shift, tmp_path, clock)
    after.connect()
    assert (after.asked, after.refused) == ([], [("EditDraft", Refusal.TOO_LATE)])


def test_a_file_is_shown_and_announced_again_after_a_crash(
    shift: Shift, tmp_path: Path, clock: Clock
) -> None:
    file = SendFile(CHAT.id, "papers/a.pdf", "a.pdf", 12)
    shift.desk.perform(file)
    request_id = shift.last_id
    after = after_a_crash(shift, tmp_path, clock)
    after.connect()
    assert after.port.performed == [(request_id, file)]
    (shown,) = after.store.conversation(CHAT.id).slice(0, 9)
    assert [each.filename for each in shown.files] == ["a.pdf"]
    after.finish(request_id, Outcome(Refusal.CANCELLED))
    assert after.kept == 0


def test_a_file_that_did_not_get_through_is_told_and_tried_after_the_next_gap(
    shift: Shift,
) -> None:
    """Its content goes by a way of its own, which may fail while the connection holds."""
    shift.desk.perform(SendFile(CHAT.id, "papers/a.pdf", "a.pdf", 12))
    request_id = shift.last_id
    shift.finish(request_id, LOST)
    assert shift.refused == [("SendFile", Refusal.DISCONNECTED)]
    shift.lose()
    shift.connect()
    assert [each for each, _ in shift.port.performed] == [request_id] * 2
    shift.finish(request_id, LOST)
    shift.outbox.cancel_file(request_id)
    assert shift.kept == 0, "who gives it up is not surprised by it later"


def test_a_file_that_is_tried_without_a_connection_fails_at_once(shift: Shift) -> None:
    shift.lose()
    shift.desk.perform(SendFile(CHAT.id, "papers/a.pdf", "a.pdf", 12))
    shift.finish(shift.last_id, LOST)
    assert (shift.refused, shift.kept) == ([("SendFile", Refusal.DISCONNECTED)], 1)


def test_a_file_that_is_given_up_on_its_way_is_kept_until_that_is_certain(shift: Shift) -> None:
    shift.desk.perform(SendFile(CHAT.id, "papers/a.pdf", "a.pdf", 12))
    shift.outbox.cancel_file(shift.last_id)
    assert (shift.port.cancelled, shift.kept) == ([shift.last_id], 1)
    shift.finish(shift.last_id, Outcome(Refusal.CANCELLED))
    assert (shift.kept, shift.refused) == (0, [])


def test_files_wait_for_the_next_session_as_words_do(shift: Shift) -> None:
    files = Files(shift.store, shift.desk, shift.outbox)
    MailFiles(shift.store, shift.desk, shift.outbox, files)
    both: list[Action] = [
        SendFile(CHAT.id, "papers/a.pdf", "a.pdf", 12),
        actions.AttachFile(CHAT.id, "papers/b.pdf", "b.pdf", 12),
    ]
    for each in both:
        shift.desk.perform(each)
    shift.lose(*(request_id for request_id, _ in shift.port.performed))
    shift.outbox.receive([events.SessionEnded(SessionEnd.EXPIRED)])
    shift.store.reset()
    shift.port.performed.clear()
    shift.connect()
    assert (shift.asked, shift.refused) == (both, [("SendFile", Refusal.DISCONNECTED)])


def test_a_file_whose_chat_went_during_a_gap_is_told(shift: Shift) -> None:
    Files(shift.store, shift.desk, shift.outbox)
    shift.store.show(CHAT.id)
    shift.desk.perform(SendFile(CHAT.id, "papers/a.pdf", "a.pdf", 12))
    shift.lose(shift.last_id)
    shift.model = ()
    shift.connect()
    assert (shift.refused, shift.kept) == ([("SendFile", Refusal.IN_DOUBT)], 0)


def test_a_file_of_before_a_restart_can_be_sent_again(
    shift: Shift, tmp_path: Path, clock: Clock
) -> None:
    file = SendFile(CHAT.id, "papers/a.pdf", "a.pdf", 12)
    shift.desk.perform(file)
    after = after_a_crash(shift, tmp_path, clock, FORGETFUL)
    files = Files(after.store, after.desk, after.outbox)
    after.connect()
    after.outbox.look()
    after.outbox.look()
    (shown,) = after.store.conversation(CHAT.id).slice(0, 9)
    assert (shown.delivery, after.asked) == (DeliveryState.FAILED, [])
    assert shown.request_id is not None
    files.send_again(shown.request_id)
    assert after.asked == [file]


# A server that does not remember


@pytest.mark.parametrize("crash", [False, True])
def test_a_forgetful_servers_transcript_is_asked_before_anything_is_sent_again(
    shift: Shift, tmp_path: Path, clock: Clock, crash: bool
) -> None:
    shift.desk.send(CHAT.id, "one")
    shift.desk.send(CHAT.id, "two")
    request_id = shift.last_id
    if crash:
        shift = after_a_crash(shift, tmp_path, clock)
    else:
        shift.lose(*(each for each, _ in shift.port.performed))
        shift.port.performed.clear()
    shift.me = FORGETFUL
    shift.connect(echo("one"))
    shift.outbox.look()
    shift.outbox.look()
    assert shift.asked == []
    assert [each.remedy for each in shift.notices] == [Remedy.SEND_AGAIN]
    assert shift.spoken() == [("one", DeliveryState.SENT), ("two", DeliveryState.FAILED)]
    assert shift.store.conversation(CHAT.id)[1].failure == "in_doubt"
    assert shift.refused == [("SendMessage", Refusal.IN_DOUBT)]
    shift.desk.send_again(CHAT.id, request_id)
    assert shift.port.performed == [(request_id, SendMessage(CHAT.id, "two"))]


def test_what_fails_before_the_agents_eyes_needs_no_notice(
    shift: Shift, tmp_path: Path, clock: Clock
) -> None:
    shift.desk.send(CHAT.id, "one")
    after = after_a_crash(shift, tmp_path, clock, FORGETFUL)
    after.connect()
    after.store.show(CHAT.id)
    after.lose()
    after.outbox.look()
    after.outbox.look()
    assert after.spoken() == [], "nothing is judged without a connection"
    after.connect()
    after.outbox.look()
    after.outbox.look()
    assert (after.spoken(), after.notices) == ([("one", DeliveryState.FAILED)], [])


def test_a_transcript_that_still_grows_is_not_judged(shift: Shift) -> None:
    shift.desk.send(CHAT.id, "one")
    shift.lose(shift.last_id)
    shift.me = FORGETFUL
    shift.connect(echo("old", at=1.0, number=7))
    shift.outbox.look()
    shift.outbox.receive([echo("older", at=1.0, number=8)])
    shift.outbox.look()
    assert shift.refused == []
    shift.outbox.look()
    assert shift.refused == [("SendMessage", Refusal.IN_DOUBT)]


def test_the_same_words_of_before_confirm_nothing(
    shift: Shift, tmp_path: Path, clock: Clock
) -> None:
    shift.desk.send(CHAT.id, "ok")
    shift.desk.send(CHAT.id, "ok")
    after = after_a_crash(shift, tmp_path, clock, FORGETFUL)
    after.connect(echo("ok", at=900.0, number=1), echo("ok", at=1000.5, number=2))
    after.outbox.look()
    after.outbox.look()
    assert after.kept == 1, "one stands there, of the other nobody knows"


def test_a_file_of_that_name_confirms_one(shift: Shift, tmp_path: Path, clock: Clock) -> None:
    for _ in range(2):
        shift.desk.perform(SendFile(CHAT.id, "papers/a.pdf", "a.pdf", 12))
    there = Message(
        "",
        Author.ME,
        sent_at=1000.5,
        id=MessageId("M1"),
        files=(ChatFile(AttachmentId("F"), "a.pdf"),),
    )
    after = after_a_crash(shift, tmp_path, clock, FORGETFUL)
    after.connect(events.MessagesReceived(CHAT.id, (there,)))
    after.outbox.look()
    after.outbox.look()
    assert (after.kept, after.refused) == (0, [("SendFile", Refusal.IN_DOUBT)])


@pytest.mark.parametrize("action", [actions.NewMail(DraftText(subject="a")), AskForHelp()])
def test_what_would_be_a_second_one_is_not_asked_again_of_a_forgetful_server(
    shift: Shift, action: Action
) -> None:
    shift.desk.ask(action)
    shift.lose(shift.last_id)
    shift.me = FORGETFUL
    shift.connect()
    assert len(shift.port.performed) == 1
    assert shift.refused == [(type(action).__name__, Refusal.IN_DOUBT)]


def test_what_certainly_never_went_out_is_sent_to_a_forgetful_server_too(shift: Shift) -> None:
    shift.lose()
    shift.desk.send(CHAT.id, "one")
    assert (shift.asked, shift.kept) == ([], 1)
    shift.me = FORGETFUL
    shift.connect()
    assert shift.asked == [SendMessage(CHAT.id, "one")]


def test_what_went_out_by_a_connection_of_before_is_not_sent_to_a_forgetful_server_again(
    shift: Shift,
) -> None:
    """The network may be connected again before the store is told."""
    shift.me = FORGETFUL
    shift.lose()
    shift.desk.send(CHAT.id, "one")
    shift.connect()
    shift.lose(shift.last_id)
    shift.connect()
    assert shift.asked == [SendMessage(CHAT.id, "one")]


def test_what_can_only_come_true_once_is_asked_again_of_a_forgetful_server(shift: Shift) -> None:
    shift.desk.end(CHAT.id)
    shift.lose(shift.last_id)
    shift.me = FORGETFUL
    shift.connect()
    assert shift.asked == [actions.EndInteraction(CHAT.id)] * 2


# Whose it is


def test_nobody_sends_what_somebody_else_wrote(shift: Shift, tmp_path: Path, clock: Clock) -> None:
    shift.desk.send(CHAT.id, "ana's")
    shift.disk.close()
    luis = Shift(tmp_path, clock, ME, CHAT, user="luis")
    luis.connect()
    assert (luis.asked, luis.kept) == ([], 1)
    luis.outbox.receive([events.SessionEnded(SessionEnd.EXPIRED)])
    assert luis.kept == 1
    luis.outbox.receive([events.SessionEnded(SessionEnd.SIGNED_OUT)])
    assert luis.kept == 0, "who signs out leaves nothing of anybody else behind"


def test_signing_out_gives_up_moments_and_keeps_words(shift: Shift) -> None:
    shift.desk.send(CHAT.id, "one")
    shift.desk.set_ready(True)
    shift.outbox.receive([events.SessionEnded(SessionEnd.SIGNED_OUT)])
    shift.store.reset()
    (kept,) = Unsettled(shift.disk).of("ana http://t/demo")
    assert kept.action == SendMessage(CHAT.id, "one")


def test_an_expired_session_goes_on_with_the_next_one(shift: Shift) -> None:
    shift.desk.send(CHAT.id, "one")
    request_id = shift.last_id
    shift.lose(request_id)
    shift.outbox.receive([events.SessionEnded(SessionEnd.EXPIRED)])
    shift.store.reset()
    shift.connect()
    assert shift.port.performed == [(request_id, SendMessage(CHAT.id, "one"))] * 2
    assert shift.notices == []


def test_what_is_asked_between_two_sessions_joins_what_waits(shift: Shift) -> None:
    shift.outbox.receive([events.SessionEnded(SessionEnd.EXPIRED)])
    shift.desk.send(CHAT.id, "one")
    assert (shift.asked, shift.kept) == ([], 1)
    shift.connect()
    assert shift.asked == [SendMessage(CHAT.id, "one")]
