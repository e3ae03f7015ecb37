"""Before the call of a campaign: its agent reads who it is, and then calls them or does not."""

from dataclasses import replace

from contactpro_desktop.domain.ids import Instant, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.campaign import PREVIEW, CustomerRow
from contactpro_desktop.localserver.router.campaign_commands import EndPreview
from contactpro_desktop.localserver.router.campaigns import campaign_of, release_customer
from contactpro_desktop.localserver.router.closing import close_contact
from contactpro_desktop.localserver.router.customer_calls import own_call, with_call
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.lookup import contact_of
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    LegRow,
    LegState,
    OfferEnd,
    Refused,
)
from contactpro_desktop.localserver.router.texts import check_texts

SKIPPED_FOR = 900.0
"""Seconds until a customer who was skipped is offered again."""

AT_ONCE = 1.0
"""Seconds until a redial that is to come at once."""


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
        deadline=preview_deadline(draft, contact_of(draft, offered)),
        offer_end=OfferEnd.PLACED,
        channel_status=PREVIEW,
        terminal_id=terminal_id,
    )


def preview_deadline(draft: Draft, contact: ContactRow) -> Instant | None:
    """When a preview that begins now is over by itself: after the campaign's preview time, and
    with the campaign."""
    campaign = campaign_of(draft, contact)
    if campaign is None:
        return None
    ends = [campaign.end] if campaign.end is not None else []
    if campaign.preview_time >= 0:
        ends.append(draft.now + campaign.preview_time)
    return min(ends, default=None)


def end_preview(draft: Draft, command: EndPreview) -> None:
    leg, contact, customer = own_call(draft, command.agent_id, command.leg_id)
    if leg.channel_status != PREVIEW:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if command.outcome == "outbound_accepted":
        check_texts(command.destination)
        _place(draft, leg, contact, customer, command.destination)
        return
    due = draft.now + SKIPPED_FOR if command.outcome == "outbound_skipped" else None
    draft.put(replace(customer, due_at=due, contact_id=None))
    leave_preview(draft, leg, contact, "declined")


def end_preview_by_time(draft: Draft, leg: LegRow) -> None:
    """Its time is over: the call is placed as if the agent had asked for it, unless the campaign
    has ended. Source: Communication Desktop (FP20), calling customers in campaigns."""
    contact = contact_of(draft, leg)
    campaign = campaign_of(draft, contact)
    customer = draft.customer(contact.customer_id) if contact.customer_id else None
    if campaign is None or customer is None or campaign.is_over(draft.now):
        release_customer(draft, contact, due=None)
        leave_preview(draft, leg, contact, "revoked")
    else:
        _place(draft, leg, contact, customer, "")


def lose_preview(draft: Draft, leg: LegRow) -> None:
    """Its agent is gone, and nobody has been called: somebody else is to do it."""
    contact = contact_of(draft, leg)
    release_customer(draft, contact, due=draft.now + AT_ONCE)
    leave_preview(draft, leg, contact, "disconnected")


def leave_preview(draft: Draft, leg: LegRow, contact: ContactRow, reason: str) -> None:
    """There was no call: nothing is left to wrap up."""
    close_contact(draft, contact)
    draft.put(replace(leg, state=LegState.CLOSED, ended_at=draft.now, end_reason=reason))


def _place(
    draft: Draft, leg: LegRow, contact: ContactRow, customer: CustomerRow, number: str
) -> None:
    """Whether anybody goes by the number is for the telephone exchange to find out."""
    number = number or contact.customer_key
    draft.put(replace(contact, customer_key=number, waits_until=None))
    draft.put(replace(leg, state=LegState.OUTGOING, channel_status="", deadline=None))
    draft.put(with_call(draft, customer, leg))
