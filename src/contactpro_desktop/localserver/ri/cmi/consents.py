"""`/RI/cmi/customerConsents`: what customers have agreed to, as for WhatsApp."""

from __future__ import annotations

from contactpro_desktop.ecfs.bodies.ri import ConsentBody
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.filing import Cabinet
from contactpro_desktop.localserver.ri.kit.answers import Answer, Created, Done
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.words import iso
from contactpro_desktop.localserver.storage.filing import Filed, FileKind
from contactpro_desktop.localserver.web.edge import Edge


class Consents:
    """A consent is named by its usage and address, `{usage}_{address}`: a second one for both
    takes the place of the first."""

    def __init__(self, edge: Edge) -> None:
        self._history = edge.engine.history
        self._cabinet = Cabinet(edge, FileKind.CONSENT)

    def resources(self) -> tuple[Resource, ...]:
        return (
            ("/cmi/customerConsents", {"GET": self.get, "POST": self.post}),
            ("/cmi/customerConsents/{id:path}", {"GET": self.get_one, "DELETE": self.delete}),
        )

    async def get(self, call: Call) -> Answer:
        call.caller.require(Right.CONSENTS)
        found = await self._history.filed(FileKind.CONSENT)
        return Answer("customerConsents", selected(map(_row, found), call.query))

    async def get_one(self, call: Call) -> Answer:
        call.caller.require(Right.CONSENTS)
        return Answer("customerConsent", _row(await self._cabinet.one(call.key("id"))))

    async def post(self, call: Call) -> Created:
        call.caller.require(Right.CONSENTS)
        body = await call.body(ConsentBody)
        content = {**body.model_dump(), "author": call.caller.name}
        consent_id = f"{body.usage}_{body.address}"
        await self._cabinet.add(content, id=consent_id, subject=body.address)
        return Created(consent_id)

    async def delete(self, call: Call) -> Done:
        call.caller.require(Right.CONSENTS)
        await self._cabinet.remove(await self._cabinet.one(call.key("id")))
        return Done()


def _row(consent: Filed) -> Row:
    return {
        "id": consent.id,
        "usage": consent.body.get("usage"),
        "address": consent.body.get("address"),
        "remarks": consent.body.get("remarks"),
        "createdBy": consent.body.get("author"),
        "created": iso(consent.at),
    }
