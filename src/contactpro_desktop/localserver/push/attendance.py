"""Tells the engine who is here: agents by their connections, end users by theirs."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Protocol

from contactpro_desktop.domain.ids import AgentId, Instant
from contactpro_desktop.localserver.door.sessions import (
    AgentSession,
    Connected,
    SessionEnd,
    Sessions,
    VisitorSession,
)
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.router.commands import (
    Command,
    Connect,
    CustomerLeaves,
    Disconnect,
    SignOut,
)
from contactpro_desktop.localserver.router.model import ContactRow, ContactState, Decision, Refused
from contactpro_desktop.localserver.router.state import State

_LOG = logging.getLogger(__name__)

_VISITOR_KEPT_FOR = 30 * 60.0
_STRANGER_KEPT_FOR = 60.0
"""Seconds without a connection: an end user's who has begun something, and anybody else's. There is
room for so many, and whoever wants to come in makes as many as they like."""

_SWEEP_EVERY = 1.0


class Executor(Protocol):
    """The part of the engine that is needed here."""

    async def execute(self, command: Command) -> Decision: ...


class Attendance:
    """Several connections of one agent count as one presence.

    An agent who is lost is the engine's matter (its grace time); an end user who does not come
    back within the same time has left.
    """

    def __init__(
        self,
        state: State,
        engine: Executor,
        now: Callable[[], Instant],
        sessions: Sessions,
        audience: Audience,
        visitors: VisitorDesk,
    ) -> None:
        self._state = state
        self._engine = engine
        self._now = now
        self._sessions = sessions
        self._audience = audience
        self._visitors = visitors
        self._locks: defaultdict[AgentId, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def agent_arrived(self, session: AgentSession, connection: Connected) -> None:
        self._sessions.joined(session, connection)
        self._audience.join(session.agent_id, connection)
        await self._settle(session.agent_id)

    async def agent_left(self, session: AgentSession, connection: Connected) -> None:
        self._sessions.left(session, connection)
        self._audience.leave(session.agent_id, connection)
        await self._settle(session.agent_id)

    async def sign_out(self, session: AgentSession) -> None:
        """End a session on purpose. The agent has left with their last one."""
        agent_id = session.agent_id
        async with self._locks[agent_id]:
            others = [each for each in self._sessions.of_agent(agent_id) if each is not session]
            if not any(other.connections for other in others):
                await self._engine.execute(SignOut(agent_id))
            for connection in session.connections:
                self._audience.leave(agent_id, connection)
        # After the request that asked for it has been answered.
        asyncio.get_running_loop().call_soon(self._sessions.end, session, SessionEnd.SIGNED_OUT)

    async def sweep(self) -> None:
        """End what has run out, and make up for what could not be stored: to be called again and
        again."""
        for row in tuple(self._state.agents.values()):
            if row.connected != self._audience.is_present(row.id):
                await self._settle(row.id)
        for session in self._sessions.expired():
            self._sessions.end(session, SessionEnd.EXPIRED)
            if isinstance(session, VisitorSession):
                await self._forget(session)
        for visitor in self._sessions.visitors():
            await self._sweep_visitor(visitor)

    async def run(self) -> None:
        """Sweep until cancelled. Whatever fails once: without the sweeper nothing runs out."""
        await self._try(self._leave_orphans)
        while True:
            await asyncio.sleep(_SWEEP_EVERY)
            await self._try(self.sweep)

    async def _try(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - logged by type; the next sweep comes soon
            _LOG.error("a sweep failed: %s", type(error).__name__)

    async def _settle(self, agent_id: AgentId) -> None:
        """Bring the engine's view in line with the connections there are now."""
        async with self._locks[agent_id]:
            row = self._state.agent(agent_id)
            present = self._audience.is_present(agent_id)
            if row is not None and row.connected != present:
                try:
                    await self._engine.execute(
                        Connect(agent_id) if present else Disconnect(agent_id)
                    )
                except Refused:
                    _LOG.warning("the presence of an agent could not be stored; tried again soon")

    async def _sweep_visitor(self, visitor: VisitorSession) -> None:
        if visitor.idle_since is None:
            return
        idle = self._now() - visitor.idle_since
        if idle >= self._state.site.limits.grace:
            await self._leave_contacts(visitor)
        if idle >= (_VISITOR_KEPT_FOR if visitor.contacts else _STRANGER_KEPT_FOR):
            self._sessions.end(visitor, SessionEnd.EXPIRED)
            await self._forget(visitor)

    async def _forget(self, visitor: VisitorSession) -> None:
        await self._leave_contacts(visitor)
        self._visitors.release(visitor)

    async def _leave_orphans(self) -> None:
        """Contacts whose session ended with the last run, before its end user had left them."""
        for contact in tuple(self._state.contacts.values()):
            if contact.visitor_id and self._audience.visitor_of(contact.id) is None:
                await self._leave(contact)

    async def _leave_contacts(self, visitor: VisitorSession) -> None:
        for contact in tuple(visitor.contacts.values()):
            await self._leave(contact)

    async def _leave(self, contact: ContactRow) -> None:
        if contact.state is not ContactState.CLOSED:
            with contextlib.suppress(Refused):  # it has just ended by itself
                await self._engine.execute(CustomerLeaves(contact.id))
