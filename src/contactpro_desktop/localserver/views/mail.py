"""What only e-mails have: content, addresses, attachments, and the draft of what goes out."""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.times import format_timestamp
from contactpro_desktop.localserver.router.files import Attachment
from contactpro_desktop.localserver.router.mail import (
    Addresses,
    DraftRow,
    DraftState,
    MailAddress,
    MailRow,
)
from contactpro_desktop.localserver.router.mail_senders import Rows, senders
from contactpro_desktop.localserver.router.model import ContactRow, LegRow, LegState, QueueSpec
from contactpro_desktop.localserver.views.agent import milliseconds


def mail(
    rows: Rows, leg: LegRow, contact: ContactRow, row: MailRow, draft: DraftRow | None
) -> dict[str, Json]:
    """An offer shows who wrote to whom, and no more (ECFS 22Q1, basic_incoming_email).

    Additions: `content_type`, `cc_address`, and when it was answered last and with what.
    """
    shown: dict[str, Json] = {
        "from_address": address(row.from_address),
        "to_address": addresses(row.to_address),
    }
    if leg.state is LegState.OFFERED:
        return shown
    files: list[Json] = [attachment(each) for each in row.attachments]
    return shown | {
        "cc_address": addresses(row.cc_address),
        "content": row.content,
        "content_type": "text/html" if row.is_html else "text/plain",
        "attachments": files,
        "case_id": row.case_id,
        "cid": row.cid,
        "answered_at_ms": milliseconds(contact.answered_at),
        "answered_with": contact.answered_with.value if contact.answered_with else None,
        "draft": _draft(rows, leg, contact, draft),
    }


def ends(contact: ContactRow, queue: QueueSpec) -> dict[str, Json]:
    """`originator` and `destination` of an e-mail."""
    return {
        "originator": written(MailAddress(contact.customer_key, contact.customer_name)),
        "destination": written(MailAddress(queue.address, queue.name)),
    }


def pending(leg: LegRow, contact: ContactRow, draft: DraftRow | None, kind: str) -> dict[str, Json]:
    """An element of `/pending`, which is an addition: what its agent has set aside."""
    return {
        "id": contact.id,
        "contact_id": contact.id,
        "channel_type": kind,
        "title": contact.title or None,
        "originator": contact.customer_key,
        "customer_name": contact.customer_name,
        "date_created": format_timestamp(contact.created_at),
        "parked_at_ms": milliseconds(leg.parked_at),
        "draft_type": draft.draft_type.value if draft else None,
    }


def written(whose: MailAddress) -> str:
    """As people write it: `Name <address>`, the name in quotes where mail programs need them."""
    name = whose.name.replace("\\", "").replace('"', "")
    if not name:
        return whose.address
    quoted = f'"{name}"' if any(char in name for char in "()<>@,;:.[]") else name
    return f"{quoted} <{whose.address}>"


def address(whose: MailAddress) -> dict[str, Json]:
    return {"address": whose.address, "name": whose.name}


def addresses(known: Iterable[MailAddress]) -> list[Json]:
    return [address(each) for each in known]


def attachment(file: Attachment) -> dict[str, Json]:
    return {
        "id": file.id,
        "filename": file.filename,
        "size": file.size,
        "mime_type": file.mime_type or None,
        "originator": file.sender.value,
    }


def _outgoing(file: Attachment) -> dict[str, Json]:
    """`arrived` is an addition: whether the content is there, without which nothing is sent."""
    return {**attachment(file), "arrived": file.arrived}


def _draft(rows: Rows, leg: LegRow, contact: ContactRow, row: DraftRow | None) -> Json:
    """Null for whoever has passed the mail on. `delivery` is an addition: how sending it goes."""
    if row is None or leg.state not in (LegState.ACCEPTED, LegState.PARKED):
        return None
    return {
        "id": leg.id if row.begins_contact else row.id,
        "owner_terminal_id": row.owner_terminal_id or None,
        "draft_type": row.draft_type.value,
        "status": "saved",
        "subject": row.subject,
        "content": row.content,
        "attachments": {each.id: _outgoing(each) for each in row.attachments},
        "from_address": row.from_address,
        "from_addresses": _from_addresses(rows, contact, row),
        "to_address": _by_address(row.to_address),
        "cc_address": _by_address(row.cc_address),
        "bcc_address": _by_address(row.bcc_address),
        "delivery": _delivery(row),
    }


def _delivery(row: DraftRow) -> str | None:
    if row.state is DraftState.SENDING:
        return "sending"
    return row.delivery.value if row.delivery else None


def _from_addresses(rows: Rows, contact: ContactRow, row: DraftRow) -> list[Json]:
    """The chosen one first."""
    known = senders(rows, contact)
    return addresses(sorted(known, key=lambda each: each.address != row.from_address))


def _by_address(known: Addresses) -> dict[str, Json]:
    return {each.address: address(each) for each in known}
