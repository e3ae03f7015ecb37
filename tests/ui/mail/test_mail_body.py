"""The pane of an e-mail: read it, answer it, send, set aside, throw away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.mails import KEEP_AFTER
from contactpro_desktop.domain.actions import (
    AttachFile,
    AttachOriginal,
    DiscardDraft,
    EditDraft,
    EndInteraction,
    NewMail,
    ParkDraft,
    RemoveAttachment,
    SendDraft,
    StartDraft,
)
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.events import (
    FileProgress,
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
    MailChanged,
    MeChanged,
)
from contactpro_desktop.domain.ids import AttachmentId
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.mail import (
    Delivery,
    DraftChange,
    DraftStatus,
    DraftText,
    DraftType,
    Mail,
    MailAddress,
    MailAnswer,
    MailAttachment,
    MailDraft,
)
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.ui.conversation.pane import ConversationPane
from contactpro_desktop.ui.conversation.times import short_moment_text
from contactpro_desktop.ui.mail.new_mail_button import NewMailButton
from contactpro_desktop.ui.mail.new_mail_form import NewMailForm
from contactpro_desktop.ui.notice_texts import notice_text
from contactpro_desktop.ui.widgets.action_button import ActionButton
from tests.ui import scenes
from tests.ui.conversation.test_files import drop
from tests.ui.mail.mailbox import COPIED, DRAFT, INTERACTION, MAIL, MAIL_ID, MARTA, PHOTO, Desk
from tests.ui.support import NOON, Office

ANSWER = MailAnswer(DraftType.REPLY, NOON)
CTRL = Qt.KeyboardModifier.ControlModifier


class Pane:
    """The conversation pane with Marta's mail, as an agent sees and uses it."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.office = desk.office
        self.widget = ConversationPane(self.office.services)
        qtbot.addWidget(self.widget)
        self.widget.resize(900, 800)
        self.widget.show()

    def find(self, name: str) -> QWidget:
        found = self.widget.findChild(QWidget, name)
        assert found is not None, name
        return found

    def text(self, name: str) -> str:
        found = self.find(name)
        if isinstance(found, QPlainTextEdit):
            return found.toPlainText()
        assert isinstance(found, (QLabel, QLineEdit))
        return found.text()

    def shows(self, name: str) -> bool:
        return self.find(name).isVisible()

    def button(self, name: str) -> QAbstractButton:
        found = self.find(name)
        assert isinstance(found, QAbstractButton)
        return found

    def refusal(self, name: str) -> str:
        button = self.button(name)
        assert isinstance(button, ActionButton)
        return button.refusal

    def press(self, name: str) -> None:
        assert self.button(name).isEnabled(), name
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def press_in_question(self, name: str) -> None:
        """The question hangs over the window, as popovers do."""
        found = self.widget.window().findChild(QAbstractButton, name)
        assert found is not None
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        found = self.find(name)
        found.setFocus()
        QTest.keyClicks(found, text)

    @property
    def actions(self) -> list[object]:
        return list(self.office.assignment.actions)


@pytest.fixture
def pane(office: Office, qtbot: QtBot) -> Pane:
    return Pane(Desk(office), qtbot)


@pytest.fixture
def answering(pane: Pane) -> Pane:
    pane.desk.tell(DRAFT)
    return pane


def test_a_mail_is_read(pane: Pane) -> None:
    assert pane.text("mailSubject") == INTERACTION.title
    assert pane.text("mailFrom") == "Marta Gil <marta.gil@example.org>"
    assert pane.text("mailTo") == "Correo <correo@demo.example>"
    assert pane.text("mailCopies") == "Compras <compras@example.org>"
    assert pane.text("mailCase") == "20261122-7"
    assert "2026" in pane.text("mailDate")
    assert pane.text("mailFilesName0").startswith("factura.pdf (79")
    view = pane.find("mailView")
    assert "dos veces" in view.toPlainText()  # type: ignore[attr-defined]
    assert not pane.shows("mailEditor")
    assert pane.shows("endButton")
    assert pane.shows("transferButton")


def test_what_a_mail_does_not_say_has_no_row(office: Office, qtbot: QtBot) -> None:
    pane = Pane(Desk(office, Mail()), qtbot)
    for name in ("mailFrom", "mailTo", "mailCopies", "mailCase"):
        assert not pane.shows(name)


@pytest.mark.parametrize(
    ("button", "action"),
    [
        ("mailReply", StartDraft(MAIL_ID, DraftType.REPLY)),
        ("mailReplyAll", StartDraft(MAIL_ID, DraftType.REPLY, (COPIED,))),
        ("mailForward", StartDraft(MAIL_ID, DraftType.FORWARD)),
    ],
)
def test_an_answer_is_begun(pane: Pane, button: str, action: object) -> None:
    pane.press(button)
    assert pane.actions == [action]
    assert not pane.button(button).isEnabled(), "once is enough"
    pane.desk.tell(DRAFT)
    pane.office.finish()
    assert pane.shows("mailEditor")
    assert not pane.shows(button)


def test_there_is_no_answer_to_all_where_nobody_else_got_it(office: Office, qtbot: QtBot) -> None:
    pane = Pane(Desk(office, replace(MAIL, cc=())), qtbot)
    assert not pane.shows("mailReplyAll")


def test_the_editor_shows_the_draft(answering: Pane) -> None:
    assert answering.text("mailEditTo") == "Marta Gil <marta.gil@example.org>"
    assert answering.text("mailEditSubject") == "RE: Factura duplicada de octubre"
    assert answering.text("mailEditText").startswith("\n\n> Buenos días")
    sender = answering.find("mailEditFrom")
    assert isinstance(sender, QComboBox)
    assert (sender.count(), sender.currentData()) == (2, "correo@demo.example")
    assert not answering.shows("mailEditCc")
    assert answering.text("mailDraftState") == "Saved on the server"


def test_typing_is_kept_here_and_then_there(answering: Pane) -> None:
    answering.type("mailEditText", "Hola")
    answering.office.tick(0.1)
    assert answering.text("mailDraftState") == "Saved on this computer"
    answering.office.tick(KEEP_AFTER)
    [edited] = answering.actions
    assert isinstance(edited, EditDraft)
    assert edited.change.content is not None
    assert edited.change.content.startswith("Hola")
    answering.desk.tell_text(content=edited.change.content)
    answering.office.finish()
    answering.office.tick()
    assert answering.text("mailDraftState") == "Saved on the server"


def test_an_echo_leaves_the_cursor_where_it_is(answering: Pane) -> None:
    answering.type("mailEditText", "Hola")
    editor = answering.find("mailEditText")
    assert isinstance(editor, QPlainTextEdit)
    place = editor.textCursor().position()
    answering.desk.tell_text(content=editor.toPlainText())
    assert editor.textCursor().position() == place
    assert editor.document().isUndoAvailable()


def test_an_echo_leaves_a_long_paragraph_as_it_was_typed(answering: Pane) -> None:
    edit = answering.find("mailEditText")
    assert isinstance(edit, QPlainTextEdit)
    cursor = edit.textCursor()
    cursor.setPosition(0)
    edit.setTextCursor(cursor)
    paragraph = "Estimada Marta: " + "una palabra " * 90
    edit.insertPlainText(paragraph)
    answering.desk.tell(replace(DRAFT, text=replace(DRAFT.text, subject="x")))
    assert edit.textCursor().position() == len(paragraph)
    assert edit.document().isUndoAvailable()
    edit.insertPlainText("Un saludo.")
    mine = answering.office.services.mails.text(MAIL_ID)
    assert mine is not None
    assert mine.content.startswith(f"{paragraph}Un saludo.")


def test_another_sender_is_chosen(answering: Pane) -> None:
    sender = answering.find("mailEditFrom")
    assert isinstance(sender, QComboBox)
    sender.setCurrentIndex(1)
    sender.activated.emit(1)
    text = answering.office.mails.text(MAIL_ID)
    assert text is not None
    assert text.from_address == "ayuda@demo.example"


def test_a_wrong_recipient_keeps_it_from_being_sent(answering: Pane) -> None:
    to = answering.find("mailEditTo")
    assert isinstance(to, QLineEdit)
    to.clear()
    answering.type("mailEditTo", "contabilidad@")
    assert not answering.button("mailSend").isEnabled()
    assert "contabilidad@" in answering.button("mailSend").toolTip()
    assert not answering.shows("mailEditToComplaint"), "it is being typed"
    answering.find("mailEditSubject").setFocus()
    assert answering.text("mailEditToComplaint") == "contabilidad@ is not an e-mail address."
    assert answering.shows("mailEditToComplaint")
    assert to.accessibleDescription() == answering.text("mailEditToComplaint")
    answering.type("mailEditTo", "example.org")
    assert not answering.shows("mailEditToComplaint")
    assert answering.button("mailSend").isEnabled()
    answering.press("mailSend")
    [sent] = answering.actions
    assert isinstance(sent, SendDraft)
    assert sent.change.to == (MailAddress("contabilidad@example.org"),)


def test_half_an_address_stays_while_the_server_talks(answering: Pane) -> None:
    answering.type("mailEditTo", ", conta")
    answering.desk.tell_text(subject="Other")
    assert answering.text("mailEditTo").endswith(", conta")
    assert answering.text("mailEditSubject") == "Other"
    answering.desk.tell_text(to=(MARTA, COPIED))
    assert answering.text("mailEditTo").endswith("<compras@example.org>, conta")


def test_half_an_address_does_not_count_as_saved(answering: Pane) -> None:
    answering.type("mailEditTo", ", conta")
    answering.office.tick(KEEP_AFTER)
    assert answering.actions == []
    saved = "“conta” is not complete and not saved on the server"
    assert answering.text("mailDraftState") == saved


def test_the_key_that_sends_goes_to_what_is_no_address(answering: Pane) -> None:
    answering.press("mailCopyFields")
    answering.type("mailEditBcc", "carla@, eva@example.org")
    answering.press("mailCopyFields")
    answering.find("mailEditText").setFocus()
    QTest.keyClick(answering.find("mailEditText"), Qt.Key.Key_Return, CTRL)
    copies = answering.find("mailEditBcc")
    assert isinstance(copies, QLineEdit)
    assert copies.hasFocus()
    assert copies.cursorPosition() == len("carla@")
    assert answering.shows("mailEditBccComplaint")
    assert answering.text("mailEditBccComplaint") == "carla@ is not an e-mail address."
    assert answering.actions == []


def test_the_key_that_sends_asks_for_a_recipient(answering: Pane) -> None:
    answering.desk.tell_text(to=())
    answering.find("mailEditText").setFocus()
    QTest.keyClick(answering.find("mailEditText"), Qt.Key.Key_Return, CTRL)
    assert answering.find("mailEditTo").hasFocus()
    assert answering.shows("mailEditToComplaint")
    assert answering.text("mailEditToComplaint") == "Say whom it goes to first."
    answering.type("mailEditTo", "eva@example.org")
    assert not answering.shows("mailEditToComplaint")
    QTest.keyClick(answering.find("mailEditTo"), Qt.Key.Key_Return, CTRL)
    assert [type(action) for action in answering.actions] == [SendDraft]


def test_the_key_that_sends_says_nothing_while_the_mail_is_being_sent(answering: Pane) -> None:
    answering.press("mailSend")
    answering.find("mailEditText").setFocus()
    QTest.keyClick(answering.find("mailEditText"), Qt.Key.Key_Return, CTRL)
    assert answering.find("mailEditText").hasFocus()
    assert [type(action) for action in answering.actions] == [SendDraft]


def test_copies_are_shown_when_wanted_or_there(answering: Pane) -> None:
    answering.press("mailCopyFields")
    assert answering.shows("mailEditCc")
    assert answering.widget.window().focusWidget() is answering.find("mailEditCc")
    answering.type("mailEditCc", "x@example.org")
    answering.press("mailSend")
    [sent] = answering.actions
    assert isinstance(sent, SendDraft)
    assert sent.change == DraftChange(cc=(MailAddress("x@example.org"),))


@pytest.mark.parametrize("copied", [(), (COPIED,)])
def test_copies_leave_room_for_the_text(
    pane: Pane, qtbot: QtBot, copied: tuple[MailAddress, ...]
) -> None:
    pane.widget.resize(700, 814)  # What a window of 1440 by 900 leaves it.
    text = replace(DRAFT.text, cc=copied)
    pane.desk.tell(replace(DRAFT, text=text))
    if not copied:
        pane.press("mailCopyFields")
    editor = pane.find("mailEditText")
    assert isinstance(editor, QPlainTextEdit)
    qtbot.waitUntil(lambda: pane.find("mailEditBcc").isVisible())
    lines = editor.fontMetrics().lineSpacing() * 6
    qtbot.waitUntil(lambda: editor.viewport().height() >= lines)
    assert pane.find("mailView").height() > 0


def test_sending_locks_until_the_server_has_spoken(answering: Pane) -> None:
    answering.press("mailSend")
    assert answering.text("mailDraftState") == "Sending…"
    for name in ("mailSend", "mailPark", "mailDiscard"):
        assert not answering.button(name).isEnabled()
    answering.type("mailEditSubject", "late")
    assert "late" not in answering.text("mailEditSubject")
    answering.desk.tell(replace(DRAFT, status=DraftStatus.SENT))
    answering.office.finish()
    assert not answering.shows("mailEditor")
    answering.desk.tell(None)
    assert answering.shows("mailReply")


def test_what_was_sent_takes_no_focus_along(answering: Pane) -> None:
    """Else it would fall on any button outside, such as the one that makes calls."""
    answering.find("mailEditText").setFocus()
    answering.press("mailSend")
    answering.desk.tell(replace(DRAFT, status=DraftStatus.SENT))
    answering.office.finish()
    answering.desk.tell(None)
    assert not answering.shows("mailEditor")
    assert answering.find("mailView").hasFocus()
    assert [notice_text(notice) for notice in answering.office.notices] == [
        f"{INTERACTION.display_name}: your e-mail was sent."
    ]


def test_what_could_not_be_sent_says_why(answering: Pane) -> None:
    answering.desk.tell(replace(DRAFT, delivery=Delivery.UNREACHABLE))
    assert "could not be reached" in answering.text("mailProblem")
    assert answering.button("mailSend").isEnabled()


def test_it_is_thrown_away_only_after_a_question(answering: Pane) -> None:
    answering.press("mailDiscard")
    assert answering.actions == []
    answering.press_in_question("discardDecline")
    answering.press("mailDiscard")
    focused = answering.widget.window().focusWidget()
    assert focused.objectName() == "discardDecline", "Enter throws nothing away"
    answering.press_in_question("discardConfirm")
    assert answering.actions == [DiscardDraft(MAIL_ID)]


def test_it_is_set_aside(answering: Pane) -> None:
    answering.press("mailPark")
    assert answering.actions == [ParkDraft(MAIL_ID, DraftChange())]


def test_files_go_along_and_come_off(answering: Pane) -> None:
    answering.press("attachFile0")
    assert answering.actions == [AttachOriginal(MAIL_ID, PHOTO.id)]
    answering.desk.tell(replace(DRAFT, attachments=(PHOTO,)))
    answering.office.finish()
    assert answering.widget.findChild(QWidget, "attachFile0") is None or (
        not answering.shows("attachFile0")
    )
    answering.press("removeFile0")
    assert answering.actions[1:] == [RemoveAttachment(MAIL_ID, PHOTO.id)]


def test_a_file_is_saved_where_one_likes(pane: Pane) -> None:
    """The name that is proposed has no folders, whatever the sender wrote."""
    pane.desk.office.say(
        MailChanged(MAIL_ID, replace(MAIL, attachments=(replace(PHOTO, filename="../../x.pdf"),)))
    )
    pane.press("saveFile0")
    dialog = pane.widget.window().findChild(QFileDialog, "saveFileDialog")
    assert dialog is not None
    assert [Path(name).name for name in dialog.selectedFiles()] == ["x.pdf"]
    dialog.close()


def test_nothing_can_be_asked_without_a_connection(answering: Pane) -> None:
    answering.office.say(LinkChanged(Link.RECONNECTING))
    for name in ("mailSend", "mailPark", "mailDiscard"):
        assert not answering.button(name).isEnabled()
    answering.type("mailEditText", "Hola")
    text = answering.office.mails.text(MAIL_ID)
    assert text is not None
    assert text.content.startswith("Hola"), "one can write all the same"


def test_a_mail_that_has_ended_is_read_only(answering: Pane) -> None:
    ended = replace(INTERACTION, status=InteractionStatus.ENDED)
    answering.office.say(InteractionChanged(ended))
    assert not answering.shows("mailEditor")
    assert not answering.shows("mailReply")
    assert answering.shows("wrapUpBar")


@pytest.fixture
def paper(answering: Pane, tmp_path: Path) -> Path:
    """A file that goes along with the answer."""
    answering.office.take_files(largest_file=1_000)
    path = tmp_path / "oferta.pdf"
    path.write_bytes(b"0123456789")
    return path


def choose(pane: Pane, *paths: Path) -> None:
    """By the button, and the dialog that it opens."""
    pane.press("mailAttach")
    dialog = pane.widget.window().findChild(QFileDialog, "sendFileDialog")
    assert dialog is not None
    dialog.filesSelected.emit([str(path) for path in paths])
    dialog.close()


def test_a_local_file_is_attached_and_waited_for(answering: Pane, paper: Path) -> None:
    office = answering.office
    choose(answering, paper)
    [action] = answering.actions
    assert isinstance(action, AttachFile)
    assert answering.text("uploadText0") == "oferta.pdf (10 bytes) · 0 %"
    assert answering.refusal("mailSend") == "Wait until the files are uploaded."
    assert answering.refusal("mailPark") == "Wait until the files are uploaded."
    told = MailAttachment(AttachmentId("F" * 32), "oferta.pdf", 10, arrived=False)
    answering.desk.tell(replace(DRAFT, attachments=(told,)))
    office.say(FileProgress(office.assignment.performed[0][0], told.id, 60))
    assert answering.text("uploadText0") == "oferta.pdf (10 bytes) · 60 %"
    assert not answering.shows("draftFiles"), "once is enough"
    answering.desk.tell(replace(DRAFT, attachments=(replace(told, arrived=True),)))
    office.finish(index=0)
    assert not answering.shows("uploads")
    assert answering.text("draftFilesName0") == "oferta.pdf (10 bytes)"
    assert answering.button("mailSend").isEnabled()


def test_a_file_that_was_not_uploaded_is_tried_again_or_removed(
    answering: Pane, paper: Path
) -> None:
    choose(answering, paper)
    answering.office.finish(Outcome(Refusal.DISCONNECTED), index=0)
    assert "no connection" in answering.text("uploadText0")
    assert "try again or remove it" in answering.refusal("mailSend")
    assert answering.button("mailPark").isEnabled()
    answering.press("uploadAgain0")
    assert len(answering.actions) == 2
    answering.press("uploadRemove1")
    assert answering.office.assignment.cancelled[-1] == answering.office.assignment.performed[1][0]
    answering.office.finish(Outcome(Refusal.CANCELLED), index=1)
    assert answering.button("mailSend").isEnabled()


def test_what_cannot_be_attached_is_said_in_its_place(
    answering: Pane, paper: Path, tmp_path: Path
) -> None:
    big = tmp_path / "grande.zip"
    big.write_bytes(b"0" * 1_001)
    choose(answering, big, paper)
    problem = answering.text("attachProblem").replace(",", "")
    assert problem == "grande.zip: The file is too large: 1000 bytes at most."
    assert [type(action) for action in answering.actions] == [AttachFile]


def test_a_dropped_file_goes_along(answering: Pane, paper: Path) -> None:
    """It is only attached: nothing is sent before the agent sends the mail."""
    editor = answering.find("mailEditText")
    assert isinstance(editor, QPlainTextEdit)
    drop(editor.viewport(), paper)
    assert [type(action) for action in answering.actions] == [AttachFile]


def test_a_file_that_never_came_is_told(answering: Pane) -> None:
    lost = MailAttachment(AttachmentId("F" * 32), "x.pdf", 10, arrived=False)
    answering.desk.tell(replace(DRAFT, attachments=(lost,)))
    assert answering.text("draftFilesName0") == "x.pdf (not complete)"
    assert "not complete" in answering.refusal("mailSend")


def test_a_mails_file_is_saved_byte_for_byte(pane: Pane, tmp_path: Path) -> None:
    pane.office.take_files()
    pane.press("saveFile0")
    dialog = pane.widget.window().findChild(QFileDialog, "saveFileDialog")
    assert dialog is not None
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    target = tmp_path / "factura.pdf"
    dialog.filesSelected.emit([str(target)])
    dialog.close()
    content = bytes(range(256)) * 300
    attachment_id, done = pane.office.assignment.fetches[-1]
    done(content)
    assert attachment_id == PHOTO.id
    assert target.read_bytes() == content


@pytest.mark.parametrize(
    ("button", "asked"),
    [
        ("endMailSend", SendDraft),
        ("endMailPark", ParkDraft),
        ("endMailDiscard", EndInteraction),
    ],
)
def test_a_written_mail_is_not_ended_without_a_question(
    answering: Pane, button: str, asked: type
) -> None:
    answering.press("endButton")
    assert answering.actions == []
    assert answering.shows("endMailQuestion")
    answering.press(button)
    assert [type(action) for action in answering.actions] == [asked]
    assert not answering.shows("endMailQuestion")
    if button == "endMailSend":
        answering.office.finish()
        assert [type(action) for action in answering.actions[1:]] == [EndInteraction]


def test_what_cannot_be_sent_is_not_offered_at_the_end(answering: Pane) -> None:
    answering.type("mailEditTo", ", conta")
    answering.press("endButton")
    assert answering.refusal("endMailSend") == answering.refusal("mailSend") != ""
    assert answering.button("endMailDiscard").isEnabled()
    assert answering.button("endMailPark").hasFocus(), "Enter throws nothing away"
    answering.press("endMailKeep")
    assert not answering.shows("endMailQuestion")
    assert answering.actions == []


def test_a_mail_that_nobody_has_answered_is_not_ended_without_a_question(pane: Pane) -> None:
    pane.press("endButton")
    assert pane.actions == []
    assert pane.text("endQuestionText") == "Nobody has answered this e-mail. End it?"
    confirm, decline = pane.button("endConfirm"), pane.button("endDecline")
    assert (confirm.accessibleName(), decline.accessibleName()) == ("End e-mail", "Keep working")
    assert confirm.hasFocus()
    QTest.keyClick(confirm, Qt.Key.Key_F8)
    assert pane.actions == [EndInteraction(MAIL_ID)]


def test_ending_an_answered_mail_needs_no_question(pane: Pane) -> None:
    pane.office.say(MailChanged(MAIL_ID, replace(MAIL, answer=ANSWER)))
    pane.press("endButton")
    assert pane.actions == [EndInteraction(MAIL_ID)]


def test_an_answered_mail_says_so_and_replying_is_not_what_comes_next(pane: Pane) -> None:
    reply = pane.button("mailReply")
    assert isinstance(reply, ActionButton)
    assert (pane.shows("mailAnswer"), reply.kind) == (False, "primary")
    pane.office.say(MailChanged(MAIL_ID, replace(MAIL, answer=ANSWER)))
    assert pane.shows("mailAnswer")
    assert pane.text("mailAnswer") == f"Answered {short_moment_text(NOON)}"
    assert (reply.isEnabled(), reply.kind) == (True, "secondary")
    forwarded = MailAnswer(DraftType.FORWARD, NOON)
    pane.office.say(MailChanged(MAIL_ID, replace(MAIL, answer=forwarded, draft=DRAFT)))
    assert pane.text("mailAnswer") == f"Forwarded {short_moment_text(NOON)}"
    assert pane.shows("mailAnswer"), "also above another answer"


def test_a_new_mail_has_nothing_to_read(office: Office, qtbot: QtBot) -> None:
    begun = MailDraft(DraftType.NEW_EMAIL, text=DraftText("Hi", to=(MARTA,)))
    pane = Pane(Desk(office, Mail(draft=begun)), qtbot)
    assert not pane.shows("mailIncoming")
    assert pane.text("mailDraftType") == "New e-mail"


def test_another_mail_has_nothing_of_the_one_before(answering: Pane) -> None:
    answering.type("mailEditTo", ", conta")
    answering.press("mailCopyFields")
    answering.type("mailEditBcc", "carla@")
    other = replace(INTERACTION, id=scenes.FACTURA, contact_id=scenes.INTERACTIONS[2].contact_id)
    answering.office.say(InteractionChanged(other))
    answering.office.store.show(other.id)
    assert not answering.shows("mailEditor")
    answering.office.say(MailChanged(other.id, replace(MAIL, draft=DRAFT)))
    assert answering.text("mailEditTo") == "Marta Gil <marta.gil@example.org>"
    assert not answering.shows("mailEditBcc")
    answering.office.store.show(MAIL_ID)
    assert answering.text("mailEditTo") == "Marta Gil <marta.gil@example.org>, conta"
    assert answering.text("mailEditBcc") == "carla@"
    assert answering.shows("mailEditBccComplaint")


def test_half_an_address_comes_back_with_a_mail_that_was_set_aside(answering: Pane) -> None:
    answering.type("mailEditTo", ", conta")
    answering.press("mailPark")
    answering.office.finish()
    answering.office.say(InteractionRemoved(MAIL_ID))
    again = replace(INTERACTION, id=scenes.FACTURA)
    answering.office.say(
        InteractionChanged(again), MailChanged(again.id, replace(MAIL, draft=DRAFT))
    )
    answering.office.store.show(again.id)
    assert answering.text("mailEditTo") == "Marta Gil <marta.gil@example.org>, conta"
    answering.press("mailDiscard")
    answering.press_in_question("discardConfirm")
    answering.office.finish()
    answering.desk.tell(None)
    answering.office.say(MailChanged(again.id, replace(MAIL, draft=None)))
    answering.office.say(MailChanged(again.id, replace(MAIL, draft=DRAFT)))
    assert answering.text("mailEditTo") == "Marta Gil <marta.gil@example.org>"


def test_a_new_mail_is_begun_with_its_recipients(office: Office, qtbot: QtBot) -> None:
    office.say(*scenes.signed_in())
    holder = QWidget()
    qtbot.addWidget(holder)
    button = NewMailButton(office.services, holder)
    holder.show()
    button.click()
    form = holder.findChild(NewMailForm)
    assert form is not None
    form.to.setText("eva@")
    form.to.textEdited.emit("eva@")
    assert not form.start.isEnabled()
    form.subject.setFocus()
    QTest.keyClick(form.subject, Qt.Key.Key_Return)
    assert holder.focusWidget() is form.to
    assert form.to.complaint.isVisible()
    assert form.to.complaint.text() == "eva@ is not an e-mail address."
    form.to.setText("Eva <eva@example.org>")
    form.to.textEdited.emit("")
    form.subject.setText("Hello")
    form.start.click()
    wanted = DraftText("Hello", to=(MailAddress("eva@example.org", "Eva"),))
    assert office.assignment.actions == [NewMail(wanted)]
    assert not button.isEnabled()


def test_who_serves_no_mails_begins_none(office: Office, qtbot: QtBot) -> None:
    office.say(*scenes.signed_in())
    chats_only = replace(scenes.ME, capabilities=frozenset({Capability.CHAT}))
    office.say(MeChanged(chats_only))
    holder = QWidget()
    qtbot.addWidget(holder)
    assert not NewMailButton(office.services, holder).isEnabled()
