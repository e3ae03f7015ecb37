"""Outbound campaigns: whom to call, when, and until when.

A customer who is due becomes a contact of the campaign's queue and is offered there like any other
(`allocation`); accepting it opens the preview (`previews`), and only from there the call is placed.
"""

from dataclasses import replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId, Instant
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.campaign import (
    NAME,
    NUMBER,
    PREVIEW,
    Attribute,
    CampaignSpec,
    CustomerRow,
)
from contactpro_desktop.localserver.router.campaign_commands import EraseCustomer, RequestCallback
from contactpro_desktop.localserver.router.closing import close_contact
from contactpro_desktop.localserver.router.draft import Draft
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


def call_customer(draft: Draft, customer: CustomerRow) -> None:
    """They are due: their call waits for an agent, for the one a redial names if that one can be
    expected to take it. Whoever is not to be called any more is done with. The campaign may begin
    later by now than it did at the last start of the server."""
    campaign = draft.site.campaigns[customer.campaign_id]
    if campaign.start is not None and draft.now < campaign.start:
        draft.put(replace(customer, due_at=campaign.start))
        return
    if not customer.may_be_called(campaign, draft.now):
        draft.put(replace(customer, due_at=None))
        return
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
        waits_until=campaign.end,
    )
    draft.put(replace(customer, due_at=None, contact_id=contact.id, result="", classifier=""))
    enqueue(draft, contact, reserve=True)


def withdraw(draft: Draft, contact: ContactRow) -> None:
    """The campaign has ended: who waits to be called, or is offered to somebody, is not."""
    leg = draft.leg(contact.leg_id) if contact.leg_id else None
    if leg is not None and leg.state is LegState.OFFERED:
        draft.put(replace(leg, state=LegState.CLOSED, offer_end=OfferEnd.REVOKED))
    release_customer(draft, contact, due=None)
    close_contact(draft, contact)


def request_callback(draft: Draft, command: RequestCallback) -> None:
    """A request that is changed takes the place of the earlier one, unless its call has begun."""
    known = draft.customer(command.customer_id)
    if known is not None:
        _stop_calling(draft, known)
    check_texts(command.number, command.name, command.remarks)
    customer = CustomerRow(
        id=command.customer_id,
        campaign_id=command.campaign_id,
        attributes=(Attribute(NUMBER, command.number), Attribute(NAME, command.name)),
        due_at=command.due_at,
        remarks=command.remarks,
        redial_agent=command.agent_id,
        calls=known.calls if known else (),
    )
    draft.put(customer)
    if command.due_at is not None and command.due_at <= draft.now:
        call_customer(draft, customer)


def erase_customer(draft: Draft, command: EraseCustomer) -> None:
    """The row stays, empty: the configuration would bring back one that is gone."""
    customer = draft.customer(command.customer_id)
    if customer is None:
        raise Refused(Refusal.NOT_FOUND)
    _stop_calling(draft, customer)
    draft.put(CustomerRow(customer.id, customer.campaign_id, attributes=()))


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


def release_customer(draft: Draft, contact: ContactRow, *, due: Instant | None) -> None:
    """They are not being called by this contact any more."""
    customer = draft.customer(contact.customer_id) if contact.customer_id else None
    if customer is not None and customer.contact_id == contact.id:
        draft.put(replace(customer, due_at=due, contact_id=None))


def _stop_calling(draft: Draft, customer: CustomerRow) -> None:
    """Raise `Refused` where the call has begun, until its wrap-up is over."""
    contact = draft.contact(customer.contact_id) if customer.contact_id else None
    if contact is not None and contact.state in (ContactState.OWNED, ContactState.CLOSED):
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if contact is not None:
        withdraw(draft, contact)
