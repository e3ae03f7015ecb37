"""Story 10: an e-mail is picked, read, answered, set aside, taken up, sent once, passed on."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import aiosmtplib
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QTextBrowser

from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.interaction import Section
from contactpro_desktop.domain.mail import DraftType
from contactpro_desktop.robots.mailbox import Letter, Mailbox
from contactpro_desktop.robots.runner import LoopThread
from tests.e2e.colleague import Colleague
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess
from tests.e2e.test_6_transfer import choosable
from tests.support.demo import changed_demo, section
from tests.support.mail import letter

Hire = Callable[[ServerProcess, str], Colleague]

SUBJECT = "Factura duplicada"
_LIMIT = 15.0


@dataclass(frozen=True, slots=True)
class Post:
    """A server that takes mail on `port`, and the mailbox of everybody outside."""

    server: ServerProcess
    mailbox: Mailbox
    port: int
    thread: LoopThread

    def write(self, text: str, file: bytes = b"") -> None:
        """A customer writes to the queue `Correo`, and may send a file along."""
        message = letter(text, subject=SUBJECT)
        if file:
            message.add_attachment(
                file, maintype="application", subtype="pdf", filename="factura.pdf"
            )
        sending = aiosmtplib.send(
            message,
            recipients=["correo@demo"],
            hostname="127.0.0.1",
            port=self.port,
        )
        self.thread.run(sending, _LIMIT)

    def letter(self, number: int) -> Letter:
        """The nth letter that went out, from 0; waited for."""
        return self.thread.run(self.mailbox.letter(number), _LIMIT)


@pytest.fixture
def post(tmp_path: Path, crew: LoopThread) -> Iterator[Post]:
    mailbox = Mailbox()
    crew.run(mailbox.open(), _LIMIT)
    port = free_port()
    changes = {
        section(0, "[mail]"): section(port, "[mail]"),
        section(0, "[mail.relay]"): section(mailbox.port, "[mail.relay]"),
    }
    config = changed_demo(tmp_path, changes)
    process = ServerProcess(tmp_path / "server", "--no-bot", "--config", str(config))
    yield Post(process, mailbox, port, crew)
    process.stop()
    crew.run(mailbox.close(), _LIMIT)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def open_mail(
    screen: Screen, post: Post, text: str = "Me llegó dos veces.", file: bytes = b""
) -> None:
    """Ana has picked Luis's mail and reads it."""
    screen.sign_in(post.server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("readyChip")
    post.write(text, file)
    screen.click_row("picklistView", "Luis Mena", at_right=40)
    screen.wait_text("mailSubject", SUBJECT)
    screen.wait(lambda: text in shown_text(screen))


def shown_text(screen: Screen) -> str:
    return screen.find("mailView", QTextBrowser).toPlainText()


def write_at_top(screen: Screen, text: str) -> None:
    """Type in front of what is quoted."""
    editor = screen.find("mailEditText", QPlainTextEdit)
    screen.wait(lambda: not editor.isReadOnly())
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(editor, typed)


def server_draft(screen: Screen) -> str:
    """The text of the only draft, as the server has it."""
    [mail] = screen.client.store.mails.values()
    return mail.draft.text.content if mail.draft is not None else ""


def test_a_mail_is_answered_set_aside_taken_up_and_sent_once(screen: Screen, post: Post) -> None:
    open_mail(screen, post)
    assert "Luis Mena <luis@example.org>" in screen.text("mailFrom")
    screen.picture("10-mail")
    screen.click("mailReply")
    screen.wait_text("mailEditTo", "luis@example.org")
    assert ">Me llegó dos veces." in screen.text("mailEditText")
    write_at_top(screen, "Hola Luis: anulamos una.")
    screen.wait(lambda: server_draft(screen).startswith("Hola Luis: anulamos una."))
    screen.wait_text("mailDraftState", "Saved on the server")
    screen.picture("10-answering")
    screen.click("mailPark")
    screen.wait(lambda: not screen.client.store.interactions)
    screen.wait(lambda: any(SUBJECT in row for row in screen.rows("conversationList")))
    screen.picture("10-set-aside")
    screen.click_row("conversationList", SUBJECT)
    screen.wait_text("mailEditText", "Hola Luis: anulamos una.", ">Me llegó dos veces.")
    write_at_top(screen, "Buenas tardes. ")
    screen.click("mailSend")
    screen.wait(lambda: not screen.is_shown("mailEditor"))
    sent = post.letter(0)
    assert sent.recipients == ("luis@example.org",)
    assert "Buenas tardes. Hola Luis: anulamos una." in sent.message.get_content()
    assert ">Me llegó dos veces." in sent.message.get_content()
    assert SUBJECT in str(sent.message["Subject"])
    screen.wait_text("mailAnswer", "Answered ")
    assert any("Answered " in row for row in screen.spoken("conversationList"))
    finish(screen)
    screen.picture("10-finished")
    assert len(post.mailbox.letters) == 1, "exactly once"


def finish(screen: Screen) -> None:
    screen.click("endButton")
    screen.click("finishButton")
    screen.wait(lambda: not screen.client.store.interactions)


def test_a_mail_is_forwarded_with_its_contents(screen: Screen, post: Post, tmp_path: Path) -> None:
    """And with a file of this computer, whose bytes arrive as they are; what the customer sent
    along is saved as it is, too."""
    theirs, ours = bytes(range(256)) * 200, bytes(reversed(range(256))) * 1_000
    offer = tmp_path / "oferta.pdf"
    offer.write_bytes(ours)
    open_mail(screen, post, file=theirs)
    screen.click("saveFile0")
    choose(screen, "saveFileDialog", tmp_path / "factura.pdf")
    screen.wait(lambda: (tmp_path / "factura.pdf").exists())
    assert (tmp_path / "factura.pdf").read_bytes() == theirs
    screen.click("mailForward")
    screen.wait_text("mailDraftType", "Forward")
    screen.write("mailEditTo", "contabilidad@")
    assert not screen.find("mailSend").isEnabled()
    screen.write("mailEditTo", "Contabilidad <contabilidad@example.org>")
    write_at_top(screen, "Para ustedes.")
    screen.click("mailAttach")
    choose(screen, "sendFileDialog", offer)
    screen.wait_text("draftFilesName1", "oferta.pdf")
    screen.picture("10-attached")
    screen.click("mailSend")
    screen.wait(lambda: not screen.is_shown("mailEditor"))
    sent = post.letter(0)
    assert sent.recipients == ("contabilidad@example.org",)
    text = sent.message.get_body()
    assert text is not None
    assert "Para ustedes." in text.get_content()
    assert "Me llegó dos veces." in text.get_content()
    files = {f.get_filename(): f.get_content() for f in sent.message.iter_attachments()}
    assert files == {"factura.pdf": theirs, "oferta.pdf": ours}
    finish(screen)


def choose(screen: Screen, dialog: str, path: Path) -> None:
    """What the agent chooses in a dialog for files."""
    found = screen.find(dialog, QFileDialog)
    found.filesSelected.emit([str(path)])
    found.close()


def test_what_was_answered_is_known_after_the_connection_is_lost(
    screen: Screen, post: Post
) -> None:
    """And what nobody has answered is not ended by one key."""
    open_mail(screen, post)
    screen.click("endButton")
    screen.wait(lambda: screen.is_shown("endQuestionText"))
    screen.click("endDecline")
    screen.click("mailReply")
    screen.wait_text("mailEditTo", "luis@example.org")
    screen.click("mailSend")
    screen.wait_text("mailAnswer", "Answered ")
    post.server.kill()
    screen.wait(lambda: screen.client.store.link is not Link.ONLINE)
    post.server.come_back()
    screen.wait_text("linkState", "Connected")
    [mail] = screen.client.store.mails.values()
    assert mail.answer is not None
    screen.wait_text("mailAnswer", "Answered ")
    finish(screen)


def test_a_draft_is_discarded_after_a_question(screen: Screen, post: Post) -> None:
    open_mail(screen, post)
    screen.click("mailReply")
    screen.wait(lambda: screen.is_shown("mailEditor"))
    write_at_top(screen, "Mejor no.")
    screen.click("mailDiscard")
    screen.click("discardConfirm")
    screen.wait(lambda: not screen.is_shown("mailEditor"))
    screen.click("mailReply")
    screen.wait(lambda: screen.is_shown("mailEditor"))
    assert "Mejor no." not in screen.text("mailEditText")


def test_a_new_mail_goes_out(screen: Screen, post: Post) -> None:
    screen.sign_in(post.server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("newMailButton")
    screen.write("newMailTo", "Eva Lorca <eva@example.org>")
    screen.find("newMailTo").textEdited.emit("")  # type: ignore[attr-defined]
    screen.write("newMailSubject", "Su pedido")
    screen.click("newMailStart")
    screen.wait_text("mailDraftType", "New e-mail")
    write_at_top(screen, "Ya salió.")
    screen.picture("10-new")
    screen.click("mailSend")
    sent = post.letter(0)
    assert sent.recipients == ("eva@example.org",)
    assert str(sent.message["Subject"]) == "Su pedido"
    assert "Ya salió." in sent.message.get_content()


def test_a_mail_goes_to_a_colleague_who_serves_mails(
    screen: Screen, post: Post, colleague: Hire
) -> None:
    bruno, carla = colleague(post.server, "bruno"), colleague(post.server, "carla")
    screen.wait(lambda: bruno.is_online and carla.is_online)
    carla.desk.set_ready(True)
    open_mail(screen, post)
    screen.click("transferButton")
    screen.wait(lambda: any("Bruno" in said for said in choosable(screen)))
    targets = choosable(screen)
    assert [can for said, can in targets.items() if "Bruno" in said] == [False]
    assert [said for said in targets if "Bruno" in said and "Does not take e-mails" in said]
    screen.write("transferSearch", "carla")
    screen.wait(lambda: screen.text("transferConfirm") == "Transfer to Carla")
    screen.click("transferConfirm")
    screen.wait(lambda: carla.work(Section.OFFER))
    [offered] = carla.work(Section.OFFER)
    carla.desk.accept(offered.id)
    screen.wait(lambda: carla.work(Section.ACTIVE))
    screen.wait(lambda: "Me llegó dos veces." in carla.store.mails[offered.id].content)


def test_a_hostile_mail_is_read_as_text(screen: Screen, post: Post) -> None:
    """HTML as it comes through the wire, from a real mail."""
    screen.sign_in(post.server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("readyChip")
    message = letter("plain", subject=SUBJECT)
    message.add_alternative(
        "<p>Hola</p><script>canary()</script><img src='https://canary.example/x.png'>"
        "<a href='https://evil.example/'>https://bank.example/</a>",
        subtype="html",
    )
    sending = aiosmtplib.send(
        message, recipients=["correo@demo"], hostname="127.0.0.1", port=post.port
    )
    post.thread.run(sending, _LIMIT)
    screen.click_row("picklistView", "Luis Mena", at_right=40)
    screen.wait_text("mailSubject", SUBJECT)
    screen.wait(lambda: shown_text(screen).strip())
    assert "canary" not in shown_text(screen)


def test_what_is_written_survives_the_connection(screen: Screen, post: Post) -> None:
    open_mail(screen, post)
    screen.click("mailReply")
    screen.wait(lambda: screen.is_shown("mailEditor"))
    write_at_top(screen, "Antes.")
    screen.wait(lambda: server_draft(screen).startswith("Antes."))
    post.server.kill()
    screen.wait(lambda: screen.client.store.link is not Link.ONLINE)
    write_at_top(screen, "Durante. ")
    post.server.come_back()
    screen.wait_text("linkState", "Connected")
    screen.wait_text("mailEditText", "Durante. Antes.")
    screen.wait(lambda: server_draft(screen).startswith("Durante. Antes."))
    [mail] = screen.client.store.mails.values()
    assert mail.draft is not None
    assert mail.draft.type is DraftType.REPLY
