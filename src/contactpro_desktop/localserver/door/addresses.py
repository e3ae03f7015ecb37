"""Addresses as clients write them, made plain before anything else looks.

Clients in the field end an address with a slash or without one, and carry their session at its
end: `…/interactions;jsessionid=0A1B…`. Behind this there is one way to write an address, and the
session is always in a cookie.
"""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Receive, Scope, Send

_PROTOCOL = re.compile(r"/[^/]+/(?:visitor/)?(?:ecfs|RI)/")
_SESSION = re.compile(r"/?;jsessionid=([0-9A-Fa-f]*)/?$", re.IGNORECASE)


class PlainAddresses:
    """ASGI middleware for addresses below `/{tenant}/ecfs`, `/{tenant}/visitor/ecfs` and
    `/{tenant}/RI`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and _PROTOCOL.match(scope["path"]):
            scope = _plain(scope)
        await self._app(scope, receive, send)


def _plain(scope: Scope) -> Scope:
    """The session of the address stands before those of other cookies: it is more to the point.

    Patterns of routes do not see beyond the end of a line, so `path` has none of its encoded ones.
    """
    raw = scope["raw_path"].decode("latin-1")
    headers = scope["headers"]
    session = _SESSION.search(scope["path"])
    if session:
        headers = [(b"cookie", f"JSESSIONID={session[1]}".encode()), *headers]
    return {
        **scope,
        "path": _bare(scope["path"]).replace("\n", ""),
        "raw_path": _bare(raw).encode("latin-1"),
        "headers": headers,
    }


def _bare(path: str) -> str:
    return _SESSION.sub("", path).rstrip("/")
