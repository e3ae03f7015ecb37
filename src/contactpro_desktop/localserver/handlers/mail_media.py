"""Contents of the files of e-mails: who may bring and have them."""

from __future__ import annotations

from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.localserver.door.sessions import VisitorSession
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.media import Delivery, MediaItem, media_item
from contactpro_desktop.localserver.router.files import Attachment, Sender
from contactpro_desktop.localserver.router.model import LegRow, LegState
from contactpro_desktop.localserver.router.state import State


class MailMedia:
    """The files of the mails in an agent's list, and of their drafts; end users have none."""

    def __init__(self, state: State, engine: Engine) -> None:
        self._state = state
        self._engine = engine

    def of_agent(self, agent_id: AgentId, media_id: str) -> MediaItem | None:
        for leg in self._state.legs_of(agent_id):
            if leg.state in (LegState.ACCEPTED, LegState.ENDED):
                for file in self._files(leg):
                    if file.id == media_id:
                        return self._item(leg, file)
        return None

    def of_visitor(self, visitor: VisitorSession, media_id: str) -> MediaItem | None:
        return None

    def _files(self, leg: LegRow) -> list[Attachment]:
        mail = self._state.mail(leg.contact_id)
        draft = self._state.mail_draft(leg.contact_id) if leg.state is LegState.ACCEPTED else None
        return [*(mail.attachments if mail else ()), *(draft.attachments if draft else ())]

    def _item(self, leg: LegRow, file: Attachment) -> MediaItem:
        brought = file.sender is Sender.AGENT
        return media_item(file, Delivery(self._engine, leg.contact_id, file) if brought else None)
