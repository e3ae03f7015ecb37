"""Small helpers for plain HTTP: bounded bodies and JSON both ways."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.bodies.common import read_json, write_json
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.handlers.routing import Reply

_PATIENCE = 10.0
_SLOWEST = 4_096
"""Seconds that any body may take, and the bytes a second of the slowest link beyond that."""

_LONGEST_PAUSE = 30.0
"""Seconds for which it may stand still in between, however much of it came before."""


class JsonResponse(Response):
    """An answer whose body is JSON."""

    media_type = "application/json"

    def __init__(
        self, body: Json, status_code: int = 200, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(write_json(body), status_code, headers)


def json_array(rows: Iterable[bytes], headers: Mapping[str, str]) -> Response:
    """An array of rows that are JSON already."""
    body = b"[" + b",".join(rows) + b"]"
    return Response(body, 200, headers, media_type="application/json")


def refused(status: int, reason: str, who: str = "") -> JsonResponse:
    body = {"reason": reason, "who": who} if who else {"reason": reason}
    return JsonResponse(body, status)


def from_reply(reply: Reply) -> Response:
    """The same outcome that the websocket's answer would tell."""
    if reply.status != 200:
        return refused(reply.status, reply.reason, reply.who)
    return JsonResponse(reply.body)


async def read_body(request: Request, limit: int) -> bytes:
    """The whole body; raises `ProtocolError` as soon as there is more than `limit` bytes of it,
    and `ClientDisconnect` where it breaks off, stands still, or comes slower than a slow link can
    be."""
    body = bytearray()
    now = asyncio.get_running_loop().time
    end = now() + _PATIENCE
    try:
        async with asyncio.timeout_at(end) as waiting:
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    raise ProtocolError("oversized")
                end = min(end + len(chunk) / _SLOWEST, now() + _LONGEST_PAUSE)
                waiting.reschedule(end)
    except TimeoutError:
        raise ClientDisconnect from None
    return bytes(body)


async def read_json_body(request: Request, limit: int) -> Json:
    return read_json(await read_body(request, limit))
