"""Who may talk to the server at all: tenant, host name, origin; and what every answer carries."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from contactpro_desktop.localserver.door import cors
from contactpro_desktop.localserver.door.accounts import is_loopback

_PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)

_SECURITY_HEADERS = {
    "Content-Security-Policy": _PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_USUAL_PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}


class AccessRules:
    """The host names and web origins that are let in.

    A page of a stranger may reach this machine through a name of its own (DNS rebinding) or open
    a websocket from the user's browser. So the host must be this machine, or that of a configured
    origin, and a browser's origin must be the very page the server gave out, or a configured one.
    Programs that are no browser send no origin, or a bare host name.

    `origins` are addresses that this server is reached by. `pages` are origins of other sites
    whose pages may call it, such as https://panel.example.org; https://*.example.org stands for
    all names below.
    """

    def __init__(self, origins: Iterable[str] = (), pages: Iterable[str] = ()) -> None:
        self._origins = [_split(origin) for origin in origins]
        self._hosts = frozenset(origin.hostname for origin in self._origins)
        self._pages = [_split(page) for page in pages]

    def allows_host(self, host: str) -> bool:
        name = _split(host).hostname
        return name is not None and (is_loopback(name) or name in self._hosts)

    def allows_origin(self, origin: str | None, host: str) -> bool:
        """The port must be the one that was asked for: what runs on another is a stranger. Only a
        bare host name goes without."""
        if origin is None:
            return True
        found = _split(origin)
        if any(_is_same(found, allowed) for allowed in (*self._origins, *self._pages)):
            return True
        if found.hostname is None or not is_loopback(found.hostname):
            return False
        asked = _port(_split(host), found.scheme)
        return _port(found) == asked or (not found.scheme and _port(found) is None)

    def shares_with(self, origin: str | None) -> bool:
        """Whether a browser may show our answers to the page that it sends the `origin` of."""
        found = _split(origin or "")
        return any(_is_same(found, page) for page in self._pages)


class AccessGuard:
    """ASGI middleware that refuses what the rules do not allow, before anything else looks."""

    def __init__(self, app: ASGIApp, tenant: str, rules: AccessRules) -> None:
        self._app = app
        self._tenant = tenant
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if scope["type"] == "http":
            await (refused or self._http)(scope, receive, send)
        elif refused is None:
            await self._app(scope, receive, send)
        else:
            await WebSocket(scope, receive, send).send_denial_response(refused)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        if not self._rules.shares_with(origin):
            await self._app(scope, receive, _with_security_headers(send))
        elif cors.is_preflight(scope["method"], headers):
            await cors.preflight(origin)(scope, receive, send)
        else:
            shared = cors.sharing_with(origin, send)
            await self._app(scope, receive, _with_security_headers(shared))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._rules.allows_host(host):
            return JSONResponse({"reason": "unknown_host"}, 403)
        if not self._rules.allows_origin(headers.get("origin"), host):
            return JSONResponse({"reason": "foreign_origin"}, 403)
        if scope["path"].split("/")[1:2] != [self._tenant]:
            return JSONResponse({"reason": "unknown_tenant"}, 404)
        return None


def _with_security_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in _SECURITY_HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return send_with_headers


def _split(address: str) -> SplitResult:
    """An address that may lack its scheme; nonsense has no host name."""
    try:
        return urlsplit(address if "//" in address else f"//{address}")
    except ValueError:
        return SplitResult("", "", "", "", "")


def _is_same(found: SplitResult, allowed: SplitResult) -> bool:
    """Whether an origin is a configured one. Programs write it with a path, as a websocket's
    address or without a scheme; browsers do not."""
    scheme = {"ws": "http", "wss": "https", "": allowed.scheme}.get(found.scheme, found.scheme)
    same_place = (scheme, _port(found, scheme)) == (allowed.scheme, _port(allowed))
    return same_place and _is_named(found.hostname, allowed.hostname)


def _is_named(host: str | None, allowed: str | None) -> bool:
    """`*` in front of an allowed name stands for one name or more."""
    if host is None or allowed is None:
        return False
    return host.endswith(allowed[1:]) if allowed.startswith("*.") else host == allowed


def _port(address: SplitResult, scheme: str = "") -> int | None:
    """The port, or the usual one of its scheme; `scheme` is for an address without any."""
    try:
        return address.port or _USUAL_PORTS.get(address.scheme or scheme)
    except ValueError:
        return -1
