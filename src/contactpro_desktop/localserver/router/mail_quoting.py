"""What a draft holds when it begins: the mail that came in, as it is quoted."""

from datetime import UTC, datetime

from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.html_text import text_of
from contactpro_desktop.localserver.router.lookup import queue_of
from contactpro_desktop.localserver.router.mail import (
    DraftId,
    DraftRow,
    DraftState,
    DraftType,
    MailAddress,
    MailRow,
)
from contactpro_desktop.localserver.router.model import ContactRow

_QUOTED_CHARS = 40_000
"""More of the original is not quoted: the answer must stay within what a mail may hold."""


def first_draft(draft: Draft, contact: ContactRow, mail: MailRow, kind: DraftType) -> DraftRow:
    """An answer goes back to its sender, or to where the sender asked for answers; a forwarded
    mail to nobody yet, with the files of the original."""
    is_reply = kind is DraftType.REPLY
    content = mail.content[:_QUOTED_CHARS]
    original = text_of(content) if mail.is_html else content
    return DraftRow(
        id=DraftId(draft.new_id()),
        contact_id=contact.id,
        draft_type=kind,
        state=DraftState.OPEN,
        subject=_subject("RE" if is_reply else "FW", contact.title),
        content=_quoted(original) if is_reply else _forwarded(contact, mail, original),
        from_address=queue_of(draft, contact).address,
        to_address=(mail.reply_to or mail.from_address,) if is_reply else (),
        attachments=() if is_reply else mail.attachments,
    )


def _subject(prefix: str, title: str) -> str:
    begins = title[: len(prefix) + 1].casefold()
    return title if begins == f"{prefix}:".casefold() else f"{prefix}: {title}"


def _quoted(text: str) -> str:
    return "\n".join(f">{line}" for line in text.splitlines())


def _forwarded(contact: ContactRow, mail: MailRow, text: str) -> str:
    """Headers in English, as mail programs everywhere understand them."""
    moment = datetime.fromtimestamp(contact.created_at, UTC)
    heads = (
        ("From", _written(mail.from_address)),
        ("Date", moment.strftime("%Y-%m-%d %H:%M UTC")),
        ("To", ", ".join(map(_written, mail.to_address))),
        ("Subject", contact.title),
    )
    return "\n".join(["", "-----", *(f"{name}: {value}" for name, value in heads), "", text])


def _written(address: MailAddress) -> str:
    return f"{address.name} <{address.address}>" if address.name else address.address
