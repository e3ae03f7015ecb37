"""The call of a campaign as its agent has it, and what is known of the customer."""

from collections.abc import Mapping
from dataclasses import replace

from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.campaign import (
    NAME,
    NUMBER,
    PREVIEW,
    CustomerRow,
    PastCall,
)
from contactpro_desktop.localserver.router.campaign_commands import ChangeCustomer
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.lookup import agent_name, contact_of, own_leg
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    LegRow,
    LegState,
    Refused,
)
from contactpro_desktop.localserver.router.texts import check_texts

UNKNOWN = "unknown"
"""The result of a call of which its agent has not said any (ECFS 22Q1, /outbound)."""


def change_customer(draft: Draft, command: ChangeCustomer) -> None:
    """Only what there is and may be edited. The number to call changes with its attribute."""
    leg, contact, customer = own_call(draft, command.agent_id, command.leg_id)
    editable = {each.name for each in customer.attributes if each.editable}
    if not editable.issuperset(command.attributes):
        raise Refused(Refusal.FORBIDDEN)
    check_texts(*command.attributes.values())
    changed = _with_values(customer, command.attributes)
    draft.put(changed)
    if leg.channel_status == PREVIEW:
        number, name = changed.value(NUMBER), changed.value(NAME)
        draft.put(replace(contact, customer_key=number, customer_name=name))


def own_call(
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


def with_call(draft: Draft, customer: CustomerRow, leg: LegRow) -> CustomerRow:
    """The call joins the earlier ones, once, with what is known of it."""
    call = PastCall(
        leg.agent_id,
        agent_name(draft, leg.agent_id),
        customer.classifier,
        leg.offered_at,
        customer.result or UNKNOWN,
    )
    earlier = [each for each in customer.calls if each.created != leg.offered_at]
    return replace(customer, calls=(*earlier, call))


def _with_values(customer: CustomerRow, values: Mapping[str, str]) -> CustomerRow:
    changed = (
        replace(each, value=values.get(each.name, each.value)) for each in customer.attributes
    )
    return replace(customer, attributes=tuple(changed))
