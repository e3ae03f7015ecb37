"""Who is to be told: live connections by agent, and end users by the contacts they started."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from contactpro_desktop.domain.ids import AgentId, ContactId
from contactpro_desktop.localserver.door.sessions import Connected, VisitorSession
from contactpro_desktop.localserver.router.model import ContactRow


class Audience:
    """The registry of who listens. It knows nothing of what is told."""

    def __init__(self) -> None:
        self._agents: defaultdict[AgentId, set[Connected]] = defaultdict(set)
        self._visitors: dict[ContactId, VisitorSession] = {}

    def join(self, agent_id: AgentId, connection: Connected) -> None:
        self._agents[agent_id].add(connection)

    def leave(self, agent_id: AgentId, connection: Connected) -> None:
        self._agents[agent_id].discard(connection)
        if not self._agents[agent_id]:
            del self._agents[agent_id]

    def is_present(self, agent_id: AgentId) -> bool:
        return agent_id in self._agents

    def agents(self) -> Collection[AgentId]:
        """Those with a connection now."""
        return self._agents.keys()

    def of_agent(self, agent_id: AgentId) -> Collection[Connected]:
        return self._agents.get(agent_id, ())

    def own(self, visitor: VisitorSession, contact: ContactRow) -> None:
        """From now on the end user is told of this contact, which they started."""
        visitor.contacts[contact.id] = contact
        self._visitors[contact.id] = visitor

    def visitor_of(self, contact_id: ContactId) -> VisitorSession | None:
        return self._visitors.get(contact_id)

    def forget(self, visitor: VisitorSession) -> None:
        for contact_id in visitor.contacts:
            self._visitors.pop(contact_id, None)

    def owned(self) -> Iterable[tuple[ContactId, VisitorSession]]:
        return self._visitors.items()
