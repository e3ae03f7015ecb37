"""What an agent can do to a chat, and what is said and typed in it."""

from __future__ import annotations

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.bodies.chat import MessageBody, TypingBody
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.interaction import InteractionBody
from contactpro_desktop.localserver.door.rights import require
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.guidance import Guidance
from contactpro_desktop.localserver.handlers.leg_writes import LegWrites
from contactpro_desktop.localserver.handlers.routing import Call
from contactpro_desktop.localserver.push.typing_notices import TypingNotices
from contactpro_desktop.localserver.router.model import LegRow, LegState, Refused
from contactpro_desktop.localserver.router.transcripts import NewMessage
from contactpro_desktop.localserver.views import chat
from contactpro_desktop.localserver.views.interaction import own_key


class ChatWrites:
    def __init__(
        self,
        reads: AgentReads,
        legs: LegWrites,
        engine: Engine,
        typing: TypingNotices,
        guidance: Guidance,
    ) -> None:
        self._guidance = guidance
        self._reads = reads
        self._legs = legs
        self._engine = engine
        self._typing = typing

    async def start(self, caller: AgentCaller, call: Call) -> None:
        """New chats are the end user's to start."""
        raise Refused(Refusal.FORBIDDEN)

    async def change(self, caller: AgentCaller, call: Call, leg: LegRow) -> None:
        await self._legs.change(caller, call, leg, read_body(InteractionBody, call.body))

    async def message(self, caller: AgentCaller, call: Call) -> None:
        if self._guidance.has(caller.agent_id, call):
            await self._guidance.message(caller.agent_id, call)
            return
        leg = self._reads.leg(caller, call)
        if self._reads.channel(leg) is not Channel.CHAT:
            raise Refused(Refusal.NOT_FOUND)
        body = read_body(MessageBody, call.body)
        require(self._reads.spec(caller), "chat")
        if len(body.message) > self._reads.site.limits.max_message_chars:
            raise ProtocolError("message_too_long")
        spec, row = self._reads.site.agents[caller.agent_id], self._reads.row(caller)
        message = NewMessage(
            contact_id=leg.contact_id,
            text=body.message,
            author_kind=chat.kind_of(spec),
            originator=own_key(self._reads.state, caller.agent_id),
            display_name=chat.alias(spec, row),
            kind=MessageKind(body.type),
            request_id=call.request_id,
            leg_id=leg.id,
        )
        await self._engine.post_message(message, dedupe=call.dedupe)
        self._typing.stop(leg.contact_id, message.originator)

    async def participant(self, caller: AgentCaller, call: Call) -> None:
        """Typing: one's own, in a conversation that runs."""
        leg = self._reads.leg(caller, call)
        self._reads.participant(caller, call)
        require(self._reads.spec(caller), "chat")
        body = read_body(TypingBody, call.body)
        key = own_key(self._reads.state, caller.agent_id)
        if call.key("uniquekey") != key:
            raise Refused(Refusal.FORBIDDEN)
        if leg.state is not LegState.ACCEPTED:
            raise Refused(Refusal.NOT_ALLOWED_NOW)
        self._typing.set(leg.contact_id, key, body.status == "typing")
