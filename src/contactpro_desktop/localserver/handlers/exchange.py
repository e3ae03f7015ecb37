"""The simulated telephone exchange: finds who goes by a number, and lets it ring there."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from contactpro_desktop.domain.ids import AgentId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.door.sessions import Sessions, VisitorSession
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.routing import Dedupe
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.router.call_commands import PlaceCall, RingFarEnd
from contactpro_desktop.localserver.router.campaign_commands import EndPreview
from contactpro_desktop.localserver.router.model import ContactState, Refused
from contactpro_desktop.localserver.router.state import State

_BETWEEN_DIGITS = str.maketrans("", "", " -./()")


class Exchange:
    """The only subscribers are end users with an `extension` who are connected now. Other numbers
    are bad addresses. A subscriber talks to one party at a time."""

    def __init__(self, state: State, engine: Engine, sessions: Sessions, desk: VisitorDesk) -> None:
        self._state = state
        self._engine = engine
        self._sessions = sessions
        self._desk = desk

    async def dial(
        self, agent_id: AgentId, number: str, terminal_id: str, *, dedupe: Dedupe = None
    ) -> None:
        """Begin a call and let it ring, or end it with the reason why it does not."""
        self.require()
        callee = self._subscriber(number)
        place = PlaceCall(
            agent_id,
            number,
            terminal_id,
            callee.visitor_id if callee else None,
            callee.row.alias if callee else "",
        )
        placed = await self._engine.execute(place, dedupe=dedupe)
        await self.ring(InteractionId(placed.created or ""), callee)

    async def dial_from_preview(self, preview: EndPreview, *, dedupe: Dedupe = None) -> None:
        """End a preview with the call it was for."""
        self.require()
        leg = self._state.leg(preview.leg_id)
        contact = self._state.contact(leg.contact_id) if leg else None
        number = preview.destination or (contact.customer_key if contact else "")
        callee = self._subscriber(number)
        called = replace(preview, destination=number, callee=callee.visitor_id if callee else None)
        await self._engine.execute(called, dedupe=dedupe)
        await self.ring(preview.leg_id, callee)

    async def ring(self, leg_id: InteractionId, callee: VisitorSession | None) -> None:
        """Nothing happens where the agent has hung up in the meantime."""
        with contextlib.suppress(Refused):
            await self._engine.execute(RingFarEnd(leg_id, _failure(callee)))
        leg = self._state.leg(leg_id)
        if leg is not None and callee is not None and not is_talking(callee):
            self._desk.adopt(callee, leg.contact_id)

    def require(self) -> None:
        """Raise `Refused` where calls are not simulated: there is nobody to call."""
        if not self._state.site.telephony.simulated:
            raise Refused(Refusal.FORBIDDEN)

    def _subscriber(self, number: str) -> VisitorSession | None:
        wanted = plain(number)
        return next((each for each in self._sessions.visitors() if _goes_by(each, wanted)), None)


def plain(number: str) -> str:
    """A number without what people write between its digits."""
    return number.translate(_BETWEEN_DIGITS).casefold()


def is_talking(visitor: VisitorSession) -> bool:
    """Whether a conversation of this end user goes on."""
    return any(each.state is not ContactState.CLOSED for each in visitor.contacts.values())


def _goes_by(visitor: VisitorSession, number: str) -> bool:
    return bool(visitor.connections) and plain(visitor.row.extension) == number


def _failure(callee: VisitorSession | None) -> str:
    """The channel status of a call that cannot ring."""
    if callee is None:
        return "bad_address"
    return "busy" if is_talking(callee) else ""
