"""What an agent can do to an interaction of any channel: pick, accept, pass on, end, finish."""

from __future__ import annotations

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.bodies.common import attached_texts
from contactpro_desktop.ecfs.bodies.interaction import (
    InteractionBody,
    NewInteractionBody,
    Word,
)
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.routing import Call
from contactpro_desktop.localserver.router import commands
from contactpro_desktop.localserver.router.commands import Command
from contactpro_desktop.localserver.router.model import LegRow, Refused


class LegWrites:
    """Shared by the channels. Every call carries out one command."""

    def __init__(self, reads: AgentReads, engine: Engine) -> None:
        self._reads = reads
        self._engine = engine

    async def do(self, call: Call, command: Command) -> None:
        await self._engine.execute(command, dedupe=call.dedupe)

    async def pick(self, caller: AgentCaller, call: Call, body: NewInteractionBody) -> None:
        if body.contact_id is None:
            raise ProtocolError("contact_id")
        contact_id = ContactId(body.contact_id)
        await self.do(call, commands.PickContact(caller.agent_id, contact_id, caller.terminal_id))

    async def change(
        self, caller: AgentCaller, call: Call, leg: LegRow, body: InteractionBody
    ) -> None:
        """`status`, or a transfer; other channel statuses are refused."""
        if (body.status is None) == (body.channel_status is None):
            raise ProtocolError("one_change_wanted")
        if body.status is not None:
            await self.do(call, status_change(caller, leg, body.status))
        elif body.channel_status == "transferring":
            await self.transfer(caller, call, leg, body)
        else:
            raise Refused(Refusal.FORBIDDEN)

    async def transfer(
        self, caller: AgentCaller, call: Call, leg: LegRow, body: InteractionBody
    ) -> None:
        """Calls and chats go to an address or number."""
        if body.destination is None:
            raise ProtocolError("destination")
        data = attached_texts(body.attached_data)
        transfer = commands.TransferLeg(
            caller.agent_id, leg.id, body.destination, data, caller.supervisor
        )
        await self.do(call, transfer)

    async def change_by_guid(
        self, caller: AgentCaller, call: Call, leg: LegRow, body: InteractionBody
    ) -> None:
        """As `change`, where a transfer goes to the id of what `transfer_type` names: mails and
        tasks (ECFS 22Q1, transfer)."""
        if body.channel_status == "transferring" and body.destination is not None:
            site = self._reads.site
            known = site.queues if body.transfer_type == "QUEUE" else site.agents
            if body.destination not in known:
                raise Refused(Refusal.TARGET_GONE)
        await self.change(caller, call, leg, body)


def status_change(caller: AgentCaller, leg: LegRow, status: Word) -> Command:
    """The command of a new `status`. `wrapup` means the same as `ended`: the model does not tell
    them apart."""
    if status == "accepted":
        return commands.Accept(caller.agent_id, leg.id, caller.terminal_id)
    if status == "rejected":
        return commands.Decline(caller.agent_id, leg.id)
    if status == "handled":
        return commands.HandleLeg(caller.agent_id, leg.id)
    if status == "pending":
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    return commands.EndLeg(caller.agent_id, leg.id, caller.supervisor)
