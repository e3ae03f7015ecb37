"""What an agent can do to a call (ECFS 22Q1, phone)."""

from __future__ import annotations

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.phone import CallBody, DialBody
from contactpro_desktop.localserver.door import rights
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.exchange import Exchange
from contactpro_desktop.localserver.handlers.leg_writes import LegWrites
from contactpro_desktop.localserver.handlers.routing import Call
from contactpro_desktop.localserver.router.call_commands import ChangeCallStatus, RecordCall
from contactpro_desktop.localserver.router.campaign_commands import EndPreview, PreviewEnd
from contactpro_desktop.localserver.router.model import LegRow


class PhoneWrites:
    def __init__(self, reads: AgentReads, legs: LegWrites, exchange: Exchange) -> None:
        self._reads = reads
        self._legs = legs
        self._exchange = exchange

    async def start(self, caller: AgentCaller, call: Call) -> None:
        """Dial. The call belongs to the connection that asked for it."""
        body = read_body(DialBody, call.body)
        await self._exchange.dial(
            caller.agent_id, body.destination, caller.terminal_id, dedupe=call.dedupe
        )

    async def change(self, caller: AgentCaller, call: Call, leg: LegRow) -> None:
        """One change at a time: status, channel status or recording."""
        body = read_body(CallBody, call.body)
        given = (body.status, body.channel_status, body.recording)
        if sum(each is not None for each in given) != 1:
            raise ProtocolError("one_change_wanted")
        if body.recording is not None:
            rights.require_recording(self._reads.site.agents[caller.agent_id])
            await self._legs.do(call, RecordCall(caller.agent_id, leg.id, body.recording))
        elif body.channel_status in ("connected", "muted", "onhold", "picking"):
            change = ChangeCallStatus(caller.agent_id, leg.id, body.channel_status)
            await self._legs.do(call, change)
        elif body.channel_status in ("outbound_accepted", "outbound_rejected", "outbound_skipped"):
            await self._end_preview(caller, call, leg, body.channel_status, body.destination or "")
        else:
            await self._legs.change(caller, call, leg, body)

    async def _end_preview(
        self, caller: AgentCaller, call: Call, leg: LegRow, end: PreviewEnd, destination: str
    ) -> None:
        outcome = EndPreview(caller.agent_id, leg.id, end, destination)
        if end == "outbound_accepted":
            await self._exchange.dial_from_preview(outcome, dedupe=call.dedupe)
        else:
            await self._legs.do(call, outcome)
