"""What an end user can do, and what they never see."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.handlers.reports import Reports
from contactpro_desktop.localserver.router.model import ContactRow, ContactState
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.wire import (
    SHARED,
    agent,
    open_socket,
    socket_url,
    start_chat,
    visitor,
    visitor_session,
)
from tests.support.server import demo_config, running_server

INTERACTIONS = "/users/me/interactions"


@SHARED
async def test_anonymous_sign_in_gives_a_header_and_an_address(shared_tenant: str) -> None:
    async with httpx.AsyncClient() as http:
        for path in ("authentication", "authentication/"):
            response = await http.post(
                f"{shared_tenant}/visitor/ecfs/{path}", headers={"Authorization": "Anonymous"}
            )
            assert response.status_code == 200
            assert len(response.json()["id"]) == 32
            token = response.headers["x-jsessionid"]
            assert token != response.json()["id"]
        refused = await http.post(f"{shared_tenant}/visitor/ecfs/authentication")
        assert refused.status_code == 401
    async with open_socket(
        socket_url(shared_tenant, visitor=True, tail=f"/;jsessionid={token}")
    ) as luis:
        address = (await luis.ok("GET", "/users/me/properties"))["body"]["chat_address"]
        assert address == f"{response.json()['id'].lower()}@visitor"


async def test_waiting_shows_the_place_in_the_queue(tenant: str) -> None:
    async with visitor(tenant, "Eva") as eva, visitor(tenant, "Pau") as pau:
        first = await start_chat(eva, "soporte@demo")
        second = await start_chat(pau, "soporte@demo")
        shown = (await pau.ok("GET", f"{INTERACTIONS}/{second}"))["body"]
        assert (shown["status"], shown["queue_position"]) == ("queued", 2)
        assert shown["from_queue"]["name"] == "Soporte"
        await eva.ok("PUT", f"{INTERACTIONS}/{first}", {"status": "ended"})
        await pau.change("PUT", f"{INTERACTIONS}/{second}/queue_position", 1)


async def test_attached_data_stays_with_the_agents(tenant: str) -> None:
    async with visitor(tenant) as luis:
        chat = await start_chat(luis, "soporte@demo", attached_data={"Motivo": "secreto"})
        assert (await luis.ok("GET", f"{INTERACTIONS}/{chat}"))["body"]["attached_data"] == {}


async def test_one_end_user_sees_nothing_of_another(tenant: str) -> None:
    async with visitor(tenant, "Eva") as eva, visitor(tenant, "Pau") as pau:
        chat = await start_chat(eva, "soporte@demo")
        assert (await pau.ok("GET", INTERACTIONS))["body"] == []
        uri = f"{INTERACTIONS}/{chat}"
        for method, where, body in (
            ("GET", uri, None),
            ("SUBSCRIBE", uri, None),
            ("GET", f"{uri}/transcript/messages", None),
            ("POST", f"{uri}/transcript/messages", {"message": "x"}),
            ("PUT", uri, {"status": "ended"}),
            ("PUT", f"{uri}/participants/x", {"status": "typing"}),
        ):
            answer = await pau.request(method, where, body)
            assert (answer["status"], answer["reason"]) == (403, "not_found")
        seen = len(pau.changes)
        await eva.ok("POST", f"{uri}/transcript/messages", {"message": "privado"})
        await pau.ok("GET", "/users/me/properties")
        assert not [c for c in pau.changes[seen:] if chat in c["uri"]]


@SHARED
@pytest.mark.parametrize(
    ("method", "uri", "status"),
    [
        ("GET", "/users/me/queues", 403),
        ("SUBSCRIBE", "/users/me/queues", 403),
        ("SUBSCRIBE", "/users/me/statistics/queues", 403),
        ("GET", "/users/me/scripts", 403),
        ("GET", "/users/me/properties/user_settings", 403),
        ("DELETE", INTERACTIONS, 405),
    ],
)
async def test_the_agents_resources_are_not_theirs(
    shared_tenant: str, method: str, uri: str, status: int
) -> None:
    async with visitor(shared_tenant) as luis:
        assert (await luis.request(method, uri))["status"] == status


@SHARED
@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"chat_address": "ana@demo"}, 403),
        ({"chat_address": "VENTAS@demo"}, 403),
        ({"chat_address": "bruno@demo.example"}, 403),
        ({"work_status": "ready"}, 403),
        ({"presence": "X"}, 403),
        ({"alias": ""}, 400),
        ({"alias": 5}, 400),
        ({"alias": "x" * 300}, 400),
        ({"chat_address": "luis@example.org", "alias": "Luis", "language": "es"}, 200),
    ],
)
async def test_who_they_say_they_are(shared_tenant: str, body: dict, status: int) -> None:
    async with visitor(shared_tenant, "Before") as luis:
        assert (await luis.request("PUT", "/users/me/properties", body))["status"] == status
        shown = (await luis.ok("GET", "/users/me/properties"))["body"]
        assert shown["alias"] == ("Luis" if status == 200 else "Before")
        assert "demo" not in shown["chat_address"]


async def test_two_who_give_the_same_address_stay_apart(tenant: str) -> None:
    async with (
        agent(tenant, "ana", ready=True) as ana,
        visitor(tenant, "Eva") as eva,
        visitor(tenant, "Mallory") as mallory,
    ):
        for each in (eva, mallory):
            await each.ok("PUT", "/users/me/properties", {"chat_address": "eva@example.org"})
        chat = await start_chat(eva, "ventas@demo")
        await ana.ok("PUT", f"{INTERACTIONS}/{(await ana.offer())['id']}", {"status": "accepted"})
        await eva.change("PUT", f"{INTERACTIONS}/{chat}/status", "accepted")
        assert (await mallory.ok("GET", INTERACTIONS))["body"] == []
        moved = await eva.request("PUT", "/users/me/properties", {"chat_address": "x@example.org"})
        assert moved["reason"] == "not_allowed_now"


@SHARED
@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        ({"channel_type": "chat", "destination": "nowhere@demo"}, 403, "not_found"),
        ({"channel_type": "chat", "destination": "ana@demo"}, 403, "not_found"),
        ({"channel_type": "chat", "destination": "correo@demo"}, 403, "not_found"),
        ({"channel_type": "phone", "destination": "ventas@demo"}, 403, "not_found"),
        ({"channel_type": "chat"}, 400, "malformed"),
        (
            {"channel_type": "chat", "destination": "ventas@demo", "attached_data": []},
            400,
            "malformed",
        ),
        (
            {
                "channel_type": "chat",
                "destination": "ventas@demo",
                "attached_data": {f"k{n}": "v" for n in range(65)},
            },
            400,
            "malformed",
        ),
    ],
)
async def test_chats_that_cannot_begin(
    shared_tenant: str, body: dict, status: int, reason: str
) -> None:
    async with visitor(shared_tenant) as luis:
        answer = await luis.request("POST", INTERACTIONS, body)
        assert (answer["status"], answer["reason"]) == (status, reason)
        assert (await luis.ok("GET", INTERACTIONS))["body"] == []


async def test_one_chat_at_a_time_and_a_repeated_request_starts_one(tenant: str) -> None:
    wish = {"channel_type": "chat", "destination": "soporte@demo"}
    async with visitor(tenant) as luis:
        for _ in range(2):
            await luis.ok("POST", INTERACTIONS, wish, rid="S1", idempotent=True)
        (chat,) = (await luis.ok("GET", INTERACTIONS))["body"]
        answer = await luis.request("POST", INTERACTIONS, wish, rid="S2", idempotent=True)
        assert (answer["status"], answer["reason"]) == (403, "not_allowed_now")
        await luis.ok("PUT", f"{INTERACTIONS}/{chat['id']}", {"status": "ended"})
        await start_chat(luis, "soporte@demo")


async def test_what_is_over_is_still_shown_as_over(tenant: str) -> None:
    async with visitor(tenant) as luis:
        chat = await start_chat(luis, "soporte@demo")
        uri = f"{INTERACTIONS}/{chat}"
        await luis.ok("PUT", uri, {"status": "ended"})
        shown = (await luis.ok("GET", uri))["body"]
        assert (shown["status"], shown["participants"]) == ("ended", [])
        for body in (
            {"status": "ended"},
            {"status": "accepted"},
            {"channel_status": "transferring"},
        ):
            assert (await luis.request("PUT", uri, body))["status"] == 403


async def test_a_tab_that_comes_back_finds_its_chat(tenant: str) -> None:
    session = await visitor_session(tenant)
    async with open_socket(socket_url(tenant, visitor=True), session) as luis:
        await luis.subscribe("interactions")
        chat = await start_chat(luis, "soporte@demo")
        await luis.ok("POST", f"{INTERACTIONS}/{chat}/transcript/messages", {"message": "Hola"})
    async with open_socket(socket_url(tenant, visitor=True), session) as luis:
        await luis.subscribe("interactions")
        shown = (await luis.change("POST", f"{INTERACTIONS}/{chat}"))["subscribed_resource"]
        assert shown["transcript"]["messages"][-1]["message"] == "Hola"


async def test_a_tab_that_does_not_come_back_has_left() -> None:
    async with running_server(demo_config(grace=0.1)) as service:
        async with visitor(service.tenant_url) as luis:
            chat = await start_chat(luis, "ventas@demo")
        async with agent(service.tenant_url, "ana", ready=True) as ana:
            offer = await ana.offer()
            assert offer["contact_id"] == chat
            await ana.change("PUT", f"{INTERACTIONS}/{offer['id']}/end_reason", "rescinded")
            await ana.change("DELETE", f"{INTERACTIONS}/{offer['id']}")


async def test_who_does_not_come_back_has_left_whatever_of_the_last_run_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def unreadable(reports: Reports) -> None:
        raise ValueError("something of a person")

    monkeypatch.setattr(Reports, "load", unreadable)
    await test_a_tab_that_does_not_come_back_has_left()
    (told,) = caplog.records
    assert told.message.endswith("unreadable failed: ValueError")


async def test_an_end_user_whose_time_is_up_has_left() -> None:
    async with running_server(demo_config(session_lifetime=1.5)) as service:
        left = asyncio.Event()

        def watch(commit: Commit) -> None:
            rows = [row for row in commit.after.values() if isinstance(row, ContactRow)]
            if any(row.state is ContactState.CLOSED for row in rows):
                left.set()

        service.engine.listen(watch)
        async with visitor(service.tenant_url) as luis:
            await start_chat(luis, "soporte@demo")
            assert await luis.closed() == 4009
        async with asyncio.timeout(5):
            await left.wait()


@SHARED
async def test_the_page_and_its_files(shared_service: Service) -> None:
    base = shared_service.visitor_url
    async with httpx.AsyncClient() as http:
        page = await http.get(base)
        assert page.status_code == 200
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert page.headers["cache-control"] == "no-store"
        script = await http.get(f"{base}static/visitor.js")
        assert script.headers["content-type"].startswith("text/javascript")
        again = await http.get(
            f"{base}static/visitor.js", headers={"If-None-Match": script.headers["etag"]}
        )
        assert again.status_code == 304
        assert (await http.get(f"{base}static/i18n/es.js")).status_code == 200
        for path in ("static/nothing.js", "static/%2e%2e/demo/demo.toml", "static/", "more"):
            assert (await http.get(f"{base}{path}")).status_code == 404
        assert (await http.get(base.rstrip("/"))).headers["location"].endswith("/demo/visitor/")
        config = (await http.get(f"{base}config.json")).json()
        assert config["languages"] == ["es", "pt", "en"]
        assert {"address": "ventas@demo", "name": "Ventas"} in config["queues"]
        assert (await http.post(f"{base}config.json")).status_code == 405
