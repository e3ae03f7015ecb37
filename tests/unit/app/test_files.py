"""Files of chats and mails: looked at before they go, followed while they do, given up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from contactpro_desktop.app.files import FileProblem, Outgoing
from contactpro_desktop.domain.actions import AttachFile
from contactpro_desktop.domain.conversation import DeliveryState, Message
from contactpro_desktop.domain.errors import FileUnavailable
from contactpro_desktop.domain.events import FileProgress, InteractionRemoved, Link, LinkChanged
from contactpro_desktop.domain.files import LARGEST_FILE, ChatFile
from contactpro_desktop.domain.ids import AttachmentId, InteractionId, RequestId
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.service_actions import SendFile
from contactpro_desktop.store.changes import Change, UploadsUpdated
from tests.ui import scenes
from tests.ui.mail.mailbox import MAIL_ID, Desk
from tests.ui.scenes import ROSA
from tests.ui.support import Office

FILE = AttachmentId("F" * 32)
CANCELLED = Outcome(Refusal.CANCELLED)
LOST = Outcome(Refusal.DISCONNECTED)


@pytest.fixture
def office(qapp: QApplication) -> Iterator[Office]:
    """An agent of a contact centre that takes files, but small ones, and no programs."""
    parent = QObject()
    office = Office(parent)
    office.say(*scenes.working())
    office.take_files(largest_file=10, refused_file_types=frozenset({"exe"}))
    yield office
    office.close()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    return path


def request(office: Office) -> RequestId:
    return office.assignment.performed[-1][0]


def last(office: Office) -> Message:
    message = office.store.conversation(ROSA).last
    assert message is not None
    return message


# Before anything goes out


def test_what_can_be_sent_is_known_with_its_size(office: Office, paper: Path) -> None:
    assert office.files.look_at(paper) == Outgoing(paper, 10, "text/plain")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("b.txt", b"0" * 11, FileProblem.TOO_LARGE),
        ("virus.EXE", b"MZ", FileProblem.FILE_TYPE),
        ("none", None, FileProblem.NOT_READABLE),
        ("", None, FileProblem.NOT_READABLE),
    ],
)
def test_what_cannot_be_sent_is_refused_here(
    office: Office, tmp_path: Path, name: str, content: bytes | None, problem: FileProblem
) -> None:
    """A folder is no file either."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert office.files.send(ROSA, path) is problem
    assert office.mail_files.attach(MAIL_ID, path) is problem
    assert office.assignment.performed == []


def test_a_server_that_tells_no_limits_decides_itself(office: Office, tmp_path: Path) -> None:
    office.take_files(largest_file=None, refused_file_types=frozenset())
    path = tmp_path / "exe"
    path.write_bytes(b"0" * 11)
    assert office.files.largest == LARGEST_FILE
    assert isinstance(office.files.look_at(path), Outgoing)
    office.say(LinkChanged(Link.RECONNECTING))
    assert office.files.look_at(path) is FileProblem.OFFLINE


# Into a chat


def test_a_file_for_a_chat_that_has_just_gone_is_shown_nowhere(office: Office, paper: Path) -> None:
    """Choosing it took a while. The server says what becomes of it."""
    office.say(InteractionRemoved(ROSA))
    assert office.files.send(ROSA, paper) is None
    assert isinstance(office.assignment.actions[-1], SendFile)
    office.finish(Outcome(Refusal.NOT_FOUND))
    assert ROSA not in office.store.interactions
    assert office.store.pending == {}


def test_a_chats_file_shows_how_far_it_is(office: Office, paper: Path) -> None:
    assert office.files.send(ROSA, paper) is None
    office.say(FileProgress(request(office), FILE, 40))
    assert (last(office).progress, last(office).delivery) == (40, DeliveryState.SENDING)
    assert office.notices == []


def test_a_chats_file_that_is_given_up_leaves_no_trace(office: Office, paper: Path) -> None:
    before = len(office.store.conversation(ROSA))
    office.files.send(ROSA, paper)
    office.files.cancel(request(office))
    assert office.assignment.cancelled == [request(office)]
    assert len(office.store.conversation(ROSA)) == before + 1, "it may have arrived"
    office.finish(CANCELLED)
    assert len(office.store.conversation(ROSA)) == before
    assert office.notices == []


def test_a_chat_that_goes_takes_its_files_along(office: Office, paper: Path) -> None:
    office.files.send(ROSA, paper)
    sent = request(office)
    office.say(InteractionRemoved(ROSA))
    assert office.assignment.cancelled == [sent]
    office.finish(CANCELLED)
    office.files.send_again(sent)
    assert len(office.assignment.performed) == 1


def test_tidings_of_a_file_that_is_done_change_nothing(office: Office, paper: Path) -> None:
    office.files.send(ROSA, paper)
    sent = request(office)
    told = list[Change]()
    office.finish()
    office.store.listen(told.extend)
    office.say(FileProgress(sent, FILE, 99))
    office.store.advance(InteractionId("gone"), sent, 99)
    office.mail_files.remove(sent)
    office.mail_files.again(sent)
    assert told == []


# Into a mail


@pytest.fixture
def mail(office: Office) -> Desk:
    desk = Desk(office)
    office.take_files()
    office.notices.clear()
    return desk


def test_a_mails_file_is_followed_until_it_is_there(mail: Desk, paper: Path) -> None:
    office, told = mail.office, list[Change]()
    office.store.listen(told.extend)
    assert office.mail_files.attach(MAIL_ID, paper) is None
    sent, action = office.assignment.performed[-1]
    assert action == AttachFile(MAIL_ID, str(paper), "a.txt", 10, "text/plain")
    office.say(FileProgress(sent, FILE, 70))
    [upload] = office.mail_files.uploads(MAIL_ID)
    assert (upload.attachment_id, upload.percent, upload.failure) == (FILE, 70, None)
    office.finish()
    assert office.mail_files.uploads(MAIL_ID) == ()
    assert told.count(UploadsUpdated(MAIL_ID)) == 3


def test_a_mails_file_that_failed_is_tried_again_or_removed(mail: Desk, paper: Path) -> None:
    office = mail.office
    office.mail_files.attach(MAIL_ID, paper)
    office.finish(LOST)
    [upload] = office.mail_files.uploads(MAIL_ID)
    assert upload.failure is Refusal.DISCONNECTED
    assert office.notices == [], "the list says it"
    office.mail_files.again(upload.request_id)
    [again] = office.mail_files.uploads(MAIL_ID)
    assert (again.action, again.failure) == (upload.action, None)
    assert office.assignment.performed[-1] == (again.request_id, upload.action)
    office.mail_files.again(again.request_id)
    assert len(office.assignment.performed) == 2, "one is on its way"
    office.finish(LOST)
    office.mail_files.remove(again.request_id)
    assert office.mail_files.uploads(MAIL_ID) == ()
    failed = [upload.request_id, again.request_id]
    assert office.assignment.cancelled == failed, "nobody sends them once more unasked"


def test_a_mails_file_that_is_given_up_goes_when_that_is_certain(mail: Desk, paper: Path) -> None:
    office = mail.office
    office.mail_files.attach(MAIL_ID, paper)
    [upload] = office.mail_files.uploads(MAIL_ID)
    office.mail_files.remove(upload.request_id)
    assert office.assignment.cancelled == [upload.request_id]
    assert office.mail_files.uploads(MAIL_ID) == (upload,)
    office.finish(CANCELLED)
    assert office.mail_files.uploads(MAIL_ID) == ()


def test_a_mail_that_goes_takes_its_files_along(mail: Desk, paper: Path) -> None:
    office = mail.office
    office.mail_files.attach(MAIL_ID, paper)
    sent = request(office)
    office.say(InteractionRemoved(MAIL_ID))
    assert office.assignment.cancelled == [sent]
    assert office.mail_files.uploads(MAIL_ID) == ()


def test_a_file_of_another_mail_is_another_file(mail: Desk, paper: Path) -> None:
    mail.office.mail_files.attach(MAIL_ID, paper)
    assert mail.office.mail_files.uploads(ROSA) == ()


# Saving


def test_nothing_that_is_there_is_touched_by_half_a_file(office: Office, tmp_path: Path) -> None:
    """What lies beside the target stays, whatever its name."""
    target, beside = tmp_path / "contrato.pdf", tmp_path / "contrato.pdf.part"
    beside.write_bytes(b"mine")
    said: list[FileProblem | None] = []
    office.files.save(ChatFile(FILE, "contrato.pdf"), target, said.append)
    content = bytes(range(256)) * 40
    office.assignment.fetches[-1][1](content)
    assert said == [None]
    assert target.read_bytes() == content
    assert beside.read_bytes() == b"mine"
    assert sorted(each.name for each in tmp_path.iterdir()) == [target.name, beside.name]
    assert not target.stat().st_mode & 0o111, "nothing that is saved can be run"


def test_a_failed_send_keeps_its_file_for_another_try(office: Office, paper: Path) -> None:
    office.files.send(ROSA, paper)
    office.finish(LOST)
    assert last(office).delivery is DeliveryState.FAILED
    office.files.send_again(request(office))
    assert isinstance(office.assignment.actions[-1], SendFile)
    assert len(office.assignment.actions) == 2
    assert last(office).delivery is DeliveryState.SENDING


@pytest.mark.parametrize(
    ("refusal", "same"), [(Refusal.DISCONNECTED, True), (Refusal.BUSY_SERVER, False)]
)
def test_what_may_have_arrived_is_sent_again_under_its_first_id(
    office: Office, paper: Path, refusal: Refusal, same: bool
) -> None:
    """What was refused is another try."""
    office.files.send(ROSA, paper)
    office.finish(Outcome(refusal))
    office.files.send_again(request(office))
    first, second = (each for each, _ in office.assignment.performed)
    assert (first == second) is same
    rows = office.store.conversation(ROSA)
    assert [m.request_id for m in rows.slice(0, len(rows)) if m.is_pending] == [second]


def test_a_file_that_cannot_be_looked_at_is_not_readable(office: Office, tmp_path: Path) -> None:
    assert office.files.look_at(tmp_path / ("x" * 300)) is FileProblem.NOT_READABLE


def test_nothing_is_fetched_without_a_connection(office: Office) -> None:
    office.say(LinkChanged(Link.RECONNECTING))
    found: list[object] = []
    office.files.fetch(ChatFile(FILE, "a.txt"), found.append)
    office.files.save(ChatFile(FILE, "a.txt"), Path("a.txt"), found.append)
    assert found == [FileProblem.OFFLINE, FileProblem.OFFLINE]
    assert office.assignment.fetches == []


def test_a_file_is_saved_whole_or_not_at_all(office: Office, tmp_path: Path) -> None:
    told: list[FileProblem | None] = []
    places = [tmp_path / "a.txt", tmp_path / "missing" / "a.txt", tmp_path / "b.txt"]
    for place in places:
        office.files.save(ChatFile(FILE, "a.txt"), place, told.append)
    saved, unwritable, unavailable = (done for _, done in office.assignment.fetches)
    saved(b"content")
    unwritable(b"content")
    unavailable(FileUnavailable())
    assert told == [None, FileProblem.NOT_WRITABLE, FileProblem.UNAVAILABLE]
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_is_looked_at(office: Office) -> None:
    found: list[bytes | FileProblem] = []
    for _ in range(2):
        office.files.fetch(ChatFile(FILE, "a.png"), found.append)
    there, gone = (done for _, done in office.assignment.fetches)
    there(b"content")
    gone(FileUnavailable())
    assert found == [b"content", FileProblem.UNAVAILABLE]
