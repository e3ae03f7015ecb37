"""What both transports share: trust, proxy, silence, and what their failures mean."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.request import getproxies, proxy_bypass

import httpx
import truststore
from websockets.exceptions import InvalidProxy, ProxyError

from contactpro_desktop.assignment.tenant import Tenant
from contactpro_desktop.domain.errors import (
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
    if not url.lower().startswith(("http://", "https://")):
        raise ProxyFailed
    return url


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


def _causes(failure: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = failure
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
