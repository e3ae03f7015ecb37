"""What came of the call of a campaign, and whether the customer is called again."""

from dataclasses import replace

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.campaign import PREVIEW, CustomerRow
from contactpro_desktop.localserver.router.campaign_commands import SetResult
from contactpro_desktop.localserver.router.customer_calls import own_call, with_call
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.model import LegState, Refused
from contactpro_desktop.localserver.router.previews import AT_ONCE, leave_preview
from contactpro_desktop.localserver.router.texts import check_texts

REDIAL_AFTER = 600.0
"""Seconds until a redial, where the agent does not say."""


def set_result(draft: Draft, command: SetResult) -> None:
    """After the call, or instead of it: a redial in the preview leaves the customer for later."""
    leg, contact, customer = own_call(draft, command.agent_id, command.leg_id)
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
        due_at=_due(draft, customer, command),
        contact_id=None if in_preview else customer.contact_id,
    )
    if in_preview:
        draft.put(customer)
        leave_preview(draft, leg, contact, "declined")
    else:
        draft.put(with_call(draft, customer, leg))


def _check_references(draft: Draft, customer: CustomerRow, command: SetResult) -> None:
    campaign = draft.site.campaigns[customer.campaign_id]
    classifiers = {each.id for each in campaign.classifiers}
    if command.classifier and command.classifier not in classifiers:
        raise Refused(Refusal.NOT_FOUND)
    if command.redial_agent and command.redial_agent not in draft.site.agents:
        raise Refused(Refusal.NOT_FOUND)


def _due(draft: Draft, customer: CustomerRow, command: SetResult) -> Instant | None:
    """When the customer is called again. A call that the campaign would not make any more is
    refused: nobody shall promise it."""
    if command.result not in ("redial", "instant_redial"):
        return None
    after = REDIAL_AFTER if command.redial_time is None else command.redial_time
    due = draft.now + (AT_ONCE if command.result == "instant_redial" else max(AT_ONCE, after))
    if not customer.may_be_called(draft.site.campaigns[customer.campaign_id], due):
        raise Refused(Refusal.FORBIDDEN)
    return due
