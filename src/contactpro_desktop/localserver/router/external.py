"""Calls of another telephone system that an agent's client shows here (ECFS 22Q1, external).

Nothing is allocated: the agent is in them, and the other system says what becomes of them.
"""

from dataclasses import replace
from itertools import chain

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId, InteractionId, QueueId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.call_commands import ChangeExternal, OpenExternal
from contactpro_desktop.localserver.router.calls import (
    CONNECTED,
    begin,
    check_may_call,
    hang_up,
)
from contactpro_desktop.localserver.router.closing import close_contact
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.house_calls import RINGING
from contactpro_desktop.localserver.router.lookup import contact_of, own_leg
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    Refused,
)
from contactpro_desktop.localserver.router.texts import check_texts
from contactpro_desktop.localserver.router.wrap_up import answers_are_missing

DISCONNECTED = "disconnected"


def open_external(draft: Draft, command: OpenExternal) -> InteractionId:
    """Refused while the agent is in another call or is being offered one."""
    check_may_call(draft, command.agent_id)
    if command.queue_id and command.queue_id not in draft.site.agents[command.agent_id].queues:
        raise Refused(Refusal.NOT_FOUND)
    data = command.attached_data
    check_texts(command.originator, command.destination, *chain.from_iterable(data.items()))
    contact = ContactRow(
        id=ContactId(draft.new_id()),
        channel=Channel.PHONE,
        queue_id=command.queue_id or QueueId(""),
        state=ContactState.OWNED,
        created_at=draft.now,
        queued_at=draft.now,
        sub_channel=command.direction,
        customer_key=command.originator,
        own_number=command.destination,
        attached_data=dict(data),
        direction=command.direction,
        external=True,
    )
    return begin(draft, contact, command.agent_id, command.terminal_id, RINGING).id


def change_external(draft: Draft, command: ChangeExternal) -> None:
    leg = own_leg(
        draft,
        command.agent_id,
        command.leg_id,
        LegState.OUTGOING,
        LegState.ACCEPTED,
        LegState.ENDED,
    )
    match command.word, leg.state:
        case "accepted", LegState.OUTGOING:
            draft.put(replace(leg, state=LegState.ACCEPTED, accepted_at=draft.now))
        case "rejected", LegState.OUTGOING:
            close_contact(draft, contact_of(draft, leg))
            draft.put(replace(leg, state=LegState.CLOSED, end_reason="declined"))
        case "connected", LegState.ACCEPTED if leg.channel_status == RINGING:
            draft.put(replace(leg, channel_status=CONNECTED))
        case "ended", LegState.OUTGOING | LegState.ACCEPTED:
            hang_up(draft, leg, "agent", leg.channel_status)
        case "disconnected", LegState.OUTGOING | LegState.ACCEPTED:
            hang_up(draft, leg, "customer", DISCONNECTED)
        case "disconnected", LegState.ENDED if leg.channel_status != DISCONNECTED:
            draft.put(replace(leg, channel_status=DISCONNECTED))
        case "handled", _:
            _handle(draft, leg)
        case _:
            raise Refused(Refusal.NOT_ALLOWED_NOW)


def _handle(draft: Draft, leg: LegRow) -> None:
    """All of it is over, whether anybody said that it had ended or not."""
    if answers_are_missing(draft, leg):
        raise Refused(Refusal.SCRIPT_INCOMPLETE)
    if leg.state is not LegState.ENDED:
        close_contact(draft, contact_of(draft, leg))
        leg = replace(leg, ended_at=draft.now, end_reason="agent")
    draft.put(replace(leg, state=LegState.CLOSED))
