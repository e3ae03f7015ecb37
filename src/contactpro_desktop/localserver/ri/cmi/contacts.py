"""`/RI/cmi/contacts`: contacts of any age, with their details."""

from __future__ import annotations

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.archive import Archive
from contactpro_desktop.localserver.ri.cmi.contact_rows import CONTACT_FILTERS, ContactRows
from contactpro_desktop.localserver.ri.kit.answers import Answer
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.words import iso
from contactpro_desktop.localserver.router.model import LegRow
from contactpro_desktop.localserver.views.interaction import end_reason


class Contacts:
    def __init__(self, archive: Archive, rows: ContactRows) -> None:
        self._archive = archive
        self._rows = rows

    def resources(self) -> tuple[Resource, ...]:
        return (
            ("/cmi/contacts", {"GET": self.get}),
            ("/cmi/contacts/{id}", {"GET": self.get_one}),
            ("/cmi/contacts/{id}/details", {"GET": self.get_details}),
        )

    async def get(self, call: Call) -> Answer:
        """The latest first; `originator` finds the contacts of one customer."""
        call.caller.require(Right.STATISTICS_DETAILS)
        rows = await self._rows.of(await self._archive.contacts(call))
        return Answer("contacts", selected(rows, call.query, taken=CONTACT_FILTERS))

    async def get_one(self, call: Call) -> Answer:
        call.caller.require(Right.STATISTICS_DETAILS)
        contact = await self._archive.contact(call, ContactId(call.key("id")))
        [row] = await self._rows.of([contact])
        return Answer("contact", row)

    async def get_details(self, call: Call) -> Answer:
        """The contact with everybody's part in it."""
        call.caller.require(Right.STATISTICS_DETAILS)
        contact = await self._archive.contact(call, ContactId(call.key("id")))
        [row] = await self._rows.of([contact])
        parts: list[Json] = [self._part(leg) for leg in await self._rows.legs(contact.id)]
        return Answer("details", row | {"parts": {"part": parts}})

    def _part(self, leg: LegRow) -> Row:
        return {
            "id": leg.id,
            "agent": self._rows.agent(leg.agent_id),
            "from_queue": self._rows.queue(leg.queue_id),
            "offered": iso(leg.offered_at),
            "accepted": iso(leg.accepted_at),
            "ended": iso(leg.ended_at),
            "end_reason": end_reason(leg) or None,
        }
