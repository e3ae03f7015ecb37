"""`/RI/cmi/contacts/{id}/remarks`: notes about a contact."""

from __future__ import annotations

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.ecfs.bodies.ri import RemarkBody
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.archive import Archive
from contactpro_desktop.localserver.ri.filing import Cabinet
from contactpro_desktop.localserver.ri.kit.answers import Answer, Created, Done
from contactpro_desktop.localserver.ri.kit.call import Call, Handler, Resource
from contactpro_desktop.localserver.ri.kit.problems import forbidden, not_found
from contactpro_desktop.localserver.ri.kit.query import as_id
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.words import iso
from contactpro_desktop.localserver.storage.filing import Filed, FileKind
from contactpro_desktop.localserver.web.edge import Edge


class Remarks:
    """Who sees the contact sees its remarks and may add one; only its author changes it."""

    def __init__(self, edge: Edge, archive: Archive) -> None:
        self._history = edge.engine.history
        self._archive = archive
        self._cabinet = Cabinet(edge, FileKind.REMARK)

    def resources(self) -> tuple[Resource, ...]:
        handlers: dict[str, Handler] = {"GET": self.get, "POST": self.post, "PUT": self.put}
        return (("/cmi/contacts/{id}/remarks", handlers),)

    async def get(self, call: Call) -> Answer:
        """The latest first."""
        contact_id = await self._contact(call)
        found = await self._history.filed(FileKind.REMARK, contact_ids=[contact_id])
        return Answer("remarks", selected(map(_row, found), call.query))

    async def post(self, call: Call) -> Created:
        contact_id = await self._contact(call)
        body = await call.body(RemarkBody)
        content = {"text": body.text, "author": _author(call), "name": call.caller.name}
        return Created((await self._cabinet.add(content, contact_id=contact_id)).id, listed=True)

    async def put(self, call: Call) -> Done:
        contact_id = await self._contact(call)
        body = await call.body(RemarkBody)
        if body.id is None:
            raise ProtocolError("id")
        remark = await self._cabinet.one(as_id(body.id))
        if remark.contact_id != contact_id:
            raise not_found()
        if remark.body.get("author") != _author(call):
            raise forbidden()
        await self._cabinet.change(remark, body={**remark.body, "text": body.text})
        return Done()

    async def _contact(self, call: Call) -> ContactId:
        call.caller.require(Right.STATISTICS_DETAILS)
        return (await self._archive.contact(call, ContactId(call.key("id")))).id


def _author(call: Call) -> str:
    """An agent by their id, a program by its name: no id looks like one with a prefix."""
    return call.caller.agent_id or f"api:{call.caller.name}"


def _row(remark: Filed) -> Row:
    return {
        "id": remark.id,
        "contact_id": remark.contact_id,
        "text": str(remark.body.get("text", "")),
        "author_id": str(remark.body.get("author", "")),
        "author_name": str(remark.body.get("name", "")),
        "created": iso(remark.at),
        "changed": iso(remark.changed_at),
    }
