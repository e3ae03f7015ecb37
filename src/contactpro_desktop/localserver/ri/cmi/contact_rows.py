"""A contact as all of CMI shows it, in the words of the agent protocol.

`originator` is the customer's address and `destination` ours, whoever began it.
"""

from __future__ import annotations

from collections.abc import Collection

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, QueueId
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.ri.archive import contact_status, last_served
from contactpro_desktop.localserver.ri.kit.rows import Row
from contactpro_desktop.localserver.ri.kit.words import iso
from contactpro_desktop.localserver.router.model import ContactRow, LegRow, Site
from contactpro_desktop.localserver.storage.history import History
from contactpro_desktop.localserver.views.interaction import wire_type

CONTACT_FILTERS = frozenset({"id"})
"""Fields that the archive has looked at itself."""

_TYPES = {Channel.CHAT: "Chat", Channel.PHONE: "Call", Channel.EMAIL: "Email", Channel.TASK: "Task"}
_DIRECTION = {"inbound": "In", "outbound": "Out"}


class ContactRows:
    def __init__(self, site: Site, history: History) -> None:
        self._site = site
        self._history = history

    async def of(self, contacts: Collection[ContactRow]) -> list[Row]:
        legs = await self._history.legs([contact.id for contact in contacts])
        return [self._row(contact, legs[contact.id]) for contact in contacts]

    async def legs(self, contact_id: ContactId) -> list[LegRow]:
        return (await self._history.legs([contact_id]))[contact_id]

    def queue(self, queue_id: QueueId | None) -> Row:
        """A queue that is gone keeps its id."""
        queue = self._site.queues.get(queue_id) if queue_id else None
        return {"id": queue_id, "name": queue.name if queue else ""}

    def agent(self, agent_id: AgentId | None) -> Row | None:
        if agent_id is None:
            return None
        spec = self._site.agents.get(agent_id)
        return {"id": agent_id, "name": spec.display_name if spec else ""}

    def _row(self, contact: ContactRow, legs: list[LegRow]) -> Row:
        served = last_served(self._site, legs)
        queue = self._site.queues.get(contact.queue_id)
        row: dict[str, Json] = {
            "id": contact.id,
            "from_queue": self.queue(contact.queue_id),
            "channel_type": wire_type(contact),
            "channel_sub_type": contact.sub_channel or None,
            "type": f"{_TYPES.get(contact.channel, 'Task')}{_DIRECTION[contact.direction]}",
            "status": contact_status(self._site, contact, legs),
            "created": iso(contact.created_at),
            "closed": iso(contact.closed_at),
            "originator": contact.customer_key,
            "destination": contact.own_number or (queue.address if queue else ""),
            "customer_name": contact.customer_name,
            "title": contact.title or None,
            "language": contact.language or None,
            "agent": self.agent(served.agent_id if served else None),
        }
        return row
