"""Bringing waiting contacts and free agents together.

Runs at the end of every decision and looks only at what the decision touched: before it, no
waiting contact had anybody to go to, so only a changed agent or a changed contact can be new.
"""

from collections.abc import Iterator
from heapq import merge

from contactpro_desktop.domain.ids import AgentId, QueueId
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.localserver.router.draft import Draft, queue_order
from contactpro_desktop.localserver.router.eligibility import (
    below_limit,
    has_offer,
    potentially_available,
)
from contactpro_desktop.localserver.router.lookup import queue_of
from contactpro_desktop.localserver.router.model import AgentRow, ContactRow, ContactState
from contactpro_desktop.localserver.router.offers import offer
from contactpro_desktop.localserver.router.queueing import is_paused


def allocate(draft: Draft) -> None:
    """Offer every waiting contact of an auto-allocation queue that somebody can take.

    Contacts in order of their queue's priority (lower first), then of their time in it; each goes
    to the agent who has waited longest since the last offer. Hunt groups only wait.
    """
    for agent_id in _keepers(draft):
        _offer_reserved(draft, agent_id)
    for contact in _in_turn(draft, _queues(draft)):
        chosen = _longest_idle(draft, contact)
        if chosen is not None:
            offer(draft, contact, chosen)


def _keepers(draft: Draft) -> list[AgentId]:
    """Agents a touched contact is kept for, and touched agents."""
    keepers = dict.fromkeys(draft.touched_agents())
    kept = (contact.reserved_for for contact in draft.touched_contacts())
    return list(keepers | dict.fromkeys(who for who in kept if who is not None))


def _offer_reserved(draft: Draft, agent_id: AgentId) -> None:
    for contact in draft.reserved_for(agent_id):
        if _may_have_reserved(draft, contact, agent_id):
            offer(draft, contact, agent_id)
            return


def _may_have_reserved(draft: Draft, contact: ContactRow, agent_id: AgentId) -> bool:
    """A preferred agent is offered their contact even while not ready; a required one is not.
    Source: feature reference, sections 3 and 17.1."""
    queue, row = queue_of(draft, contact), draft.agent(agent_id)
    spec = draft.site.agents.get(agent_id)
    if queue.mode is not AllocationMode.AUTO_ALLOCATION or is_paused(draft, contact, agent_id):
        return False
    if contact.required_agent is not None:
        return queue.id in draft.available_in(agent_id)
    return (
        row is not None
        and spec is not None
        and row.connected
        and not has_offer(draft, agent_id)
        and below_limit(draft, spec, queue.channel)
        and potentially_available(draft, queue, agent_id)
    )


def _queues(draft: Draft) -> set[QueueId]:
    """Queues in which there may be something new to offer."""
    queues = {
        contact.queue_id
        for contact in draft.touched_contacts()
        if contact.state is ContactState.QUEUED
    }
    return queues.union(*map(draft.available_in, draft.touched_agents()))


def _in_turn(draft: Draft, queues: set[QueueId]) -> Iterator[ContactRow]:
    site = draft.site
    waiting = (
        _while_somebody_is_free(draft, queue_id)
        for queue_id in queues
        if site.queues[queue_id].mode is AllocationMode.AUTO_ALLOCATION
    )
    return merge(*waiting, key=lambda row: (site.queues[row.queue_id].priority, queue_order(row)))


def _while_somebody_is_free(draft: Draft, queue_id: QueueId) -> Iterator[ContactRow]:
    for contact in draft.unreserved(queue_id):
        if next(draft.available(queue_id), None) is None:
            return
        yield contact


def _longest_idle(draft: Draft, contact: ContactRow) -> AgentId | None:
    candidates = (
        row
        for row in map(draft.agent, draft.available(contact.queue_id))
        if row is not None and not is_paused(draft, contact, row.id)
    )
    chosen = min(candidates, key=_idleness, default=None)
    return chosen.id if chosen else None


def _idleness(row: AgentRow) -> tuple[float, AgentId]:
    return row.last_offered, row.id
