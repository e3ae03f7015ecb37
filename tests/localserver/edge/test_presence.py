"""Status, profile and queues of an agent, by themselves and by a supervisor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.wire import SHARED, Http, agent, session_of

PROPERTIES = "/users/me/properties"


def profile(service: Service, name: str) -> str:
    return next(p.id for p in service.engine.state.site.profiles.values() if p.name == name)


def agent_id(service: Service, user: str) -> str:
    return next(a.id for a in service.engine.state.site.agents.values() if a.username == user)


async def test_a_timed_profile_tells_when_it_ends(service: Service) -> None:
    async with agent(service.tenant_url, "ana") as ana:
        await ana.ok("PUT", PROPERTIES, {"presence": profile(service, "Lunch")})
        await ana.change("PUT", f"{PROPERTIES}/presence", profile(service, "Lunch"))
        ends = await ana.change("PUT", f"{PROPERTIES}/presence_ends_ms")
        since = await ana.change("PUT", f"{PROPERTIES}/presence_since_ms")
        length = ends["subscribed_resource"] - since["subscribed_resource"]
        assert length == pytest.approx(30 * 60_000, abs=2)


async def test_ready_under_absence_is_refused_whatever_comes_with_it(service: Service) -> None:
    async with agent(service.tenant_url, "ana") as ana:
        wish = {"presence": profile(service, "Meeting"), "work_status": "ready", "alias": "X"}
        answer = await ana.request("PUT", PROPERTIES, wish)
        assert (answer["status"], answer["reason"]) == (403, "absence_profile")
        shown = (await ana.ok("GET", PROPERTIES))["body"]
        assert shown["presence"] == profile(service, "Available")
        assert shown["alias"] == "Ana"


async def test_what_comes_with_a_refused_profile_is_not_changed_either(service: Service) -> None:
    state = service.engine.state
    ana_id = AgentId(agent_id(service, "ana"))
    only = replace(state.site.agents[ana_id], profiles=(state.site.default_profile,))
    state.site.agents[ana_id] = only  # type: ignore[index]
    async with agent(service.tenant_url, "ana") as ana:
        wish = {"presence": profile(service, "Lunch"), "alias": "HALF"}
        answer = await ana.request("PUT", PROPERTIES, wish)
        assert (answer["status"], answer["reason"]) == (403, "forbidden")
        assert (await ana.ok("GET", PROPERTIES))["body"]["alias"] == "Ana"


async def test_nobody_is_made_ready_by_somebody_else(service: Service) -> None:
    tenant = service.tenant_url
    http = Http(tenant, await session_of(tenant, "elena"))
    async with agent(tenant, "ana") as ana:
        where = f"RI/rmi/agents/{agent_id(service, 'ana')}/readyState"
        answer = await http("PUT", where, {"readyState": "Ready"})
        assert (answer.status_code, answer.json()["reason"]) == (403, "forbidden")
        assert (await ana.ok("GET", PROPERTIES))["body"]["work_status"] == "not_ready"


async def test_several_changes_at_once(service: Service) -> None:
    async with agent(service.tenant_url, "ana") as ana:
        wish = {
            "presence": profile(service, "Lunch"),
            "work_status": "ready",
            "alias": "Ana P.",
            "capabilities": {"phone": True},
        }
        await ana.ok("PUT", PROPERTIES, wish, idempotent=True)
        shown = (await ana.ok("GET", PROPERTIES))["body"]
        assert shown["presence"] == wish["presence"]
        assert shown["work_status"] == "ready"
        assert shown["alias"] == "Ana P."
        assert shown["capabilities"] == {"phone": True, "video_chat": False}


@SHARED
@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"work_status": "asleep"}, 400),
        ({"work_status": True}, 400),
        ({"capabilities": {"phone": "true"}}, 400),
        ({"presence": ""}, 400),
        ("ready", 400),
        (None, 400),
        ({"presence": "0" * 32}, 403),
        ({"chat_address": "bruno@demo"}, 403),
        ({"unknown": 1}, 200),
    ],
)
async def test_odd_bodies(shared_tenant: str, body: object, status: int) -> None:
    async with agent(shared_tenant, "ana") as ana:
        assert (await ana.request("PUT", PROPERTIES, body))["status"] == status


async def test_a_supervisor_changes_a_colleague_who_is_told(service: Service) -> None:
    tenant = service.tenant_url
    http = Http(tenant, await session_of(tenant, "elena"))
    async with agent(tenant, "ana", ready=True) as ana:
        base = f"RI/rmi/agents/{agent_id(service, 'ana')}"
        seen = len(ana.changes)
        assert (
            await http("PUT", f"{base}/readyState", {"readyState": "NotReady"})
        ).status_code == 204
        await ana.change("PUT", f"{PROPERTIES}/work_status", "not_ready", after=seen)
        await ana.change("PUT", f"{PROPERTIES}/work_status_changed_by", "supervisor", after=seen)
        away = profile(service, "Away")
        assert (await http("PUT", f"{base}/presences/{away}", {"id": away})).status_code == 204
        await ana.change("PUT", f"{PROPERTIES}/presence", away)
        await ana.change("PUT", f"{PROPERTIES}/presence_changed_by", "supervisor")


async def test_an_agent_changes_only_themselves(service: Service) -> None:
    tenant = service.tenant_url
    http = Http(tenant, await session_of(tenant, "bruno"))
    ana, bruno = (agent_id(service, user) for user in ("ana", "bruno"))
    answer = await http("PUT", f"RI/rmi/agents/{ana}/readyState", {"readyState": "NotReady"})
    assert (answer.status_code, answer.json()["reason"]) == (403, "forbidden")
    assert (await http("GET", f"RI/rmi/agents/{ana}/presences")).status_code == 403
    names = [p["name"] for p in (await http("GET", f"RI/rmi/agents/{bruno}/presences")).json()]
    assert "Lunch" in names
    lunch = profile(service, "Lunch")
    assert (await http("PUT", f"RI/rmi/agents/{bruno}/presences/{lunch}")).status_code == 204
    assert (
        await http("PUT", f"RI/rmi/agents/{bruno}/readyState", {"readyState": "ready"})
    ).status_code == 400
    answer = await http("GET", f"RI/rmi/agents/{'0' * 32}/presences")
    assert answer.status_code == 403


async def test_joining_and_leaving_a_queue(service: Service) -> None:
    tenant = service.tenant_url
    ventas, correo = (
        next(q.id for q in service.engine.state.site.queues.values() if q.name == name)
        for name in ("Ventas", "Correo")
    )
    async with agent(tenant, "bruno") as bruno:
        await bruno.ok("PUT", f"/users/me/queues/{ventas}/", {"serve": False})
        await bruno.change("PUT", f"/users/me/queues/{ventas}/serve", False)
        for queue, body, status in (
            (ventas, {"serve": "yes"}, 400),
            (ventas, {}, 400),
            (correo, {"serve": True}, 403),
            ("0" * 32, {"serve": True}, 403),
        ):
            answer = await bruno.request("PUT", f"/users/me/queues/{queue}", body)
            assert answer["status"] == status


async def test_a_client_tells_what_it_can_do(tenant: str) -> None:
    async with agent(tenant, "ana") as ana:
        await ana.ok("PUT", f"{PROPERTIES}/capabilities", {"phone": True})
        await ana.change("PUT", f"{PROPERTIES}/capabilities/phone", True)
        got = (await ana.ok("GET", f"{PROPERTIES}/capabilities"))["body"]
        assert got == {"phone": True, "video_chat": False}


async def test_figures_follow_the_agents(service: Service) -> None:
    ventas = next(q.id for q in service.engine.state.site.queues.values() if q.name == "Ventas")
    where = f"/users/me/statistics/queues/{ventas}"
    async with agent(service.tenant_url, "ana") as ana:
        await ana.subscribe("statistics/queues")
        shown = (await ana.change("POST", where))["subscribed_resource"]
        assert (shown["agents_attached"], shown["agents_statuspause"]) == (1, 1)
        await ana.ok("PUT", PROPERTIES, {"work_status": "ready"})
        shown = (await ana.change("PUT", where))["subscribed_resource"]
        assert (shown["agents_waiting"], shown["agents_statuspause"]) == (1, 0)
        one = (await ana.ok("GET", f"/users/me/statistics/{ventas}"))["body"]
        assert one["id"] == ventas


async def test_one_queues_figures_can_be_watched_by_their_short_address(service: Service) -> None:
    ventas = next(q.id for q in service.engine.state.site.queues.values() if q.name == "Ventas")
    async with agent(service.tenant_url, "ana") as ana:
        await ana.subscribe(f"statistics/{ventas}")
        await ana.ok("PUT", PROPERTIES, {"work_status": "ready"})
        await ana.change("PUT", f"/users/me/statistics/queues/{ventas}")
