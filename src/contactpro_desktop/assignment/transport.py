"""What both transports share: trust, proxy, silence, and what their failures mean."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
import truststore
from websockets.exceptions import InvalidProxy, ProxyError

from contactpro_desktop.assignment.tenant import Tenant
from contactpro_desktop.domain.errors import (
    Intercepted,
    ProxyFailed,
    ServerUnreachable,
    SignInError,
    UntrustedServer,
)

_TALKATIVE = ("httpx", "httpcore", "websockets")
_PROXY_FAILURES = (httpx.ProxyError, ProxyError, InvalidProxy)


def trust() -> ssl.SSLContext:
    """Verifies servers as the operating system does, corporate roots included."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def trust_only(certificate: Path) -> ssl.SSLContext:
    """Verifies one server, by the very certificate that it has; its name does not matter."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(certificate)
    return context


def proxy_for(tenant: Tenant) -> str | None:
    """The proxy on the way to a tenant: the libraries would each look for another one.

    It is what the environment says (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`), else the system on
    Windows and macOS; scripts that choose a proxy (PAC) are not run. Raises `ProxyFailed` for
    one that is no HTTP proxy, such as SOCKS.
    """
    if tenant.loopback or proxy_bypass(tenant.authority):
        return None
    found = getproxies()
    address = found.get("https" if tenant.secure else "http") or found.get("all")
    if not address:
        return None
    url = address if "://" in address else f"http://{address}"
    if not _is_http(url):
        raise ProxyFailed
    return url


def _is_http(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and parts.hostname is not None and parts.port != 0
    except ValueError:
        return False


def silence_libraries() -> None:
    """Keep the libraries from logging addresses, headers and frames, at any level."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def meaning_of(failure: BaseException) -> SignInError:
    """Why no connection came about."""
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(failure)):
        return UntrustedServer()
    if any(isinstance(cause, _PROXY_FAILURES) for cause in _causes(failure)):
        return ProxyFailed()
    return ServerUnreachable()


def stranger(status: int) -> SignInError | None:
    """Who answers in the server's place, where `status` says so: a proxy that wants to know who
    asks (RFC 9110), a network that wants a sign-in (RFC 6585), or its portal with a page of its
    own, where none was asked for."""
    if status == 407:
        return ProxyFailed()
    return Intercepted() if status == 511 or 200 <= status < 400 else None


def _causes(failure: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = failure
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
