"""Authentication over plain HTTP, and what a session is good for."""

from __future__ import annotations

import re
from urllib.parse import quote

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.wire import (
    SHARED,
    Http,
    agent,
    basic,
    open_socket,
    session_of,
    sign_in,
    socket_url,
    visitor_session,
)


async def post_form(
    tenant: str, content: str, path: str = "ecfs/authentication", **headers: str
) -> httpx.Response:
    async with httpx.AsyncClient() as http:
        return await http.post(
            f"{tenant}/{path}",
            headers={
                "Authorization": "ECFAUTH",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            | headers,
            content=content,
        )


async def test_the_answer_has_the_users_id_and_a_hexadecimal_cookie(tenant: str) -> None:
    response = await sign_in(tenant, "ana")
    assert response.status_code == 200
    assert re.fullmatch("[0-9A-F]{32}", response.json()["id"])
    cookie = response.headers["set-cookie"]
    assert re.match("JSESSIONID=[0-9A-F]{32};", cookie)
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


@SHARED
@pytest.mark.parametrize("path", ["ecfs/authentication", "ecfs/authentication/"])
@pytest.mark.parametrize("scheme", ["ECFAUTH", "ECFAuth"])
@pytest.mark.parametrize("encode", [str, quote], ids=["plain", "percent-encoded"])
async def test_strangers_write_the_form_in_many_ways(
    shared_tenant: str, path: str, scheme: str, encode
) -> None:
    form = f"Authorization={encode(basic('ana'))}"
    response = await post_form(shared_tenant, form, path, Authorization=scheme)
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("user", "password"),
    [("ana", "wrong"), ("nobody", "demo-nobody"), ("", ""), ("ana", "x" * 5000)],
)
async def test_wrong_credentials_are_401(tenant: str, user: str, password: str) -> None:
    response = await sign_in(tenant, user, password)
    assert response.status_code == 401
    assert "set-cookie" not in response.headers


@SHARED
@pytest.mark.parametrize(
    "form", ["", "Authorization=", "Authorization=Basic !!", "Authorization=Bearer x", "a=%FF"]
)
async def test_what_is_no_sign_in_form_is_401(shared_tenant: str, form: str) -> None:
    assert (await post_form(shared_tenant, form)).status_code == 401


@SHARED
async def test_a_huge_form_is_refused_without_reading_it_all(shared_tenant: str) -> None:
    assert (await post_form(shared_tenant, "Authorization=" + "A" * 100_000)).status_code == 400


@SHARED
async def test_an_unknown_tenant_is_404(shared_service: Service) -> None:
    response = await sign_in(f"http://127.0.0.1:{shared_service.port}/elsewhere", "ana")
    assert response.status_code == 404
    assert response.json() == {"reason": "unknown_tenant"}


async def test_after_five_failures_even_the_right_password_waits(tenant: str) -> None:
    for _ in range(5):
        assert (await sign_in(tenant, "bruno", "wrong")).status_code == 401
    response = await sign_in(tenant, "bruno")
    assert response.status_code == 429
    assert int(response.headers["retry-after"]) > 0
    assert (await sign_in(tenant, "ana")).status_code == 200


async def test_asking_before_taking_over(tenant: str) -> None:
    async with agent(tenant, "ana") as first:
        response = await sign_in(tenant, "ana", X_Take_Over="ask")
        assert response.status_code == 409
        assert response.json()["reason"] == "already_signed_in"
        assert response.json()["since_ms"] > 0
        assert first.socket.close_code is None


async def test_nobody_to_take_over_from(tenant: str) -> None:
    assert (await sign_in(tenant, "ana", X_Take_Over="ask")).status_code == 200


async def test_taking_over_tells_the_first_session_and_ends_it(tenant: str) -> None:
    session = await session_of(tenant, "ana")
    async with open_socket(socket_url(tenant), session) as first:
        await first.subscribe("properties")
        await session_of(tenant, "ana", X_Take_Over="yes")
        assert await first.closed() == 4001
        last = first.frames[-1]
        assert last["reason"] == "taken_over"
        assert last["body"]["transactions"] == [
            {
                "method": "PUT",
                "uri": "/users/me/properties/login_status",
                "subscribed_resource": "logged_out",
            }
        ]
    assert (await Http(tenant, session)("GET", "rest/users/me/properties")).status_code == 403


async def test_taking_over_ends_sessions_without_a_connection_too(tenant: str) -> None:
    forgotten = await session_of(tenant, "ana")
    await session_of(tenant, "ana", X_Take_Over="yes")
    assert (await Http(tenant, forgotten)("GET", "rest/users/me/properties")).status_code == 403


async def test_sessions_of_one_agent_stand_side_by_side(tenant: str) -> None:
    async with agent(tenant, "ana") as first, agent(tenant, "ana") as second:
        await first.ok("PUT", "/users/me/properties", {"work_status": "ready"})
        await second.change("PUT", "/users/me/properties/work_status", "ready")


async def test_signing_out_of_one_session_leaves_the_other_at_work(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as first, agent(tenant, "ana") as second:
        await second.ok("PUT", "/users/me/properties", {"login_status": "logged_out"})
        assert await second.closed() == 1000
        shown = (await first.ok("GET", "/users/me/properties"))["body"]
        assert (shown["work_status"], shown["login_status"]) == ("ready", "logged_in")


async def test_signing_out_of_the_last_one_ends_the_work(service: Service) -> None:
    async with agent(service.tenant_url, "ana", ready=True) as ana:
        await ana.ok("PUT", "/users/me/properties", {"login_status": "logged_out"})
        assert await ana.closed() == 1000
    (row,) = [r for r in service.engine.state.agents.values() if r.chat_address == "ana@demo"]
    assert not row.connected
    assert row.gone_since is None
    assert row.work_status is WorkStatus.NOT_READY


async def test_signing_out_ends_the_session(tenant: str) -> None:
    session = await session_of(tenant, "ana")
    http = Http(tenant, session)
    async with open_socket(socket_url(tenant), session) as client:
        await client.subscribe("properties")
        assert (await http("DELETE", "authentication/")).status_code == 200
        assert await client.closed() == 1000
        assert client.changes[-1]["subscribed_resource"] == "logged_out"
    assert (await http("DELETE", "authentication")).status_code == 403


async def test_logging_out_over_the_websocket_is_answered_first(tenant: str) -> None:
    async with agent(tenant, "ana") as client:
        answer = await client.request("PUT", "/users/me/properties", {"login_status": "logged_out"})
        assert answer["status"] == 200
        assert await client.closed() == 1000


@SHARED
@pytest.mark.parametrize("session", [None, "0" * 32, "nonsense"])
@pytest.mark.parametrize("visitor", [False, True])
async def test_without_a_session_the_upgrade_is_403(
    shared_tenant: str, session: str | None, visitor: bool
) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with open_socket(socket_url(shared_tenant, visitor=visitor), session):
            pass
    assert refused.value.response.status_code == 403


@SHARED
async def test_a_visitors_session_opens_nothing_of_an_agents(shared_tenant: str) -> None:
    session = await visitor_session(shared_tenant)
    with pytest.raises(InvalidStatus):
        async with open_socket(socket_url(shared_tenant), session):
            pass
    for path in ("rest/users/me/properties", "RI/rmi/contacts", "RI/dpi/entries"):
        assert (await Http(shared_tenant, session)("GET", path)).status_code == 403


@SHARED
@pytest.mark.parametrize("tail", ["", "/", ";jsessionid={}", "/;jsessionid={}", "/;JSESSIONID={}/"])
async def test_the_session_may_stand_in_the_path(shared_tenant: str, tail: str) -> None:
    session = await session_of(shared_tenant, "ana")
    cookie = None if "{}" in tail else session
    async with open_socket(
        socket_url(shared_tenant, tail=tail.format(session.lower())), cookie
    ) as client:
        await client.ok("GET", "/users/me/properties")


@SHARED
async def test_an_odd_path_is_refused(shared_tenant: str) -> None:
    session = await session_of(shared_tenant, "ana")
    with pytest.raises(InvalidStatus):
        async with open_socket(socket_url(shared_tenant, tail="/more"), session):
            pass


@SHARED
async def test_a_stray_sub_protocol_is_tolerated(shared_tenant: str) -> None:
    session = await session_of(shared_tenant, "ana")
    async with open_socket(
        socket_url(shared_tenant), session, subprotocols=["wss", "other"]
    ) as client:
        await client.ok("GET", "/users/me/properties")


@SHARED
@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (None, True),
        ("http://127.0.0.1:{port}", True),
        ("http://localhost:{port}", True),
        ("127.0.0.1", True),
        ("https://localhost", False),
        ("http://localhost:1", False),
        ("https://evil.example", False),
        ("http://127.0.0.1.evil.example:{port}", False),
        ("null", False),
        ("http://[", False),
    ],
)
async def test_origins(shared_service: Service, origin: str | None, allowed: bool) -> None:
    session = await session_of(shared_service.tenant_url, "ana")
    headers = {"Origin": origin.format(port=shared_service.port)} if origin else {}
    if allowed:
        async with open_socket(
            socket_url(shared_service.tenant_url), session, headers=headers
        ) as client:
            await client.ok("GET", "/users/me/properties")
        return
    with pytest.raises(InvalidStatus) as refused:
        async with open_socket(socket_url(shared_service.tenant_url), session, headers=headers):
            pass
    assert refused.value.response.status_code == 403


@SHARED
@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "", "192.168.1.5"])
async def test_hosts_other_than_this_machine_are_refused(shared_tenant: str, host: str) -> None:
    async with httpx.AsyncClient() as http:
        response = await http.get(f"{shared_tenant}/visitor/config.json", headers={"Host": host})
    assert response.status_code in (400, 403)
