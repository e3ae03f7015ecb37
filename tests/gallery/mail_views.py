"""What happens before the pictures of e-mails and tasks are taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from contactpro_desktop.domain.events import (
    ActionFinished,
    FileProgress,
    InteractionChanged,
    InteractionRemoved,
    MailChanged,
)
from contactpro_desktop.domain.ids import AttachmentId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.mail import Delivery, DraftText, DraftType, Mail, MailDraft
from contactpro_desktop.domain.outcome import Outcome, Refusal
from tests.ui import scenes
from tests.ui.mail import mailbox

if TYPE_CHECKING:
    from tests.gallery.views import Stage


def _with_mail(stage: Stage, mail: Mail = mailbox.MAIL) -> None:
    stage.work()
    stage.office.say(
        InteractionRemoved(scenes.LUIS),
        InteractionChanged(mailbox.INTERACTION),
        MailChanged(mailbox.MAIL_ID, mail),
    )
    stage.office.store.set_aside([mailbox.PARKED])
    stage.office.store.show(mailbox.MAIL_ID)


def mail(stage: Stage) -> None:
    _with_mail(stage)


def mail_reply(stage: Stage) -> None:
    _with_mail(stage, replace(mailbox.MAIL, draft=mailbox.DRAFT))
    text = replace(mailbox.DRAFT.text, content=f"Hola, Marta: anulamos la segunda.{mailbox.QUOTED}")
    stage.office.mails.write(mailbox.MAIL_ID, text, {})
    stage.office.say(MailChanged(mailbox.MAIL_ID, stage.office.store.mails[mailbox.MAIL_ID]))


def mail_forward(stage: Stage) -> None:
    """Begun with a wrong address, after an attempt that the mail system refused."""
    draft = replace(
        mailbox.DRAFT,
        type=DraftType.FORWARD,
        attachments=mailbox.MAIL.attachments,
        delivery=Delivery.REFUSED,
        text=replace(mailbox.DRAFT.text, to=(), cc=(mailbox.COPIED,)),
    )
    _with_mail(stage, replace(mailbox.MAIL, draft=draft))
    to = stage.find("mailEditTo", QLineEdit)
    to.setText("contabilidad@")
    to.editingFinished.emit()


def mail_files(stage: Stage) -> None:
    """Local files go along: one is there, one on its way, one has failed, and End was pressed."""
    mail_reply(stage)
    office = stage.office
    office.take_files()
    there = replace(mailbox.PHOTO, filename="tarifas 2026.pdf", from_customer=False)
    draft = replace(mailbox.DRAFT, attachments=(there,))
    office.say(MailChanged(mailbox.MAIL_ID, replace(mailbox.MAIL, draft=draft)))
    with TemporaryDirectory() as folder:
        for name in ("contrato.pdf", "condiciones.pdf"):
            path = Path(folder, name)
            path.write_bytes(bytes(240_000))
            office.mail_files.attach(mailbox.MAIL_ID, path)
    (failed, _), (running, _) = office.assignment.performed[-2:]
    office.say(ActionFinished(failed, Outcome(Refusal.DISCONNECTED)))
    office.say(FileProgress(running, AttachmentId("C" * 32), 67))
    stage.press("endButton")


def mail_new(stage: Stage) -> None:
    text = DraftText("Su pedido", "", mailbox.QUEUE.address, (mailbox.MARTA,))
    begun = MailDraft(DraftType.NEW_EMAIL, text=text, from_addresses=(mailbox.QUEUE,))
    _with_mail(stage, Mail(draft=begun))


def mail_discard(stage: Stage) -> None:
    mail_reply(stage)
    stage.press("mailDiscard")


def mail_to_whom(stage: Stage) -> None:
    stage.work()
    stage.press("newMailButton")


def _with_task(stage: Stage, task: Interaction) -> None:
    stage.work()
    stage.office.say(InteractionRemoved(scenes.LUIS), InteractionChanged(task))
    stage.office.store.show(task.id)


def task(stage: Stage) -> None:
    _with_task(stage, mailbox.TASK)
