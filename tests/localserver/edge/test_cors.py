"""Pages of other sites that the configuration lets in, as a browser asks for them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from websockets.exceptions import InvalidStatus

from contactpro_desktop.localserver.http_server import Listen, Tls
from contactpro_desktop.localserver.service import running
from contactpro_desktop.system_clock import SystemClock
from tests.localserver.edge.wire import (
    Http,
    basic,
    open_socket,
    session_of,
    sign_in,
    socket_url,
)
from tests.support.certificate import self_signed
from tests.support.server import demo_config, running_server

PANEL = "https://panel.example.org"
DESK = "https://eu.desk.example.org:8443"
PAGES = (PANEL, "https://*.desk.example.org:8443")
WAYS = ["ecfs/authentication/", "ecfs/rest/users/me/properties", "ecfs/RI/rmi/agents"]


@pytest_asyncio.fixture
async def tenant() -> AsyncIterator[str]:
    async with running_server(replace(demo_config(), pages=PAGES)) as service:
        yield service.tenant_url


@pytest.mark.parametrize("path", WAYS)
@pytest.mark.parametrize("origin", [PANEL, DESK])
async def test_the_browser_is_told_that_it_may_ask(tenant: str, path: str, origin: str) -> None:
    async with httpx.AsyncClient() as http:
        answer = await http.options(
            f"{tenant}/{path}",
            headers={
                "Origin": origin,
                "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "authorization,content-type",
            },
        )
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == origin
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "authorization" in answer.headers["access-control-allow-headers"].lower()
    assert answer.headers["vary"] == "Origin"


@pytest.mark.parametrize(
    "origin",
    [
        "https://other.example.org",
        "http://panel.example.org",
        "https://panel.example.org:444",
        "https://desk.example.org:8443",
        "https://eu.desk.example.org.evil.example:8443",
        "null",
    ],
)
async def test_other_pages_are_told_nothing(tenant: str, origin: str) -> None:
    async with httpx.AsyncClient() as http:
        answer = await http.options(
            f"{tenant}/ecfs/authentication",
            headers={"Origin": origin, "Access-Control-Request-Method": "POST"},
        )
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


async def test_a_page_signs_in_reads_and_listens(tenant: str) -> None:
    signed_in = await sign_in(tenant, "ana", Origin=PANEL)
    assert signed_in.headers["access-control-allow-origin"] == PANEL
    http = Http(tenant, await session_of(tenant, "ana"))
    for path in WAYS[1:]:
        answer = await http("GET", path.removeprefix("ecfs/"), headers={"Origin": PANEL})
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-credentials"] == "true"
        assert "location" in answer.headers["access-control-expose-headers"].lower()
    session = signed_in.cookies["JSESSIONID"]
    async with open_socket(socket_url(tenant), session, headers={"Origin": PANEL}) as ana:
        await ana.ok("GET", "/users/me/properties")


async def test_a_refusal_can_be_read_by_the_page_too(tenant: str) -> None:
    refused = await sign_in(tenant, "ana", "wrong", Origin=PANEL)
    assert refused.status_code == 401
    assert refused.headers["access-control-allow-origin"] == PANEL


async def test_the_name_of_a_page_is_no_name_of_this_server(tenant: str) -> None:
    async with httpx.AsyncClient() as http:
        answer = await http.get(
            f"{tenant}/visitor/config.json", headers={"Host": "panel.example.org"}
        )
    assert (answer.status_code, answer.json()) == (403, {"reason": "unknown_host"})


async def test_without_pages_nothing_is_shared() -> None:
    async with running_server() as service:
        answer = await sign_in(service.tenant_url, "ana", Origin=PANEL)
        assert (answer.status_code, answer.json()) == (403, {"reason": "foreign_origin"})
        session = await session_of(service.tenant_url, "ana")
        with pytest.raises(InvalidStatus):
            async with open_socket(
                socket_url(service.tenant_url), session, headers={"Origin": PANEL}
            ):
                pass


async def test_the_cookie_goes_to_a_page_of_another_site_over_https(tmp_path: Path) -> None:
    certificate, key = self_signed(tmp_path)
    config = replace(demo_config(), pages=PAGES)
    listen = Listen(tls=Tls(certificate, key))
    async with (
        running(config, None, listen, SystemClock()) as service,
        httpx.AsyncClient(verify=False) as http,
    ):
        cookies = [
            (
                await http.post(
                    f"{service.tenant_url}/ecfs/authentication",
                    headers={"Authorization": "ECFAUTH", **origin},
                    data={"Authorization": basic("ana")},
                )
            ).headers["set-cookie"]
            for origin in ({"Origin": PANEL}, {})
        ]
    assert "SameSite=none; Secure" in cookies[0] or "Secure; SameSite=none" in cookies[0]
    assert "SameSite=strict" in cookies[1]
