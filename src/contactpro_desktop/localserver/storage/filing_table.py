"""The table of filed records, and its records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, Column, Double, Index, String, Table, Text

from contactpro_desktop.localserver.storage.filing import Filed, FileKind
from contactpro_desktop.localserver.storage.schema import metadata

filed = Table(
    "filed",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("id", String(128), primary_key=True),
    Column("at", Double, nullable=False),
    Column("changed_at", Double, nullable=False),
    Column("contact_id", String(32)),
    Column("queue_id", String(32)),
    Column("subject", Text, nullable=False),
    Column("body", JSON, nullable=False),
    Index("ix_filed_kind_at", "kind", "at"),
    Index("ix_filed_kind_contact_id", "kind", "contact_id"),
    Index("ix_filed_kind_subject", "kind", "subject"),
)


def filed_record(row: Filed) -> dict[str, Any]:
    return {
        "kind": row.kind.value,
        "id": row.id,
        "at": row.at,
        "changed_at": row.changed_at,
        "contact_id": row.contact_id,
        "queue_id": row.queue_id,
        "subject": row.subject,
        "body": dict(row.body),
    }


def filed_row(record: Mapping[str, Any]) -> Filed:
    return Filed(**{**record, "kind": FileKind(record["kind"])})
