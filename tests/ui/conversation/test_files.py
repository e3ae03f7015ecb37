"""Files in a conversation: rows of the transcript, sending, failing, showing, saving."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from contactpro_desktop.app.notices import Topic
from contactpro_desktop.domain.conversation import (
    Author,
    DeliveryState,
    Message,
    MessageKind,
)
from contactpro_desktop.domain.events import ActionFinished, MeChanged, MessagesReceived
from contactpro_desktop.domain.files import ChatFile, DroppedFile, DropReason, Location
from contactpro_desktop.domain.ids import AttachmentId, MessageId
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.service_actions import SendFile
from contactpro_desktop.ui.conversation.file_handling import bare_name
from contactpro_desktop.ui.conversation.pane import ConversationPane
from contactpro_desktop.ui.conversation.row_layout import Act, file_targets
from contactpro_desktop.ui.conversation.wording import body_text
from tests.ui import scenes
from tests.ui.conversation.test_pane import pane  # noqa: F401
from tests.ui.scenes import ROSA
from tests.ui.support import Office

PICTURE = ChatFile(AttachmentId("A" * 32), "gato.png", 1_600, "image/png")
PAPER = ChatFile(AttachmentId("B" * 32), "contrato.pdf", 250_000, "application/pdf")


def attachment(*files: ChatFile, number: int = 900) -> Message:
    return Message(
        text="",
        author=Author.END_USER,
        author_name="Rosa",
        kind=MessageKind.ATTACHMENT,
        id=MessageId(f"{number:032}"),
        files=files,
    )


@pytest.fixture
def open_chat(office: Office, pane: ConversationPane) -> ConversationPane:  # noqa: F811
    """Rosa's chat, in a contact centre that takes files."""
    office.say(*scenes.working())
    me = office.store.me
    assert me is not None
    office.say(MeChanged(replace(me, media_path="/ecfs/media")))
    office.desk.open(ROSA)
    return pane


def test_a_file_says_its_name_and_size_and_what_can_be_done() -> None:
    message = attachment(PICTURE, PAPER)
    assert body_text(message).split("\n")[0].startswith("gato.png · ")
    acts = [(target.act, target.file) for target in file_targets(message)]
    assert acts == [(Act.SHOW, PICTURE), (Act.SAVE, PICTURE), (Act.SAVE, PAPER)]


def test_a_file_that_did_not_arrive_says_why() -> None:
    dropped = (DroppedFile("x.exe", DropReason.NOT_ALLOWED), DroppedFile("", DropReason.OTHER))
    lines = body_text(replace(attachment(), dropped=dropped)).split("\n")
    assert lines[0] == "x.exe did not arrive: files of this kind are refused."
    assert "File without a name" in lines[1]


def test_a_place_is_words_and_degrees() -> None:
    place = Location("Plaza", "Mayor", 40.4, -3.7)
    message = Message("Plaza", Author.END_USER, kind=MessageKind.LOCATION, location=place)
    assert body_text(message) == "Plaza\nMayor\n40.40000 / -3.70000"


def test_a_file_is_sent_from_the_composer(
    office: Office, open_chat: ConversationPane, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"hi")
    open_chat.chat.composer.attach.click()
    dialog = open_chat.window().findChild(QFileDialog, "sendFileDialog")
    assert dialog is not None
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    action = office.assignment.actions[-1]
    assert isinstance(action, SendFile)
    assert (action.filename, action.size, action.mime_type) == ("a.txt", 2, "text/plain")
    message = office.store.conversation(ROSA).last
    assert message is not None
    assert message.delivery is DeliveryState.SENDING
    assert message.files[0].filename == "a.txt"


def test_a_file_that_failed_is_sent_again(
    office: Office, open_chat: ConversationPane, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"hi")
    assert office.files.send(ROSA, path) is None
    request_id, action = office.assignment.performed[-1]
    office.say(ActionFinished(request_id, Outcome(Refusal.TOO_LARGE)))
    failed = office.store.conversation(ROSA).last
    assert failed is not None
    assert failed.delivery is DeliveryState.FAILED
    open_chat.chat.transcript.file_again.emit(request_id)
    assert office.assignment.performed[-1][1] == action
    last = office.store.conversation(ROSA).last
    assert last is not None
    assert last.delivery is DeliveryState.SENDING


def drop(widget: QWidget, path: Path) -> None:
    """Drag a file in and let it go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), copy, data, left, keys)
    QApplication.sendEvent(widget, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, data, left, keys))


def test_a_file_that_is_dropped_is_sent(
    office: Office, open_chat: ConversationPane, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"hi")
    drop(open_chat.chat.transcript.view.viewport(), path)
    assert isinstance(office.assignment.actions[-1], SendFile)


def test_without_a_place_for_files_the_button_says_so(
    office: Office,
    pane: ConversationPane,  # noqa: F811
) -> None:
    office.say(*scenes.working())
    office.desk.open(ROSA)
    button = pane.chat.composer.attach
    assert "does not pass files on" in button.toolTip()
    button.click()
    assert office.assignment.actions == []


def test_a_picture_is_shown_and_nothing_else_is(
    office: Office, open_chat: ConversationPane, tmp_path: Path
) -> None:
    office.say(MessagesReceived(ROSA, (attachment(PICTURE),)))
    handling = open_chat.chat.handling
    handling.show(PICTURE)
    attachment_id, done = office.assignment.fetches[-1]
    assert attachment_id == PICTURE.id
    done(png(tmp_path / "gato.png"))
    assert handling.popover.is_open
    assert not handling.preview.image.isNull()
    handling.popover.close_popover()
    handling.show(PICTURE)
    office.assignment.fetches[-1][1](b"<svg onload='x'/>")
    assert not handling.popover.is_open
    assert office.notices[-1].topic is Topic.FILE_FAILED


def png(path: Path) -> bytes:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))
    return path.read_bytes()


def test_a_file_is_saved_whole_or_not_at_all(office: Office, tmp_path: Path) -> None:
    office.say(*scenes.working())
    me = office.store.me
    assert me is not None
    office.say(MeChanged(replace(me, media_path="/ecfs/media")))
    said: list[object] = []
    target = tmp_path / "contrato.pdf"
    office.files.save(PAPER, target, said.append)
    office.assignment.fetches[-1][1](b"content")
    assert (target.read_bytes(), said) == (b"content", [None])
    office.files.save(PAPER, tmp_path / "none" / "x.pdf", said.append)
    office.assignment.fetches[-1][1](b"content")
    assert said[-1] is not None
    assert [path.name for path in tmp_path.iterdir()] == ["contrato.pdf"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x.txt", "x.txt"),
        ("..", "file"),
        ("a\u202etxt.exe", "atxt.exe"),
        ('a<b>"c|?*.txt', "abc.txt"),
        ("", "file"),
    ],
)
def test_no_name_leads_out_of_a_folder(name: str, kept: str) -> None:
    assert bare_name(name) == kept
