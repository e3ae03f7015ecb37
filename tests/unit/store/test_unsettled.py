"""What was asked is on disk when the call returns, and is found again as it was."""

from __future__ import annotations

import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from contactpro_desktop.domain import actions, service_actions
from contactpro_desktop.domain.actions import Action, SendMessage
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.call import CallState
from contactpro_desktop.domain.campaign import CallResult, PreviewAnswer
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.ids import (
    AgentId,
    AnswerId,
    AttachmentId,
    ContactId,
    InteractionId,
    ProfileId,
    QuestionId,
    QueueId,
    ReportId,
    RequestId,
    ScriptId,
    SupervisionId,
)
from contactpro_desktop.domain.mail import (
    DraftChange,
    DraftText,
    DraftType,
    MailAddress,
    RecipientKind,
)
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.domain.supervision import SupervisionMode
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.store.action_text import NotUnderstood, decode_action, encode_action
from contactpro_desktop.store.disk import Disk, DiskProblem
from contactpro_desktop.store.drafts import DraftKind, Drafts
from contactpro_desktop.store.unsettled import Entry, Unsettled

CHAT, CONTACT = InteractionId("1" * 32), ContactId("C" * 32)
ROSA = MailAddress("rosa@example.com", "Rosa")
FILE = AttachmentId("F1")
SESSION = SupervisionId("S1")
CHANGE = DraftChange(subject="Re: Hola", to=(ROSA,))

EVERYTHING: tuple[Action, ...] = (
    actions.SetWorkStatus(WorkStatus.READY),
    actions.SetPresence(ProfileId("P")),
    actions.ServeQueue(QueueId("Q"), True),
    actions.AcceptOffer(CHAT, elsewhere=True),
    actions.DeclineOffer(CHAT),
    actions.Pick(CONTACT, QueueId("Q"), Channel.CHAT),
    SendMessage(CHAT, "¿Qué tal? 🙂\n"),
    actions.SetTyping(CHAT, True),
    actions.Transfer(
        CHAT,
        Channel.CHAT,
        TransferTarget(
            TargetKind.QUEUE, "Q", "Ventas", capabilities=frozenset({Capability.CHAT}), waiting=3
        ),
        {"case": "7"},
    ),
    actions.EndInteraction(CHAT),
    actions.LoadScript(ScriptId("S")),
    actions.SaveScript(
        CHAT, ScriptId("S"), {QuestionId("Q1"): Answer((AnswerId("A"),), "words")}, QuestionId("Q1")
    ),
    actions.FinishInteraction(CHAT),
    actions.StartDraft(CHAT, DraftType.REPLY, (ROSA,)),
    actions.EditDraft(CHAT, CHANGE),
    actions.AddRecipient(CHAT, RecipientKind.CC, ROSA),
    actions.RemoveRecipient(CHAT, RecipientKind.TO, ROSA),
    actions.SetRecipients(CHAT, RecipientKind.BCC, (ROSA, MailAddress("b@example.com"))),
    actions.AttachOriginal(CHAT, FILE),
    actions.AttachFile(CHAT, "papers/a.pdf", "a.pdf", 12, "application/pdf"),
    actions.RemoveAttachment(CHAT, FILE),
    actions.SendDraft(CHAT, CHANGE),
    actions.ParkDraft(CHAT, CHANGE),
    actions.DiscardDraft(CHAT),
    actions.NewMail(DraftText(subject="Hola", to=(ROSA,)), frozenset({CHAT})),
    actions.ParkTask(CHAT),
    actions.OpenParked(CONTACT, Channel.TASK),
    actions.SetCallState(CHAT, CallState.ON_HOLD),
    actions.SetRecording(CHAT, True),
    actions.Dial("+34600", frozenset({CHAT})),
    actions.AnswerPreview(CHAT, next(iter(PreviewAnswer)), "+34600"),
    actions.SetCallResult(CHAT, next(iter(CallResult)), "x", 60, "", "later"),
    actions.SetCustomerAttributes(CHAT, {"city": "Sevilla"}),
    actions.ControlContact(SESSION, actions.EndInteraction(CHAT)),
    actions.ControlContact(SESSION, actions.SetRecording(CHAT, True)),
    actions.ControlContact(
        SESSION,
        actions.Transfer(CHAT, Channel.CHAT, TransferTarget(TargetKind.AGENT, "E", "Elena", "e@d")),
    ),
    service_actions.ChangeSettings({"a": "1"}),
    service_actions.ChangeAlias("Ana de Ventas"),
    service_actions.ChangeAlias("Ana"),
    service_actions.DenySupervising({"barge_in": True}),
    service_actions.SetTelephone(True, "+34600", None, {"in_gsm": True, "gsm": "+34"}),
    service_actions.SetCapabilities(phone=True),
    service_actions.ServeExternally({QueueId("Q"): True}),
    service_actions.ShareUi({"a": "1"}),
    service_actions.ForgetUi(("a", "b")),
    service_actions.SendFile(CHAT, "papers/a.pdf", "a.pdf", 12),
    service_actions.SetVideoStatus(CHAT, "on"),
    service_actions.SignalVideo(CHAT, True, "v=0", (service_actions.VideoCandidate("c", 0),)),
    service_actions.AskForHelp(),
    service_actions.OpenGuidance(SESSION, "a@b", QueueId("Q")),
    service_actions.Supervise(AgentId("A"), SupervisionMode.MONITORING),
    service_actions.SetSupervision(SESSION, SupervisionMode.COACHING),
    service_actions.EndSupervision(SESSION),
    service_actions.BargeIn(SESSION, CHAT, "hola"),
    service_actions.AskForReport("01/01/2000 00:00:00 UTC+00:00", email="a@b", last_digits=123),
    service_actions.DeletePersonalData(ReportId("R"), (CONTACT,), ("d",)),
)

Opener = Callable[[Path], Unsettled]


@pytest.fixture
def open_outbox() -> Iterator[Opener]:
    """Opens the file; it stays open until the test is over, like that of a crashed program."""
    with ExitStack() as after:

        def opened(path: Path) -> Unsettled:
            disk = Disk(path, lambda: 0.0)
            after.callback(disk.close)
            return Unsettled(disk)

        yield opened


def entry(number: int, action: Action | None = None, account: str = "ana") -> Entry:
    return Entry(RequestId(f"R{number}"), account, action or SendMessage(CHAT, "hola"), 1.0)


def test_every_action_is_read_as_it_was_written() -> None:
    assert {type(each) for each in EVERYTHING} == set(get_args(Action))
    for action in EVERYTHING:
        assert decode_action(*encode_action(action)) == action


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Unheard", "{}"),
        ("SendMessage", "{not json"),
        ("SendMessage", "[]"),
        ("SendMessage", '{"interaction_id": 1, "text": "a", "kind": "text"}'),
        ("SendMessage", '{"interaction_id": "1", "text": "a", "kind": "poem"}'),
        ("SendMessage", '{"interaction_id": "1", "text": "a", "colour": "red"}'),
        ("EndInteraction", "{}"),
    ],
)
def test_what_no_action_says_is_not_understood(kind: str, text: str) -> None:
    with pytest.raises(NotUnderstood):
        decode_action(kind, text)


def test_what_was_put_survives_a_process_that_never_closed(
    open_outbox: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "drafts.sqlite"
    crashed = open_outbox(path)
    entries = [entry(number, action) for number, action in enumerate(EVERYTHING)]
    for each in entries:
        crashed.put(each)
    assert open_outbox(path).of("ana") == tuple(entries)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_entry_keeps_its_place_and_its_action(open_outbox: Opener, tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    outbox = open_outbox(path)
    for number in (1, 2, 3):
        outbox.put(entry(number))
    outbox.remove(RequestId("R2"))
    outbox.note(RequestId("R1"), failure="forbidden")
    found = open_outbox(path).of("ana")
    assert [(each.request_id, each.failure) for each in found] == [("R1", "forbidden"), ("R3", "")]


def test_what_is_settled_leaves_the_disk(open_outbox: Opener, tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    with closing(Disk(path, lambda: 0.0)) as disk:
        outbox = Unsettled(disk)
        outbox.put(entry(1, SendMessage(CHAT, "secret words")))
        outbox.put(entry(2, account="luis"))
        outbox.remove_others("luis")
    assert b"secret words" not in path.read_bytes()
    assert [each.request_id for each in open_outbox(path).of("luis")] == ["R2"]


def test_what_cannot_be_understood_is_nothing(open_outbox: Opener, tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    open_outbox(path).put(entry(1))
    open_outbox(path).put(entry(2))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE unsettled SET action = '{' WHERE request_id = 'R1'")
    assert [each.request_id for each in open_outbox(path).of("ana")] == ["R2"]


def test_a_table_of_another_form_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE unsettled (number INTEGER)")
    with closing(Disk(path, lambda: 0.0)) as disk:
        assert disk.problem is DiskProblem.SET_ASIDE
        Unsettled(disk).put(entry(1))


def test_a_disk_that_begins_to_fail_is_told_once_and_nothing_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    told: list[bool] = []
    with closing(Disk(path, lambda: 0.0)) as disk:
        outbox = Unsettled(disk)
        disk.on_failing = lambda: told.append(True)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            outbox.put(entry(1))
            outbox.put(entry(2))
        assert told == [True]
        assert len(outbox.of("ana")) == 2


def test_what_could_not_be_written_is_written_as_soon_as_it_can_be(
    open_outbox: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "drafts.sqlite"
    outbox = open_outbox(path)
    outbox.put(entry(1))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for number in (2, 3, 4):
            outbox.put(entry(number))
        outbox.put(replace(entry(2), failure="forbidden"))
        outbox.remove(RequestId("R1"), RequestId("R4"))
    assert [each.request_id for each in open_outbox(path).of("ana")] == ["R1"]
    outbox.flush()
    found = open_outbox(path).of("ana")
    assert [(each.request_id, each.failure) for each in found] == [("R2", "forbidden"), ("R3", "")]


def test_words_leave_the_outbox_for_a_draft_in_one_transaction(tmp_path: Path) -> None:
    """Whoever reads the file finds them once, whatever fails in between."""
    path = tmp_path / "drafts.sqlite"
    with closing(Disk(path, lambda: 0.0)) as disk, closing(sqlite3.connect(path)) as other:
        outbox, drafts = Unsettled(disk), Drafts(disk)
        outbox.put(entry(1))
        other.execute(
            "CREATE TRIGGER full BEFORE DELETE ON unsettled BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
        drafts.put(CONTACT, DraftKind.REPLY, "hola")
        outbox.remove(RequestId("R1"))
        assert _found(other) == (1, 0)
        other.execute("DROP TRIGGER full")
        outbox.flush()
        assert _found(other) == (0, 1)


def _found(database: sqlite3.Connection) -> tuple[int, int]:
    """How many entries of the outbox and how many drafts there are."""
    (found,) = database.execute(
        "SELECT (SELECT count(*) FROM unsettled), (SELECT count(*) FROM draft)"
    )
    return found


def test_half_a_character_fails_as_a_full_disk_does(tmp_path: Path) -> None:
    told: list[bool] = []
    with closing(Disk(tmp_path / "drafts.sqlite", lambda: 0.0)) as disk:
        drafts = Drafts(disk)
        disk.on_failing = lambda: told.append(True)
        drafts.put(CONTACT, DraftKind.REPLY, "\ud83d")
        drafts.flush()
        assert (told, disk.dirty) == ([True], True)
        drafts.put(CONTACT, DraftKind.REPLY, "\U0001f642")
        drafts.flush()
        assert not disk.dirty


def test_what_is_known_of_a_failure_is_not_written_again(tmp_path: Path) -> None:
    with closing(Disk(tmp_path / "drafts.sqlite", lambda: 0.0)) as disk:
        outbox = Unsettled(disk)
        outbox.put(entry(1))
        outbox.note(entry(1).request_id, failure="forbidden")
        noted = outbox.get(entry(1).request_id)
        outbox.note(entry(1).request_id, failure="forbidden")
        outbox.note(entry(2).request_id, failure="forbidden")
        assert outbox.of("ana") == (noted,)
        assert outbox.get(entry(1).request_id) is noted


def test_keeping_one_costs_less_than_two_milliseconds(tmp_path: Path) -> None:
    with closing(Disk(tmp_path / "drafts.sqlite", lambda: 0.0)) as disk:
        outbox = Unsettled(disk)
        times = []
        for number in range(200):
            begun = time.perf_counter()
            outbox.put(entry(number, SendMessage(CHAT, "x" * 500)))
            times.append(time.perf_counter() - begun)
    assert sorted(times)[189] < 0.002
