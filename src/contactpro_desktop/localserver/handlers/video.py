"""`/interactions/{id}/webrtc`: the two ends of a chat find each other for video."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.files import WebrtcMessageBody, WebrtcStatusBody
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.times import format_timestamp
from contactpro_desktop.localserver.door.rights import require
from contactpro_desktop.localserver.door.sessions import Connected, new_hex_id
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.routing import Call, Resource
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.push.video_signals import VideoSignals, other
from contactpro_desktop.localserver.router.files import Sender
from contactpro_desktop.localserver.router.model import ContactRow, LegRow, LegState, Refused
from contactpro_desktop.localserver.views.interaction import own_key


class Video:
    """The status an end sets is shown to the other one; messages are shown to both (ECFS 22Q1)."""

    def __init__(
        self, reads: AgentReads, engine: Engine, audience: Audience, signals: VideoSignals
    ) -> None:
        self._reads = reads
        self._engine = engine
        self._audience = audience
        self._signals = signals

    def routes(self) -> list[Resource[AgentCaller]]:
        return [
            Resource("interactions/{id}/webrtc", self.read, {"PUT": self.put}),
            Resource("interactions/{id}/webrtc/messages", self.messages, {"POST": self.post}),
        ]

    # --- The agent's end ---------------------------------------------------------------------

    def read(self, caller: AgentCaller, call: Call) -> Json:
        return self._signals.view(self._chat(caller, call).contact_id, Sender.AGENT)

    def messages(self, caller: AgentCaller, call: Call) -> Json:
        contact_id = self._chat(caller, call).contact_id
        return self._signals.view(contact_id, Sender.AGENT)["messages"]

    async def put(self, caller: AgentCaller, call: Call) -> None:
        body = read_body(WebrtcStatusBody, call.body)
        leg = self._running(caller, call)
        self.set_status(leg.contact_id, Sender.AGENT, body.status)

    async def post(self, caller: AgentCaller, call: Call) -> None:
        body = read_body(WebrtcMessageBody, call.body)
        leg = self._running(caller, call)
        self.add(leg.contact_id, own_key(self._reads.state, caller.agent_id), body)

    # --- Both ends ---------------------------------------------------------------------------

    def set_status(self, contact_id: ContactId, sender: Sender, status: str) -> None:
        self._signals.set_status(contact_id, sender, status)
        self._tell(contact_id, other(sender), "PUT", "status", status)

    def add(self, contact_id: ContactId, originator: str, body: WebrtcMessageBody) -> None:
        message: dict[str, Json] = {
            "id": new_hex_id(),
            "message": body.message,
            "originator": originator,
            "timestamp": format_timestamp(self._engine.now()),
            "sdp": body.sdp.model_dump() if body.sdp else None,
            "icecandidates": [each.model_dump() for each in body.icecandidates],
        }
        self._signals.add(contact_id, message)
        for viewer in Sender:
            self._tell(contact_id, viewer, "POST", f"messages/{message['id']}", message)

    def view(self, contact: ContactRow) -> dict[str, Json]:
        """As the end user sees it."""
        return self._signals.view(contact.id, Sender.CUSTOMER)

    def _tell(
        self, contact_id: ContactId, viewer: Sender, method: str, below: str, value: Json
    ) -> None:
        for interaction_id, connections in self._listeners(contact_id, viewer):
            change = Transaction(method, f"{paths.webrtc_uri(interaction_id)}/{below}", value)
            for connection in connections:
                connection.push([change])

    def _listeners(
        self, contact_id: ContactId, viewer: Sender
    ) -> Iterator[tuple[str, Collection[Connected]]]:
        if viewer is Sender.AGENT:
            for leg in self._reads.state.legs_in(contact_id):
                if leg.state is LegState.ACCEPTED:
                    yield leg.id, self._audience.of_agent(leg.agent_id)
            return
        visitor = self._audience.visitor_of(contact_id)
        if visitor is not None:
            yield contact_id, visitor.connections

    # --- Looking up --------------------------------------------------------------------------

    def _chat(self, caller: AgentCaller, call: Call) -> LegRow:
        leg = self._reads.leg(caller, call)
        if self._reads.channel(leg) is not Channel.CHAT:
            raise Refused(Refusal.NOT_FOUND)
        return leg

    def _running(self, caller: AgentCaller, call: Call) -> LegRow:
        leg = self._chat(caller, call)
        require(self._reads.spec(caller), "video")
        if leg.state is not LegState.ACCEPTED:
            raise Refused(Refusal.NOT_ALLOWED_NOW)
        return leg
