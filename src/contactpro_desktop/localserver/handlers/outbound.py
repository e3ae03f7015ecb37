"""What an agent can do to the calls of campaigns (ECFS 22Q1, outbound)."""

from __future__ import annotations

from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.phone import OutboundResultBody, read_attributes
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.door.rights import require
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.leg_writes import LegWrites
from contactpro_desktop.localserver.handlers.routing import Call, Resource
from contactpro_desktop.localserver.router.campaign_commands import ChangeCustomer, SetResult
from contactpro_desktop.localserver.router.model import LegRow, Refused


class Outbound:
    def __init__(self, reads: AgentReads, legs: LegWrites) -> None:
        self._reads = reads
        self._legs = legs

    def routes(self) -> list[Resource[AgentCaller]]:
        here = "interactions/{id}/outbound"
        return [
            Resource(here, self.outbound, {"PUT": self.result}),
            Resource(f"{here}/customer/attributes", writers={"PUT": self.attributes}),
        ]

    def outbound(self, caller: AgentCaller, call: Call) -> Json:
        view = self._reads.interaction(caller, call)
        if not isinstance(view, dict) or "outbound" not in view:
            raise Refused(Refusal.NOT_FOUND)
        return view["outbound"]

    async def result(self, caller: AgentCaller, call: Call) -> None:
        body = read_body(OutboundResultBody, call.body)
        leg = self._call(caller, call)
        result = SetResult(
            caller.agent_id,
            leg.id,
            body.result,
            body.classifier or "",
            body.redial_time,
            AgentId(body.redial_agent) if body.redial_agent else None,
            body.redial_remarks or "",
        )
        await self._legs.do(call, result)

    async def attributes(self, caller: AgentCaller, call: Call) -> None:
        values = read_attributes(call.body)
        leg = self._call(caller, call)
        await self._legs.do(call, ChangeCustomer(caller.agent_id, leg.id, values))

    def _call(self, caller: AgentCaller, call: Call) -> LegRow:
        leg = self._reads.leg(caller, call)
        require(self._reads.spec(caller), "ecf_phone")
        return leg
