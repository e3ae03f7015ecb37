"""Calls of a campaign: preview, call, result."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from contactpro_desktop.localserver.config import Config, load
from contactpro_desktop.localserver.router.campaign import CustomerRow
from contactpro_desktop.localserver.service import Service
from contactpro_desktop.resources import resource_path
from tests.localserver.edge.calls import INTERACTIONS, NUMBER, caller, refusal, shown
from tests.localserver.edge.wire import Client, agent
from tests.support.server import running_server

RESULT = pytest.mark.operation("PUT /interactions/{phoneid}/outbound")
ATTRIBUTES = pytest.mark.operation("PUT /interactions/{phoneid}/outbound/customer/attributes")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    demo = resource_path("demo", "demo.toml").read_text(encoding="utf-8")
    campaign = Path(__file__).with_name("campaign.toml").read_text(encoding="utf-8")
    both = tmp_path / "site.toml"
    both.write_text(
        demo.replace('queues = ["Llamadas"]', 'queues = ["Llamadas", "Campaña"]') + campaign,
        encoding="utf-8",
    )
    return load(both)


@pytest_asyncio.fixture
async def service(config: Config) -> AsyncIterator[Service]:
    async with running_server(config) as running:
        yield running


def customer(service: Service) -> CustomerRow:
    [row] = service.engine.state.customers.values()
    return row


async def preview(client: Client) -> str:
    """Accept the call that the campaign offers; the address of the interaction that follows it."""
    offered = f"{INTERACTIONS}/{(await client.offer())['id']}"
    seen = len(client.changes)
    await client.ok("PUT", offered, {"status": "accepted"})
    await client.change("DELETE", offered)
    opened = await client.change("POST", f"{INTERACTIONS}/*", after=seen)
    return str(opened["uri"])


async def called(client: Client, uri: str, **more: Any) -> None:
    await client.ok("PUT", uri, {"channel_status": "outbound_accepted"} | more)


async def answered(callee: Client) -> str:
    call = str((await callee.change("POST", f"{INTERACTIONS}/*"))["uri"])
    await callee.ok("PUT", call, {"status": "accepted"})
    return call


@pytest.mark.operation("GET /interactions/{phoneid}/outbound")
async def test_the_offer_tells_ids_only_and_the_preview_all(service: Service) -> None:
    async with agent(service.tenant_url, "diego", ready=True) as diego:
        offer = await diego.offer()
        assert (offer["status"], offer["channel_status"]) == ("incoming", "outbound_incoming")
        assert (offer["direction"], offer["channel_sub_type"]) == ("outbound", "outbound")
        assert offer["outbound"]["campaign"].keys() == {"id"}
        assert offer["outbound"]["customer"].keys() == {"id"}
        assert offer["outbound"]["default_bnumber"] == NUMBER
        uri = await preview(diego)
        await diego.change("PUT", f"{INTERACTIONS}/{offer['id']}/status", "accepted")
        view = await shown(diego, uri)
        assert (view["status"], view["channel_status"]) == ("accepted", "outbound_preview")
        details = await shown(diego, f"{uri}/outbound")
        assert details == view["outbound"]
        campaign, whom = details["campaign"], details["customer"]
        assert campaign["name"] == "Renovaciones"
        assert [each["call_result"] for each in campaign["classifiers"]] == ["SUCCESS", "BUSY"]
        assert campaign["call_transfer_list"] == [{"name": "Supervisión", "value": "4100"}]
        assert campaign["start_date"] == "01/01/2020 00:00:00 UTC+00:00"
        values = {each["name"]: each["value"] for each in whom["attributes"]}
        assert values["PHONE1"] == NUMBER
        assert values["CONTRATO"] == "C-77"
        assert whom["modify_access"] is True


@RESULT
@pytest.mark.operation("PUT /interactions/{phoneid}")
async def test_from_the_preview_to_the_result(service: Service) -> None:
    tenant = service.tenant_url
    async with caller(tenant) as luis, agent(tenant, "diego", ready=True) as diego:
        uri = await preview(diego)
        for change in ({"channel_status": "onhold"}, {"recording": True}):
            assert await refusal(diego, uri, change) == (403, "not_allowed_now")
        await called(diego, uri)
        await answered(luis)
        await diego.change("PUT", f"{uri}/channel_status", "connected")
        success = {"result": "success"}
        assert await refusal(diego, f"{uri}/outbound", success) == (403, "not_allowed_now")
        await diego.ok("PUT", uri, {"status": "ended"})
        classifiers = (await shown(diego, f"{uri}/outbound"))["campaign"]["classifiers"]
        success["classifier"] = classifiers[0]["id"]
        await diego.ok("PUT", f"{uri}/outbound", success)
        await diego.change("PUT", f"{uri}/outbound/result", "success")
        await diego.ok("PUT", uri, {"status": "handled"})
        row = customer(service)
        assert (row.result, row.due_at) == ("success", None)
        assert [(call.agent_name, call.result) for call in row.calls] == [
            ("Diego Silva", "success")
        ]


async def test_another_number_of_the_customer(service: Service) -> None:
    tenant = service.tenant_url
    async with caller(tenant, "+34 600 999") as luis, agent(tenant, "diego", ready=True) as diego:
        uri = await preview(diego)
        await called(diego, uri, destination="+34 600 999")
        await answered(luis)
        await diego.change("PUT", f"{uri}/destination", "+34 600 999")


async def test_the_preview_time_is_over(config: Config) -> None:
    campaigns = {each.id: replace(each, preview_time=0) for each in config.site.campaigns.values()}
    quick = replace(config, site=replace(config.site, campaigns=campaigns))
    async with running_server(quick) as service:
        tenant = service.tenant_url
        async with caller(tenant) as luis, agent(tenant, "diego", ready=True) as diego:
            uri = await preview(diego)
            await answered(luis)
            await diego.change("PUT", f"{uri}/channel_status", "connected")
            assert (await shown(diego, f"{uri}/outbound"))["customer"]["previous_calls"] == []


async def test_a_customer_who_cannot_be_reached(service: Service) -> None:
    async with agent(service.tenant_url, "diego", ready=True) as diego:
        uri = await preview(diego)
        await called(diego, uri)
        await diego.change("PUT", f"{uri}/status", "ended")
        assert (await shown(diego, uri))["channel_status"] == "bad_address"
        await diego.ok("PUT", f"{uri}/outbound", {"result": "noanswer"})


@pytest.mark.parametrize(
    ("end", "again"), [("outbound_rejected", False), ("outbound_skipped", True)]
)
async def test_a_customer_is_left_out(service: Service, end: str, again: bool) -> None:
    async with agent(service.tenant_url, "diego", ready=True) as diego:
        uri = await preview(diego)
        await diego.ok("PUT", uri, {"channel_status": end})
        await diego.change("DELETE", uri)
        assert (customer(service).due_at is not None) is again


@RESULT
async def test_a_redial_from_the_preview(service: Service) -> None:
    async with agent(service.tenant_url, "diego", ready=True) as diego:
        uri = await preview(diego)
        bad = {"result": "redial", "redial_agent": "0" * 32}
        assert await refusal(diego, f"{uri}/outbound", bad) == (403, "not_found")
        remark = "Pide que se le llame mañana"
        later = {"result": "redial", "redial_time": 600, "redial_remarks": remark}
        await diego.ok("PUT", f"{uri}/outbound", later)
        await diego.change("DELETE", uri)
        row = customer(service)
        assert row.due_at is not None
        assert 595 < row.due_at - service.engine.now() <= 600
        assert row.redial_remarks == remark


@RESULT
async def test_an_instant_redial_comes_at_once(service: Service) -> None:
    async with agent(service.tenant_url, "diego", ready=True) as diego:
        uri = await preview(diego)
        seen = len(diego.changes)
        await diego.ok("PUT", f"{uri}/outbound", {"result": "instant_redial"})
        change = await diego.change("POST", f"{INTERACTIONS}/*", after=seen)
        assert change["subscribed_resource"]["channel_status"] == "outbound_incoming"


@ATTRIBUTES
async def test_attributes_are_changed(service: Service) -> None:
    async with agent(service.tenant_url, "diego", ready=True) as diego:
        attributes = f"{INTERACTIONS}/{(await diego.offer())['id']}/outbound/customer/attributes"
        assert await refusal(diego, attributes, {"NAME": "x"}) == (403, "not_allowed_now")
        uri = await preview(diego)
        attributes = f"{uri}/outbound/customer/attributes"
        await diego.ok("PUT", attributes, {"PHONE1": 2344, "NAME": "Luisa Mena"})
        await diego.change("PUT", f"{uri}/customer_name", "Luisa Mena")
        values = {
            each["name"]: each["value"]
            for each in (await shown(diego, f"{uri}/outbound"))["customer"]["attributes"]
        }
        assert (values["PHONE1"], values["NAME"]) == ("2344", "Luisa Mena")
        for wrong in ({"CONTRATO": "C-78"}, {"SHOE_SIZE": "44"}):
            assert await refusal(diego, attributes, wrong) == (403, "forbidden")
        malformed: tuple[Any, ...] = ({}, [], None, {"NAME": None}, {"NAME": ["x"]})
        for body in malformed:
            assert (await refusal(diego, attributes, body))[0] == 400


async def test_it_may_go_on_to_its_list_only(service: Service) -> None:
    tenant = service.tenant_url
    async with (
        caller(tenant) as luis,
        agent(tenant, "elena") as elena,
        agent(tenant, "diego", ready=True) as diego,
    ):
        uri = await preview(diego)
        away = {"channel_status": "transferring", "destination": "4100"}
        assert await refusal(diego, uri, away) == (403, "not_allowed_now"), "nobody is on the line"
        await called(diego, uri)
        await answered(luis)
        await diego.change("PUT", f"{uri}/status", "accepted")
        elsewhere = {"channel_status": "transferring", "destination": "4101"}
        assert await refusal(diego, uri, elsewhere) == (403, "forbidden")
        await diego.ok("PUT", uri, away)
        offer = await elena.offer()
        assert offer["channel_status"] == "ringing", "the call is there already"
        await elena.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "accepted"})
        await elena.change("PUT", f"{INTERACTIONS}/{offer['id']}/channel_status", "connected")


@RESULT
async def test_a_call_that_is_none_of_a_campaign(service: Service) -> None:
    tenant = service.tenant_url
    async with caller(tenant), agent(tenant, "ana") as ana:
        await ana.ok("POST", INTERACTIONS, {"channel_type": "phone", "destination": NUMBER})
        uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        for method in ("GET", "PUT"):
            answer = await ana.request(method, f"{uri}/outbound", {"result": "success"})
            assert (answer["status"], answer["reason"]) == (403, "not_found")


async def test_a_restart_forgets_nothing_and_ends_calls(config: Config, tmp_path: Path) -> None:
    database = tmp_path / "server.sqlite"
    async with running_server(config, database) as service:
        tenant = service.tenant_url
        async with caller(tenant) as luis, agent(tenant, "diego", ready=True) as diego:
            uri = await preview(diego)
            attributes = f"{uri}/outbound/customer/attributes"
            await diego.ok("PUT", attributes, {"NAME": "Luisa Mena"})
            await called(diego, uri)
            await answered(luis)
            await diego.change("PUT", f"{uri}/status", "accepted")
            before = customer(service)
    async with running_server(config, database) as service:
        assert customer(service) == before
        async with agent(service.tenant_url, "diego") as diego:
            view = await shown(diego, uri)
            assert (view["status"], view["end_reason"]) == ("ended", "disconnected")
            await diego.ok("PUT", f"{uri}/outbound", {"result": "redial", "redial_time": 60})
    async with running_server(config, database) as service:
        row = customer(service)
        assert (row.result, row.value("NAME"), len(row.calls)) == ("redial", "Luisa Mena", 1)
