"""Words for what mails are made of."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.domain.mail import (
    Addresses,
    DraftType,
    MailAddress,
    MailAnswer,
    MailAttachment,
)
from contactpro_desktop.ui.conversation.times import short_moment_text
from contactpro_desktop.ui.conversation.wording import size_text
from contactpro_desktop.ui.widgets.text import plain

translate = QCoreApplication.translate

_MOST_NAMED = 12


def address_text(address: MailAddress) -> str:
    """Name and address; the name alone would let anybody pass for anybody."""
    return plain(address.text, 160) or translate("Mail", "Unknown sender")


def addresses_line(addresses: Addresses) -> str:
    """The first of many, and how many are left out."""
    shown = ", ".join(address_text(each) for each in addresses[:_MOST_NAMED])
    left = len(addresses) - _MOST_NAMED
    if left <= 0:
        return shown
    return translate("Mail", "{0} and {1} more").format(shown, left)


def file_name(attachment: MailAttachment) -> str:
    """The last part of a file's name, whatever path the sender gave."""
    name = attachment.filename.replace("\\", "/").rsplit("/", 1)[-1]
    return plain(name, 120) or translate("Mail", "Unnamed file")


def attachment_text(attachment: MailAttachment) -> str:
    """`report.pdf (24 kB)`."""
    name = file_name(attachment)
    if not attachment.arrived:
        return translate("Mail", "{0} (not complete)").format(name)
    if attachment.size is None:
        return name
    return f"{name} ({size_text(attachment.size)})"


def answer_text(answer: MailAnswer) -> str:
    """What went out, and when: it may have been another day."""
    forwarded = answer.type is DraftType.FORWARD
    words = translate("Mail", "Forwarded {0}") if forwarded else translate("Mail", "Answered {0}")
    return words.format(short_moment_text(answer.at))


def draft_text(draft_type: DraftType) -> str:
    """What is being written."""
    return {
        DraftType.REPLY: translate("Mail", "Reply"),
        DraftType.FORWARD: translate("Mail", "Forward"),
        DraftType.NEW_EMAIL: translate("Mail", "New e-mail"),
        DraftType.SAVED: translate("Mail", "Saved e-mail"),
        DraftType.OTHER: translate("Mail", "E-mail"),
    }[draft_type]
