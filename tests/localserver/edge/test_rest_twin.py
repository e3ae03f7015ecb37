"""The REST twin: the same resources, codes and reasons as over the websocket."""

from __future__ import annotations

import pytest

from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.wire import SHARED, Http, agent, session_of, start_chat, visitor

RESOURCES = [
    "queues",
    "scripts",
    "statistics",
    "statistics/queues",
    "interactions",
    "properties/capabilities",
    "properties/user_settings",
    "properties/supervising",
    "properties/phone/",
    "nothing",
]


@pytest.mark.parametrize("resource", RESOURCES)
async def test_reading_is_the_same(tenant: str, resource: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        await start_chat(luis, "ventas@demo")
        await ana.offer()
        http = Http(tenant, await session_of(tenant, "ana"))
        told = await ana.request("GET", f"/users/me/{resource}")
        response = await http("GET", f"rest/users/me/{resource}")
        assert response.status_code == told["status"]
        if told["status"] != 200:
            assert response.json() == {"reason": told["reason"]}
            return
        told_body, body = told["body"], response.json()
        if resource.startswith("properties/phone"):
            told_body, body = ({**each, "extension": ""} for each in (told_body, body))
        if resource.startswith("statistics"):
            assert type(told_body) is type(body)
            return
        assert body == told_body


async def test_a_conversation_by_plain_http(service: Service) -> None:
    tenant = service.tenant_url
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        chat = await start_chat(luis, "ventas@demo")
        http = Http(tenant, await session_of(tenant, "ana"))
        (offer,) = (await http("GET", "rest/users/me/interactions/")).json()
        uri = f"rest/users/me/interactions/{offer['id']}"
        assert (await http("PUT", uri, {"status": "accepted"})).status_code == 200
        sent = await http("POST", f"{uri}/transcript/messages", {"message": "Hola", "type": "text"})
        assert sent.status_code == 200
        heard = await luis.change("POST", f"/users/me/interactions/{chat}/transcript/messages/*")
        assert heard
        key = "ana%40demo"
        assert (
            await http("PUT", f"{uri}/participants/{key}", {"status": "typing"})
        ).status_code == 200
        assert (await http("PUT", uri, {"status": "ended"})).status_code == 200
        refused = await http("PUT", uri, {"status": "handled"})
        assert (refused.status_code, refused.json()["reason"]) == (403, "script_incomplete")
        await ana.change("PUT", f"/users/me/interactions/{offer['id']}/status", "ended")


@SHARED
@pytest.mark.parametrize(
    ("method", "path", "content", "status"),
    [
        ("PUT", "properties", b"{", 400),
        ("PUT", "properties", b'{"work_status": NaN}', 400),
        ("PUT", "properties", b"x" * 300_000, 400),
        ("PUT", "properties", b"", 400),
        ("DELETE", "properties", b"", 405),
        ("PATCH", "properties", b"{}", 405),
        ("PUT", "interactions/X", b'{"status": "accepted"}', 403),
    ],
)
async def test_bad_requests(
    shared_tenant: str, method: str, path: str, content: bytes, status: int
) -> None:
    http = Http(shared_tenant, await session_of(shared_tenant, "ana"))
    response = await http(method, f"rest/users/me/{path}", content=content)
    assert response.status_code == status


@SHARED
@pytest.mark.parametrize("path", ["re%73t/users/me/queues", "rest%2Fusers/me/queues"])
async def test_an_address_in_a_spelling_of_its_own_is_none(shared_tenant: str, path: str) -> None:
    http = Http(shared_tenant, await session_of(shared_tenant, "ana"))
    assert (await http("GET", path)).status_code == 403


@SHARED
async def test_ready_needs_a_connection(shared_tenant: str) -> None:
    http = Http(shared_tenant, await session_of(shared_tenant, "ana"))
    response = await http("PUT", "rest/users/me/properties", {"work_status": "ready"})
    assert (response.status_code, response.json()["reason"]) == (403, "not_allowed_now")


@SHARED
async def test_a_foreign_page_gets_nothing(shared_tenant: str) -> None:
    http = Http(shared_tenant, await session_of(shared_tenant, "ana"))
    foreign = {"Origin": "https://evil.example"}
    assert (await http("GET", "rest/users/me/properties", headers=foreign)).status_code == 403
    assert (await http("GET", "RI/rmi/agents", headers=foreign)).status_code == 403
