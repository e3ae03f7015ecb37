"""The chats of supervisor sessions: an agent talks to their supervisor as a customer does to an
agent, and so sees the chat as its customer does."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Collection
from dataclasses import dataclass, field

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.ids import AgentId, ContactId, QueueId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.bodies.chat import MessageBody
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.interaction import InteractionBody
from contactpro_desktop.ecfs.bodies.supervision import GuidanceBody
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.localserver.door.sessions import Connected
from contactpro_desktop.localserver.engine.engine import Commit, Engine
from contactpro_desktop.localserver.handlers.routing import Call
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.push.supervision import Supervised, Supervision, has_left
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.router.commands import CustomerLeaves, OpenContact
from contactpro_desktop.localserver.router.model import AgentRow, ContactRow, ContactState, Refused
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.router.transcripts import AuthorKind, NewMessage
from contactpro_desktop.localserver.views import chat
from contactpro_desktop.localserver.views.interaction import own_key


@dataclass(slots=True, eq=False)
class Guest:
    """An agent as the customer of chats with supervisors."""

    agent_id: AgentId
    audience: Audience
    contacts: dict[ContactId, ContactRow] = field(default_factory=dict)

    @property
    def connections(self) -> Collection[Connected]:
        return self.audience.of_agent(self.agent_id)


class Guidance:
    """Opens the chats, and does for their guests what the other handlers do for agents."""

    def __init__(
        self,
        state: State,
        engine: Engine,
        audience: Audience,
        desk: VisitorDesk,
        supervision: Supervision,
    ) -> None:
        self._state = state
        self._engine = engine
        self._audience = audience
        self._desk = desk
        self._supervision = supervision
        self._guests: dict[AgentId, Guest] = {}
        self._closing: set[asyncio.Task[None]] = set()
        self._opening: set[str] = set()

    # --- Reading -----------------------------------------------------------------------------

    def interactions(self, agent_id: AgentId) -> dict[str, Json]:
        """The chats in which this agent is the guest, by their ids."""
        guest = self._guests.get(agent_id)
        return (
            {each: self._desk.interaction(guest, each) for each in guest.contacts} if guest else {}
        )

    def has(self, agent_id: AgentId, call: Call) -> bool:
        guest = self._guests.get(agent_id)
        return guest is not None and ContactId(call.key("id")) in guest.contacts

    # --- Writing -----------------------------------------------------------------------------

    async def start(self, agent_id: AgentId, call: Call) -> None:
        """POST /interactions with a supervisor session: an agent's chat goes to a queue, a
        supervisor's to the agent of the session. Raises `Refused`."""
        body = read_body(GuidanceBody, call.body)
        session = self._supervision.get(body.supervisor_session_id)
        if session is None or not session.concerns(agent_id):
            raise Refused(Refusal.NOT_FOUND)
        if session.id in self._opening or self._open_chat(session) is not None:
            raise Refused(Refusal.NOT_ALLOWED_NOW)
        queue_id = self._queue(agent_id, session, body)
        row, spec = self._state.agents[agent_id], self._state.site.agents[agent_id]
        direct = session.agent_id if agent_id != session.agent_id else None
        opened = OpenContact(
            queue_id=queue_id,
            channel=Channel.CHAT,
            customer_key=own_key(self._state, agent_id),
            customer_name=chat.alias(spec, row),
            request_id=call.request_id,
            direct_to=direct,
            supervisor_session_id=session.id,
        )
        self._opening.add(session.id)
        try:
            decision = await self._engine.execute(opened, dedupe=call.dedupe)
        finally:
            self._opening.discard(session.id)
        guest = self._guests.setdefault(agent_id, Guest(agent_id, self._audience))
        self._desk.adopt(guest, ContactId(decision.created or ""))
        if self._supervision.get(session.id) is None:
            # The session ended while its chat was opened: nobody else would end that.
            await self.close_orphans()
            raise Refused(Refusal.NOT_FOUND)

    async def put(self, agent_id: AgentId, call: Call) -> None:
        """The guest ends the chat, and with it lets go of it: it has no wrap-up on either side."""
        body, contact = read_body(InteractionBody, call.body), self._contact(agent_id, call)
        if body.status not in ("ended", "wrapup", "handled"):
            raise Refused(Refusal.FORBIDDEN)
        await self._engine.execute(CustomerLeaves(contact.id), dedupe=call.dedupe)

    async def message(self, agent_id: AgentId, call: Call) -> None:
        body, contact = read_body(MessageBody, call.body), self._contact(agent_id, call)
        message = NewMessage(
            contact_id=contact.id,
            text=body.message,
            author_kind=AuthorKind.CUSTOMER,
            originator=contact.customer_key,
            display_name=contact.customer_name,
            kind=MessageKind(body.type),
            request_id=call.request_id,
        )
        await self._engine.post_message(message, dedupe=call.dedupe)

    async def close(self, session: Supervised) -> None:
        """The session is over, and with it its chat."""
        contact = self._open_chat(session)
        if contact is not None:
            await self._engine.execute(CustomerLeaves(contact.id))

    async def close_orphans(self) -> None:
        """End the chats whose session is over, as all are that the last run of the server left."""
        for contact in tuple(self._state.contacts.values()):
            session_id = contact.supervisor_session_id
            is_orphan = session_id is not None and self._supervision.get(session_id) is None
            if is_orphan and contact.state is not ContactState.CLOSED:
                with contextlib.suppress(Refused):  # it has just ended by itself
                    await self._engine.execute(CustomerLeaves(contact.id))

    def on_commit(self, commit: Commit) -> None:
        """A chat that is over is gone for its guest, too; sessions end with whoever leaves."""
        for row in commit.after.values():
            if isinstance(row, ContactRow) and row.state is ContactState.CLOSED:
                self._let_go(row.id)
        if any(isinstance(row, AgentRow) and has_left(row) for row in commit.after.values()):
            task = asyncio.create_task(self.close_orphans(), name="guidance")
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def stop(self) -> None:
        for task in self._closing:
            task.cancel()
        await asyncio.gather(*self._closing, return_exceptions=True)

    def _contact(self, agent_id: AgentId, call: Call) -> ContactRow:
        return self._guests[agent_id].contacts[ContactId(call.key("id"))]

    def _let_go(self, contact_id: ContactId) -> None:
        gone = Transaction("DELETE", paths.interaction_uri(contact_id))
        for guest in self._guests.values():
            if contact_id in guest.contacts:
                self._desk.drop(guest, contact_id)
                for connection in guest.connections:
                    connection.push([gone])

    def _open_chat(self, session: Supervised) -> ContactRow | None:
        for contact in self._state.contacts.values():
            of_session = contact.supervisor_session_id == session.id
            if of_session and contact.state is not ContactState.CLOSED:
                return contact
        return None

    def _queue(self, agent_id: AgentId, session: Supervised, body: GuidanceBody) -> QueueId:
        site = self._state.site
        if agent_id != session.agent_id:
            own = site.agents[agent_id].queues
            wanted = QueueId(body.from_queue.id) if body.from_queue else None
            address = own_key(self._state, session.agent_id)
            if wanted not in own or body.destination.casefold() != address.casefold():
                raise Refused(Refusal.FORBIDDEN)
            return wanted
        for queue in site.queues.values():
            if queue.channel is Channel.CHAT and queue.address == body.destination.casefold():
                return queue.id
        raise Refused(Refusal.NOT_FOUND)
