"""Putting contacts into their queue, and keeping them there for one agent."""

from dataclasses import replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, Instant
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.eligibility import has_offer, potentially_available
from contactpro_desktop.localserver.router.lookup import queue_of
from contactpro_desktop.localserver.router.model import ContactRow, ContactState

DECLINE_PAUSE = 30.0
"""Seconds for which a contact is not offered again to an agent who declined or missed it. Setting
the work status anew ends the pause; whoever else is free gets it at once."""

REQUIRED_WAIT = 7 * 24 * 3600.0
"""Seconds a contact waits for its required agent before it is for everybody."""


def enqueue(
    draft: Draft,
    contact: ContactRow,
    *,
    reserve: bool = False,
    passed_over: AgentId | None = None,
) -> None:
    """Let a contact wait in its queue, at the place its `queued_at` gives it.

    `reserve` keeps it for its preferred agent, where that agent can be expected to take it.
    `passed_over` is whoever just gave it back.
    """
    pauses = {who: end for who, end in contact.passed_over.items() if end > draft.now}
    if passed_over and queue_of(draft, contact).mode is AllocationMode.AUTO_ALLOCATION:
        pauses[passed_over] = draft.now + DECLINE_PAUSE
    waiting = replace(contact, state=ContactState.QUEUED, leg_id=None, passed_over=pauses)
    draft.put(replace(waiting, preferred_until=_reserved_until(draft, waiting, reserve=reserve)))


def release_reservations(draft: Draft, agent_id: AgentId) -> None:
    """Give contacts free that this agent can no longer be expected to take."""
    for contact in list(draft.reserved_for(agent_id)):
        kept = contact.required_agent is not None or potentially_available(
            draft, queue_of(draft, contact), agent_id
        )
        if not kept:
            draft.put(replace(contact, preferred_until=None))


def refresh(draft: Draft, contact: ContactRow) -> None:
    """End the pauses and the reservation whose time is over."""
    pauses = {who: end for who, end in contact.passed_over.items() if end > draft.now}
    until = contact.preferred_until
    over = until is not None and until <= draft.now
    draft.put(
        replace(
            contact,
            passed_over=pauses,
            preferred_until=None if over else until,
            required_agent=None if over else contact.required_agent,
        )
    )


def is_paused(draft: Draft, contact: ContactRow, agent_id: AgentId) -> bool:
    """Whether the agent gave this contact back a moment ago."""
    end = contact.passed_over.get(agent_id)
    row = draft.agent(agent_id)
    if end is None or row is None or end <= draft.now:
        return False
    return row.work_status_since <= end - DECLINE_PAUSE


def _reserved_until(draft: Draft, contact: ContactRow, *, reserve: bool) -> Instant | None:
    if contact.required_agent is not None:
        return contact.preferred_until or draft.now + REQUIRED_WAIT
    queue = queue_of(draft, contact)
    preferred = contact.preferred_agent
    if not reserve or preferred is None or queue.preferred_wait <= 0:
        return None
    if not potentially_available(draft, queue, preferred):
        return None
    if queue.channel in (Channel.CHAT, Channel.PHONE) and has_offer(draft, preferred):
        return None
    return draft.now + queue.preferred_wait
