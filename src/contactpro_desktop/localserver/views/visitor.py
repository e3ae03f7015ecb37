"""What an end user sees: themselves, and the conversations they started."""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.times import format_timestamp
from contactpro_desktop.localserver.door.sessions import VisitorSession
from contactpro_desktop.localserver.router.files import Sender
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    Site,
)
from contactpro_desktop.localserver.router.transcripts import StoredMessage
from contactpro_desktop.localserver.views import chat, phone
from contactpro_desktop.localserver.views.interaction import ends, wire_type

_STATUS = {
    ContactState.QUEUED: "queued",
    ContactState.OFFERED: "queued",
    ContactState.OWNED: "accepted",
    ContactState.CLOSED: "ended",
}


def properties(session: VisitorSession) -> dict[str, Json]:
    """`/users/me/properties` of an end user."""
    return {
        "id": session.visitor_id,
        "alias": session.row.alias,
        "chat_address": session.row.chat_address,
        "language": session.row.language or None,
        "extension": session.row.extension,
        "login_status": "anonymous",
    }


def interaction(
    site: Site,
    contact: ContactRow,
    owner: tuple[LegRow, AgentRow] | None,
    messages: Iterable[StoredMessage] = (),
    *,
    position: int | None = None,
) -> dict[str, Json]:
    """`/users/me/interactions/{id}`: the whole contact, whoever serves it; its id is the
    contact's. `queue_position` (1 is next) is an addition. Attached data stays with the agents.
    """
    queue = site.queue_of(contact)
    originator, destination = ends(contact, queue)
    leg = owner[0] if owner else None
    return {
        "id": contact.id,
        "contact_id": contact.id,
        "channel_type": wire_type(contact),
        "channel_sub_type": contact.sub_channel or None,
        "direction": "inbound" if contact.direction == "outbound" else "outbound",
        "date_created": format_timestamp(contact.created_at),
        "originator": originator,
        "destination": destination,
        "from_queue": {"id": queue.id or None, "name": queue.name or None},
        "attached_data": {},
        "title": contact.title or None,
        **_talk(site, contact, owner, messages),
        "supervisor_session_id": contact.supervisor_session_id,
        "queue_position": position,
        "channel_status": _channel_status(contact, leg),
        "status": "incoming" if _rings_here(leg) else _STATUS[contact.state],
    }


def _talk(
    site: Site,
    contact: ContactRow,
    owner: tuple[LegRow, AgentRow] | None,
    messages: Iterable[StoredMessage],
) -> dict[str, Json]:
    """What calls do not have."""
    if contact.channel is Channel.PHONE:
        return {}
    return {
        "participants": _participants(site, contact, owner),
        "transcript": {"messages": chat.messages(messages, contact.customer_key)},
        "attachments": chat.attachments(contact, Sender.CUSTOMER),
    }


def _rings_here(leg: LegRow | None) -> bool:
    """Whether an agent calls this end user."""
    return leg is not None and leg.state is LegState.OUTGOING


def _channel_status(contact: ContactRow, leg: LegRow | None) -> str:
    if contact.state is ContactState.CLOSED:
        return "disconnected"
    return phone.far_end_status(leg) if contact.channel is Channel.PHONE else "unknown"


def _participants(
    site: Site, contact: ContactRow, owner: tuple[LegRow, AgentRow] | None
) -> dict[str, Json]:
    if contact.state is ContactState.CLOSED:
        return {}
    present = [chat.customer(contact)]
    if owner is not None and contact.state is ContactState.OWNED:
        leg, row = owner
        present.append(chat.agent(site.agents[leg.agent_id], row))
    return {str(each["uniquekey"]): each for each in present}
