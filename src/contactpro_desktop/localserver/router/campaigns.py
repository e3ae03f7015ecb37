"""Outbound campaigns: whom to call and when, the preview before the call, its result after it.

A customer who is due becomes a contact of the campaign's queue and is offered there like any other
(`allocation`); accepting it opens the preview, and only from there the call is placed.
"""

from collections.abc import Mapping
from dataclasses import replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.campaign import (
    NAME,
    NUMBER,
    CampaignSpec,
    CustomerRow,
    PastCall,
)
from contactpro_desktop.localserver.router.campaign_commands import (
    ChangeCustomer,
    EndPreview,
    SetResult,
)
from contactpro_desktop.localserver.router.closing import close_contact
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.lookup import agent_name, contact_of, own_leg
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    OfferEnd,
    Refused,
)
from contactpro_desktop.localserver.router.queueing import enqueue
from contactpro_desktop.localserver.router.texts import check_texts

PREVIEW = "outbound_preview"

SKIPPED_FOR = 900.0
"""Seconds until a customer who was skipped is offered again."""

REDIAL_AFTER = 600.0
"""Seconds until a redial, where the agent does not say."""


def call_customer(draft: Draft, customer: CustomerRow) -> None:
    """They are due: their call waits for an agent, for the one a redial names if that one can be
    expected to take it."""
    campaign = draft.site.campaigns[customer.campaign_id]
    contact = ContactRow(
        id=ContactId(draft.new_id()),
        channel=Channel.PHONE,
        queue_id=campaign.queue_id,
        state=ContactState.QUEUED,
        created_at=draft.now,
        queued_at=draft.now,
        sub_channel="outbound",
        customer_key=customer.value(NUMBER),
        customer_name=customer.value(NAME),
        preferred_agent=customer.redial_agent,
        direction="outbound",
        customer_id=customer.id,
    )
    draft.put(replace(customer, due_at=None, contact_id=contact.id, result="", classifier=""))
    enqueue(draft, contact, reserve=True)


def open_preview(draft: Draft, offered: LegRow, terminal_id: str) -> LegRow:
    """The offer ends and another leg begins: the customer's data, and no call yet (ECFS 22Q1,
    accept_outbound). The caller writes the new leg."""
    draft.put(
        replace(
            offered,
            state=LegState.CLOSED,
            offer_end=OfferEnd.ACCEPTED,
            accepted_at=draft.now,
            ended_at=draft.now,
        )
    )
    return LegRow(
        id=InteractionId(draft.new_id()),
        contact_id=offered.contact_id,
        agent_id=offered.agent_id,
        queue_id=offered.queue_id,
        state=LegState.ACCEPTED,
        offered_at=draft.now,
        accepted_at=draft.now,
        offer_end=OfferEnd.PLACED,
        channel_status=PREVIEW,
        terminal_id=terminal_id,
    )


def end_preview(draft: Draft, command: EndPreview) -> None:
    leg, contact, customer = _own_call(draft, command.agent_id, command.leg_id)
    if leg.channel_status != PREVIEW:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if command.outcome == "outbound_accepted":
        number = command.destination or contact.customer_key
        check_texts(number)
        draft.put(replace(contact, customer_key=number, visitor_id=command.callee))
        draft.put(replace(leg, state=LegState.OUTGOING, channel_status=""))
        return
    due = draft.now + SKIPPED_FOR if command.outcome == "outbound_skipped" else None
    draft.put(replace(customer, due_at=due, contact_id=None))
    _leave_preview(draft, leg, contact)


def set_result(draft: Draft, command: SetResult) -> None:
    """After the call, or instead of it: a redial in the preview leaves the customer for later."""
    leg, contact, customer = _own_call(draft, command.agent_id, command.leg_id)
    in_preview = leg.channel_status == PREVIEW and leg.state is LegState.ACCEPTED
    again = command.result in ("redial", "instant_redial")
    if not (leg.state is LegState.ENDED or (in_preview and again)):
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    _check_references(draft, customer, command)
    check_texts(command.redial_remarks)
    customer = replace(
        customer,
        result=command.result,
        classifier=command.classifier,
        redial_time=command.redial_time,
        redial_agent=command.redial_agent,
        redial_remarks=command.redial_remarks,
        due_at=_due(draft, command),
        contact_id=None if in_preview else customer.contact_id,
    )
    if in_preview:
        draft.put(customer)
        _leave_preview(draft, leg, contact)
    else:
        draft.put(_with_call(draft, customer, leg))


def change_customer(draft: Draft, command: ChangeCustomer) -> None:
    """Only what there is and may be edited. The number to call changes with its attribute."""
    leg, contact, customer = _own_call(draft, command.agent_id, command.leg_id)
    editable = {each.name for each in customer.attributes if each.editable}
    if not editable.issuperset(command.attributes):
        raise Refused(Refusal.FORBIDDEN)
    check_texts(*command.attributes.values())
    changed = _with_values(customer, command.attributes)
    draft.put(changed)
    if leg.channel_status == PREVIEW:
        number, name = changed.value(NUMBER), changed.value(NAME)
        draft.put(replace(contact, customer_key=number, customer_name=name))


def check_transfer(draft: Draft, leg: LegRow, contact: ContactRow, destination: str) -> None:
    """Raise `Refused` unless the call of a campaign may go there, and is one by now (feature
    reference, section 8)."""
    if leg.channel_status == PREVIEW:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    campaign = campaign_of(draft, contact)
    allowed = campaign.transfers.values() if campaign else ()
    if allowed and destination not in allowed:
        raise Refused(Refusal.FORBIDDEN)


def campaign_of(draft: Draft, contact: ContactRow) -> CampaignSpec | None:
    customer = draft.customer(contact.customer_id) if contact.customer_id else None
    return draft.site.campaigns.get(customer.campaign_id) if customer else None


def _own_call(
    draft: Draft, agent_id: str, leg_id: InteractionId
) -> tuple[LegRow, ContactRow, CustomerRow]:
    """The agent's call of a campaign, from its preview to the end of its wrap-up."""
    leg = draft.leg(leg_id)
    if leg is None or leg.agent_id != agent_id:
        raise Refused(Refusal.NOT_FOUND)
    contact = contact_of(draft, leg)
    customer = draft.customer(contact.customer_id) if contact.customer_id else None
    if customer is None:
        raise Refused(Refusal.NOT_FOUND)
    if customer.contact_id != contact.id:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    states = (LegState.ACCEPTED, LegState.OUTGOING, LegState.ENDED)
    return own_leg(draft, leg.agent_id, leg_id, *states), contact, customer


def _leave_preview(draft: Draft, leg: LegRow, contact: ContactRow) -> None:
    """There was no call: nothing is left to wrap up."""
    close_contact(draft, contact)
    draft.put(replace(leg, state=LegState.CLOSED, ended_at=draft.now, end_reason="declined"))


def _check_references(draft: Draft, customer: CustomerRow, command: SetResult) -> None:
    campaign = draft.site.campaigns[customer.campaign_id]
    classifiers = {each.id for each in campaign.classifiers}
    if command.classifier and command.classifier not in classifiers:
        raise Refused(Refusal.NOT_FOUND)
    if command.redial_agent and command.redial_agent not in draft.site.agents:
        raise Refused(Refusal.NOT_FOUND)


def _due(draft: Draft, command: SetResult) -> float | None:
    if command.result == "instant_redial":
        return draft.now + 1.0
    if command.result == "redial":
        after = REDIAL_AFTER if command.redial_time is None else command.redial_time
        return draft.now + max(1.0, after)
    return None


def _with_call(draft: Draft, customer: CustomerRow, leg: LegRow) -> CustomerRow:
    """The call that has just ended joins the earlier ones, once."""
    call = PastCall(
        leg.agent_id,
        agent_name(draft, leg.agent_id),
        customer.classifier,
        leg.offered_at,
        customer.result,
    )
    earlier = [each for each in customer.calls if each.created != leg.offered_at]
    return replace(customer, calls=(*earlier, call))


def _with_values(customer: CustomerRow, values: Mapping[str, str]) -> CustomerRow:
    changed = (
        replace(each, value=values.get(each.name, each.value)) for each in customer.attributes
    )
    return replace(customer, attributes=tuple(changed))
