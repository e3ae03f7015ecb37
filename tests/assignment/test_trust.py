"""Whom the client believes, and how it gets there: the same for both of its transports."""

from __future__ import annotations

import asyncio
import base64
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from contactpro_desktop.assignment.http import TenantHttp
from contactpro_desktop.assignment.tenant import Tenant
from contactpro_desktop.assignment.transport import proxy_for, trust
from contactpro_desktop.assignment.websocket import ENDPOINT, open_websocket
from contactpro_desktop.domain.errors import (
    ContactProError,
    ProxyFailed,
    ServerUnreachable,
    UnknownTenant,
    UntrustedServer,
)
from tests.support.certificate import Authority, self_signed

Transport = Callable[[Tenant], Awaitable[None]]

VARIABLES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "WSS_PROXY", "SOCKS_PROXY")


async def by_http(tenant: Tenant) -> None:
    http = TenantHttp(tenant, trust())
    try:
        await http.sign_in("ana", "canary-password", take_over=False)
    finally:
        await http.close()


async def by_websocket(tenant: Tenant) -> None:
    url = f"{tenant.websocket_base}{ENDPOINT}"
    await open_websocket(url, tenant, "JSESSIONID=canary-session", trust())


@pytest.fixture(params=[by_http, by_websocket])
def transport(request: pytest.FixtureRequest) -> Transport:
    return request.param


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


class Listener:
    """Answers every request with one answer and keeps what it was told."""

    def __init__(self, answer: bytes) -> None:
        self.heard: list[bytes] = []
        self.port = 0
        self._answer = answer

    @asynccontextmanager
    async def running(self, tls: ssl.SSLContext | None = None) -> AsyncIterator[Listener]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=tls)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            yield self

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            self.heard.append(await reader.readuntil(b"\r\n\r\n"))
            writer.write(self._answer)
            await writer.drain()
        except (asyncio.IncompleteReadError, OSError):
            pass
        finally:
            writer.close()


NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """One that this computer trusts, as a company's own."""
    made = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.certificate))
    return made


def showing(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


async def reached(tls: ssl.SSLContext, transport: Transport) -> tuple[ContactProError, list[bytes]]:
    """How a client fares with a server that shows a certificate, and what that server heard."""
    async with Listener(NOT_FOUND).running(tls) as listener:
        with pytest.raises(ContactProError) as failed:
            await transport(Tenant.parse(f"https://127.0.0.1:{listener.port}/demo"))
    return failed.value, listener.heard


async def test_the_computers_own_authorities_count(
    authority: Authority, transport: Transport
) -> None:
    """A company's certificate works without any setting; that the tenant is unknown says so."""
    failure, heard = await reached(showing(*authority.issue("good", ["127.0.0.1"])), transport)
    assert isinstance(failure, UnknownTenant)
    assert len(heard) == 1


@pytest.mark.parametrize(
    ("hosts", "begins", "ends"),
    [
        (["127.0.0.1"], timedelta(days=-3), timedelta(days=-1)),
        (["127.0.0.1"], timedelta(days=1), timedelta(days=3)),
        (["other.example"], timedelta(days=-1), timedelta(days=1)),
        (["127.0.0.2"], timedelta(days=-1), timedelta(days=1)),
        ([], timedelta(days=-1), timedelta(days=1)),
    ],
    ids=["expired", "of tomorrow", "another name", "another address", "no name"],
)
async def test_what_does_not_prove_who_it_is_hears_nothing(
    authority: Authority,
    transport: Transport,
    hosts: list[str],
    begins: timedelta,
    ends: timedelta,
) -> None:
    shown = authority.issue("wrong", hosts, begins=begins, ends=ends)
    failure, heard = await reached(showing(*shown), transport)
    assert isinstance(failure, UntrustedServer)
    assert heard == []


async def test_nobody_vouches_for_oneself(
    authority: Authority, transport: Transport, tmp_path: Path
) -> None:
    failure, heard = await reached(showing(*self_signed(tmp_path)), transport)
    assert isinstance(failure, UntrustedServer)
    assert heard == []


async def test_an_authority_that_this_computer_does_not_know(
    authority: Authority, transport: Transport, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    shown = Authority(tmp_path / "other").issue("good", ["127.0.0.1"])
    failure, heard = await reached(showing(*shown), transport)
    assert isinstance(failure, UntrustedServer)
    assert heard == []


def test_nothing_older_than_tls_1_2() -> None:
    assert trust().minimum_version is ssl.TLSVersion.TLSv1_2
    assert trust().verify_mode is ssl.CERT_REQUIRED
    assert trust().check_hostname


TENANT = Tenant.parse("https://tenant.example/demo")
CONNECT = b"CONNECT tenant.example:443 HTTP/1.1"


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "ALL_PROXY", "https_proxy"])
async def test_both_go_through_the_same_proxy(
    transport: Transport, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Listener(b"HTTP/1.1 502 Bad Gateway\r\n\r\n").running() as proxy:
        monkeypatch.setenv(variable, f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(ProxyFailed):
            await transport(TENANT)
    assert [heard.partition(b"\r\n")[0] for heard in proxy.heard] == [CONNECT]
    assert b"canary" not in b"".join(proxy.heard)


async def test_a_proxy_that_asks_who_we_are(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM\r\n\r\n"
    async with Listener(asks).running() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(ProxyFailed):
            await transport(TENANT)


async def test_a_proxy_whose_address_says_who_we_are(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Listener(b"HTTP/1.1 502 Bad Gateway\r\n\r\n").running() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://pc7:word@127.0.0.1:{proxy.port}")
        with pytest.raises(ProxyFailed):
            await transport(TENANT)
    assert base64.b64encode(b"pc7:word") in proxy.heard[0]


async def test_a_proxy_that_shows_a_certificate_of_its_own(
    transport: Transport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What looks into TLS is let only if this computer trusts it; else it hears no password."""
    inner = showing(*self_signed(tmp_path))

    async def inspect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        try:
            await writer.start_tls(inner)
            told.append(await reader.read(1))
        except OSError:
            told.append(b"")
        finally:
            writer.close()

    told: list[bytes] = []
    server = await asyncio.start_server(inspect, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        with pytest.raises(UntrustedServer):
            await transport(TENANT)
    assert b"".join(told) == b""


@pytest.mark.parametrize(
    "address",
    ["socks5://127.0.0.1:9", "ftp://127.0.0.1:9", "http://127.0.0.1:99999", "::", "http://"],
)
async def test_a_proxy_that_nobody_can_use_is_said(
    transport: Transport, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", address)
    with pytest.raises(ProxyFailed):
        await transport(TENANT)


async def test_a_proxy_that_is_not_there(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with pytest.raises(ServerUnreachable):
        await transport(TENANT)


@pytest.mark.parametrize(
    ("environment", "tenant", "expected"),
    [
        ({}, "https://tenant.example/demo", None),
        ({"HTTPS_PROXY": "proxy:80"}, "https://tenant.example/demo", "http://proxy:80"),
        ({"HTTP_PROXY": "http://proxy:80"}, "https://tenant.example/demo", None),
        ({"ALL_PROXY": "http://proxy:80"}, "http://127.0.0.1:1/demo", None),
        ({"ALL_PROXY": "http://proxy:80"}, "https://localhost/demo", None),
        (
            {"HTTPS_PROXY": "http://proxy:80", "NO_PROXY": ".example"},
            "https://tenant.example/demo",
            None,
        ),
        ({"HTTPS_PROXY": "http://proxy:80", "NO_PROXY": "*"}, "https://tenant.example/x", None),
    ],
)
def test_which_proxy_it_is(
    environment: dict[str, str],
    tenant: str,
    expected: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert proxy_for(Tenant.parse(tenant)) == expected
