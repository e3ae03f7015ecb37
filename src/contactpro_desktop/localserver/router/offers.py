"""Offers: made, accepted, declined, missed, withdrawn; and picks, which need none."""

from dataclasses import replace

from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.campaign import PREVIEW
from contactpro_desktop.localserver.router.closing import close_contact
from contactpro_desktop.localserver.router.commands import Accept, Decline, PickContact
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.eligibility import below_limit
from contactpro_desktop.localserver.router.lookup import (
    agent_name,
    agent_row,
    contact_of,
    holder_name,
    is_bot,
    live_contact,
    own_leg,
    queue_of,
)
from contactpro_desktop.localserver.router.mail_drafts import refuse_while_sending, release
from contactpro_desktop.localserver.router.model import (
    NO_QUEUE,
    AgentRow,
    AgentSpec,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    OfferEnd,
    Refused,
)
from contactpro_desktop.localserver.router.previews import open_preview, preview_deadline
from contactpro_desktop.localserver.router.queueing import enqueue, release_reservations


def offer(
    draft: Draft,
    contact: ContactRow,
    agent_id: AgentId,
    *,
    direct: bool = False,
    timeout: float | None = None,
) -> None:
    """Ring at one agent. `direct`: a colleague chose this agent. `timeout` in seconds, where it is
    not that of the queue."""
    limit = queue_of(draft, contact).offer_timeout if timeout is None else timeout
    leg = LegRow(
        id=InteractionId(draft.new_id()),
        contact_id=contact.id,
        agent_id=agent_id,
        queue_id=contact.queue_id,
        state=LegState.OFFERED,
        offered_at=draft.now,
        direct=direct,
        deadline=draft.now + limit,
    )
    draft.put(leg)
    draft.put(replace(contact, state=ContactState.OFFERED, leg_id=leg.id))
    draft.put(replace(agent_row(draft, agent_id), last_offered=draft.now))


def accept(draft: Draft, command: Accept) -> InteractionId:
    """Accepting twice is accepting once: the second time changes nothing. The call of a campaign
    goes on as another leg."""
    _refuse_late(draft, command)
    leg = own_leg(draft, command.agent_id, command.leg_id, LegState.OFFERED, LegState.ACCEPTED)
    if leg.state is LegState.ACCEPTED:
        return leg.id
    if leg.deadline is not None and draft.now >= leg.deadline:
        raise Refused(Refusal.EXPIRED)
    contact = contact_of(draft, leg)
    if contact.awaits_preview:
        preview = open_preview(draft, leg, command.terminal_id)
        _own(draft, contact, preview)
        _reset_missed(draft, leg.agent_id)
        release_reservations(draft, leg.agent_id)
        return preview.id
    accepted = replace(
        leg,
        state=LegState.ACCEPTED,
        accepted_at=draft.now,
        offer_end=OfferEnd.ACCEPTED,
        channel_status="",
        terminal_id=_pinned(draft, leg.contact_id, command.terminal_id),
    )
    _own(draft, contact, accepted)
    _reset_missed(draft, leg.agent_id)
    return leg.id


def decline(draft: Draft, command: Decline) -> None:
    """Back to the queue, at the old place; it does not count as missed."""
    _refuse_late(draft, command)
    leg = own_leg(draft, command.agent_id, command.leg_id, LegState.OFFERED)
    _give_back(draft, leg, OfferEnd.DECLINED, passed_over=leg.agent_id)


def pick(draft: Draft, command: PickContact) -> InteractionId:
    """Take a waiting contact, of a hunt group or of an auto-allocation queue, or what somebody who
    is not here any more has left behind."""
    row = agent_row(draft, command.agent_id)
    spec = draft.site.agents[row.id]
    contact = live_contact(draft, command.contact_id)
    if contact.state is not ContactState.QUEUED:
        contact = _let_go(draft, contact)
    _check_pick(draft, contact, row, spec)
    leg = LegRow(
        id=InteractionId(draft.new_id()),
        contact_id=contact.id,
        agent_id=spec.id,
        queue_id=contact.queue_id,
        state=LegState.ACCEPTED,
        offered_at=draft.now,
        accepted_at=draft.now,
        deadline=preview_deadline(draft, contact) if contact.awaits_preview else None,
        offer_end=OfferEnd.PICKED,
        channel_status=PREVIEW if contact.awaits_preview else "",
        terminal_id=_pinned(draft, contact.id, command.terminal_id),
    )
    _own(draft, contact, leg)
    if contact.awaits_preview:
        release_reservations(draft, spec.id)
    return leg.id


def run_out(draft: Draft, leg: LegRow) -> None:
    """The time to answer is over. Who has not come back since the server was started anew did not
    see the offer any more, and missed nothing."""
    if agent_row(draft, leg.agent_id).connected:
        miss(draft, leg)
    else:
        revoke(draft, leg)


def miss(draft: Draft, leg: LegRow) -> None:
    """Nobody answered in time. Enough of these in a row make a ready agent not ready, but for
    colleagues who rang: no customer waited."""
    contact = contact_of(draft, leg)
    _give_back(draft, leg, OfferEnd.TIMED_OUT, passed_over=leg.agent_id)
    row = agent_row(draft, leg.agent_id)
    among_us = contact.peer_id is not None and not leg.queue_id
    if among_us or row.work_status is not WorkStatus.READY:
        return
    missed = row.missed_offers + 1
    if missed < draft.site.limits.missed_offers_until_not_ready:
        draft.put(replace(row, missed_offers=missed))
        return
    draft.put(
        replace(
            row,
            missed_offers=0,
            work_status=WorkStatus.NOT_READY,
            work_status_since=draft.now,
            work_status_by=ChangedBy.MISSED_OFFER,
        )
    )


def revoke_offers(draft: Draft, agent_id: AgentId) -> None:
    """The agent can no longer answer: everything that rings goes back, nothing was missed."""
    for leg in draft.legs_of(agent_id):
        if leg.state is LegState.OFFERED:
            revoke(draft, leg)


def revoke(draft: Draft, leg: LegRow) -> None:
    _give_back(draft, leg, OfferEnd.REVOKED)


def rescind(draft: Draft, leg: LegRow) -> None:
    """The end user left while it rang."""
    draft.put(replace(leg, state=LegState.CLOSED, offer_end=OfferEnd.RESCINDED))


def _give_back(
    draft: Draft, leg: LegRow, end: OfferEnd, *, passed_over: AgentId | None = None
) -> None:
    draft.put(replace(leg, state=LegState.CLOSED, offer_end=end))
    if not leg.queue_id:
        close_contact(draft, contact_of(draft, leg))
        return
    bot = is_bot(draft, leg.agent_id)
    enqueue(
        draft,
        contact_of(draft, leg),
        reserve=bot,
        passed_over=None if bot else passed_over,
    )


def _let_go(draft: Draft, contact: ContactRow) -> ContactRow:
    """Mails and tasks stay with an agent who has gone, and colleagues may pick them from the
    history (feature reference, sections 4 and 17.2). Whatever else is not waiting is taken."""
    leg = draft.leg(contact.leg_id) if contact.leg_id else None
    is_written = contact.channel in (Channel.EMAIL, Channel.TASK)
    if leg is None or not is_written or contact.state is not ContactState.OWNED:
        raise Refused(Refusal.TAKEN, holder_name(draft, contact))
    owner = agent_row(draft, leg.agent_id)
    if owner.connected or owner.gone_since is not None:
        raise Refused(Refusal.TAKEN, holder_name(draft, contact))
    refuse_while_sending(draft, contact.id)
    release(draft, contact)
    draft.put(replace(leg, state=LegState.CLOSED, ended_at=draft.now, end_reason="disconnected"))
    waiting = replace(contact, state=ContactState.QUEUED, leg_id=None)
    draft.put(waiting)
    return waiting


def _pinned(draft: Draft, contact_id: ContactId, terminal_id: str) -> str:
    """A call belongs to the connection that took it (ECFS 22Q1, terminal_id)."""
    contact = draft.contact(contact_id)
    return terminal_id if contact and contact.channel is Channel.PHONE else ""


def _own(draft: Draft, contact: ContactRow, leg: LegRow) -> None:
    """Once a person has it, nobody is waited for any more. The chat of a supervisor's session only
    came by way of a queue: nothing of how that queue is served concerns it."""
    bot = is_bot(draft, leg.agent_id)
    draft.put(replace(leg, queue_id=NO_QUEUE.id) if contact.supervisor_session_id else leg)
    draft.put(
        replace(
            contact,
            state=ContactState.OWNED,
            leg_id=leg.id,
            passed_over={},
            preferred_until=None,
            required_agent=contact.required_agent if bot else None,
        )
    )


def _reset_missed(draft: Draft, agent_id: AgentId) -> None:
    row = agent_row(draft, agent_id)
    if row.missed_offers:
        draft.put(replace(row, missed_offers=0))


def _refuse_late(draft: Draft, command: Accept | Decline) -> None:
    """Whoever answers an offer that is over learns that, and who has the contact now."""
    ended = draft.ended_offer(command.leg_id)
    if ended is not None and ended.agent_id == command.agent_id:
        holder = holder_name(draft, draft.contact(ended.contact_id))
        raise Refused(Refusal.EXPIRED, holder)


def _check_pick(draft: Draft, contact: ContactRow, row: AgentRow, spec: AgentSpec) -> None:
    queue = queue_of(draft, contact)
    if not row.connected:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if queue.id not in spec.queues:
        raise Refused(Refusal.FORBIDDEN)
    if not spec.serves(contact.channel):
        raise Refused(Refusal.CAPABILITY)
    keeper = contact.reserved_for
    if keeper not in (None, spec.id) and not queue.others_may_pick_preferred:
        raise Refused(Refusal.RESERVED, agent_name(draft, keeper) if keeper else "")
    if not below_limit(draft, spec, contact.channel):
        raise Refused(Refusal.LIMIT)
