"""Supervisor sessions: who helps whom or looks on. They end with the server."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.router.model import AgentRow, LegRow, LegState
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.views import supervision as view


@dataclass(frozen=True, slots=True)
class Supervised:
    """`supervisor_id` is None until somebody has answered an agent's call for help."""

    id: str
    mode: str
    agent_id: AgentId
    supervisor_id: AgentId | None = None

    def concerns(self, user: AgentId) -> bool:
        return user in (self.agent_id, self.supervisor_id)


class Supervision:
    """All sessions, and what both sides are told of them."""

    def __init__(self, state: State, audience: Audience) -> None:
        self._state = state
        self._audience = audience
        self._sessions: dict[str, Supervised] = {}

    def of(self, user: AgentId) -> list[Supervised]:
        return [each for each in self._sessions.values() if each.concerns(user)]

    def get(self, session_id: str) -> Supervised | None:
        return self._sessions.get(session_id)

    def of_agent(self, agent_id: AgentId) -> Supervised | None:
        """The one session in which this agent is supervised."""
        return next((s for s in self._sessions.values() if s.agent_id == agent_id), None)

    def view(self, session: Supervised, user: AgentId) -> dict[str, Json]:
        """The session as one of its two sides sees it."""
        site = self._state.site
        if user == session.agent_id:
            supervisor = site.agents[session.supervisor_id] if session.supervisor_id else None
            return view.for_agent(session.id, session.mode, supervisor)
        row = self._state.agents[session.agent_id]
        return view.for_supervisor(session.id, session.mode, site.agents[row.id], row)

    def put(self, session: Supervised) -> None:
        """Begin a session, or change one."""
        known = self._sessions.get(session.id)
        self._sessions[session.id] = session
        for user in (session.agent_id, session.supervisor_id):
            if user is not None:
                new = known is None or not known.concerns(user)
                self._tell(user, session, new=new)

    def end(self, session: Supervised) -> None:
        if self._sessions.pop(session.id, None) is None:
            return
        gone = Transaction("DELETE", paths.supervisor_session_uri(session.id))
        for user in (session.agent_id, session.supervisor_id):
            self._push(user, [gone])

    def on_told(self, agent_id: AgentId, transactions: Iterable[Transaction]) -> None:
        """What an agent was told goes to the supervisor, too, below their session's `model`."""
        session = self.of_agent(agent_id)
        if session is None or session.supervisor_id is None:
            return
        base = paths.supervised_uri(session.id)
        mirrored = [
            Transaction(each.method, base + each.uri.removeprefix(paths.ME), each.resource)
            for each in transactions
        ]
        self._push(session.supervisor_id, mirrored)

    def on_commit(self, commit: Commit) -> None:
        """The supervisor who takes the chat of a call for help has the session; who leaves ends
        it all."""
        for row in commit.after.values():
            if isinstance(row, LegRow) and row.state is LegState.ACCEPTED:
                self._taken(row)
            elif isinstance(row, AgentRow) and has_left(row):
                for session in self.of(row.id):
                    self.end(session)

    def _taken(self, leg: LegRow) -> None:
        contact = self._state.contact(leg.contact_id)
        if contact is None or contact.supervisor_session_id is None:
            return
        if not self._state.site.agents[leg.agent_id].is_supervisor:
            return
        session = self._sessions.get(contact.supervisor_session_id)
        if session and session.supervisor_id is None and leg.agent_id != session.agent_id:
            self.put(replace(session, supervisor_id=leg.agent_id))

    def _tell(self, user: AgentId, session: Supervised, *, new: bool) -> None:
        uri, shown = paths.supervisor_session_uri(session.id), self.view(session, user)
        if new:
            self._push(user, [Transaction("POST", uri, shown)])
        else:
            told = [
                Transaction("PUT", f"{uri}/{key}", shown[key]) for key in ("supervisor", "state")
            ]
            self._push(user, told)

    def _push(self, user: AgentId | None, transactions: list[Transaction]) -> None:
        for connection in self._audience.of_agent(user) if user else ():
            connection.push(transactions)


def has_left(row: AgentRow) -> bool:
    """Whether the agent is neither there nor expected back."""
    return not row.connected and row.gone_since is None
