"""What an agent can do: PUT and POST of the agent's resources.

Every handler carries out one command, so that a refused request leaves nothing behind. Rules are
the engine's; here is only what must be known before a command can be made.
"""

from __future__ import annotations

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import ContactId, InteractionId, ProfileId, QueueId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs import bodies, paths
from contactpro_desktop.ecfs.envelope import Transaction
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.routing import Call
from contactpro_desktop.localserver.push.attendance import Attendance
from contactpro_desktop.localserver.push.typing_notices import TypingNotices
from contactpro_desktop.localserver.router import commands
from contactpro_desktop.localserver.router.commands import Command
from contactpro_desktop.localserver.router.model import LegRow, LegState, Refused
from contactpro_desktop.localserver.router.transcripts import NewMessage
from contactpro_desktop.localserver.views import chat
from contactpro_desktop.localserver.views import scripts as script_view
from contactpro_desktop.localserver.views.interaction import own_key

_BY_GUID = (Channel.EMAIL, Channel.TASK)


class AgentWrites:
    """Writers of the route table."""

    def __init__(
        self, reads: AgentReads, engine: Engine, attendance: Attendance, typing: TypingNotices
    ) -> None:
        self._reads = reads
        self._engine = engine
        self._attendance = attendance
        self._typing = typing

    async def properties(self, caller: AgentCaller, call: Call) -> None:
        """One command for all that can be refused: all of it happens or nothing."""
        body = bodies.read_body(bodies.PropertiesBody, call.body)
        change = commands.ChangeProperties(
            caller.agent_id,
            WorkStatus(body.work_status) if body.work_status else None,
            ProfileId(body.presence) if body.presence else None,
            body.alias,
            body.chat_address,
        )
        if change != commands.ChangeProperties(caller.agent_id):
            await self._do(call, change)
        if body.capabilities:
            self._set_capabilities(caller, body.capabilities)
        if body.login_status == "logged_out":
            await self._attendance.sign_out(caller.session)

    async def capabilities(self, caller: AgentCaller, call: Call) -> None:
        self._set_capabilities(caller, bodies.read_body(bodies.CapabilitiesBody, call.body))

    async def forbidden(self, caller: AgentCaller, call: Call) -> None:
        """What the model lets some agents do, and no agent of this server: settings, supervising,
        external agents, telephone set-up."""
        raise Refused(Refusal.FORBIDDEN)

    async def queue(self, caller: AgentCaller, call: Call) -> None:
        self._reads.queue(caller, call)
        body = bodies.read_body(bodies.ServeBody, call.body)
        queue_id = QueueId(call.key("id"))
        await self._do(call, commands.ChangeServing(caller.agent_id, queue_id, body.serve))

    async def interactions(self, caller: AgentCaller, call: Call) -> None:
        """A pick. New calls, mails and chats are not an agent's to start here."""
        body = bodies.read_body(bodies.PickBody, call.body)
        if body.status != "picked":
            raise Refused(Refusal.FORBIDDEN)
        if body.contact_id is None:
            raise ProtocolError("contact_id")
        contact_id = ContactId(body.contact_id)
        await self._do(call, commands.PickContact(caller.agent_id, contact_id))

    async def interaction(self, caller: AgentCaller, call: Call) -> None:
        body = bodies.read_body(bodies.InteractionBody, call.body)
        if (body.status is None) == (body.channel_status is None):
            raise ProtocolError("one_change_wanted")
        if body.status is not None:
            await self._do(call, self._status_change(caller, call, body.status))
        elif body.channel_status == "transferring":
            await self._do(call, self._transfer(caller, call, body))
        else:
            raise Refused(Refusal.FORBIDDEN)

    async def message(self, caller: AgentCaller, call: Call) -> None:
        leg = self._reads.leg(caller, call)
        if self._reads.site.queues[leg.queue_id].channel is not Channel.CHAT:
            raise Refused(Refusal.NOT_FOUND)
        body = bodies.read_body(bodies.MessageBody, call.body)
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
        body = bodies.read_body(bodies.TypingBody, call.body)
        key = own_key(self._reads.state, caller.agent_id)
        if call.key("uniquekey") != key:
            raise Refused(Refusal.FORBIDDEN)
        if leg.state is not LegState.ACCEPTED:
            raise Refused(Refusal.NOT_ALLOWED_NOW)
        self._typing.set(leg.contact_id, key, body.status == "typing")

    async def script_answers(self, caller: AgentCaller, call: Call) -> None:
        leg = self._leg_with_script(caller, call)
        answers = script_view.read_answers(bodies.read_script_results(call.body))
        await self._do(call, commands.SaveAnswers(caller.agent_id, leg.id, answers))

    async def script_answer(self, caller: AgentCaller, call: Call) -> None:
        leg = self._leg_with_script(caller, call)
        result = bodies.read_body(bodies.ScriptResult, call.body)
        if result.id != call.key("question_id"):
            raise ProtocolError("question_id")
        answers = script_view.read_answers([result])
        await self._do(call, commands.SaveAnswers(caller.agent_id, leg.id, answers))

    async def _do(self, call: Call, command: Command) -> None:
        await self._engine.execute(command, dedupe=call.dedupe)

    def _set_capabilities(self, caller: AgentCaller, body: bodies.CapabilitiesBody) -> None:
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

    def _status_change(self, caller: AgentCaller, call: Call, status: bodies.Word) -> Command:
        """`wrapup` means the same as `ended`: the model does not tell them apart."""
        leg_id = InteractionId(call.key("id"))
        if status == "accepted":
            return commands.Accept(caller.agent_id, leg_id)
        if status == "rejected":
            return commands.Decline(caller.agent_id, leg_id)
        if status == "handled":
            return commands.HandleLeg(caller.agent_id, leg_id)
        return commands.EndLeg(caller.agent_id, leg_id)

    def _transfer(
        self, caller: AgentCaller, call: Call, body: bodies.InteractionBody
    ) -> commands.TransferLeg:
        leg = self._reads.leg(caller, call)
        if body.destination is None:
            raise ProtocolError("destination")
        if self._reads.site.queues[leg.queue_id].channel in _BY_GUID:
            self._check_guid(body.destination, body.transfer_type)
        data = bodies.attached_texts(body.attached_data)
        return commands.TransferLeg(caller.agent_id, leg.id, body.destination, data)

    def _check_guid(self, destination: str, transfer_type: str) -> None:
        """Mails and tasks go to the id of what `transfer_type` names (ECFS 22Q1, transfer)."""
        site = self._reads.site
        is_known = destination in (site.queues if transfer_type == "QUEUE" else site.agents)
        if not is_known:
            raise Refused(Refusal.TARGET_GONE)

    def _leg_with_script(self, caller: AgentCaller, call: Call) -> LegRow:
        leg = self._reads.leg(caller, call)
        self._reads.script_of(leg, call)
        return leg
