"""Signing in with a token of an identity provider."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import httpx
import pytest
import pytest_asyncio

from contactpro_desktop.localserver.config import Config
from contactpro_desktop.localserver.door.tokens import is_safe, issuer_of
from tests.localserver.edge.wire import open_socket, socket_url
from tests.support.server import demo_config, running_server

SUBJECT = "CN=Ana Perez"
ADDRESS = "ana@demo.example"


def token(issuer: str, **claims: Any) -> str:
    parts: tuple[dict[str, Any], ...] = ({"alg": "none"}, {"iss": issuer, **claims}, {})
    return ".".join(
        base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts
    )


@dataclass
class Provider:
    """Answers like an identity provider. `owner` is what it tells of every token."""

    url: str = ""
    status: int = 200
    owner: Any = field(default_factory=lambda: {"sub": SUBJECT, "email": ADDRESS})
    userinfo: str | None = None
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def answer(self, path: str, authorization: str | None) -> tuple[int, Any]:
        self.asked.append((path, authorization))
        if path == "/.well-known/openid-configuration":
            return 200, {"userinfo_endpoint": self.userinfo or f"{self.url}/userinfo"}
        return self.status, self.owner


@contextmanager
def running_provider() -> Iterator[Provider]:
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider.answer))
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(
    answer: Callable[[str, str | None], tuple[int, Any]],
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, content = answer(self.path, self.headers.get("Authorization"))
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if 300 <= status < 400:
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """The test's output is not for its log."""

    return Handler


def config_for(*issuers: str) -> Config:
    config = demo_config()
    agents = {
        spec.id: replace(spec, token_subject=SUBJECT) if spec.username == "ana" else spec
        for spec in config.site.agents.values()
    }
    return replace(config, site=replace(config.site, agents=agents), token_issuers=issuers)


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running_provider() as running:
        yield running


@pytest_asyncio.fixture
async def tenant(provider: Provider) -> AsyncIterator[str]:
    async with running_server(config_for(f"{provider.url}/")) as service:
        yield service.tenant_url


async def sign_in(tenant: str, shown: str) -> httpx.Response:
    async with httpx.AsyncClient() as http:
        return await http.post(
            f"{tenant}/ecfs/authentication/",
            headers={"Authorization": f"Bearer {shown}", "Content-Type": "application/json"},
        )


async def test_the_provider_says_who_it_is(tenant: str, provider: Provider) -> None:
    shown = token(provider.url)
    answer = await sign_in(tenant, shown)
    assert answer.status_code == 200
    assert provider.asked == [
        ("/.well-known/openid-configuration", None),
        ("/userinfo", f"Bearer {shown}"),
    ]
    async with open_socket(socket_url(tenant), answer.cookies["JSESSIONID"]) as ana:
        properties = (await ana.ok("GET", "/users/me/properties"))["body"]
    assert (properties["id"], properties["username"]) == (answer.json()["id"], "ana")


@pytest.mark.parametrize(
    "owner",
    [
        {"sub": SUBJECT, "email": "bruno@demo.example"},
        {"sub": "CN=Somebody", "email": ADDRESS},
        {"sub": "", "email": "bruno@demo.example"},
        {"sub": [SUBJECT], "email": ADDRESS},
        {"sub": SUBJECT},
        {"email": ADDRESS},
        [SUBJECT],
        None,
    ],
)
async def test_both_subject_and_address_must_be_known(
    tenant: str, provider: Provider, owner: Any
) -> None:
    provider.owner = owner
    assert (await sign_in(tenant, token(provider.url))).status_code == 401


@pytest.mark.parametrize("status", [302, 401, 500])
async def test_a_token_that_the_provider_does_not_confirm(
    tenant: str, provider: Provider, status: int
) -> None:
    provider.status = status
    assert (await sign_in(tenant, token(provider.url))).status_code == 401
    assert "/elsewhere" not in [path for path, _ in provider.asked]


async def test_a_token_goes_nowhere_unsafe(tenant: str, provider: Provider) -> None:
    provider.userinfo = "http://198.51.100.1/userinfo"
    assert (await sign_in(tenant, token(provider.url))).status_code == 401


async def test_only_configured_providers_are_asked(tenant: str, provider: Provider) -> None:
    with running_provider() as other:
        for shown in (token(other.url), "a.b.c", "x", token(provider.url).replace(".", "")):
            assert (await sign_in(tenant, shown)).status_code == 401
        assert other.asked == []
    assert provider.asked == []


async def test_no_provider_is_asked_by_default(provider: Provider) -> None:
    async with running_server(config_for()) as service:
        assert (await sign_in(service.tenant_url, token(provider.url))).status_code == 401
    assert provider.asked == []


async def test_guessing_is_slowed_down(tenant: str, provider: Provider) -> None:
    provider.owner = {}
    statuses = [(await sign_in(tenant, token(provider.url))).status_code for _ in range(6)]
    assert statuses == [401] * 5 + [429]


@pytest.mark.parametrize(
    "shown", ["", "a.b", "a.!.c", "é.é.é", "a.W10.c", "a.eyJpc3MiOjF9.c", "x" * 9_000]
)
def test_what_is_no_token_has_no_issuer(shown: str) -> None:
    assert issuer_of(shown) == ""


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://idp.example.org/userinfo", True),
        ("http://127.0.0.1:8080/userinfo", True),
        ("http://idp.example.org/userinfo", False),
        ("file:///userinfo", False),
        ("https://", False),
        ("http://[", False),
    ],
)
def test_where_a_token_may_go(address: str, safe: bool) -> None:
    assert is_safe(address) is safe
