"""`/users/me/interactions/{phoneid}/outbound` -> `CampaignCall`."""

from __future__ import annotations

from contactpro_desktop.domain import campaign as domain
from contactpro_desktop.domain.campaign import CallResult, CampaignCall
from contactpro_desktop.ecfs.times import parse_timestamp
from contactpro_desktop.ecfs.wire.base import word
from contactpro_desktop.ecfs.wire.outbound import Campaign, Customer, Outbound


def campaign_call(wire: Outbound) -> CampaignCall:
    limit = wire.preview_time
    return CampaignCall(
        campaign_name=wire.campaign.name,
        description=wire.campaign.description,
        info=wire.initial_info,
        preview_limit=limit if limit is not None and limit >= 0 else None,
        default_number=wire.default_bnumber,
        classifiers=_classifiers(wire.campaign),
        attributes=_attributes(wire.customer),
        may_change_attributes=wire.customer.modify_access,
        remarks=wire.customer.remarks,
        previous_calls=_previous_calls(wire.customer),
        result=wire.result,
        redial_remarks=wire.redial_remarks,
    )


def _classifiers(wire: Campaign) -> tuple[domain.Classifier, ...]:
    return tuple(
        domain.Classifier(
            each.id, each.name, word(CallResult, each.call_result, CallResult.UNKNOWN)
        )
        for each in wire.classifiers
    )


def _attributes(wire: Customer) -> tuple[domain.CustomerAttribute, ...]:
    return tuple(
        domain.CustomerAttribute(each.name, each.value, each.editable)
        for each in wire.attributes
        if not each.hidden
    )


def _previous_calls(wire: Customer) -> tuple[domain.PreviousCall, ...]:
    return tuple(
        domain.PreviousCall(each.agent_name, each.result, parse_timestamp(each.created))
        for each in wire.previous_calls
    )
