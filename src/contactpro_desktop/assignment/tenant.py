"""The address of a tenant, as a person types it and as the transports need it."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from contactpro_desktop.domain.errors import UnknownTenant, UntrustedServer
from contactpro_desktop.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class Tenant:
    """`https://login.example/tenant`, in its parts. `path` has no trailing slash."""

    secure: bool
    authority: str
    path: str
    loopback: bool

    @classmethod
    def parse(cls, text: str) -> Tenant:
        """Read what a person typed: the scheme may be missing, a slash or query be too much.

        Raises `UnknownTenant` for what is no address, and `UntrustedServer` for one that would
        send the password in the clear over a network.
        """
        scheme, separator, rest = text.strip().partition("://")
        try:
            parts = urlsplit(f"//{rest if separator else scheme}")
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise UnknownTenant from None
        loopback = _is_loopback(host)
        if not separator:
            scheme = "http" if loopback else "https"
        if not host or parts.username or scheme.lower() not in ("http", "https"):
            raise UnknownTenant
        secure = scheme.lower() == "https"
        if not secure and not loopback:
            raise UntrustedServer
        name = f"[{host}]" if ":" in host else host
        authority = name if port is None else f"{name}:{port}"
        return cls(secure, authority, parts.path.rstrip("/"), loopback)

    @property
    def origin(self) -> str:
        return f"{'https' if self.secure else 'http'}://{self.authority}"

    @property
    def base(self) -> str:
        return f"{self.origin}{self.path}"

    @property
    def websocket_base(self) -> str:
        return f"{'wss' if self.secure else 'ws'}://{self.authority}{self.path}"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
