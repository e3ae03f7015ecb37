"""Calls: placed by agents, answered or not at the far end, held, muted, recorded.

Calls that come in are contacts of a queue like any other (`contacts`, `offers`).
"""

from dataclasses import replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId, QueueId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.call_commands import (
    AnswerCall,
    ChangeCallStatus,
    PlaceCall,
    RecordCall,
    RingFarEnd,
)
from contactpro_desktop.localserver.router.campaign import PREVIEW
from contactpro_desktop.localserver.router.closing import close_contact
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.eligibility import talks_on_the_phone
from contactpro_desktop.localserver.router.house_calls import (
    RINGING,
    call_within,
    check_within,
    find_in_house,
)
from contactpro_desktop.localserver.router.lookup import (
    agent_row,
    contact_of,
    live_contact,
    own_leg,
)
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    OfferEnd,
    Refused,
)
from contactpro_desktop.localserver.router.previews import lose_preview
from contactpro_desktop.localserver.router.texts import check_texts
from contactpro_desktop.localserver.router.wrap_up import stop_serving

CONNECTED, MUTED, ON_HOLD, PICKING = "connected", "muted", "onhold", "picking"

_CHANGES = {
    (CONNECTED, MUTED),
    (CONNECTED, ON_HOLD),
    (ON_HOLD, CONNECTED),
    (MUTED, CONNECTED),
    (MUTED, ON_HOLD),
}
"""ECFS 22Q1, PUT /interactions/{phoneid}."""


def place(draft: Draft, command: PlaceCall) -> InteractionId:
    """One call at a time. A wrap-up is no obstacle: its customer may be the one to call back.
    Where the number is one of this house, it rings there."""
    check_may_call(draft, command.agent_id)
    check_texts(command.destination, command.callee_name)
    target = find_in_house(draft, command.destination)
    if target is not None:
        check_within(draft, command.agent_id, target)
    contact = ContactRow(
        id=ContactId(draft.new_id()),
        channel=Channel.PHONE,
        queue_id=QueueId(""),
        state=ContactState.OWNED,
        created_at=draft.now,
        queued_at=draft.now,
        sub_channel="",
        customer_key=command.destination,
        customer_name=command.callee_name,
        visitor_id=command.callee,
        direction="outbound",
        own_number=draft.site.agents[command.agent_id].extension,
    )
    leg = begin(draft, contact, command.agent_id, command.terminal_id)
    if target is not None:
        call_within(draft, leg, target)
    return leg.id


def check_may_call(draft: Draft, agent_id: AgentId) -> None:
    """Raise `Refused` unless the agent is there, has a phone, and is in no other call."""
    if not draft.site.agents[agent_id].serves(Channel.PHONE):
        raise Refused(Refusal.CAPABILITY)
    if not agent_row(draft, agent_id).connected:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if talks_on_the_phone(draft, agent_id):
        raise Refused(Refusal.LIMIT)


def begin(
    draft: Draft, contact: ContactRow, agent_id: AgentId, terminal_id: str, status: str = ""
) -> LegRow:
    """The leg of a call that is the agent's from the start; `contact` is written with it."""
    leg = LegRow(
        id=InteractionId(draft.new_id()),
        contact_id=contact.id,
        agent_id=agent_id,
        queue_id=contact.queue_id,
        state=LegState.OUTGOING,
        offered_at=draft.now,
        offer_end=OfferEnd.PLACED,
        channel_status=status,
        terminal_id=terminal_id,
    )
    draft.put(replace(contact, leg_id=leg.id))
    draft.put(leg)
    return leg


def ring_far_end(draft: Draft, command: RingFarEnd) -> None:
    """The agent may have hung up in the meantime."""
    leg = draft.leg(command.leg_id)
    if leg is None or leg.state is not LegState.OUTGOING or leg.channel_status:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if command.failure:
        hang_up(draft, leg, "disconnected", command.failure)
        return
    if command.callee is not None:
        draft.put(replace(contact_of(draft, leg), visitor_id=command.callee))
    deadline = draft.now + draft.site.telephony.ring_timeout
    draft.put(replace(leg, channel_status=RINGING, deadline=deadline))


def answer(draft: Draft, command: AnswerCall) -> None:
    """The end user at the far end takes it; colleagues accept an offer instead."""
    contact = live_contact(draft, command.contact_id)
    leg = draft.leg(contact.leg_id) if contact.leg_id else None
    if contact.external or contact.peer_id is not None or leg is None:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if leg.state is not LegState.OUTGOING or leg.channel_status != RINGING:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    draft.put(
        replace(
            leg, state=LegState.ACCEPTED, accepted_at=draft.now, deadline=None, channel_status=""
        )
    )


def hang_up(draft: Draft, leg: LegRow, reason: str, status: str = "") -> None:
    """The call is over for everybody; `reason` is a word of `LegRow.end_reason`, `status` the
    channel status that says why where nobody talked. A preview is no call yet."""
    if leg.channel_status == PREVIEW:
        lose_preview(draft, leg)
        return
    close_contact(draft, contact_of(draft, leg))
    stop_serving(draft, leg, reason, channel_status=status)


def change_status(draft: Draft, command: ChangeCallStatus) -> None:
    """`picking` tells another client of the same agent to take the call that rings."""
    leg = _own_call(draft, command.agent_id, command.leg_id, LegState.OFFERED, LegState.ACCEPTED)
    if command.channel_status == PICKING:
        allowed = leg.state is LegState.OFFERED
    else:
        now = leg.channel_status or CONNECTED
        allowed = leg.state is LegState.ACCEPTED and (now, command.channel_status) in _CHANGES
    if not allowed:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    status = "" if command.channel_status == CONNECTED else command.channel_status
    draft.put(replace(leg, channel_status=status))


def record(draft: Draft, command: RecordCall) -> None:
    leg = _own_call(draft, command.agent_id, command.leg_id, LegState.ACCEPTED)
    if leg.channel_status == PREVIEW:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if leg.recording is not command.recording:
        draft.put(replace(leg, recording=command.recording))


def _own_call(draft: Draft, agent_id: AgentId, leg_id: InteractionId, *states: LegState) -> LegRow:
    """A call of this server, not one that is only shown here."""
    leg = own_leg(draft, agent_id, leg_id, *states)
    contact = contact_of(draft, leg)
    if contact.channel is not Channel.PHONE or contact.external:
        raise Refused(Refusal.FORBIDDEN)
    return leg
