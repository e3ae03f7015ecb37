"""Who asks, and what they may see and do."""

from __future__ import annotations

from dataclasses import dataclass

from contactpro_desktop.domain.ids import AgentId, QueueId
from contactpro_desktop.localserver.config.api_users import ApiUserSpec, Right
from contactpro_desktop.localserver.door.sessions import AgentSession
from contactpro_desktop.localserver.ri.kit.problems import forbidden
from contactpro_desktop.localserver.router.model import Site

_OF_AGENTS = frozenset(
    {
        Right.MONITOR,
        Right.DIRECTORY,
        Right.CONTACT_HISTORY,
        Right.STATISTICS_DETAILS,
        Right.CALLBACKS,
        Right.MESSAGING,
        Right.CONSENTS,
        Right.CONFIGURATION,
        Right.TASKS,
    }
)
_OF_SUPERVISORS = _OF_AGENTS | {Right.CHANGE_AGENTS, Right.ADD_ENTRIES, Right.CHANGE_USERS}


@dataclass(frozen=True, slots=True)
class Caller:
    """`queues` are those of which the caller sees all contacts; an agent sees their own contacts
    of other queues as well. `agent_id` and `session` are None for a program."""

    name: str
    rights: frozenset[Right]
    queues: frozenset[QueueId]
    agent_id: AgentId | None = None
    session: AgentSession | None = None

    def require(self, right: Right) -> None:
        """Raise `Problem` unless the caller has `right`."""
        if right not in self.rights:
            raise forbidden()

    def sees_queue(self, queue_id: str | None) -> bool:
        return queue_id in self.queues


def agent_caller(site: Site, session: AgentSession) -> Caller:
    """An agent with their session: every right on their own queues; a supervisor on all."""
    spec = site.agents[session.agent_id]
    return Caller(
        name=spec.display_name,
        rights=_OF_SUPERVISORS if spec.is_supervisor else _OF_AGENTS,
        queues=frozenset(site.queues) if spec.is_supervisor else spec.queues,
        agent_id=spec.id,
        session=session,
    )


def api_caller(site: Site, user: ApiUserSpec) -> Caller:
    queues = frozenset(site.queues) if user.queues is None else user.queues
    return Caller(user.name, user.rights, queues)
