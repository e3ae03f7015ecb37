"""Bodies that are the same for interactions of every channel."""

from __future__ import annotations

from typing import Literal

from contactpro_desktop.ecfs.bodies.common import AttachedData, Body, Name

ChannelType = Literal["user_defined", "chat", "email", "phone", "external", "sms"]

Word = Literal["accepted", "rejected", "handled", "wrapup", "ended", "pending"]
"""`pending` is an addition, for tasks."""


class QueueReference(Body):
    id: Name | None = None


class NewInteractionBody(Body):
    """POST /interactions of an agent, as far as every channel has it. `status` is picked for a
    pick, which needs the `contact_id`."""

    channel_type: ChannelType
    status: Name | None = None
    contact_id: Name | None = None
    from_queue: QueueReference | None = None


class AnyInteractionBody(Body):
    """PUT /interactions/{id}, before it is known what channel it is about."""

    status: Word | None = None
    channel_status: Name | None = None


class InteractionBody(Body):
    """PUT /interactions/{id}: the words of all channels."""

    status: Word | None = None
    channel_status: (
        Literal[
            "connected",
            "muted",
            "onhold",
            "transferring",
            "picking",
            "outbound_accepted",
            "outbound_rejected",
            "outbound_skipped",
        ]
        | None
    ) = None
    destination: Name | None = None
    transfer_type: Literal["AGENT", "QUEUE"] = "AGENT"
    attached_data: AttachedData | None = None
