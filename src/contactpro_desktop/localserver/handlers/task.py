"""What an agent can do to a task."""

from __future__ import annotations

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.interaction import InteractionBody
from contactpro_desktop.ecfs.bodies.mail import NewMailBody
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.leg_writes import LegWrites
from contactpro_desktop.localserver.handlers.mail import resumption
from contactpro_desktop.localserver.handlers.routing import Call
from contactpro_desktop.localserver.router.mail_commands import Park
from contactpro_desktop.localserver.router.model import LegRow, Refused


class TaskWrites:
    """Nobody but another system creates a task (feature reference, section 10)."""

    def __init__(self, reads: AgentReads, legs: LegWrites) -> None:
        self._reads = reads
        self._legs = legs

    async def start(self, caller: AgentCaller, call: Call) -> None:
        """Take up one that was set aside: an addition."""
        body = read_body(NewMailBody, call.body)
        if body.status != "open":
            raise Refused(Refusal.FORBIDDEN)
        await self._legs.do(call, resumption(self._reads, caller, body, Channel.TASK))

    async def change(self, caller: AgentCaller, call: Call, leg: LegRow) -> None:
        """`status: pending` sets it aside: an addition, the model has no word for it."""
        body = read_body(InteractionBody, call.body)
        if body.status == "pending" and body.channel_status is None:
            await self._legs.do(call, Park(caller.agent_id, leg.id))
        else:
            await self._legs.change_by_guid(caller, call, leg, body)
