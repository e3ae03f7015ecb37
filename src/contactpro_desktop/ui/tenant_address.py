"""The tenant's address as typed, made into one that can be called; free of Qt."""

from __future__ import annotations

from enum import Enum
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit


class AddressProblem(Enum):
    """Why an address cannot be used."""

    MISSING = "missing"
    NOT_AN_ADDRESS = "not_an_address"
    NO_TENANT = "no_tenant"
    NOT_ENCRYPTED = "not_encrypted"


def tenant_address(typed: str) -> str | AddressProblem:
    """`example.org/demo` becomes `https://example.org/demo`.

    Plain http is good enough for a server on this computer only: a password would travel in clear.
    """
    typed = typed.strip()
    if not typed:
        return AddressProblem.MISSING
    try:
        url = typed if "://" in typed else f"{_guess_scheme(typed)}://{typed}"
        parts = urlsplit(url)
        host = parts.hostname or ""
        valid = parts.scheme in ("http", "https") and host and (parts.port is None or parts.port)
    except ValueError:
        return AddressProblem.NOT_AN_ADDRESS
    if not valid or " " in url or parts.username is not None:
        return AddressProblem.NOT_AN_ADDRESS
    if parts.scheme == "http" and not _is_this_computer(host):
        return AddressProblem.NOT_ENCRYPTED
    path = parts.path.rstrip("/")
    if not path:
        return AddressProblem.NO_TENANT
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def _guess_scheme(typed: str) -> str:
    host = urlsplit(f"//{typed}").hostname or ""
    return "http" if _is_this_computer(host) else "https"


def _is_this_computer(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
