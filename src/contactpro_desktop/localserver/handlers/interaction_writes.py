"""POST and PUT of an agent's interactions: each channel has its own rules behind one address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.interaction import AnyInteractionBody, NewInteractionBody
from contactpro_desktop.localserver.door.rights import require, require_channel
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.guidance import Guidance
from contactpro_desktop.localserver.handlers.leg_writes import LegWrites
from contactpro_desktop.localserver.handlers.routing import Call, Later
from contactpro_desktop.localserver.router.model import LegRow, Refused
from contactpro_desktop.localserver.views.interaction import channel_type, wire_type

_PERMISSIONS = {"phone": "ecf_phone", "chat": "chat", "email": "email"}


class ChannelWrites(Protocol):
    """What a channel does with the requests that are the same for all of them."""

    async def start(self, caller: AgentCaller, call: Call) -> None:
        """POST /interactions that is no pick."""

    async def change(self, caller: AgentCaller, call: Call, leg: LegRow) -> Later | None:
        """PUT /interactions/{id}. `leg` is the caller's own; it may be an offer that is over."""


class InteractionWrites:
    """Finds the channel. `channels` goes by `channel_type` as it is on the wire."""

    def __init__(
        self,
        reads: AgentReads,
        legs: LegWrites,
        channels: Mapping[str, ChannelWrites],
        guidance: Guidance,
    ) -> None:
        self._reads = reads
        self._legs = legs
        self._channels = channels
        self._guidance = guidance

    async def post(self, caller: AgentCaller, call: Call) -> None:
        body = read_body(NewInteractionBody, call.body)
        if isinstance(call.body, dict) and call.body.get("supervisor_session_id"):
            await self._guidance.start(caller.agent_id, call)
        elif body.status == "picked":
            self._require_pick(caller, body)
            await self._legs.pick(caller, call, body)
        else:
            self._require(caller, body.channel_type)
            await self._channel(body.channel_type).start(caller, call)

    async def put(self, caller: AgentCaller, call: Call) -> Later | None:
        """Nonsense is told as such before it is looked up whose interaction it is."""
        read_body(AnyInteractionBody, call.body)
        if self._guidance.has(caller.agent_id, call):
            await self._guidance.put(caller.agent_id, call)
            return None
        leg = self._reads.leg_or_ended_offer(caller, call)
        wire_type = self._type_of(leg)
        self._require(caller, wire_type)
        return await self._channel(wire_type).change(caller, call, leg)

    def _require(self, caller: AgentCaller, wire_type: str) -> None:
        """Without the right nothing of the channel is accepted (ECFS 22Q1, `permissions`)."""
        flag = _PERMISSIONS.get(wire_type)
        if flag is not None:
            require(self._reads.spec(caller), flag)

    def _require_pick(self, caller: AgentCaller, body: NewInteractionBody) -> None:
        """What is there decides, not what the request calls it."""
        contact = self._reads.state.contact(ContactId(body.contact_id or ""))
        if contact is not None:
            require_channel(self._reads.spec(caller), contact.channel)

    def _type_of(self, leg: LegRow) -> str:
        contact = self._reads.state.contact(leg.contact_id)
        if contact is not None:
            return wire_type(contact)
        return channel_type(self._reads.site.queue_of(leg).channel)

    def _channel(self, wire_type: str) -> ChannelWrites:
        channel = self._channels.get(wire_type)
        if channel is None:
            raise Refused(Refusal.FORBIDDEN)
        return channel
