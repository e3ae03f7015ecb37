"""The tables of e-mails, and their records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from contactpro_desktop.localserver.router.mail import (
    Addresses,
    Delivery,
    DraftRow,
    DraftState,
    DraftType,
    MailAddress,
    MailRow,
)
from contactpro_desktop.localserver.storage.schema import metadata
from contactpro_desktop.localserver.storage.values import attachment, attachment_record

mails = Table(
    "mails",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("contact_id", String(32), ForeignKey("contacts.id"), nullable=False),
    Column("from_address", JSON, nullable=False),
    Column("case_id", String(32), nullable=False),
    Column("cid", String(32), nullable=False),
    Column("to_address", JSON, nullable=False),
    Column("cc_address", JSON, nullable=False),
    Column("reply_to", JSON),
    Column("content", Text, nullable=False),
    Column("is_html", Boolean, nullable=False),
    Column("attachments", JSON, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("references", JSON, nullable=False),
    Index(None, "contact_id"),
    Index(None, "message_id"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("contact_id", String(32), ForeignKey("contacts.id"), nullable=False),
    Column("draft_type", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("from_address", Text, nullable=False),
    Column("to_address", JSON, nullable=False),
    Column("cc_address", JSON, nullable=False),
    Column("bcc_address", JSON, nullable=False),
    Column("attachments", JSON, nullable=False),
    Column("owner_terminal_id", Text, nullable=False),
    Column("begins_contact", Boolean, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("delivery", String(16)),
    Column("sent_at", Double),
    Index(None, "contact_id"),
    Index(None, "message_id"),
)

IS_LIVE_DRAFT = drafts.c.state.in_((DraftState.OPEN.value, DraftState.SENDING.value))

_FIELDS = {table: tuple(column.name for column in table.c) for table in (mails, drafts)}
_LISTS = ("to_address", "cc_address", "bcc_address")


def mail_record(row: MailRow) -> dict[str, Any]:
    return _plain(mails, row) | {
        "from_address": _address_record(row.from_address),
        "reply_to": _address_record(row.reply_to) if row.reply_to else None,
        "references": list(row.references),
    }


def mail_row(record: Mapping[str, Any]) -> MailRow:
    values = _read(record)
    reply_to = record["reply_to"]
    values["from_address"] = MailAddress(**record["from_address"])
    values["reply_to"] = MailAddress(**reply_to) if reply_to else None
    values["references"] = tuple(record["references"])
    return MailRow(**values)


def draft_record(row: DraftRow) -> dict[str, Any]:
    return _plain(drafts, row) | {
        "draft_type": row.draft_type.value,
        "state": row.state.value,
        "delivery": row.delivery.value if row.delivery else None,
    }


def draft_row(record: Mapping[str, Any]) -> DraftRow:
    values = _read(record)
    values["draft_type"] = DraftType(record["draft_type"])
    values["state"] = DraftState(record["state"])
    values["delivery"] = Delivery(record["delivery"]) if record["delivery"] else None
    return DraftRow(**values)


def _plain(table: Table, row: MailRow | DraftRow) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in _FIELDS[table]}
    for name in _LISTS:
        if name in values:
            values[name] = _address_records(values[name])
    values["attachments"] = [*map(attachment_record, row.attachments)]
    return values


def _read(record: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(record)
    for name in _LISTS:
        if name in values:
            values[name] = _addresses(values[name])
    values["attachments"] = tuple(map(attachment, record["attachments"]))
    return values


def _address_records(addresses: Addresses) -> list[dict[str, str]]:
    return [*map(_address_record, addresses)]


def _address_record(address: MailAddress) -> dict[str, str]:
    return {"address": address.address, "name": address.name}


def _addresses(records: Iterable[Mapping[str, str]]) -> Addresses:
    return tuple(MailAddress(**each) for each in records)
