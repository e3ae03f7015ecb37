"""Files in a conversation: rows of the transcript, sending, failing, showing, saving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.notices import Topic
from contactpro_desktop.domain.conversation import (
    Author,
    DeliveryState,
    Message,
    MessageKind,
)
from contactpro_desktop.domain.events import (
    ActionFinished,
    FileProgress,
    MeChanged,
    MessagesReceived,
)
from contactpro_desktop.domain.files import ChatFile, DroppedFile, DropReason, Location
from contactpro_desktop.domain.ids import AttachmentId, MessageId
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.service_actions import SendFile
from contactpro_desktop.ui.conversation.file_handling import bare_name
from contactpro_desktop.ui.conversation.pane import ConversationPane
from contactpro_desktop.ui.conversation.row_layout import Act, RowBuilder, file_targets
from contactpro_desktop.ui.conversation.wording import body_text, line_text
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
    open_chat.page.chat.composer.attach.click()
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
    open_chat.page.chat.transcript.file_again.emit(request_id)
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
    drop(open_chat.page.chat.transcript.view.viewport(), path)
    assert office.assignment.actions == [], "asked first"
    bar = open_chat.page.chat.file_bar
    assert bar.isVisible()
    assert said(bar, "fileBarTitle") == "Send 1 files in this conversation?"
    assert said(bar, "fileBarLine0") == "a.txt · 2 bytes"
    assert bar.send.hasFocus()
    bar.send.click()
    assert isinstance(office.assignment.actions[-1], SendFile)
    assert not bar.isVisible()
    assert open_chat.page.chat.composer.edit.hasFocus()


def said(within: QWidget, name: str) -> str:
    label = within.findChild(QLabel, name)
    assert label is not None, name
    return label.text()


def test_a_dropped_file_belongs_to_the_conversation_it_was_dropped_on(
    office: Office, open_chat: ConversationPane, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"hi")
    drop(open_chat.page.chat.composer.edit.viewport(), path)
    bar = open_chat.page.chat.file_bar
    office.desk.open(scenes.LUIS)
    assert not bar.isVisible()
    office.desk.open(ROSA)
    assert bar.isVisible()
    QTest.keyClick(bar.send, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert office.assignment.actions == []


def test_what_cannot_be_sent_is_said_in_its_place(
    office: Office, open_chat: ConversationPane, tmp_path: Path
) -> None:
    office.take_files(largest_file=2_048, refused_file_types=frozenset({"exe"}))
    for name, size in (("a.txt", 2), ("b.zip", 4_000), ("c.exe", 2)):
        (tmp_path / name).write_bytes(b"0" * size)
    bar = open_chat.page.chat.file_bar
    bar.offer(ROSA, sorted(tmp_path.iterdir()), asks=True)
    assert said(bar, "fileBarLine1") == "b.zip: The file is too large: 2.0 kB at most."
    assert said(bar, "fileBarLine2") == "c.exe: Files of this kind are not taken here."
    bar.send.click()
    assert [type(action) for action in office.assignment.actions] == [SendFile]
    open_chat.page.chat.composer.attach.click()
    dialog = open_chat.window().findChild(QFileDialog, "sendFileDialog")
    assert dialog is not None
    dialog.filesSelected.emit([str(tmp_path / "c.exe")])
    dialog.close()
    assert said(bar, "fileBarTitle") == "This cannot be sent"
    assert not bar.send.isVisible()
    bar.cancel.click()
    assert not bar.isVisible()
    assert len(office.assignment.actions) == 1


def test_a_file_on_its_way_shows_how_far_it_is_and_can_be_stopped(
    office: Office, open_chat: ConversationPane, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"hi")
    office.files.send(ROSA, path)
    request_id = office.assignment.performed[-1][0]
    office.say(FileProgress(request_id, AttachmentId("F" * 32), 42))
    transcript = open_chat.page.chat.transcript
    row = transcript.model.row(transcript.model.rowCount() - 1)
    layout = RowBuilder(office.theme, date(2026, 11, 22), "").build(row, 600, expanded=False)
    assert layout.footer_text.endswith("Sending… 42 %")
    assert layout.bubble.contains(layout.progress)
    [(rect, target)] = layout.files
    assert (target.act, layout.target_at(rect.center())) == (Act.CANCEL, target)
    transcript.view.setCurrentIndex(transcript.model.index(transcript.model.rowCount() - 1))
    QTest.keyClick(transcript.view, Qt.Key.Key_Return)
    assert office.assignment.cancelled == [], "Enter stops nothing"
    QTest.keyClick(transcript.view, Qt.Key.Key_Delete)
    assert office.assignment.cancelled == [request_id]


def test_a_failure_of_the_contact_centre_is_said_in_words() -> None:
    message = Message("in English", Author.SYSTEM, kind=MessageKind.ERROR, state="DBERROR")
    assert line_text(message) == "The contact centre could not store a file."
    assert line_text(replace(message, state="X1")) == "in English"
    assert line_text(replace(message, state="", text="")).startswith("Something went wrong")
    mine = (DroppedFile("a.pdf", DropReason.DOWNLOAD_FAILED),)
    own = Message("", Author.ME, kind=MessageKind.ATTACHMENT, dropped=mine)
    assert body_text(own) == "a.pdf was not sent to its end."
    lost = (DroppedFile("a.pdf", DropReason.DATABASE_ERROR),)
    assert "could not store it" in body_text(replace(own, dropped=lost))


def test_a_chats_file_is_saved_byte_for_byte(
    office: Office, open_chat: ConversationPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda _: str(tmp_path)), raising=True
    )
    (tmp_path / "contrato.pdf").write_bytes(b"another")
    hostile = replace(PAPER, filename="../../contrato.pdf")
    dialog = open_chat.page.chat.handling.save(hostile)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    assert dialog.selectedFiles() == [str(tmp_path / "contrato (2).pdf")]
    dialog.filesSelected.emit(dialog.selectedFiles())
    dialog.close()
    content = bytes(range(256)) * 1_000
    office.assignment.fetches[-1][1](content)
    assert (tmp_path / "contrato (2).pdf").read_bytes() == content
    assert (tmp_path / "contrato.pdf").read_bytes() == b"another"


def test_without_a_place_for_files_the_button_says_so(
    office: Office,
    pane: ConversationPane,  # noqa: F811
) -> None:
    office.say(*scenes.working())
    office.desk.open(ROSA)
    button = pane.page.chat.composer.attach
    assert "does not pass files on" in button.toolTip()
    button.click()
    assert office.assignment.actions == []


def test_a_picture_is_shown_and_nothing_else_is(
    office: Office, open_chat: ConversationPane, tmp_path: Path, qtbot: QtBot
) -> None:
    office.say(MessagesReceived(ROSA, (attachment(PICTURE),)))
    handling = open_chat.page.chat.handling
    handling.show(PICTURE)
    attachment_id, done = office.assignment.fetches[-1]
    assert attachment_id == PICTURE.id
    done(png(tmp_path / "gato.png"))
    qtbot.waitUntil(lambda: handling.popover.is_open)
    assert not handling.preview.image.isNull()
    handling.popover.close_popover()
    handling.show(PICTURE)
    handling.show(PICTURE)
    with qtbot.waitSignals([handling.pictures.decoded] * 2):
        for _, done in office.assignment.fetches[-2:]:
            done(png(tmp_path / "gato.png"))
    assert handling.popover.is_open, "whoever clicks twice sees it, too"
    assert not handling.preview.image.isNull()
    handling.popover.close_popover()
    handling.show(PICTURE)
    office.assignment.fetches[-1][1](b"<svg onload='x'/>")
    qtbot.waitUntil(lambda: len(office.notices) > 0)
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
