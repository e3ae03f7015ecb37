"""The resources of an end user. They see themselves and what they started, nothing else."""

from __future__ import annotations

from dataclasses import replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import AgentId, ContactId, RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.bodies.chat import NewChatBody, TypingBody, VisitorMessageBody
from contactpro_desktop.ecfs.bodies.common import attached_texts, read_body
from contactpro_desktop.ecfs.bodies.interaction import InteractionBody
from contactpro_desktop.ecfs.bodies.phone import (
    CallerPropertiesBody,
    NewCallBody,
    NewContactBody,
)
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.tree import diff
from contactpro_desktop.localserver.door.sessions import Sessions, VisitorSession
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.exchange import is_talking
from contactpro_desktop.localserver.handlers.routing import Call, Resource, RouteTable, element
from contactpro_desktop.localserver.handlers.visitor_calls import answer, call_to_queue
from contactpro_desktop.localserver.handlers.visitor_media import VisitorMedia
from contactpro_desktop.localserver.push.typing_notices import TypingNotices
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.router.commands import CustomerLeaves, OpenContact
from contactpro_desktop.localserver.router.model import ContactRow, ContactState, QueueSpec, Refused
from contactpro_desktop.localserver.router.numbers import plain
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.router.texts import check_texts
from contactpro_desktop.localserver.router.transcripts import AuthorKind, NewMessage
from contactpro_desktop.localserver.views import visitor as visitor_view
from contactpro_desktop.localserver.views.chat import with_typing

_MAX_CONTACTS = 50


class VisitorResources:
    """Readers and writers of the visitor's route table."""

    def __init__(
        self,
        state: State,
        engine: Engine,
        sessions: Sessions,
        desk: VisitorDesk,
        typing: TypingNotices,
        media: VisitorMedia,
    ) -> None:
        self._media = media
        self._state = state
        self._engine = engine
        self._sessions = sessions
        self._desk = desk
        self._typing = typing

    def routes(self) -> RouteTable[VisitorSession]:
        return RouteTable(
            [
                Resource("properties", self.properties, {"PUT": self.put_properties}),
                Resource("interactions", self.interactions, {"POST": self.post_interaction}),
                Resource("interactions/{id}", self.interaction, {"PUT": self.put_interaction}),
                Resource(
                    "interactions/{id}/transcript/messages",
                    self.messages,
                    {"POST": self.post_message},
                ),
                Resource("interactions/{id}/participants", self.participants),
                Resource(
                    "interactions/{id}/participants/{uniquekey}",
                    self.participant,
                    {"PUT": self.put_participant},
                ),
                *self._media.routes(self._own),
            ]
        )

    # --- Reading -----------------------------------------------------------------------------

    def properties(self, visitor: VisitorSession, call: Call) -> Json:
        return visitor_view.properties(visitor)

    def interactions(self, visitor: VisitorSession, call: Call) -> Json:
        return {each: self._view(visitor, each) for each in visitor.contacts}

    def interaction(self, visitor: VisitorSession, call: Call) -> Json:
        return self._view(visitor, self._own(visitor, call).id)

    def messages(self, visitor: VisitorSession, call: Call) -> Json:
        return element(element(self.interaction(visitor, call), "transcript"), "messages")

    def participants(self, visitor: VisitorSession, call: Call) -> Json:
        return element(self.interaction(visitor, call), "participants")

    def participant(self, visitor: VisitorSession, call: Call) -> Json:
        return element(self.participants(visitor, call), call.key("uniquekey"))

    # --- Writing -----------------------------------------------------------------------------

    async def put_properties(self, visitor: VisitorSession, call: Call) -> None:
        """Who they say they are. Nobody may go by an address of the house, nor change theirs in
        the middle of a conversation."""
        body = read_body(CallerPropertiesBody, call.body)
        if body.work_status or body.presence or body.capabilities:
            raise Refused(Refusal.FORBIDDEN)
        async with visitor.lock:
            known = visitor.row
            address = body.chat_address or known.chat_address
            if address.casefold() in self._addresses_of_the_house():
                raise Refused(Refusal.FORBIDDEN)
            if address != known.chat_address and is_talking(visitor):
                raise Refused(Refusal.NOT_ALLOWED_NOW)
            alias, language = body.alias or known.alias, body.language or known.language
            number = body.extension or known.extension
            if plain(number) in self._numbers_of_the_house():
                raise Refused(Refusal.FORBIDDEN)
            check_texts(address, alias, language, number)
            before = visitor_view.properties(visitor)
            row = replace(
                known,
                chat_address=address,
                alias=alias,
                language=language.upper(),
                extension=number,
            )
            await self._sessions.change(visitor, row)
        changes = diff(before, visitor_view.properties(visitor), paths.PROPERTIES)
        for connection in visitor.connections:
            connection.push(changes)

    async def post_interaction(self, visitor: VisitorSession, call: Call) -> None:
        """A chat or call to the address of a queue; one at a time. Asked for once more, it is the
        same."""
        opens = self._opens(visitor, call)
        async with visitor.lock:
            if call.dedupe and _has_asked(visitor, call.request_id):
                return
            if is_talking(visitor):
                raise Refused(Refusal.NOT_ALLOWED_NOW)
            if len(visitor.contacts) >= _MAX_CONTACTS:
                raise Refused(Refusal.LIMIT)
            decision = await self._engine.execute(opens, dedupe=call.dedupe)
            self._desk.adopt(visitor, ContactId(decision.created or ""))

    async def put_interaction(self, visitor: VisitorSession, call: Call) -> None:
        """All that an end user can do to a conversation is to end it, and to take a call."""
        contact = self._own(visitor, call)
        body = read_body(InteractionBody, call.body)
        if body.status in ("accepted", "rejected") and contact.direction == "outbound":
            await self._engine.execute(answer(contact.id, body.status), dedupe=call.dedupe)
            return
        if body.status not in ("ended", "handled"):
            raise Refused(Refusal.FORBIDDEN)
        await self._engine.execute(CustomerLeaves(contact.id), dedupe=call.dedupe)

    async def post_message(self, visitor: VisitorSession, call: Call) -> None:
        contact = self._own(visitor, call)
        if contact.channel is not Channel.CHAT:
            raise Refused(Refusal.NOT_FOUND)
        body = read_body(VisitorMessageBody, call.body)
        if len(body.message) > self._state.site.limits.max_message_chars:
            raise ProtocolError("message_too_long")
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
        self._typing.stop(contact.id, contact.customer_key)

    async def put_participant(self, visitor: VisitorSession, call: Call) -> None:
        contact = self._own(visitor, call)
        if contact.channel is not Channel.CHAT:
            raise Refused(Refusal.NOT_FOUND)
        body = read_body(TypingBody, call.body)
        if call.key("uniquekey") != contact.customer_key:
            raise Refused(Refusal.FORBIDDEN)
        if contact.state is ContactState.CLOSED:
            raise Refused(Refusal.NOT_ALLOWED_NOW)
        self._typing.set(contact.id, contact.customer_key, body.status == "typing")

    # --- Looking up --------------------------------------------------------------------------

    def _view(self, visitor: VisitorSession, contact_id: ContactId) -> Json:
        view = self._desk.interaction(visitor, contact_id)
        return with_typing(view, self._typing.who(contact_id))

    def _own(self, visitor: VisitorSession, call: Call) -> ContactRow:
        contact = visitor.contacts.get(ContactId(call.key("id")))
        if contact is None:
            raise Refused(Refusal.NOT_FOUND)
        return contact

    def _opens(self, visitor: VisitorSession, call: Call) -> OpenContact:
        if read_body(NewContactBody, call.body).channel_type == "phone":
            body = read_body(NewCallBody, call.body)
            return call_to_queue(self._state.site, visitor, body, call.request_id)
        chat = read_body(NewChatBody, call.body)
        queue, preferred = self._queue(chat.destination), self._agent(chat.preferred_agent)
        return _contact(visitor, queue, chat, preferred, call.request_id)

    def _queue(self, address: str) -> QueueSpec:
        wanted = address.casefold()
        for queue in self._state.site.queues.values():
            if queue.channel is Channel.CHAT and queue.address.casefold() == wanted:
                return queue
        raise Refused(Refusal.NOT_FOUND)

    def _agent(self, address: str | None) -> AgentId | None:
        """Whose chat address it is; a wish for somebody unknown is no reason to refuse."""
        if address is None:
            return None
        wanted, rows = address.casefold(), self._state.agents.values()
        return next((row.id for row in rows if row.chat_address.casefold() == wanted), None)

    def _numbers_of_the_house(self) -> set[str]:
        site = self._state.site
        numbers = [spec.extension for spec in site.agents.values()]
        numbers += [q.address for q in site.queues.values() if q.channel is Channel.PHONE]
        return {plain(number) for number in numbers if number}

    def _addresses_of_the_house(self) -> set[str]:
        site = self._state.site
        taken = [queue.address for queue in site.queues.values()]
        taken += [row.chat_address for row in self._state.agents.values()]
        for spec in site.agents.values():
            taken += [spec.chat_address, spec.email_address]
        return {address.casefold() for address in taken if address}


def _has_asked(visitor: VisitorSession, request_id: RequestId | None) -> bool:
    return any(each.request_id == request_id for each in visitor.contacts.values())


def _contact(
    visitor: VisitorSession,
    queue: QueueSpec,
    body: NewChatBody,
    preferred: AgentId | None,
    request_id: RequestId | None,
) -> OpenContact:
    return OpenContact(
        queue_id=queue.id,
        channel=Channel.CHAT,
        customer_key=visitor.row.chat_address,
        customer_name=visitor.row.alias,
        sub_channel=body.channel_sub_type or "text",
        title=body.title or "",
        language=visitor.row.language,
        attached_data=attached_texts(body.attached_data),
        preferred_agent=preferred,
        visitor_id=visitor.visitor_id,
        request_id=request_id,
    )
