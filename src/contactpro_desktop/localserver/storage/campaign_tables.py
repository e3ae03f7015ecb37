"""The customers of campaigns as the database keeps them."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import JSON, Column, Double, Integer, String, Table, Text

from contactpro_desktop.localserver.router.campaign import Attribute, CustomerRow, PastCall
from contactpro_desktop.localserver.storage.schema import metadata

customers = Table(
    "campaign_customers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("campaign_id", String(32), nullable=False),
    Column("attributes", JSON, nullable=False),
    Column("due_at", Double),
    Column("contact_id", String(32)),
    Column("remarks", Text, nullable=False),
    Column("result", String(32), nullable=False),
    Column("classifier", String(32), nullable=False),
    Column("redial_time", Double),
    Column("redial_agent", String(32)),
    Column("redial_remarks", Text, nullable=False),
    Column("calls", JSON, nullable=False),
)


def customer_record(row: CustomerRow) -> dict[str, Any]:
    record = {field.name: getattr(row, field.name) for field in fields(row)}
    return record | {
        "attributes": [asdict(each) for each in row.attributes],
        "calls": [asdict(each) for each in row.calls],
    }


def customer_row(record: Mapping[str, Any]) -> CustomerRow:
    return CustomerRow(
        **{
            **record,
            "attributes": tuple(Attribute(**each) for each in record["attributes"]),
            "calls": tuple(PastCall(**each) for each in record["calls"]),
        }
    )
