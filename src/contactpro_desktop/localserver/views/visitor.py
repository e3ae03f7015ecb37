"""What an end user sees: themselves, and the conversations they started."""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.times import format_timestamp
from contactpro_desktop.localserver.door.sessions import VisitorSession
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    Site,
)
from contactpro_desktop.localserver.router.transcripts import StoredMessage
from contactpro_desktop.localserver.views import chat
from contactpro_desktop.localserver.views.interaction import channel_type

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
    queue = site.queues[contact.queue_id]
    return {
        "id": contact.id,
        "contact_id": contact.id,
        "channel_type": channel_type(contact.channel),
        "channel_sub_type": contact.sub_channel or None,
        "direction": "outbound",
        "date_created": format_timestamp(contact.created_at),
        "originator": contact.customer_key,
        "destination": queue.address,
        "from_queue": {"id": queue.id, "name": queue.name},
        "attached_data": {},
        "title": contact.title or None,
        "participants": _participants(site, contact, owner),
        "transcript": {"messages": chat.messages(messages, contact.customer_key)},
        "queue_position": position,
        "channel_status": "disconnected" if contact.state is ContactState.CLOSED else "unknown",
        "status": _STATUS[contact.state],
    }


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
