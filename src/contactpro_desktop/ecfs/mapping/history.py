"""Rows of CMI -> the past of a customer."""

from __future__ import annotations

from contactpro_desktop.domain.history import (
    Callback,
    Note,
    PastConversation,
    PastMessage,
    PastStatus,
)
from contactpro_desktop.domain.ids import AgentId, ContactId, Instant
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping.channel import channel
from contactpro_desktop.ecfs.times import parse_iso, parse_timestamp
from contactpro_desktop.ecfs.wire import history as wire

_STATUSES = {
    "in queue": PastStatus.WAITING,
    "in process": PastStatus.RUNNING,
    "handled": PastStatus.HANDLED,
    "abandoned": PastStatus.ABANDONED,
}
_WRITTEN = frozenset({"text", "template", ""})
_CLOSED = frozenset({"handled", "cancelled", "closed"})


def past_conversation(row: Json, customer: str) -> PastConversation | None:
    """None for a row of another customer: a tenant may not know the filter that was asked for."""
    read = wire.Contact.model_validate(row)
    if not read.id or read.originator.casefold() not in ("", customer.casefold()):
        return None
    return PastConversation(
        contact_id=ContactId(read.id),
        channel=channel(read.channel),
        sub_channel=read.sub_channel,
        queue_name=read.from_queue.name or read.queue_name,
        agent_name=read.agent.name or read.agent_name,
        title=read.title,
        status=_STATUSES.get(read.status.lower(), PastStatus.OTHER),
        started=_instant(read.created),
    )


def past_message(row: Json) -> PastMessage | None:
    """None for what nobody wrote: somebody joined, a chat ended."""
    read = wire.Message.model_validate(row)
    if read.type.lower() not in _WRITTEN or not read.message:
        return None
    return PastMessage(
        text=read.message,
        name=read.display_name or read.originator,
        is_customer=read.author_kind == "customer",
        at=_instant(read.timestamp),
    )


def note(row: Json) -> Note | None:
    read = wire.Remark.model_validate(row)
    if not read.text:
        return None
    return Note(read.text, read.author_name, AgentId(read.author_id), _instant(read.created))


def callback(row: Json, number: str) -> Callback | None:
    """None for one of another number, as for contacts."""
    read = wire.Callback.model_validate(row)
    if read.customer_number != number:
        return None
    return Callback(
        number=read.customer_number,
        due=_instant(read.due_time),
        is_open=read.status.lower() not in _CLOSED,
        queue_name=read.queue_name,
        remarks=read.remarks,
    )


def _instant(text: str) -> Instant | None:
    """RI writes ISO 8601; the agent protocol has its own form."""
    return parse_iso(text) if text[4:5] == "-" else parse_timestamp(text)
