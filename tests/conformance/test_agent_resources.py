"""The agent's own resources: properties, queues, scripts, statistics (ECFS 22Q1)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from contactpro_desktop.localserver.service import Service
from tests.conformance.scene import generous_config
from tests.conformance.shapes import ID, misfits
from tests.localserver.edge.wire import Client, agent
from tests.support.server import running_server

SHARED = pytest.mark.asyncio(loop_scope="module")

PROPERTIES = {
    "id": ID,
    "name": {"first_name": str, "last_name": str},
    "username": str,
    "alias": str,
    "login_status": {"logged_in", "logged_out", "disconnected", "anonymous"},
    "work_status": {"ready", "not_ready"},
    "presence": ID,
    "presence_profiles": [
        {
            "id": ID,
            "type": {"presence", "absence", "conference", "unknown"},
            "name": str,
            "availability": {"FREE", "TENTATIVE", "AWAY"},
            "settings": {
                "reason": str,
                "default_behaviour": str,
                "duration": str,
                "priority": str,
            },
        }
    ],
    "chat_address": str,
    "email_address": str,
    "extension": str,
    "language": str,
    "permissions": {
        "ecf_phone": bool,
        "phone": bool,
        "mtd": bool,
        "video": bool,
        "email": bool,
        "external_agent": bool,
        "recording": {"enabled", "disabled", "hidden"},
        "chat": bool,
        "dpo": bool,
        "update_user": bool,
        "update_user_settings": bool,
        "update_visible_a_number": bool,
    },
    "terminal_id": ID,
    "phone": {
        "sip_host": str,
        "sip_connected": bool,
        "extension": str,
        "sip_proxies": [str],
        "external_agent": {"number": str, "permanent": bool},
        "mtd": {
            "active": bool,
            "in_gsm_active": bool,
            "in_gsm_number": str,
            "in_hp_active": bool,
            "in_hp_number": str,
            "in_other_active": bool,
            "in_other_number": str,
            "in_virtual_active": bool,
            "out_terminal": {"GSM", "HARDPHONE", "OTHER", "VIRTUAL"},
        },
    },
    "capabilities": {"video_chat": bool, "phone": bool},
    "supervising": {
        "deny_supervising": bool,
        "deny_barge_in": bool,
        "deny_silent_listening": bool,
        "deny_coaching": bool,
        "deny_hangup": bool,
        "deny_intercept": bool,
        "deny_record": bool,
    },
}

THRESHOLD = frozenset({int, None})
QUEUE = {
    "id": ID,
    "name": str,
    "serve": bool,
    "serve_external": bool,
    "forced_to_serve": bool,
    "login_type": {"auto_allocation", "hunt_group"},
    "type": {"chat", "email", "phone"},
    **{
        f"threshold_{what}_{level}": THRESHOLD
        for what in ("max_wait_time", "interactions", "agents_waiting", "agents_serving")
        for level in ("warning", "critical")
    },
}

QUESTION = {
    "id": ID,
    "controltype": str,
    "datatype": {"text", "integer", "decimal", "datetime", "number", "invalid"},
    "ordinal": int,
    "mandatory": bool,
    "next_script_question_guid": frozenset({ID, None}),
    "data": str,
    "scriptanswers": [
        {
            "id": ID,
            "ordinal": int,
            "next_script_question_guid": frozenset({ID, None}),
            "answerdata": str,
        }
    ],
}
SCRIPT = {
    "id": ID,
    "name": str,
    "type": {"interactive", "static", "callback"},
    "queueowners": list,
    "scriptquestions": [QUESTION],
}

FIGURES = {
    "id": ID,
    "agents_attached": int,
    "agents_lateadmin": int,
    "agents_statuspaperwork": int,
    "agents_statuspause": int,
    "agents_talking": int,
    "agents_waiting": int,
    "avg_wait_time": int,
    "interactions": int,
    "max_wait_time": int,
    "schedule_status": str,
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def service() -> AsyncIterator[Service]:
    async with running_server(generous_config()) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ana(service: Service) -> AsyncIterator[Client]:
    async with agent(service.tenant_url, "ana") as client:
        yield client


async def read(client: Client, resource: str) -> Any:
    return (await client.ok("GET", f"/users/me/{resource}"))["body"]


async def refused(client: Client, method: str, resource: str, body: Any) -> tuple[int, str]:
    answer = await client.request(method, f"/users/me/{resource}", body)
    return answer["status"], answer.get("reason", "")


# --- /properties ---------------------------------------------------------------------------------


@SHARED
@pytest.mark.operation("GET /properties")
async def test_all_properties_of_the_model_are_there(ana: Client) -> None:
    assert misfits(await read(ana, "properties"), PROPERTIES) == []


@SHARED
@pytest.mark.operation("PUT /properties")
@pytest.mark.parametrize(
    "body",
    [
        {"work_status": "ready"},
        {"work_status": "not_ready", "capabilities": {"video_chat": False}},
        {"capabilities": {"phone": True}},
        {"capabilities": {"video_chat": True}},
        {"capabilities": {"video_chat": True, "phone": True}},
        {"alias": "Ana, Ventas", "chat_address": "ana.ventas@demo"},
        {"alias": "Ana", "chat_address": "ana@demo"},
        {"login_status": "logged_in"},
    ],
    ids=str,
)
async def test_a_change_is_pushed_leaf_by_leaf(ana: Client, body: dict[str, Any]) -> None:
    before, seen = await read(ana, "properties"), len(ana.changes)
    await ana.ok("PUT", "/users/me/properties", body)
    after = await read(ana, "properties")
    for key, wanted in body.items():
        shown = after[key]
        assert (shown | wanted if isinstance(wanted, dict) else wanted) == shown
        if not isinstance(wanted, dict) and before[key] != wanted:
            await ana.change("PUT", f"/users/me/properties/{key}", wanted, after=seen)


@SHARED
@pytest.mark.operation("PUT /properties")
async def test_a_profile_is_chosen_by_its_id(ana: Client) -> None:
    properties = await read(ana, "properties")
    for profile in properties["presence_profiles"]:
        await ana.ok("PUT", "/users/me/properties", {"presence": profile["id"]})
        assert (await read(ana, "properties"))["presence"] == profile["id"]
        ready = await refused(ana, "PUT", "properties", {"work_status": "ready"})
        assert ready[0] == (403 if profile["type"] == "absence" else 200)
    await ana.ok("PUT", "/users/me/properties", {"presence": properties["presence"]})
    await ana.ok("PUT", "/users/me/properties", {"work_status": "not_ready"})


@SHARED
@pytest.mark.operation("PUT /properties")
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (None, 400),
        ([], 400),
        ({"work_status": "busy"}, 400),
        ({"work_status": True}, 400),
        ({"presence": 7}, 400),
        ({"presence": "0" * 32}, 403),
        ({"alias": ""}, 400),
        ({"alias": "x" * 257}, 400),
        ({"language": "english"}, 400),
        ({"capabilities": {"phone": "true"}}, 400),
        ({"login_status": "gone"}, 400),
        ({"chat_address": "bruno@demo"}, 403),
        ({"work_status": "ready", "presence": "0" * 32}, 403),
    ],
    ids=str,
)
async def test_a_bad_change_changes_nothing(ana: Client, body: Any, status: int) -> None:
    before = await read(ana, "properties")
    assert (await refused(ana, "PUT", "properties", body))[0] == status
    assert await read(ana, "properties") == before


@SHARED
@pytest.mark.operation("GET /properties/capabilities")
@pytest.mark.operation("PUT /properties/capabilities")
async def test_a_client_says_what_it_can_do(ana: Client) -> None:
    for phone, video_chat in ((True, False), (False, True), (False, False)):
        wanted = {"phone": phone, "video_chat": video_chat}
        await ana.ok("PUT", "/users/me/properties/capabilities", wanted)
        assert await read(ana, "properties/capabilities") == wanted
    for body in (None, {"phone": 1}, {"video_chat": "yes"}, [True]):
        assert (await refused(ana, "PUT", "properties/capabilities", body))[0] == 400
    assert await read(ana, "properties/capabilities") == {"phone": False, "video_chat": False}


# --- /queues -------------------------------------------------------------------------------------


@SHARED
@pytest.mark.operation("GET /queues")
@pytest.mark.operation("GET /queues/{id}")
async def test_queues_look_as_the_model_says(ana: Client) -> None:
    queues = await read(ana, "queues")
    assert queues
    assert misfits(queues, [QUEUE]) == []
    for queue in queues:
        assert await read(ana, f"queues/{queue['id']}") == queue


@SHARED
@pytest.mark.operation("PUT /queues/{id}")
async def test_joining_and_leaving(ana: Client) -> None:
    queue = next(q for q in await read(ana, "queues") if not q["forced_to_serve"])
    uri = f"/users/me/queues/{queue['id']}"
    for serve in (not queue["serve"], queue["serve"]):
        seen = len(ana.changes)
        await ana.ok("PUT", uri, {"serve": serve})
        await ana.change("PUT", f"{uri}/serve", serve, after=seen)
        assert (await read(ana, f"queues/{queue['id']}"))["serve"] is serve


@SHARED
@pytest.mark.operation("PUT /queues/{id}")
@pytest.mark.parametrize("body", [None, {}, {"serve": None}, {"serve": "true"}, {"serve": 1}, [1]])
async def test_a_bad_wish_to_serve_changes_nothing(ana: Client, body: Any) -> None:
    queue = (await read(ana, "queues"))[0]
    assert (await refused(ana, "PUT", f"queues/{queue['id']}", body))[0] == 400
    assert (await read(ana, "queues"))[0] == queue
    assert (await refused(ana, "PUT", f"queues/{'0' * 32}", {"serve": True}))[0] == 403


# --- /scripts ------------------------------------------------------------------------------------


@SHARED
@pytest.mark.operation("GET /scripts")
@pytest.mark.operation("GET /scripts/{id}")
async def test_scripts_look_as_the_model_says(ana: Client) -> None:
    scripts = await read(ana, "scripts")
    assert scripts
    assert misfits(scripts, [SCRIPT]) == []
    for script in scripts:
        assert await read(ana, f"scripts/{script['id']}") == script
    assert (await refused(ana, "GET", f"scripts/{'0' * 32}", None))[0] == 403
    assert (await refused(ana, "PUT", f"scripts/{scripts[0]['id']}", scripts[0]))[0] == 405


# --- /statistics ---------------------------------------------------------------------------------


@SHARED
@pytest.mark.operation("GET /statistics")
@pytest.mark.operation("GET /statistics/queues")
@pytest.mark.operation("GET /statistics/{id}")
async def test_figures_look_as_the_model_says(ana: Client) -> None:
    mine = {queue["id"] for queue in await read(ana, "queues")}
    statistics = await read(ana, "statistics")
    assert misfits(statistics, {"queues": [FIGURES]}) == []
    assert {figures["id"] for figures in statistics["queues"]} == mine
    assert misfits(await read(ana, "statistics/queues"), [FIGURES]) == []
    for queue_id in mine:
        figures = await read(ana, f"statistics/{queue_id}")
        assert misfits(figures, FIGURES | {"id": queue_id}) == []
    assert (await refused(ana, "GET", f"statistics/{'0' * 32}", None))[0] == 403
    assert (await refused(ana, "PUT", "statistics", {}))[0] == 405
