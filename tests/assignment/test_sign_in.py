"""Signing in: what is sent, and what each refusal means."""

from __future__ import annotations

import asyncio
import base64
import logging
import socket
import time
from pathlib import Path

import pytest
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from contactpro_desktop.assignment import client as client_module
from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.assignment.http import LARGEST_ANSWER
from contactpro_desktop.assignment.visitor import VisitorClient
from contactpro_desktop.domain.errors import (
    AlreadySignedIn,
    Intercepted,
    ProxyFailed,
    ServerUnreachable,
    SignInError,
    SignInRefused,
    UnknownTenant,
    UntrustedServer,
    WrongCredentials,
)
from contactpro_desktop.domain.events import Link, LinkChanged, SessionEnd
from tests.assignment.conftest import signed_in
from tests.assignment.ear import Ear
from tests.assignment.tenant_server import Refuses, Tenant, serving
from tests.support.certificate import self_signed

SECRET = "pä$$ wörd"


async def test_signing_in_sends_what_the_samples_send(
    client: AssignmentClient, tenant: Tenant
) -> None:
    await client.sign_in(f"  {tenant.url}/?x=1 ", "ana", SECRET)
    running = asyncio.create_task(client.run())
    (sign_in,) = tenant.sign_ins
    assert sign_in["authorization"] == "ECFAUTH"
    assert sign_in["x-take-over"] == "ask"
    scheme, _, value = sign_in["form"].partition(" ")
    assert scheme == "Basic"
    assert base64.b64decode(value).decode() == f"ana:{SECRET}"
    (upgrade,) = tenant.upgrades
    assert upgrade["origin"] == tenant.url.removesuffix("/demo")
    assert "JSESSIONID=" in upgrade["cookie"]
    assert "balancer=node1" in upgrade["cookie"]
    assert "sec-websocket-protocol" not in upgrade
    assert "sec-websocket-extensions" not in upgrade
    await client.sign_out()
    assert await running is SessionEnd.SIGNED_OUT


async def test_taking_over_is_said(client: AssignmentClient, tenant: Tenant) -> None:
    await client.sign_in(tenant.url, "ana", SECRET, take_over=True)
    assert tenant.sign_ins[0]["x-take-over"] == "yes"
    running = asyncio.create_task(client.run())
    await client.sign_out()
    await running


ELSEWHERE = {"reason": "already_signed_in", "since_ms": 1_700_000_000_000}


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Response(status_code=401), WrongCredentials),
        (Response(status_code=403), WrongCredentials),
        (Response(status_code=404), UnknownTenant),
        (RedirectResponse("https://elsewhere.example/"), UnknownTenant),
        (PlainTextResponse("<html>Please log in to the wireless network</html>"), UnknownTenant),
        (JSONResponse({"name": "no id"}), UnknownTenant),
        (JSONResponse({"id": "A" * 32}), UnknownTenant),
        (JSONResponse(ELSEWHERE, status_code=409), AlreadySignedIn),
        (Response(status_code=409), AlreadySignedIn),
        (Response(status_code=503), SignInRefused),
        (Response(status_code=407), ProxyFailed),
        (Response(status_code=511), Intercepted),
    ],
)
async def test_each_refusal_has_its_own_error(
    client: AssignmentClient, tenant: Tenant, answer: Response, error: type[SignInError]
) -> None:
    tenant.refuses = Refuses(sign_in=answer)
    with pytest.raises(error):
        await client.sign_in(tenant.url, "ana", SECRET)


async def test_it_says_since_when_somebody_is_signed_in(
    client: AssignmentClient, tenant: Tenant
) -> None:
    tenant.refuses = Refuses(sign_in=JSONResponse(ELSEWHERE, status_code=409))
    with pytest.raises(AlreadySignedIn) as caught:
        await client.sign_in(tenant.url, "ana", SECRET)
    assert caught.value.elsewhere == "2023-11-14T22:13:20+00:00"


async def test_nobody_at_the_address(client: AssignmentClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(ServerUnreachable):
        await client.sign_in(f"127.0.0.1:{port}/demo", "ana", SECRET)


async def test_a_name_that_nobody_has(client: AssignmentClient) -> None:
    with pytest.raises(ServerUnreachable):
        await client.sign_in("nobody.invalid/demo", "ana", SECRET)


async def test_a_server_that_does_not_answer_in_time(
    client: AssignmentClient, tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "_OPEN_LIMIT", 0.05)
    tenant.hold_sign_in = asyncio.Event()
    with pytest.raises(ServerUnreachable):
        await client.sign_in(tenant.url, "ana", SECRET)
    tenant.hold_sign_in.set()


async def test_a_server_that_keeps_a_session_does_not_keep_the_agent(
    client: AssignmentClient,
    tenant: Tenant,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(client_module, "_ABANDON_LIMIT", 0.05)
    caplog.set_level(logging.INFO, "contactpro_desktop")
    tenant.refuses = Refuses(websocket=True)
    tenant.hold_sign_out = asyncio.Event()
    with pytest.raises(SignInRefused):
        await client.sign_in(tenant.url, "ana", SECRET)
    tenant.hold_sign_out.set()
    assert [record.getMessage() for record in caplog.records] == [
        "A session was left behind: TimeoutError"
    ]


async def test_an_answer_without_end_is_no_answer(client: AssignmentClient, tenant: Tenant) -> None:
    endless = b'{"id": "A"' + b" " * LARGEST_ANSWER + b"}"
    tenant.refuses = Refuses(sign_in=Response(endless))
    with pytest.raises(ServerUnreachable):
        await client.sign_in(tenant.url, "ana", SECRET)


@pytest.mark.parametrize("host", ["ä--.x", "xn--a"])
async def test_an_address_that_only_looks_like_one(client: AssignmentClient, host: str) -> None:
    with pytest.raises(UnknownTenant):
        await client.sign_in(f"https://{host}/demo", "ana", SECRET)


async def test_a_tenant_without_a_visitor_s_side(tenant: Tenant) -> None:
    visitor = VisitorClient(tenant.url, name="Rosa", address="rosa@web")
    with pytest.raises(UnknownTenant):
        await visitor.__aenter__()


def test_there_is_an_answer_within_five_seconds() -> None:
    assert client_module._OPEN_LIMIT + client_module._ABANDON_LIMIT < 5


async def test_a_server_that_nobody_vouches_for(client: AssignmentClient, tmp_path: Path) -> None:
    cert, key = self_signed(tmp_path)
    async with serving(Tenant(), cert=str(cert), key=str(key)) as tenant:
        started = time.monotonic()
        with pytest.raises(UntrustedServer):
            await client.sign_in(tenant.url, "ana", SECRET)
        assert time.monotonic() - started < 5
        assert tenant.sign_ins == []


async def test_a_session_without_a_websocket_is_given_back(
    client: AssignmentClient, tenant: Tenant, ear: Ear
) -> None:
    tenant.refuses = Refuses(websocket=True)
    with pytest.raises(SignInRefused):
        await client.sign_in(tenant.url, "ana", SECRET)
    assert tenant.signed_out.is_set()
    assert tenant.sessions == set()
    links = [event.link for event in ear.heard if isinstance(event, LinkChanged)]
    assert links == [Link.CONNECTING, Link.OFFLINE]


async def test_a_second_sign_in_ends_the_first_session(
    client: AssignmentClient, tenant: Tenant
) -> None:
    await client.sign_in(tenant.url, "ana", SECRET)
    first = asyncio.create_task(client.run())
    async with signed_in(client, tenant):
        assert await first is SessionEnd.SIGNED_OUT
        assert len(tenant.sessions) == 1


async def test_running_needs_a_session(client: AssignmentClient) -> None:
    with pytest.raises(RuntimeError):
        await client.run()
