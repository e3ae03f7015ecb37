"""What an agent can do: PUT and POST of the agent's resources.

Every handler carries out one command, so that a refused request leaves nothing behind. Rules are
the engine's; here is only what must be known before a command can be made.
"""

from __future__ import annotations

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import ProfileId, QueueId
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.bodies.agent import CapabilitiesBody, PropertiesBody, ServeBody
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.script import ScriptResult, read_script_results
from contactpro_desktop.ecfs.envelope import Transaction
from contactpro_desktop.localserver.door.rights import require
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.routing import Call
from contactpro_desktop.localserver.push.attendance import Attendance
from contactpro_desktop.localserver.router import commands
from contactpro_desktop.localserver.router.commands import Command
from contactpro_desktop.localserver.router.model import LegRow
from contactpro_desktop.localserver.views import scripts as script_view


class AgentWrites:
    """Writers of the route table."""

    def __init__(self, reads: AgentReads, engine: Engine, attendance: Attendance) -> None:
        self._reads = reads
        self._engine = engine
        self._attendance = attendance

    async def properties(self, caller: AgentCaller, call: Call) -> None:
        """One command for all that can be refused: all of it happens or nothing."""
        body = read_body(PropertiesBody, call.body)
        change = commands.ChangeProperties(
            caller.agent_id,
            WorkStatus(body.work_status) if body.work_status else None,
            ProfileId(body.presence) if body.presence else None,
            body.alias,
            body.chat_address,
        )
        if body.capabilities:
            self._check_capabilities(caller, body.capabilities)
        if change != commands.ChangeProperties(caller.agent_id):
            await self._do(call, change)
        if body.capabilities:
            self._set_capabilities(caller, body.capabilities)
        if body.login_status == "logged_out":
            await self._attendance.sign_out(caller.session)

    async def capabilities(self, caller: AgentCaller, call: Call) -> None:
        self._set_capabilities(caller, read_body(CapabilitiesBody, call.body))

    async def queue(self, caller: AgentCaller, call: Call) -> None:
        self._reads.queue(caller, call)
        body = read_body(ServeBody, call.body)
        queue_id = QueueId(call.key("id"))
        await self._do(call, commands.ChangeServing(caller.agent_id, queue_id, body.serve))

    async def script_answers(self, caller: AgentCaller, call: Call) -> None:
        leg = self._leg_with_script(caller, call)
        answers = script_view.read_answers(read_script_results(call.body))
        await self._do(call, commands.SaveAnswers(caller.agent_id, leg.id, answers))

    async def script_answer(self, caller: AgentCaller, call: Call) -> None:
        leg = self._leg_with_script(caller, call)
        result = read_body(ScriptResult, call.body)
        if result.id != call.key("question_id"):
            raise ProtocolError("question_id")
        answers = script_view.read_answers([result])
        await self._do(call, commands.SaveAnswers(caller.agent_id, leg.id, answers))

    def _check_capabilities(self, caller: AgentCaller, body: CapabilitiesBody) -> None:
        """A client cannot do what its user may not (ECFS 22Q1, /properties/capabilities)."""
        spec = self._reads.spec(caller)
        if body.phone:
            require(spec, "ecf_phone")
        if body.video_chat:
            require(spec, "video")

    async def _do(self, call: Call, command: Command) -> None:
        await self._engine.execute(command, dedupe=call.dedupe)

    def _set_capabilities(self, caller: AgentCaller, body: CapabilitiesBody) -> None:
        self._check_capabilities(caller, body)
        session = caller.session
        changes = {"phone": body.phone, "video_chat": body.video_chat}
        told = {name: value for name, value in changes.items() if value is not None}
        session.phone = told.get("phone", session.phone)
        session.video_chat = told.get("video_chat", session.video_chat)
        transactions = [
            Transaction("PUT", f"{paths.PROPERTIES}/capabilities/{name}", value)
            for name, value in told.items()
        ]
        for connection in session.connections:
            connection.push(transactions)

    def _leg_with_script(self, caller: AgentCaller, call: Call) -> LegRow:
        leg = self._reads.leg(caller, call)
        self._reads.script_of(leg, call)
        return leg
