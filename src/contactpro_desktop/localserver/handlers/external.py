"""Calls of another telephone system, shown by its own client (ECFS 22Q1, external)."""

from __future__ import annotations

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import QueueId
from contactpro_desktop.ecfs.bodies.common import attached_texts, read_body
from contactpro_desktop.ecfs.bodies.phone import ExternalBody, NewExternalBody
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.leg_writes import LegWrites
from contactpro_desktop.localserver.handlers.routing import Call
from contactpro_desktop.localserver.router.call_commands import ChangeExternal, OpenExternal
from contactpro_desktop.localserver.router.model import LegRow


class ExternalWrites:
    def __init__(self, reads: AgentReads, legs: LegWrites) -> None:
        self._reads = reads
        self._legs = legs

    async def start(self, caller: AgentCaller, call: Call) -> None:
        body = read_body(NewExternalBody, call.body)
        queue_id = body.from_queue.id if body.from_queue else None
        opened = OpenExternal(
            caller.agent_id,
            body.direction,
            body.originator,
            body.destination or "",
            caller.terminal_id,
            QueueId(queue_id) if queue_id else None,
            attached_texts(body.attached_data),
        )
        await self._legs.do(call, opened)

    async def change(self, caller: AgentCaller, call: Call, leg: LegRow) -> None:
        body = read_body(ExternalBody, call.body)
        words = [word for word in (body.status, body.channel_status) if word is not None]
        if len(words) != 1:
            raise ProtocolError("one_change_wanted")
        await self._legs.do(call, ChangeExternal(caller.agent_id, leg.id, words[0]))
