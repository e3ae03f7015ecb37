"""What an interaction of a mail has beside the common part (ECFS 22Q1, /interactions/{emailid})."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from contactpro_desktop.ecfs.wire.base import (
    Object,
    Objects,
    OptionalFlag,
    OptionalObject,
    Text,
    Whole,
    WireModel,
)


class Address(WireModel):
    address: Text = ""
    name: Text = ""


class Attachment(WireModel):
    """`originator` is `customer` or `agent`; `size` is in bytes. `arrived` is an addition."""

    id: Text = ""
    filename: Text = ""
    size: Whole = None
    mime_type: Text = ""
    originator: Text = ""

    arrived: OptionalFlag = None


Addresses = Annotated[tuple[Address, ...], Objects]
Attachments = Annotated[tuple[Attachment, ...], Objects]


class Draft(WireModel):
    """`delivery` is an addition."""

    draft_type: Text = ""
    status: Text = ""
    subject: Text = ""
    content: Text = ""
    attachments: Attachments = Field(default=())
    from_address: Text = ""
    from_addresses: Addresses = Field(default=())
    to_address: Addresses = Field(default=())
    cc_address: Addresses = Field(default=())
    bcc_address: Addresses = Field(default=())

    delivery: Text = ""


class Mail(WireModel):
    """`cc_address`, `answered_at_ms` and `answered_with` are additions. `draft` is null until a
    reply is begun."""

    from_address: Annotated[Address, Object] = Address()
    to_address: Addresses = Field(default=())
    content: Text = ""
    attachments: Attachments = Field(default=())
    case_id: Text = ""
    draft: Annotated[Draft | None, OptionalObject] = None

    cc_address: Addresses = Field(default=())
    answered_at_ms: Whole = None
    answered_with: Text = ""


class Parked(WireModel):
    """What the agent has set aside: all of it is an addition. Times in milliseconds since 1970."""

    id: Text = ""
    contact_id: Text = ""
    channel_type: Text = ""
    title: Text = ""
    originator: Text = ""
    customer_name: Text = ""
    parked_at_ms: Whole = None
