"""The simulated telephone exchange: finds who goes by a number, and lets it ring there."""

from __future__ import annotations

import asyncio
import contextlib

from contactpro_desktop.domain.ids import AgentId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.door.sessions import Sessions, VisitorSession
from contactpro_desktop.localserver.engine.engine import Commit, Engine
from contactpro_desktop.localserver.handlers.routing import Dedupe
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.router.call_commands import PlaceCall, RingFarEnd
from contactpro_desktop.localserver.router.campaign_commands import EndPreview
from contactpro_desktop.localserver.router.model import (
    ContactState,
    LegRow,
    LegState,
    Refused,
    RowId,
)
from contactpro_desktop.localserver.router.numbers import plain
from contactpro_desktop.localserver.router.state import State


class Exchange:
    """The only subscribers are end users with an `extension` who are connected now. Other numbers
    are bad addresses. A subscriber talks to one party at a time."""

    def __init__(self, state: State, engine: Engine, sessions: Sessions, desk: VisitorDesk) -> None:
        self._state = state
        self._engine = engine
        self._sessions = sessions
        self._desk = desk
        self._ringing: set[asyncio.Task[None]] = set()

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
        """End a preview with the call it was for; it rings as one whose time was over does."""
        self.require()
        await self._engine.execute(preview, dedupe=dedupe)

    def on_commit(self, commit: Commit) -> None:
        """Let the calls ring that have come out of a preview."""
        for row_id, leg in commit.after.items():
            if isinstance(leg, LegRow) and _is_placed(leg) and not _was_placed(commit, row_id):
                contact = self._state.contact(leg.contact_id)
                if contact is not None and contact.customer_id is not None:
                    self._begin(leg.id, self._subscriber(contact.customer_key))

    def _begin(self, leg_id: InteractionId, callee: VisitorSession | None) -> None:
        ringing = asyncio.create_task(self.ring(leg_id, callee), name="exchange")
        self._ringing.add(ringing)
        ringing.add_done_callback(self._ringing.discard)

    async def close(self) -> None:
        for task in self._ringing:
            task.cancel()
        await asyncio.gather(*self._ringing, return_exceptions=True)

    async def ring(self, leg_id: InteractionId, callee: VisitorSession | None) -> None:
        """Nothing happens where the agent has hung up in the meantime, and where the call rings
        within the house already. A callee can have gone while the call was stored."""
        if callee is not None and not callee.connections:
            callee = None
        who = callee.visitor_id if callee else None
        with contextlib.suppress(Refused):
            await self._engine.execute(RingFarEnd(leg_id, _failure(callee), who))
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


def _is_placed(leg: LegRow) -> bool:
    """Whether it is to ring, and nobody knows yet where."""
    return leg.state is LegState.OUTGOING and not leg.channel_status


def _was_placed(commit: Commit, row_id: RowId) -> bool:
    before = commit.before[row_id]
    return isinstance(before, LegRow) and before.state is LegState.OUTGOING


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
