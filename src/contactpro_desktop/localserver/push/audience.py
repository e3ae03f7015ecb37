"""Who is to be told: live connections by agent, and end users by the contacts they started."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Protocol

from contactpro_desktop.domain.ids import AgentId, ContactId
from contactpro_desktop.localserver.door.sessions import Connected
from contactpro_desktop.localserver.router.model import ContactRow


class Party(Protocol):
    """Whoever has started contacts, and is told of them: an end user, or an agent who talks to a
    supervisor."""

    @property
    def contacts(self) -> dict[ContactId, ContactRow]: ...

    @property
    def connections(self) -> Collection[Connected]: ...


class Audience:
    """The registry of who listens. It knows nothing of what is told."""

    def __init__(self) -> None:
        self._agents: defaultdict[AgentId, set[Connected]] = defaultdict(set)
        self._visitors: dict[ContactId, Party] = {}

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

    def own(self, visitor: Party, contact: ContactRow) -> None:
        """From now on the end user is told of this contact, which they started."""
        visitor.contacts[contact.id] = contact
        self._visitors[contact.id] = visitor

    def visitor_of(self, contact_id: ContactId) -> Party | None:
        return self._visitors.get(contact_id)

    def disown(self, contact_id: ContactId) -> None:
        """Nobody is told of this contact any more."""
        self._visitors.pop(contact_id, None)

    def forget(self, visitor: Party) -> None:
        for contact_id in visitor.contacts:
            self._visitors.pop(contact_id, None)

    def owned(self) -> Iterable[tuple[ContactId, Party]]:
        return self._visitors.items()
