"""Contents of files: who may put which where, and who may have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from contactpro_desktop.domain.files import DropReason
from contactpro_desktop.domain.ids import AgentId, AttachmentId, ContactId
from contactpro_desktop.localserver.door.sessions import VisitorSession
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.router.files import (
    Attachment,
    AttachmentArrived,
    AttachmentLost,
    Sender,
)
from contactpro_desktop.localserver.router.model import ContactRow, LegState
from contactpro_desktop.localserver.router.state import State


class Delivery:
    """What becomes of an announced file. Both raise `Refused` where it is wanted no more."""

    def __init__(self, engine: Engine, contact_id: ContactId, file_id: AttachmentId) -> None:
        self._engine = engine
        self._contact_id = contact_id
        self._file_id = file_id

    async def arrived(self, size: int) -> None:
        """The content is on disk."""
        await self._engine.execute(AttachmentArrived(self._contact_id, self._file_id, size))

    async def lost(self, reason: DropReason) -> None:
        """It does not come."""
        await self._engine.execute(AttachmentLost(self._contact_id, self._file_id, reason))


@dataclass(frozen=True, slots=True)
class MediaItem:
    """A file as whoever asks may use it. `size` in bytes, 0 where none was announced. `delivery`
    is None where its content may not be sent."""

    id: str
    filename: str
    size: int
    readable: bool
    delivery: Delivery | None = None


class MediaSource(Protocol):
    """A part of the server that has files. None stands for no such file for this user."""

    def of_agent(self, agent_id: AgentId, media_id: str) -> MediaItem | None: ...

    def of_visitor(self, visitor: VisitorSession, media_id: str) -> MediaItem | None: ...


class ChatMedia:
    """The files of chats: an agent's are those of the conversations in their list, a visitor's
    those of their own."""

    def __init__(self, state: State, engine: Engine) -> None:
        self._state = state
        self._engine = engine

    def of_agent(self, agent_id: AgentId, media_id: str) -> MediaItem | None:
        for leg in self._state.legs_of(agent_id):
            contact = self._state.contact(leg.contact_id)
            if contact is not None and leg.state is not LegState.OFFERED:
                serves = leg.state is LegState.ACCEPTED
                found = self._find([contact], media_id, Sender.AGENT, may_send=serves)
                if found is not None:
                    return found
        return None

    def of_visitor(self, visitor: VisitorSession, media_id: str) -> MediaItem | None:
        return self._find(visitor.contacts.values(), media_id, Sender.CUSTOMER, may_send=True)

    def _find(
        self, contacts: Iterable[ContactRow], media_id: str, viewer: Sender, *, may_send: bool
    ) -> MediaItem | None:
        for contact in contacts:
            for each in contact.attachments:
                mine = each.sender is viewer and not each.dropped
                if each.id == media_id and (each.arrived or mine):
                    own = each.sender is viewer and not each.arrived and may_send
                    return self._item(contact, each, may_send=own)
        return None

    def _item(self, contact: ContactRow, attachment: Attachment, *, may_send: bool) -> MediaItem:
        delivery = Delivery(self._engine, contact.id, attachment.id)
        return MediaItem(
            attachment.id,
            attachment.filename,
            attachment.size,
            readable=attachment.arrived,
            delivery=delivery if may_send else None,
        )
