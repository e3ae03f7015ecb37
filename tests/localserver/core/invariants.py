"""What must hold after every step, written down without using the router's own helpers.

I1 to I7, I10 and I14 are those of the reliability rules; I10 is the liveness of the allocation.
"""

from collections.abc import Iterable
from dataclasses import replace

from contactpro_desktop.domain.agent import ProfileType, WorkStatus
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, Instant
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.localserver.router.call_commands import ChangeExternal
from contactpro_desktop.localserver.router.campaign import PREVIEW
from contactpro_desktop.localserver.router.commands import Command, HandleLeg, Tick, TransferLeg
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    Decision,
    LegRow,
    LegState,
    OfferEnd,
    Row,
    Site,
)
from contactpro_desktop.localserver.router.state import State

NEEDS = {
    Channel.CHAT: Capability.CHAT,
    Channel.PHONE: Capability.PHONE,
    Channel.EMAIL: Capability.EMAIL,
    Channel.TASK: Capability.EMAIL,
}
PAUSE = 30.0
LIVE = (LegState.OFFERED, LegState.OUTGOING, LegState.ACCEPTED, LegState.PARKED)


class Ledger:
    """Counts contacts over their whole life, for conservation."""

    def __init__(self) -> None:
        self.created: set[ContactId] = set()
        self.closed: set[ContactId] = set()

    def record(self, decision: Decision) -> None:
        for row in decision.writes:
            if isinstance(row, ContactRow):
                self.created.add(row.id)
                if row.state is ContactState.CLOSED:
                    assert row.id not in self.closed, "a contact closes once"
                    self.closed.add(row.id)

    def check(self, state: State) -> None:
        """I4: created = queued + offered + owned + closed."""
        counted = dict.fromkeys(ContactState, 0)
        for contact in state.contacts.values():
            counted[contact.state] += 1
        living = sum(n for kind, n in counted.items() if kind is not ContactState.CLOSED)
        assert len(self.created) == living + len(self.closed)


def check_step(
    before: State, after: State, command: Command, decision: Decision, now: Instant
) -> None:
    """What may change in one decision, and how."""
    for row in decision.writes:
        old = before.row(row.id)
        assert row.version == (old.version if old else 0) + 1
        if isinstance(row, LegRow):
            _check_leg(old, row, before, after, command, decision, now)
        elif isinstance(row, ContactRow) and isinstance(old, ContactRow):
            _check_queue_entry(old, row, before, command)


def check_state(state: State, now: Instant) -> None:
    for contact in state.contacts.values():
        _check_ownership(state, contact)
    for agent in state.agents.values():
        _check_agent(state, agent)
    for leg in state.legs.values():
        if leg.state is LegState.ENDED:
            _check_wrap_up(state, leg, now)
        if leg.state is LegState.ACCEPTED and leg.channel_status == PREVIEW:
            _check_preview(state, leg, now)
    _check_customers(state, now)
    _check_peers(state)
    _check_liveness(state, now)
    _check_indexes(state)


def _check_leg(
    old: Row | None,
    leg: LegRow,
    before: State,
    after: State,
    command: Command,
    decision: Decision,
    now: Instant,
) -> None:
    was = old.state if isinstance(old, LegRow) else None
    if isinstance(old, LegRow) and old.offer_end is not None:
        assert leg.offer_end is old.offer_end, "I2: an offer ends once"
        if was is LegState.ENDED and leg.state is LegState.CLOSED:
            _check_handled(old, leg, after.site, command, now)
    if isinstance(old, LegRow) and was is LegState.OFFERED and leg.state is LegState.OFFERED:
        picking = replace(old, channel_status="picking", version=leg.version)
        assert leg == picking, "an offer is made once"
    elif leg.state is LegState.OFFERED:
        assert was is None, "an offer is made once"
        assert leg.offer_end is None
        _check_new_offer(leg, before, after, decision, now)
    else:
        assert leg.offer_end is not None, "I2: what is no offer any more ended somehow"
    if leg.state is LegState.ACCEPTED and was is not LegState.ACCEPTED:
        assert leg.offer_end in (OfferEnd.ACCEPTED, OfferEnd.PICKED, OfferEnd.PLACED)
        contact = after.contacts[leg.contact_id]
        assert contact.state is ContactState.OWNED, "I3"
        assert contact.leg_id == leg.id, "I3"
        if leg.offer_end is OfferEnd.PICKED:
            assert _load(after, leg.agent_id, contact.channel) <= _limit(after, leg)


def _check_new_offer(
    leg: LegRow, before: State, after: State, decision: Decision, now: Instant
) -> None:
    """I6 and I7, at the moment of the commit."""
    agent, spec = after.agents[leg.agent_id], after.site.agents[leg.agent_id]
    contact, queue = after.contacts[leg.contact_id], after.site.queue_of(leg)
    assert agent.connected
    assert NEEDS[contact.channel] in spec.capabilities, "I7"
    assert leg.deadline is not None
    assert leg.deadline > now
    if leg.direct:
        return
    assert _load(after, agent.id, contact.channel) <= _limit(after, leg), "I14"
    if spec.is_bot and queue.bot == spec.id:
        assert agent.work_status is WorkStatus.READY
        return
    assert queue.mode is AllocationMode.AUTO_ALLOCATION, "hunt groups only wait"
    assert len(_offers(after, agent.id)) == 1, "one offer at a time"
    kept_for_them = _was_kept_for(leg, before, decision)
    if not kept_for_them:
        assert agent.work_status is WorkStatus.READY, "I6"
        assert _type(after, agent) is ProfileType.PRESENCE, "I6"
        assert queue.id in agent.serving, "I6"


def _was_kept_for(leg: LegRow, before: State, decision: Decision) -> bool:
    """Preferred agents are offered their own contacts while not ready, too."""
    kept = {row.id: row for row in decision.writes if isinstance(row, ContactRow)}
    known = (kept.get(leg.contact_id), before.contacts.get(leg.contact_id))
    return any(row is not None and row.preferred_agent == leg.agent_id for row in known)


def _check_queue_entry(
    old: ContactRow, contact: ContactRow, before: State, command: Command
) -> None:
    """I5: only another queue, or the end of a bot's part, starts the waiting anew."""
    if contact.queued_at == old.queued_at:
        return
    leg = before.legs[old.leg_id] if old.leg_id else None
    by_bot = leg is not None and before.site.agents[leg.agent_id].is_bot
    moved = isinstance(command, TransferLeg) and contact.queue_id != old.queue_id
    assert by_bot or moved, "I5"


def _check_ownership(state: State, contact: ContactRow) -> None:
    """I1: the contact and exactly one leg agree on who has it."""
    legs = [leg for leg in state.legs.values() if leg.contact_id == contact.id]
    live = [leg for leg in legs if leg.state in LIVE]
    expected = {
        ContactState.OFFERED: [LegState.OFFERED],
        ContactState.OWNED: [LegState.ACCEPTED],
    }.get(contact.state, [])
    states = [leg.state for leg in live]
    assert (
        states == expected or _is_being_placed(contact, states) or (_is_set_aside(contact, states))
    ), "I1"
    assert contact.leg_id == (live[0].id if live else None)
    if contact.state is ContactState.CLOSED:
        assert legs, "a closed contact without legs leaves memory"


def _is_being_placed(contact: ContactRow, states: list[LegState]) -> bool:
    return contact.state is ContactState.OWNED and states == [LegState.OUTGOING]


def _is_set_aside(contact: ContactRow, states: list[LegState]) -> bool:
    is_mail = contact.channel in (Channel.EMAIL, Channel.TASK)
    return contact.state is ContactState.OWNED and states == [LegState.PARKED] and is_mail


def _check_agent(state: State, agent: AgentRow) -> None:
    offers = _offers(state, agent.id)
    if not state.site.agents[agent.id].is_bot:
        assert sum(not leg.direct for leg in offers) <= 1, "one offer at a time"
    expected = agent.connected or agent.gone_since is not None
    assert expected or not offers, "nothing rings at a desk that nobody comes back to"
    if _type(state, agent) is ProfileType.ABSENCE:
        assert agent.work_status is WorkStatus.NOT_READY
    given = [leg for leg in state.legs_of(agent.id) if not leg.direct]
    calls = [leg for leg in given if _talks(state, leg)]
    assert len(calls) <= 1, "I14: one call at a time"
    chats = [leg for leg in given if _counts(state, leg, Channel.CHAT)]
    assert len(chats) <= state.site.agents[agent.id].chat_limit, "I14"


def _check_wrap_up(state: State, leg: LegRow, now: Instant) -> None:
    """It has an end of its own from the start, and loses it only to a mandatory script."""
    queue = state.site.queue_of(leg)
    assert leg.ended_at is not None
    if queue.wrap_up_limit is None:
        assert leg.deadline is None
    elif leg.deadline is None:
        assert queue.script_mandatory
        assert now >= leg.ended_at + queue.wrap_up_limit, "not before its limit"
    else:
        assert leg.deadline > now, "nothing due is left undone"
        assert leg.deadline >= leg.ended_at + queue.wrap_up_limit


def _check_handled(old: LegRow, leg: LegRow, site: Site, command: Command, now: Instant) -> None:
    """By the agent or by the limit, and never without the answers that must be given."""
    queue = site.queue_of(leg)
    assert leg.script_saved or not queue.script_mandatory
    if isinstance(command, Tick):
        assert old.ended_at is not None
        assert queue.wrap_up_limit is not None
        assert now >= old.ended_at + queue.wrap_up_limit
    else:
        by_other_system = ChangeExternal(leg.agent_id, leg.id, "handled")
        assert command in (HandleLeg(leg.agent_id, leg.id), by_other_system)


def _check_liveness(state: State, now: Instant) -> None:
    """I10: nobody waits while somebody could be offered them."""
    for contact in state.contacts.values():
        queue = state.site.queue_of(contact)
        waits = contact.state is ContactState.QUEUED
        if waits and queue.mode is AllocationMode.AUTO_ALLOCATION:
            for agent in state.agents.values():
                assert not _could_have(state, contact, agent, now), f"I10: {agent.id}"


def _could_have(state: State, contact: ContactRow, agent: AgentRow, now: Instant) -> bool:
    if contact.reserved_for not in (None, agent.id):
        return False
    spec = state.site.agents[agent.id]
    pause_ends = contact.passed_over.get(agent.id, 0.0)
    paused = pause_ends > now and agent.work_status_since <= pause_ends - PAUSE
    return (
        agent.connected
        and agent.work_status is WorkStatus.READY
        and _type(state, agent) is ProfileType.PRESENCE
        and contact.queue_id in agent.serving
        and NEEDS[contact.channel] in spec.capabilities
        and not _offers(state, agent.id)
        and not paused
        and _load(state, agent.id, contact.channel) < _limit_of(state, agent.id, contact.channel)
    )


def _check_indexes(state: State) -> None:
    """The indexes say what a look at every row says."""
    for queue in state.site.queues.values():
        queued = _queued(state, queue.id)
        assert list(state.waiting(queue.id)) == queued
        assert state.waiting_count(queue.id) == len(queued)
        free = [row for row in queued if row.reserved_for is None]
        assert list(state.unreserved(queue.id)) == free
        for place, row in enumerate(queued, start=1):
            assert state.position(row.id) == place
    rebuilt = state.copy()
    assert rebuilt.next_deadline() == state.next_deadline()
    for queue in state.site.queues.values():
        assert set(rebuilt.available(queue.id)) == set(state.available(queue.id))


def _queued(state: State, queue_id: str) -> list[ContactRow]:
    rows: Iterable[ContactRow] = (
        row
        for row in state.contacts.values()
        if row.state is ContactState.QUEUED and row.queue_id == queue_id
    )
    return sorted(rows, key=lambda row: (row.queued_at, row.id))


def _offers(state: State, agent_id: AgentId) -> list[LegRow]:
    return [
        leg
        for leg in state.legs.values()
        if leg.agent_id == agent_id and leg.state is LegState.OFFERED
    ]


def _type(state: State, agent: AgentRow) -> ProfileType:
    return state.site.profiles[agent.profile_id].type


def _counts(state: State, leg: LegRow, channel: Channel) -> bool:
    states = [*LIVE]
    if channel is Channel.PHONE:
        states.append(LegState.ENDED)
    return state.contacts[leg.contact_id].channel is channel and leg.state in states


def _talks(state: State, leg: LegRow) -> bool:
    return state.contacts[leg.contact_id].channel is Channel.PHONE and leg.state in LIVE


def _load(state: State, agent_id: AgentId, channel: Channel) -> int:
    mine = (leg for leg in state.legs.values() if leg.agent_id == agent_id)
    return sum(_counts(state, leg, channel) for leg in mine)


def _limit(state: State, leg: LegRow) -> float:
    return _limit_of(state, leg.agent_id, state.contacts[leg.contact_id].channel)


def _limit_of(state: State, agent_id: AgentId, channel: Channel) -> float:
    if channel is Channel.CHAT:
        return state.site.agents[agent_id].chat_limit
    return 1 if channel is Channel.PHONE else float("inf")


def _check_customers(state: State, now: Instant) -> None:
    """A customer is due, or being called, or done with: never two of these."""
    for customer in state.customers.values():
        contact = state.contacts.get(customer.contact_id) if customer.contact_id else None
        is_open = contact is not None and contact.state is not ContactState.CLOSED
        assert not (is_open and customer.due_at is not None), "nobody is called twice at once"
        assert contact is None or contact.customer_id == customer.id
        if customer.due_at is not None and customer.version:
            assert customer.due_at > now, "nothing due is left undone"
        campaign = state.site.campaigns[customer.campaign_id]
        assert campaign.max_calls is None or len(customer.calls) <= campaign.max_calls


def _check_preview(state: State, leg: LegRow, now: Instant) -> None:
    """It is over by itself, with its own time or with the campaign."""
    [campaign] = state.site.campaigns.values()
    assert leg.accepted_at is not None
    assert campaign.end is not None
    assert leg.deadline == min(leg.accepted_at + campaign.preview_time, campaign.end)


def _check_peers(state: State) -> None:
    """Both ends of a call within the house are open, or both are over; and one that was placed
    is answered exactly when somebody has taken it at the other end."""
    for contact in state.contacts.values():
        if contact.peer_id is None:
            continue
        peer = state.contacts.get(contact.peer_id)
        is_over = peer is None or peer.state is ContactState.CLOSED
        assert (contact.state is ContactState.CLOSED) is is_over, "over together"
        placed = state.legs.get(contact.leg_id) if contact.leg_id else None
        if placed is not None and placed.state is LegState.OUTGOING:
            assert peer is not None
            assert peer.peer_id == contact.id
            assert peer.state is not ContactState.OWNED, "connected together"
