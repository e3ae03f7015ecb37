"""`/interactions/{id}/outbound`: the campaign and the customer behind a call."""

from __future__ import annotations

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.times import format_timestamp
from contactpro_desktop.localserver.router.campaign import (
    NAME,
    NUMBER,
    Attribute,
    CampaignSpec,
    CustomerRow,
    PastCall,
)
from contactpro_desktop.localserver.router.model import LegRow, LegState


def outbound(campaign: CampaignSpec, customer: CustomerRow, leg: LegRow) -> dict[str, Json]:
    """Details come with the acceptance (ECFS 22Q1); before it there are only ids."""
    accepted = leg.state is not LegState.OFFERED
    whom, what = {"id": customer.id}, {"id": campaign.id}
    return {
        "preview_time": campaign.preview_time,
        "initial_info": f"{campaign.name}\n{customer.value(NAME)}\n",
        "default_bnumber": customer.value(NUMBER),
        **(_result(customer) if accepted else {}),
        "campaign": what | (_campaign(campaign) if accepted else {}),
        "customer": whom | (_customer(customer, leg) if accepted else {}),
    }


def _result(customer: CustomerRow) -> dict[str, Json]:
    return {
        "result": customer.result or None,
        "redial_time": customer.redial_time,
        "redial_agent": customer.redial_agent,
        "redial_remarks": customer.redial_remarks or None,
        "classifier": customer.classifier or None,
    }


def _campaign(campaign: CampaignSpec) -> dict[str, Json]:
    return {
        "name": campaign.name,
        "description": campaign.description,
        "start_date": _date(campaign.start),
        "end_date": _date(campaign.end),
        "max_calls": campaign.max_calls,
        "total_count": len(campaign.customers),
        "classifiers": [
            {"id": each.id, "name": each.name, "call_result": each.call_result}
            for each in campaign.classifiers
        ],
        "call_transfer_list": [
            {"name": name, "value": value} for name, value in campaign.transfers.items()
        ],
        "parameters": dict(campaign.parameters),
    }


def _customer(customer: CustomerRow, leg: LegRow) -> dict[str, Json]:
    """The call that is shown is none of the previous ones."""
    return {
        "remarks": customer.remarks or None,
        "call_result": customer.result or None,
        "attributes": [_attribute(each) for each in customer.attributes],
        "modify_access": any(each.editable for each in customer.attributes),
        "previous_calls": [
            _call(each) for each in customer.calls if each.created != leg.offered_at
        ],
    }


def _attribute(attribute: Attribute) -> dict[str, Json]:
    return {
        "name": attribute.name,
        "value": attribute.value,
        "language": attribute.language,
        "hidden": attribute.hidden,
        "editable": attribute.editable,
    }


def _call(call: PastCall) -> dict[str, Json]:
    return {
        "agent_id": call.agent_id,
        "agent_name": call.agent_name,
        "classifier": call.classifier,
        "created": format_timestamp(call.created),
        "result": call.result,
    }


def _date(instant: Instant | None) -> str | None:
    return None if instant is None else format_timestamp(instant)
