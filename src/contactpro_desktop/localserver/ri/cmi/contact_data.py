"""`/RI/cmi/contactData`: data attached to contacts, while they run or later."""

from __future__ import annotations

from collections.abc import Mapping

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.ecfs.bodies.ri import ContactDataBody
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.archive import Archive
from contactpro_desktop.localserver.ri.cmi.pairs import pairs
from contactpro_desktop.localserver.ri.filing import Cabinet
from contactpro_desktop.localserver.ri.kit.answers import Answer, Created
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.problems import Problem
from contactpro_desktop.localserver.ri.kit.query import as_id
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.router.model import ContactRow
from contactpro_desktop.localserver.storage.filing import FileKind
from contactpro_desktop.localserver.web.edge import Edge

_MOST_KEYS = 256


class ContactData:
    """What came with the contact, and over it what was added here. The id is the contact's."""

    def __init__(self, edge: Edge, archive: Archive) -> None:
        self._history = edge.engine.history
        self._archive = archive
        self._cabinet = Cabinet(edge, FileKind.CONTACT_DATA)

    def resources(self) -> tuple[Resource, ...]:
        return (
            ("/cmi/contactData", {"GET": self.get, "POST": self.post}),
            ("/cmi/contactData/{id}", {"GET": self.get_one}),
        )

    async def get(self, call: Call) -> Answer:
        call.caller.require(Right.STATISTICS_DETAILS)
        rows = await self._rows(await self._archive.contacts(call))
        return Answer("contactData", selected(rows, call.query, taken=("id",)))

    async def get_one(self, call: Call) -> Answer:
        call.caller.require(Right.STATISTICS_DETAILS)
        contact = await self._archive.contact(call, ContactId(call.key("id")))
        return Answer("contactData", (await self._rows([contact]))[0])

    async def post(self, call: Call) -> Created:
        """Adds keys and replaces those of the same name."""
        call.caller.require(Right.STATISTICS_DETAILS)
        call.caller.require(Right.CONTACT_HISTORY)
        body = await call.body(ContactDataBody)
        contact = await self._archive.contact(call, ContactId(as_id(body.contact_id)))
        added = await self._added([contact])
        data = {**added.get(contact.id, {}), **{pair.k: pair.v for pair in body.data.KV}}
        if len(data) > _MOST_KEYS:
            raise Problem(403, "limit")
        await self._cabinet.add(data, id=contact.id, contact_id=contact.id)
        return Created(contact.id)

    async def _rows(self, contacts: list[ContactRow]) -> list[Row]:
        added = await self._added(contacts)
        return [
            _row(contact.id, {**contact.attached_data, **added.get(contact.id, {})})
            for contact in contacts
        ]

    async def _added(self, contacts: list[ContactRow]) -> Mapping[str, Mapping[str, str]]:
        ids = [contact.id for contact in contacts]
        found = await self._history.filed(FileKind.CONTACT_DATA, contact_ids=ids)
        return {row.id: row.body for row in found}


def _row(contact_id: str, data: Mapping[str, str]) -> Row:
    return {"id": contact_id, "contact_id": contact_id, "data": pairs(data)}
