"""A campaign's call, as far as it is told."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain.campaign import CallResult
from contactpro_desktop.ecfs import mapping
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.wire.base import seconds

OUTBOUND: dict[str, Json] = {
    "preview_time": 90,
    "initial_info": "Renewals",
    "default_bnumber": "600",
    "redial_remarks": "after lunch",
    "campaign": {
        "id": "K",
        "name": "Renewals",
        "classifiers": [
            {"id": "1", "name": "Yes", "call_result": "SUCCESS"},
            {"id": "2", "name": "Odd", "call_result": "SOMETHING_NEW"},
        ],
    },
    "customer": {
        "attributes": [
            {"name": "NAME", "value": "Eva", "editable": True},
            {"name": "SCORE", "value": "7", "hidden": True},
        ],
        "modify_access": True,
        "previous_calls": [
            {"agent_name": "Ana", "result": "BUSY", "created": "01/01/2026 00:00:00 UTC+00:00"}
        ],
    },
}


def test_what_is_told_of_a_campaign_s_customer() -> None:
    call = mapping.interaction({"id": "C", "channel_type": "phone", "outbound": OUTBOUND})
    campaign = call.campaign
    assert campaign is not None
    assert call.customer_name == "Eva"
    assert (campaign.preview_limit, campaign.default_number) == (90, "600")
    assert campaign.redial_remarks == "after lunch"
    assert [c.result for c in campaign.classifiers] == [CallResult.SUCCESS, CallResult.UNKNOWN]
    assert [a.name for a in campaign.attributes] == ["NAME"], "hidden ones are not shown"
    assert [p.created_at for p in campaign.previous_calls] == [1_767_225_600.0]


@pytest.mark.parametrize("limit", [-1, None, "x"])
def test_a_preview_without_a_limit(limit: Json) -> None:
    told = {"outbound": {**OUTBOUND, "preview_time": limit}}
    campaign = mapping.interaction(told).campaign
    assert campaign is not None
    assert campaign.preview_limit is None


@pytest.mark.parametrize("told", [10**20, -(10**20)])
def test_a_time_that_no_clock_can_mean_is_none(told: int) -> None:
    assert seconds(told) is None
