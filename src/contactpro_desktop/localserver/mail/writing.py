"""An outgoing mail as it goes over the wire (RFC 5322)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.localserver.router.files import Attachment
from contactpro_desktop.localserver.router.mail import DraftRow, DraftType, MailAddress, MailRow

_MOST_REFERENCES = 20


def compose(
    draft: DraftRow,
    mail: MailRow,
    sender: MailAddress,
    contents: Mapping[str, bytes],
    now: Instant,
) -> bytes:
    """The whole mail; hidden recipients are not in it. `contents` are those of its files, by id.
    Raises `ValueError` for what no header can hold."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _header(sender)
    message["To"] = [_header(each) for each in draft.to_address]
    if draft.cc_address:
        message["Cc"] = [_header(each) for each in draft.cc_address]
    message["Subject"] = draft.subject
    message["Date"] = datetime.fromtimestamp(now, UTC)
    message["Message-ID"] = draft.message_id
    if draft.draft_type is not DraftType.FORWARD and mail.message_id:
        message["In-Reply-To"] = mail.message_id
        known = (*mail.references[-_MOST_REFERENCES:], mail.message_id)
        message["References"] = " ".join(dict.fromkeys(known))
    message.set_content(draft.content)
    for file in draft.attachments:
        kind, subtype = _kind(file)
        message.add_attachment(
            contents[file.id], maintype=kind, subtype=subtype, filename=file.filename
        )
    return message.as_bytes()


def recipients(draft: DraftRow) -> Iterable[str]:
    """Everybody once, whichever lists they are in."""
    everybody = (*draft.to_address, *draft.cc_address, *draft.bcc_address)
    return {each.key: each.address for each in everybody}.values()


def _header(whose: MailAddress) -> Address:
    local, _, domain = whose.address.rpartition("@")
    return Address(whose.name, local, domain)


def _kind(file: Attachment) -> tuple[str, str]:
    """What a mail itself is made of is no kind of a file in it."""
    kind, _, subtype = file.mime_type.partition("/")
    if not subtype or kind in ("multipart", "message"):
        return "application", "octet-stream"
    return kind, subtype
