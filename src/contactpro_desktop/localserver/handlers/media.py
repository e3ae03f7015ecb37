"""Contents of files: who may put which where, and who may have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from contactpro_desktop.domain.files import DropReason
from contactpro_desktop.domain.ids import AgentId, ContactId
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
    """What becomes of an announced file. All raise `Refused` where it is wanted no more."""

    def __init__(self, engine: Engine, contact_id: ContactId, file: Attachment) -> None:
        self._engine = engine
        self._contact_id = contact_id
        self._file = file

    async def arrived(self, size: int) -> None:
        """The content is on disk."""
        await self._engine.execute(AttachmentArrived(self._contact_id, self._file.id, size))

    async def broke_off(self) -> None:
        """Half of the content came. An agent's client sends it once more or gives it up, and
        nobody else has heard of it. An end user may be gone: the agent shall know to ask."""
        if self._file.sender is Sender.CUSTOMER:
            await self.failed(DropReason.DOWNLOAD_FAILED)

    async def failed(self, reason: DropReason) -> None:
        """It cannot be taken: both sides hear of it."""
        await self._engine.execute(AttachmentLost(self._contact_id, self._file.id, reason))


@dataclass(frozen=True, slots=True)
class MediaItem:
    """A file as whoever asks may use it. `size` in bytes, 0 where none was announced. `readable`
    once its content is there. `delivery` is None where it is not theirs to send."""

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
                may_put = each.arrived or (may_send and not each.refused)
                mine = each.sender is viewer and may_put
                if each.id == media_id and (each.arrived or mine):
                    delivery = Delivery(self._engine, contact.id, each) if mine else None
                    return media_item(each, delivery)
        return None


def media_item(file: Attachment, delivery: Delivery | None) -> MediaItem:
    return MediaItem(file.id, file.filename, file.size, file.arrived, delivery)
