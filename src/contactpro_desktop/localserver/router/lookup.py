"""Finding what a command names, or refusing it."""

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    AgentSpec,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    QueueSpec,
    Refused,
)


def agent_row(draft: Draft, agent_id: AgentId) -> AgentRow:
    row = draft.agent(agent_id)
    if row is None:
        raise Refused(Refusal.NOT_FOUND)
    return row


def check_target(draft: Draft, agent_id: AgentId, channel: Channel) -> None:
    """Refuse whoever could not take a contact that is meant for them."""
    row = agent_row(draft, agent_id)
    if not draft.site.agents[agent_id].serves(channel):
        raise Refused(Refusal.CAPABILITY)
    if not row.connected:
        raise Refused(Refusal.TARGET_GONE)


def live_contact(draft: Draft, contact_id: ContactId) -> ContactRow:
    """A contact that is not closed."""
    contact = draft.contact(contact_id)
    if contact is None or contact.state is ContactState.CLOSED:
        raise Refused(Refusal.NOT_FOUND)
    return contact


def contact_of(draft: Draft, leg: LegRow) -> ContactRow:
    """The contact of a leg in memory, closed or not: it stays as long as its legs do."""
    contact = draft.contact(leg.contact_id)
    if contact is None:
        raise LookupError(f"leg {leg.id} has lost its contact")
    return contact


def queue_of(draft: Draft, contact: ContactRow) -> QueueSpec:
    return draft.site.queue_of(contact)


def own_leg(draft: Draft, agent_id: AgentId, leg_id: InteractionId, *states: LegState) -> LegRow:
    """The agent's own leg, in one of `states`. Somebody else's does not exist for them."""
    leg = draft.leg(leg_id)
    if leg is None or leg.agent_id != agent_id:
        raise Refused(Refusal.NOT_FOUND)
    if leg.state not in states:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    return leg


def holder_name(draft: Draft, contact: ContactRow | None) -> str:
    """Who serves a contact or is being offered it; empty for nobody."""
    leg = draft.leg(contact.leg_id) if contact and contact.leg_id else None
    return agent_name(draft, leg.agent_id) if leg else ""


def agent_name(draft: Draft, agent_id: AgentId) -> str:
    spec = draft.site.agents.get(agent_id)
    return spec.display_name if spec else ""


def agent_names(draft: Draft, spec: AgentSpec) -> set[str]:
    """What an agent can be found by, without regard to case."""
    names = (
        spec.id,
        spec.chat_address,
        spec.email_address,
        spec.extension,
        agent_row(draft, spec.id).chat_address,
    )
    return {name.casefold() for name in names if name}


def queue_names(queue: QueueSpec) -> set[str]:
    """What a queue can be found by, without regard to case."""
    return {queue.id.casefold(), queue.address.casefold()}


def is_bot(draft: Draft, agent_id: AgentId) -> bool:
    spec = draft.site.agents.get(agent_id)
    return spec is not None and spec.is_bot
