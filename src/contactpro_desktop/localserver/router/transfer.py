"""Handing a conversation over to a colleague or to a queue."""

from dataclasses import replace
from itertools import chain

from contactpro_desktop.domain.channel import capability_for
from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.campaigns import check_transfer
from contactpro_desktop.localserver.router.commands import TransferLeg
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.lookup import (
    agent_names,
    check_target,
    contact_of,
    is_bot,
    own_leg,
    queue_names,
)
from contactpro_desktop.localserver.router.mail_drafts import refuse_while_sending, release
from contactpro_desktop.localserver.router.model import (
    AgentSpec,
    ContactRow,
    LegRow,
    LegState,
    QueueSpec,
    Refused,
)
from contactpro_desktop.localserver.router.offers import offer
from contactpro_desktop.localserver.router.queueing import enqueue
from contactpro_desktop.localserver.router.texts import check_texts
from contactpro_desktop.localserver.router.wrap_up import stop_serving


def transfer(draft: Draft, command: TransferLeg) -> None:
    """Capability decides, now; being busy, away or not ready is the sender's choice to overrule.

    An agent gets a direct offer, above their limit if need be; unanswered, the contact waits in
    its queue at its old place.
    """
    leg = own_leg(draft, command.agent_id, command.leg_id, LegState.ACCEPTED)
    check_texts(*chain.from_iterable(command.attached_data.items()))
    contact = contact_of(draft, leg)
    if contact.external:
        raise Refused(Refusal.FORBIDDEN)
    check_transfer(draft, leg, contact, command.destination)
    _refuse_while_alone(draft, contact)
    refuse_while_sending(draft, contact.id)
    release(draft, contact)
    contact = replace(contact, attached_data={**contact.attached_data, **command.attached_data})
    target = _target(draft, command.destination)
    if isinstance(target, QueueSpec):
        _to_queue(draft, leg, contact, target)
    else:
        _to_agent(draft, leg, contact, target)
    stop_serving(draft, leg, "intercepted" if command.by else "transferred")


def _refuse_while_alone(draft: Draft, contact: ContactRow) -> None:
    """While the colleague at the other end is passing the call on, nobody is there to be passed
    on: two agents would meet who have never spoken to either."""
    if contact.peer_id is None:
        return
    leg = _leg_at_the_other_end(draft, contact)
    if leg is None or leg.state is not LegState.ACCEPTED:
        raise Refused(Refusal.NOT_ALLOWED_NOW)


def _to_agent(draft: Draft, leg: LegRow, contact: ContactRow, target: AgentSpec) -> None:
    if target.id in (leg.agent_id, _at_the_other_end(draft, contact)):
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    check_target(draft, target.id, contact.channel)
    if is_bot(draft, leg.agent_id):
        contact = replace(contact, queued_at=draft.now)
    offer(draft, replace(contact, preferred_agent=None), target.id, direct=True)


def _at_the_other_end(draft: Draft, contact: ContactRow) -> AgentId | None:
    """The colleague whom the agent talks with, in a call within the house."""
    leg = _leg_at_the_other_end(draft, contact)
    return leg.agent_id if leg else None


def _leg_at_the_other_end(draft: Draft, contact: ContactRow) -> LegRow | None:
    peer = draft.contact(contact.peer_id) if contact.peer_id else None
    return draft.leg(peer.leg_id) if peer and peer.leg_id else None


def _to_queue(draft: Draft, leg: LegRow, contact: ContactRow, queue: QueueSpec) -> None:
    """Waiting begins anew in another queue and after a bot, whose time was no waiting time. Who
    sends a contact back to its own queue does not make it younger."""
    if capability_for(queue.channel) is not capability_for(contact.channel):
        raise Refused(Refusal.CAPABILITY)
    bot = is_bot(draft, leg.agent_id)
    begins = bot or queue.id != contact.queue_id
    queued_at = draft.now if begins else contact.queued_at
    preferred = contact.preferred_agent if bot else None
    moved = replace(contact, queue_id=queue.id, queued_at=queued_at, preferred_agent=preferred)
    enqueue(draft, moved, reserve=bot, passed_over=None if bot else leg.agent_id)


def _target(draft: Draft, destination: str) -> AgentSpec | QueueSpec:
    """Whoever an address, number or id belongs to."""
    wanted = destination.strip().casefold()
    for queue in draft.site.queues.values():
        if wanted in queue_names(queue):
            return queue
    for spec in draft.site.agents.values():
        if wanted in agent_names(draft, spec):
            return spec
    raise Refused(Refusal.TARGET_GONE)
