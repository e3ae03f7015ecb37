"""Files of chats: what both sides can do about them over the protocol. Contents go another way
(`web.media`)."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.files import DropReason
from contactpro_desktop.domain.ids import ContactId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.files import NewAttachmentBody
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.door.rights import require
from contactpro_desktop.localserver.door.sessions import VisitorSession
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.routing import Call, Resource
from contactpro_desktop.localserver.router.files import (
    AnnounceAttachment,
    NoteRefusedFile,
    Sender,
)
from contactpro_desktop.localserver.router.model import ContactRow, LegRow, Refused

_DROPPED = {
    Refusal.FILE_TYPE: DropReason.NOT_ALLOWED,
    Refusal.TOO_LARGE: DropReason.DOWNLOAD_FAILED,
}
"""How the model calls what this server refuses."""


class ChatFiles:
    """Announcing answers with the id under which the content is to be sent."""

    def __init__(self, reads: AgentReads, engine: Engine) -> None:
        self._reads = reads
        self._engine = engine

    async def announce(self, caller: AgentCaller, call: Call, leg: LegRow) -> Json:
        """POST /interactions/{id}/attachments of a chat by its agent."""
        body = read_body(NewAttachmentBody, call.body)
        require(self._reads.spec(caller), "chat")
        contact = self._reads.state.contact(leg.contact_id)
        if contact is None or contact.channel is not Channel.CHAT:
            raise Refused(Refusal.NOT_FOUND)
        return await self._announce(call, body, contact, caller, leg.id)

    async def announce_as_visitor(
        self, visitor: VisitorSession, call: Call, contact: ContactRow
    ) -> Json:
        """What is refused shows in the transcript: the agent would never hear of it otherwise."""
        body = read_body(NewAttachmentBody, call.body)
        try:
            return await self._announce(call, body, contact)
        except Refused as refused:
            reason = _DROPPED.get(refused.reason)
            if reason is not None:
                note = NoteRefusedFile(ContactId(contact.id), body.filename or "", reason)
                with contextlib.suppress(Refused):
                    await self._engine.execute(note)
            raise

    async def _announce(
        self,
        call: Call,
        body: NewAttachmentBody,
        contact: ContactRow,
        caller: AgentCaller | None = None,
        leg_id: InteractionId | None = None,
    ) -> Json:
        if body.id is not None:
            return {"id": _known(contact, body.id, Sender.AGENT if caller else Sender.CUSTOMER)}
        if body.filename is None:
            raise ProtocolError("filename")
        command = AnnounceAttachment(
            contact_id=ContactId(contact.id),
            filename=body.filename,
            size=body.size or 0,
            mime_type=body.mime_type or "",
            agent_id=caller.agent_id if caller else None,
            leg_id=leg_id,
            request_id=call.request_id,
        )
        decision = await self._engine.execute(command, dedupe=call.dedupe)
        return {"id": decision.created}


Announce = Callable[[AgentCaller, Call, LegRow], Awaitable[Json]]


def attachment_routes(reads: AgentReads, announce: Announce) -> list[Resource[AgentCaller]]:
    """The attachments of an interaction; `announce` knows the rules of its channel."""

    async def post(caller: AgentCaller, call: Call) -> Json:
        return await announce(caller, call, reads.leg(caller, call))

    return [
        Resource("interactions/{id}/attachments", reads.attachments, {"POST": post}),
        Resource("interactions/{id}/attachments/{attachment_id}", reads.attachment),
    ]


def _known(contact: ContactRow, attachment_id: str, viewer: Sender) -> str:
    """Naming a file that is there already changes nothing."""
    for each in contact.attachments:
        mine = each.sender is viewer and not each.dropped
        if each.id == attachment_id and (each.arrived or mine):
            return each.id
    raise Refused(Refusal.NOT_FOUND)
