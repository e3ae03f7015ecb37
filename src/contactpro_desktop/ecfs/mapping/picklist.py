"""RMI `/contacts` rows -> `PicklistRow`."""

from __future__ import annotations

from contactpro_desktop.domain.ids import AgentId, ContactId, QueueId, SupervisionId
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping.channel import channel
from contactpro_desktop.ecfs.times import parse_iso
from contactpro_desktop.ecfs.wire.base import seconds
from contactpro_desktop.ecfs.wire.ri import Contact

_WAITING = "in queue"


def picklist_row(row: Json) -> tuple[ContactId, PicklistRow | None]:
    """The contact's id, and what to show of it; None when it no longer waits."""
    wire = Contact.model_validate(row)
    contact_id = ContactId(wire.id)
    if wire.status.lower() != _WAITING:
        return contact_id, None
    queued_at = seconds(wire.queued_at_ms)
    return contact_id, PicklistRow(
        contact_id=contact_id,
        channel=channel(wire.channel),
        queue_id=QueueId(wire.queue_id),
        queue_name=wire.queue_name,
        customer_name=wire.customer_name or wire.originator,
        sub_channel=wire.sub_channel,
        subject=wire.subject,
        queued_at=parse_iso(wire.start_time) if queued_at is None else queued_at,
        priority=wire.priority or 0,
        reserved_for=AgentId(wire.preferred_agent_id) if wire.reserved else None,
        reserved_for_name=wire.preferred_agent_name if wire.reserved else "",
        supervision_id=SupervisionId(wire.supervisor_session_id) or None,
    )
