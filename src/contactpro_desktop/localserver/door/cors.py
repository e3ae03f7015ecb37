"""Pages of other web sites that may call: what a browser wants to hear before it lets them.

Only pages that the configuration names are answered so; to all others the server stays the one
that the guard describes. They come with credentials, as an agent's session is a cookie.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import Message, Send

_METHODS = "GET, PUT, POST, DELETE"
_HEADERS = "Authorization, Content-Type, Accept, Accept-Language, X-Take-Over, X-API-Key"
_EXPOSED = "Location, Retry-After, X-JSessionId, X-Picklist-Version, X-Picklist-Delta"
_MAX_AGE_SECONDS = 600


def is_preflight(method: str, headers: Headers) -> bool:
    """Whether a browser asks if it may let a page ask (Fetch standard, CORS preflight)."""
    return method == "OPTIONS" and "access-control-request-method" in headers


def preflight(origin: str) -> Response:
    return Response(
        status_code=204,
        headers={
            **_shared(origin),
            "Access-Control-Allow-Methods": _METHODS,
            "Access-Control-Allow-Headers": _HEADERS,
            "Access-Control-Max-Age": str(_MAX_AGE_SECONDS),
        },
    )


def sharing_with(origin: str, send: Send) -> Send:
    """Let the page see the answer. A cookie that is set goes to a page of another site, which
    browsers allow over HTTPS alone."""

    async def send_shared(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers.update({**_shared(origin), "Access-Control-Expose-Headers": _EXPOSED})
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            cookie = headers.get("set-cookie", "")
            if "; Secure" in cookie:
                headers["set-cookie"] = cookie.replace("SameSite=strict", "SameSite=none")
        await send(message)

    return send_shared


def _shared(origin: str) -> dict[str, str]:
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Credentials": "true",
        "Vary": "Origin",
    }
