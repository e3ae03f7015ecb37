"""What must hold: I1 to I10 and I13, I14, written down without the router's own helpers.

Each rule reads as little as it needs, through the floor, which notes what was read: so that a rule
is looked at anew only in states that differ in that.
"""

from collections.abc import Callable, Mapping
from functools import partial

from contactpro_desktop.domain.agent import ProfileType, WorkStatus
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.engine.batch import Batch, Known
from contactpro_desktop.localserver.router.commands import (
    Accept,
    Command,
    Disconnect,
    PickContact,
    SignOut,
    Tick,
    TransferLeg,
)
from contactpro_desktop.localserver.router.decide import decide
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    OfferEnd,
    Refused,
    Row,
    RowId,
)
from contactpro_desktop.localserver.router.transcripts import (
    AuthorKind,
    NewMessage,
    Transcripts,
)
from tests.localserver.exhaustive.bounds import AGENTS, AUTO, CONTACTS, NOW
from tests.localserver.exhaustive.floor import Floor, late_leg

LIVE = (LegState.OFFERED, LegState.ACCEPTED)
PAUSE = 30.0
Rule = Callable[[Floor], None]
RowsById = Mapping[RowId, Row]


def rules() -> list[Rule]:
    """Of every state."""
    about_contacts = (one_owner, only_the_owner_writes, late_answers)
    return [
        *(partial(rule, contact_id=each) for rule in about_contacts for each in CONTACTS),
        *(partial(one_desk, agent_id=each) for each in AGENTS),
        *(
            partial(nobody_waits_in_vain, contact_id=contact_id, agent_id=agent_id)
            for contact_id in CONTACTS
            for agent_id in AGENTS
        ),
    ]


def one_owner(floor: Floor, contact_id: ContactId) -> None:
    """I1, I3, I4: the contact and exactly one leg agree on who has it."""
    contact = floor.contact(contact_id)
    legs = floor.legs_in(contact_id)
    live = [leg for leg in legs if leg.state in LIVE]
    if contact is None:
        assert not legs, "I4: a leg without its contact"
        return
    states = {ContactState.OFFERED: [LegState.OFFERED], ContactState.OWNED: [LegState.ACCEPTED]}
    assert [leg.state for leg in live] == states.get(contact.state, []), "I1"
    assert contact.leg_id == (live[0].id if live else None), "I3"
    assert contact.state is not ContactState.CLOSED or legs, "I4: a contact is over"


def one_desk(floor: Floor, agent_id: AgentId) -> None:
    """I6 and I14: what an agent has at once, and when nothing may ring."""
    agent = _agent(floor, agent_id)
    legs = [leg for leg in floor.legs_of(agent_id) if leg.state in LIVE]
    given = [leg for leg in legs if not leg.direct]
    assert sum(leg.state is LegState.OFFERED for leg in given) <= 1, "I14: one offer at a time"
    assert len(given) <= floor.site.agents[agent_id].chat_limit, "I14"
    expected = agent.connected or agent.gone_since is not None
    assert expected or not legs, "I6: nothing is left at a desk that nobody comes back to"
    assert not (agent.connected and agent.gone_since is not None)
    if _type(floor, agent) is ProfileType.ABSENCE:
        assert agent.work_status is WorkStatus.NOT_READY


def nobody_waits_in_vain(floor: Floor, contact_id: ContactId, agent_id: AgentId) -> None:
    """I10: who can be offered work is offered it in the very decision that makes it possible."""
    contact = floor.contact(contact_id)
    if contact is None or contact.state is not ContactState.QUEUED or contact.queue_id != AUTO:
        return
    agent, spec = _agent(floor, agent_id), floor.site.agents[agent_id]
    legs = [leg for leg in floor.legs_of(agent_id) if leg.state in LIVE]
    could = (
        contact.reserved_for in (None, agent_id)
        and _is_ready(floor, agent)
        and AUTO in agent.serving
        and Capability.CHAT in spec.capabilities
        and not any(leg.state is LegState.OFFERED for leg in legs)
        and len(legs) < spec.chat_limit
        and agent_id not in contact.passed_over
    )
    assert not could, f"I10: {contact_id} waits while {agent_id} could have it"


def only_the_owner_writes(floor: Floor, contact_id: ContactId) -> None:
    """I8 and I13: nobody else's words are stored, and nobody's twice."""
    contact = floor.contact(contact_id)
    owner = _holder(floor, contact) if contact else None
    for leg in [*floor.legs_in(contact_id), None]:
        author = AuthorKind.AGENT if leg else AuthorKind.CUSTOMER
        message = NewMessage(contact_id, "hola", author, "x@demo", leg_id=leg.id if leg else None)
        may = _accepted(leg) and leg == owner if leg else _is_open(contact)
        _say_twice(floor, message, may=may)


def _say_twice(floor: Floor, message: NewMessage, *, may: bool) -> None:
    batch = Batch(floor, Transcripts(), NOW, lambda: "M", Known())
    try:
        first = batch.message(message, "key")
        again = batch.message(message, "key")
    except Refused:
        assert not may, "I13: words are lost"
        return
    assert may, "I8: words of somebody who does not have the contact"
    assert again == first, "I13"
    assert batch.messages == [first], "I13"
    assert batch.message(message, "other").number == first.number + 1, "I13: in order"


def late_answers(floor: Floor, contact_id: ContactId) -> None:
    """I2 and I11: an offer of the past, or one whose time is over right now, is not accepted; the
    refusal names who has the contact."""
    contact = floor.contact(contact_id)
    holder = _holder(floor, contact) if contact else None
    for agent_id in AGENTS:
        _refuse_late(floor, Accept(agent_id, late_leg(contact_id, agent_id)), NOW, holder)
    if holder is not None and holder.state is LegState.OFFERED:
        assert holder.deadline is not None
        _refuse_late(floor, Accept(holder.agent_id, holder.id), float(holder.deadline), None)


def _refuse_late(floor: Floor, command: Accept, at: float, holder: LegRow | None) -> None:
    refused = _refusal(floor, command, at)
    assert refused is not None, "I2: accepted too late"
    assert refused.reason is Refusal.EXPIRED, "I2"
    assert refused.who == _name(floor, holder), "I11"


def _refusal(floor: Floor, command: Command, at: float) -> Refused | None:
    try:
        decide(floor, command, at, lambda: "X")
    except Refused as refused:
        return refused
    return None


# --- Of one step --------------------------------------------------------------------------------


def check_refusal(floor: Floor, command: Command, refused: Refused) -> None:
    """I11: who lost a race is told who won."""
    if refused.reason is Refusal.TAKEN:
        contact_id: ContactId = command.contact_id  # type: ignore[union-attr]
        holder = _holder(floor, floor.contact(contact_id))
        assert holder is not None, "I11: taken by nobody"
        assert refused.who == _name(floor, holder), "I11"


def check_step(before: RowsById, after: Floor, command: Command, writes: RowsById) -> None:
    """What may change in one decision, and how. `before` has the rows that were written."""
    if isinstance(command, Tick):
        assert writes, "I10: a deadline passes and nothing happens"
        assert after.next_moment() > NOW, "I10: what is due is left undone"
    if isinstance(command, Disconnect | SignOut) and writes:
        rings = any(leg.state is LegState.OFFERED for leg in after.legs_of(command.agent_id))
        assert not rings, "I6: nothing rings at an empty desk"
    for row in writes.values():
        old = before.get(row.id)
        assert row.version == (old.version if old else 0) + 1, "I8: compare and swap"
        if isinstance(row, LegRow):
            _check_leg(old, row, before, after, writes, command)
        elif isinstance(row, ContactRow):
            _check_contact(old, row, after, command)


def _check_leg(
    old: Row | None,
    leg: LegRow,
    before: RowsById,
    after: Floor,
    writes: RowsById,
    command: Command,
) -> None:
    was = old.state if isinstance(old, LegRow) else None
    if isinstance(old, LegRow) and old.offer_end is not None:
        assert leg.offer_end is old.offer_end, "I2: an offer ends once"
    if leg.state is LegState.OFFERED:
        assert was is None, "I2: an offer is made once"
        _check_offer(leg, after)
    else:
        assert leg.offer_end is not None, "I2: what rings no more ended somehow"
    if was is LegState.OFFERED:
        _check_offer_end(leg, after)
    if leg.state is LegState.ACCEPTED and was is not LegState.ACCEPTED:
        contact = writes.get(leg.contact_id)
        assert isinstance(contact, ContactRow), "I3: in the same decision"
        assert contact.state is ContactState.OWNED, "I3"
        assert contact.leg_id == leg.id, "I3"
        assert isinstance(command, Accept | PickContact), "I3: nobody asked for it"
        assert command.agent_id == leg.agent_id, "I3: somebody else asked for it"
        if was is None:
            _check_pick(leg, before, after)


def _check_offer_end(leg: LegRow, after: Floor) -> None:
    ends = {OfferEnd.ACCEPTED: LegState.ACCEPTED, OfferEnd.PICKED: None, OfferEnd.PLACED: None}
    assert leg.offer_end is not None
    assert leg.state is ends.get(leg.offer_end, LegState.CLOSED), "I2"


def _check_offer(leg: LegRow, after: Floor) -> None:
    """I6, I7 and I14 at the moment of the commit."""
    agent, spec = _agent(after, leg.agent_id), after.site.agents[leg.agent_id]
    assert agent.connected, "I6"
    assert Capability.CHAT in spec.capabilities, "I7"
    assert leg.deadline is not None
    assert leg.deadline > NOW
    if leg.direct:
        return
    assert leg.queue_id == AUTO, "hunt groups only wait"
    contact = after.contact(leg.contact_id)
    assert contact is not None
    if contact.preferred_agent != leg.agent_id:
        assert _is_ready(after, agent), "I6"
        assert AUTO in agent.serving, "I6"


def _check_pick(leg: LegRow, before: RowsById, after: Floor) -> None:
    contact, spec = before[leg.contact_id], after.site.agents[leg.agent_id]
    assert isinstance(contact, ContactRow)
    assert contact.state is ContactState.QUEUED, "I1: picked from somebody"
    assert _agent(after, leg.agent_id).connected, "I6"
    assert Capability.CHAT in spec.capabilities, "I6"
    live = [each for each in after.legs_of(leg.agent_id) if each.state in LIVE]
    assert len(live) <= spec.chat_limit, "I14"


def _check_contact(old: Row | None, row: ContactRow, after: Floor, command: Command) -> None:
    """I4 and I5: a contact closes once, and stays until it does; its age stays, too."""
    if not isinstance(old, ContactRow):
        return
    assert old.state is not ContactState.CLOSED, "I4: a contact closes once"
    if after.contact(row.id) is None:
        assert row.state is ContactState.CLOSED, "I4: a contact is lost"
    moved = isinstance(command, TransferLeg) and row.queue_id != old.queue_id
    assert moved or row.queued_at is old.queued_at, "I5"
    assert moved or row.queue_id == old.queue_id, "I5: another queue"
    assert row.created_at == old.created_at, "I5"


# --- Reading ------------------------------------------------------------------------------------


def _agent(floor: Floor, agent_id: AgentId) -> AgentRow:
    row = floor.agent(agent_id)
    assert row is not None
    return row


def _type(floor: Floor, agent: AgentRow) -> ProfileType:
    return floor.site.profiles[agent.profile_id].type


def _is_ready(floor: Floor, agent: AgentRow) -> bool:
    return (
        agent.connected
        and agent.work_status is WorkStatus.READY
        and _type(floor, agent) is ProfileType.PRESENCE
    )


def _holder(floor: Floor, contact: ContactRow | None) -> LegRow | None:
    leg_id: InteractionId | None = contact.leg_id if contact else None
    return floor.leg(leg_id) if leg_id else None


def _name(floor: Floor, leg: LegRow | None) -> str:
    return floor.site.agents[leg.agent_id].display_name if leg else ""


def _accepted(leg: LegRow) -> bool:
    return leg.state is LegState.ACCEPTED


def _is_open(contact: ContactRow | None) -> bool:
    return contact is not None and contact.state is not ContactState.CLOSED
