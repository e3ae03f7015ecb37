"""`/supervisor_sessions`: agents ask for help, supervisors look on (ECFS 22Q1)."""

from __future__ import annotations

from dataclasses import replace

from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.bodies.chat import MessageBody
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.supervision import Mode, SupervisorSessionBody
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.door.rights import require_supervisor
from contactpro_desktop.localserver.door.sessions import AgentSession, new_hex_id
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.guidance import Guidance
from contactpro_desktop.localserver.handlers.interaction_writes import InteractionWrites
from contactpro_desktop.localserver.handlers.routing import Call, Later, Reader, Resource
from contactpro_desktop.localserver.push.supervision import Supervised, Supervision
from contactpro_desktop.localserver.router.model import Refused
from contactpro_desktop.localserver.router.transcripts import NewMessage
from contactpro_desktop.localserver.views import chat
from contactpro_desktop.localserver.views.interaction import own_key

_DENIABLE = ("silent_listening", "barge_in", "coaching")


class Supervising:
    """A supervisor has any number of sessions, an agent one (ECFS 22Q1). The agent's own model is
    below `agent/model` of the supervisor's session: to be read, and its interactions to be changed
    as their agent may."""

    def __init__(
        self,
        reads: AgentReads,
        interactions: InteractionWrites,
        engine: Engine,
        supervision: Supervision,
        guidance: Guidance,
    ) -> None:
        self._reads = reads
        self._interactions = interactions
        self._engine = engine
        self._supervision = supervision
        self._guidance = guidance

    def routes(self) -> list[Resource[AgentCaller]]:
        one, model = "supervisor_sessions/{session}", "supervisor_sessions/{session}/agent/model"
        interaction = f"{model}/interactions/{{id}}"
        messages = f"{interaction}/transcript/messages"
        return [
            Resource("supervisor_sessions", self.sessions, {"POST": self.begin}),
            Resource(one, self.session, {"PUT": self.change, "DELETE": self.end}),
            Resource(f"{model}/properties", self._agents(self._reads.properties)),
            Resource(f"{model}/queues", self._agents(self._reads.queues)),
            Resource(f"{model}/interactions", self._agents(self._reads.interactions)),
            Resource(
                interaction, self._agents(self._reads.interaction), {"PUT": self.control_contact}
            ),
            Resource(messages, self._agents(self._reads.messages), {"POST": self.barge_in}),
        ]

    # --- Reading -----------------------------------------------------------------------------

    def sessions(self, caller: AgentCaller, call: Call) -> Json:
        user = caller.agent_id
        return {each.id: self._supervision.view(each, user) for each in self._supervision.of(user)}

    def session(self, caller: AgentCaller, call: Call) -> Json:
        return self._supervision.view(self._own(caller, call), caller.agent_id)

    def _agents(self, read: Reader[AgentCaller]) -> Reader[AgentCaller]:
        """`read` with the eyes of the agent of the session."""

        def read_as_agent(caller: AgentCaller, call: Call) -> Json:
            return read(self._agent_of(self._as_supervisor(caller, call), caller), call)

        return read_as_agent

    # --- Writing -----------------------------------------------------------------------------

    async def begin(self, caller: AgentCaller, call: Call) -> Json:
        body = read_body(SupervisorSessionBody, call.body)
        if body.agent is None:
            session = self._asked_by(caller, body.state)
        else:
            require_supervisor(self._reads.spec(caller))
            session = self._begun_by(caller, AgentId(body.agent.id), body.state)
        self._supervision.put(session)
        return {"id": session.id}

    async def change(self, caller: AgentCaller, call: Call) -> None:
        body = read_body(SupervisorSessionBody, call.body)
        session = self._as_supervisor(caller, call)
        self._check_denials(session.agent_id, body.state)
        self._supervision.put(replace(session, mode=body.state))

    async def end(self, caller: AgentCaller, call: Call) -> None:
        """The supervisor ends it, and with it the chat about it."""
        session = self._as_supervisor(caller, call)
        await self._guidance.close(session)
        self._supervision.end(session)

    async def barge_in(self, caller: AgentCaller, call: Call) -> None:
        """A supervisor who takes part in a conversation speaks for themselves."""
        session = self._as_supervisor(caller, call)
        body = read_body(MessageBody, call.body)
        if session.mode != "barge_in":
            raise Refused(Refusal.NOT_ALLOWED_NOW)
        self._check_denials(session.agent_id, "barge_in")
        leg = self._reads.leg(self._agent_of(session, caller), call)
        spec, row = self._reads.spec(caller), self._reads.row(caller)
        message = NewMessage(
            contact_id=leg.contact_id,
            text=body.message,
            author_kind=chat.kind_of(spec),
            originator=own_key(self._reads.state, caller.agent_id),
            display_name=chat.alias(spec, row),
            request_id=call.request_id,
            leg_id=leg.id,
        )
        await self._engine.post_message(message, dedupe=call.dedupe)

    async def control_contact(self, caller: AgentCaller, call: Call) -> Later | None:
        """What the agent may do to it, and refused as to the agent. Of what they deny only all
        supervising counts here: hanging up, intercepting and recording are for clients to heed
        (ECFS 22Q1, `supervising`)."""
        session = self._as_supervisor(caller, call)
        self._check_denials(session.agent_id, "monitoring")
        return await self._interactions.put(self._agent_of(session, caller), call)

    # --- Rules -------------------------------------------------------------------------------

    def _asked_by(self, caller: AgentCaller, mode: Mode) -> Supervised:
        if mode != "monitoring":
            raise Refused(Refusal.FORBIDDEN)
        if self._supervision.of_agent(caller.agent_id) is not None:
            raise Refused(Refusal.NOT_ALLOWED_NOW)
        return Supervised(new_hex_id(), mode, caller.agent_id)

    def _begun_by(self, caller: AgentCaller, agent_id: AgentId, mode: Mode) -> Supervised:
        spec = self._reads.site.agents.get(agent_id)
        if spec is None or spec.is_bot or agent_id == caller.agent_id:
            raise Refused(Refusal.NOT_FOUND)
        self._check_denials(agent_id, mode)
        known = self._supervision.of_agent(agent_id)
        if known is not None and known.supervisor_id not in (None, caller.agent_id):
            raise Refused(Refusal.NOT_ALLOWED_NOW)
        if known is not None:
            return replace(known, mode=mode, supervisor_id=caller.agent_id)
        return Supervised(new_hex_id(), mode, agent_id, caller.agent_id)

    def _check_denials(self, agent_id: AgentId, mode: Mode) -> None:
        denied = self._reads.state.agents[agent_id].preferences.denials
        if "supervising" in denied:
            raise Refused(Refusal.DENIED, self._reads.site.agents[agent_id].display_name)
        if mode in _DENIABLE and mode in denied:
            raise Refused(Refusal.FORBIDDEN)

    def _own(self, caller: AgentCaller, call: Call) -> Supervised:
        session = self._supervision.get(call.key("session"))
        if session is None or not session.concerns(caller.agent_id):
            raise Refused(Refusal.NOT_FOUND)
        return session

    def _as_supervisor(self, caller: AgentCaller, call: Call) -> Supervised:
        session = self._own(caller, call)
        if session.supervisor_id != caller.agent_id:
            raise Refused(Refusal.FORBIDDEN)
        return session

    def _agent_of(self, session: Supervised, caller: AgentCaller) -> AgentCaller:
        row = replace(caller.session.row, agent_id=session.agent_id)
        return AgentCaller(AgentSession(row, None), "", caller.agent_id)
