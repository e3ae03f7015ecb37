"""What an agent sets for themselves: kept, pushed to their clients, refused without the right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from contactpro_desktop.localserver.config import Config
from contactpro_desktop.localserver.router.permissions import Permission
from tests.localserver.edge.wire import agent
from tests.support.server import demo_config, running_server

ME = "/users/me"
PHONE = f"{ME}/properties/phone"
SETTINGS = f"{ME}/properties/user_settings"
SUPERVISING = f"{ME}/properties/supervising"
AUTOANSWER = "ECFUI_Autoanswer_AutoAllocated"


def with_permissions(user: str, *permissions: Permission) -> Config:
    config = demo_config()
    agents = {
        each.id: replace(each, permissions=frozenset(permissions))
        if each.username == user
        else each
        for each in config.site.agents.values()
    }
    return replace(config, site=replace(config.site, agents=agents))


@pytest.mark.operation("PUT /properties/user_settings")
@pytest.mark.operation("GET /properties/user_settings")
async def test_a_setting_that_may_be_updated(tenant: str) -> None:
    async with agent(tenant, "ana") as ana, agent(tenant, "ana") as again:
        await again.subscribe("properties/user_settings")
        await ana.ok("PUT", SETTINGS, {AUTOANSWER: {"value": "1"}})
        await again.change("PUT", f"{SETTINGS}/{AUTOANSWER}/value", "1")
        told = (await ana.ok("GET", SETTINGS))["body"]
        assert told[AUTOANSWER] == {"value": "1", "allow_update": True}
        fixed = {"ECFUI_SupervisorChatQueue": {"value": "x"}}
        assert (await ana.request("PUT", SETTINGS, fixed))["status"] == 403
        assert (await ana.request("PUT", SETTINGS, {"ECFUI_None": {"value": "x"}}))["status"] == 403


@pytest.mark.operation("PUT /properties/supervising")
@pytest.mark.operation("GET /properties/supervising")
async def test_what_supervisors_are_denied(tenant: str) -> None:
    async with agent(tenant, "ana") as ana:
        await ana.ok("PUT", SUPERVISING, {"deny_barge_in": True, "deny_something_new": True})
        await ana.change("PUT", f"{SUPERVISING}/deny_barge_in", True)
        told = (await ana.ok("GET", SUPERVISING))["body"]
        assert told["deny_barge_in"] is True
        assert "deny_something_new" not in told
        assert (await ana.request("PUT", SUPERVISING, {"deny_barge_in": "yes"}))["status"] == 400


async def test_supervising_is_denied_only_where_that_is_configured() -> None:
    config = demo_config()
    config = replace(config, site=replace(config.site, settings={}))
    async with running_server(config) as service, agent(service.tenant_url, "ana") as ana:
        answer = await ana.request("PUT", SUPERVISING, {"deny_supervising": True})
        assert answer["status"] == 403


@pytest.mark.operation("PUT /properties/phone")
@pytest.mark.operation("GET /properties/phone")
async def test_the_telephone(tenant: str) -> None:
    body = {
        "sip_connected": True,
        "external_agent": {"number": "0501", "permanent": True},
        "mtd": {"active": True, "out_terminal": "GSM"},
    }
    async with agent(tenant, "elena") as elena, agent(tenant, "diego") as diego:
        await elena.ok("PUT", PHONE, body)
        told = (await elena.ok("GET", PHONE))["body"]
        assert told["sip_connected"] is True
        assert told["external_agent"] == {"number": "0501", "permanent": True}
        assert (told["mtd"]["active"], told["mtd"]["out_terminal"]) == (True, "GSM")
        await diego.ok("PUT", PHONE, {"sip_connected": True})
        assert (await diego.request("PUT", PHONE, body))["status"] == 403
        assert (await diego.request("PUT", PHONE, {}))["status"] == 400


@pytest.mark.operation("PUT /queues")
async def test_serving_from_outside(tenant: str) -> None:
    async with agent(tenant, "elena") as elena, agent(tenant, "ana") as ana:
        queue = (await elena.ok("GET", f"{ME}/queues"))["body"][0]
        body = {queue["id"]: {"serve_external": True}}
        await elena.ok("PUT", f"{ME}/queues", body)
        await elena.change("PUT", f"{ME}/queues/{queue['id']}/serve_external", True)
        assert (await ana.request("PUT", f"{ME}/queues", body))["status"] == 403
        stranger = {"0" * 32: {"serve_external": True}}
        assert (await elena.request("PUT", f"{ME}/queues", stranger))["status"] == 403


@pytest.mark.operation("PUT /ui")
@pytest.mark.operation("GET /ui")
@pytest.mark.operation("DELETE /ui")
@pytest.mark.operation("GET /ui/{name}")
async def test_what_clients_keep_for_each_other(tenant: str) -> None:
    ui = f"{ME}/ui"
    async with agent(tenant, "ana") as ana, agent(tenant, "ana") as again:
        await again.subscribe("ui")
        await ana.ok("PUT", ui, {"currentTab": "Home", "currentInteraction": "1"})
        await again.change("PUT", f"{ui}/currentTab", "Home")
        assert (await ana.ok("GET", f"{ui}/currentTab"))["body"] == "Home"
        await ana.ok("DELETE", ui, ["currentTab"])
        await again.change("DELETE", f"{ui}/currentTab")
        assert (await ana.ok("GET", ui))["body"] == {"currentInteraction": "1"}
        assert (await ana.request("GET", f"{ui}/currentTab"))["status"] == 403
        await ana.ok("PUT", ui, {f"name{number}": "x" for number in range(49)})
        assert (await ana.request("PUT", ui, {"one": "more"}))["status"] == 403


@pytest.mark.parametrize(
    "body",
    [{"a b": "x"}, {"name": "x" * 257}, {"name": 5}, {"x" * 51: "y"}, [], {}, "x", None],
    ids=range(8),
)
async def test_nonsense_for_other_clients_is_400(tenant: str, body: object) -> None:
    async with agent(tenant, "ana") as ana:
        assert (await ana.request("PUT", f"{ME}/ui", body))["status"] == 400
        assert (await ana.ok("GET", f"{ME}/ui"))["body"] == {}


async def test_all_of_it_survives_a_restart(tmp_path: Path) -> None:
    database = tmp_path / "server.db"
    async with (
        running_server(None, database) as service,
        agent(service.tenant_url, "elena") as elena,
    ):
        await elena.ok("PUT", f"{ME}/ui", {"tab": "Home"})
        await elena.ok("PUT", SETTINGS, {AUTOANSWER: {"value": "1"}})
        await elena.ok("PUT", SUPERVISING, {"deny_coaching": True})
    async with (
        running_server(None, database) as service,
        agent(service.tenant_url, "elena") as elena,
    ):
        assert (await elena.ok("GET", f"{ME}/ui"))["body"] == {"tab": "Home"}
        assert (await elena.ok("GET", SETTINGS))["body"][AUTOANSWER]["value"] == "1"
        assert (await elena.ok("GET", SUPERVISING))["body"]["deny_coaching"] is True


@pytest.mark.parametrize(
    ("uri", "body"),
    [
        (PHONE, {"sip_connected": True}),
        (SETTINGS, {AUTOANSWER: {"value": "1"}}),
        (f"{ME}/properties", {"capabilities": {"phone": True}}),
        (f"{ME}/properties/capabilities", {"video_chat": True}),
        (f"{ME}/queues", {"0" * 32: {"serve_external": True}}),
    ],
    ids=["phone", "settings", "properties", "capabilities", "queues"],
)
async def test_without_the_right_it_is_403_and_nothing_changes(uri: str, body: object) -> None:
    async with (
        running_server(with_permissions("ana", Permission.CHAT)) as service,
        agent(service.tenant_url, "ana") as ana,
    ):
        before = (await ana.ok("GET", uri))["body"]
        answer = await ana.request("PUT", uri, body)
        assert (answer["status"], answer["reason"]) == (403, "forbidden")
        assert (await ana.ok("GET", uri))["body"] == before


async def test_the_permissions_are_told_as_configured() -> None:
    async with (
        running_server(with_permissions("ana", Permission.CHAT, Permission.DPO)) as service,
        agent(service.tenant_url, "ana") as ana,
    ):
        told = (await ana.ok("GET", f"{ME}/properties"))["body"]["permissions"]
        assert told == {
            each.value: each in (Permission.CHAT, Permission.DPO) for each in Permission
        } | {"recording": "hidden"}
