"""What an agent sets for themselves: telephone, settings, supervising, external queues, `/ui`."""

from __future__ import annotations

from contactpro_desktop.domain.ids import QueueId
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.bodies import preferences as bodies
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.envelope import Transaction
from contactpro_desktop.localserver.door.rights import require
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.routing import Call
from contactpro_desktop.localserver.router.preferences import (
    DENIALS,
    ChangeDenials,
    ChangeSettings,
    ChangeTelephone,
    ChangeUi,
    PreferenceCommand,
    ServeExternally,
)


class PreferenceWrites:
    """Writers of the route table. Each checks the right first (ECFS 22Q1, `permissions`)."""

    def __init__(self, reads: AgentReads, engine: Engine) -> None:
        self._reads = reads
        self._engine = engine

    async def phone(self, caller: AgentCaller, call: Call) -> None:
        """`sip_connected` is the session's; external agent and mtd are kept."""
        body = read_body(bodies.PhoneBody, call.body)
        spec = self._reads.spec(caller)
        require(spec, "ecf_phone")
        external, mtd = body.external_agent, body.mtd
        if external is not None:
            require(spec, "external_agent")
        if mtd is not None:
            require(spec, "mtd")
        if external is not None or mtd is not None:
            change = ChangeTelephone(
                caller.agent_id,
                external.number if external else None,
                external.permanent if external else None,
                mtd.model_dump(exclude_none=True) if mtd else {},
            )
            await self._do(call, change)
        caller.session.sip_connected = body.sip_connected
        told = Transaction("PUT", f"{paths.PROPERTIES}/phone/sip_connected", body.sip_connected)
        for connection in caller.session.connections:
            connection.push([told])

    async def user_settings(self, caller: AgentCaller, call: Call) -> None:
        values = bodies.read_settings(call.body)
        require(self._reads.spec(caller), "update_user_settings")
        await self._do(call, ChangeSettings(caller.agent_id, values))

    async def supervising(self, caller: AgentCaller, call: Call) -> None:
        """Names that this server does not know are accepted and mean nothing (ECFS 22Q1)."""
        flags = bodies.read_denials(call.body)
        known = {name: flag for name, flag in flags.items() if name in DENIALS}
        await self._do(call, ChangeDenials(caller.agent_id, known))

    async def queues(self, caller: AgentCaller, call: Call) -> None:
        queues = bodies.read_external_queues(call.body)
        require(self._reads.spec(caller), "external_agent")
        wanted = {QueueId(key): serve for key, serve in queues.items()}
        await self._do(call, ServeExternally(caller.agent_id, wanted))

    async def put_ui(self, caller: AgentCaller, call: Call) -> None:
        await self._do(call, ChangeUi(caller.agent_id, values=bodies.read_ui(call.body)))

    async def delete_ui(self, caller: AgentCaller, call: Call) -> None:
        names = bodies.read_ui_names(call.body)
        await self._do(call, ChangeUi(caller.agent_id, gone=frozenset(names)))

    async def _do(self, call: Call, command: PreferenceCommand) -> None:
        await self._engine.execute(command, dedupe=call.dedupe)
