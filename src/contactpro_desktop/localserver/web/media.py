"""Contents of files over plain HTTP: sent until they are there, then to be had by both sides of a
conversation."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from weakref import WeakValueDictionary

from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.files import DropReason
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.door.credentials import session_ids
from contactpro_desktop.localserver.handlers.media import Delivery, MediaItem
from contactpro_desktop.localserver.router.model import Refused
from contactpro_desktop.localserver.web.edge import Edge
from contactpro_desktop.localserver.web.json_http import JsonResponse, read_body, refused

_LOG = logging.getLogger(__name__)

_PASSING = (Refusal.BUSY_SERVER, Refusal.CANNOT_STORE)

Find = Callable[[], MediaItem | None]
"""The file as it stands at the moment, for whoever asks."""


class Media:
    """`/{tenant}/ecfs/media/{id}` for agents, `/{tenant}/visitor/ecfs/media/{id}` for end users:
    PUT or POST sends the content as the body, GET gets it. What broke off may be sent again, and
    so may what is there already: the same content changes nothing, another one is refused.
    Whatever a file claims to be, it is handed out as something to save."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge
        self._storing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def for_agents(self, request: Request) -> Response:
        session = self._edge.sessions.agent(session_ids(request))
        if session is None:
            return refused(403, "no_session")
        agent_id, media_id = session.agent_id, _id(request)

        def find() -> MediaItem | None:
            found = (each.of_agent(agent_id, media_id) for each in self._edge.media_sources)
            return next(filter(None, found), None)

        return await self._serve(request, find)

    async def for_visitors(self, request: Request) -> Response:
        session = self._edge.sessions.visitor(session_ids(request))
        if session is None:
            return refused(403, "no_session")
        media_id = _id(request)

        def find() -> MediaItem | None:
            found = (each.of_visitor(session, media_id) for each in self._edge.media_sources)
            return next(filter(None, found), None)

        return await self._serve(request, find)

    async def _serve(self, request: Request, find: Find) -> Response:
        item = find()
        if item is None:
            return refused(403, "not_found")
        if request.method in ("PUT", "POST"):
            return await self._take(request, item, find)
        path = self._edge.media.path(item.id)
        if not item.readable or not path.exists():
            return refused(403, "not_found")
        return FileResponse(path, media_type="application/octet-stream", filename=item.filename)

    async def _take(self, request: Request, item: MediaItem, find: Find) -> Response:
        if item.delivery is None:
            return refused(403, "not_allowed_now")
        limit = self._edge.state.site.limits.max_attachment_bytes
        try:
            content = await read_body(request, limit)
        except ClientDisconnect:
            with contextlib.suppress(Refused):
                await item.delivery.broke_off()
            return refused(400, "malformed")
        except ProtocolError:
            return await self._failed(item.delivery, DropReason.DOWNLOAD_FAILED, 413, "too_large")
        if item.size and len(content) != item.size:
            return refused(400, "malformed")
        async with self._storing.setdefault(item.id, asyncio.Lock()):
            return await self._settle(find(), content)

    async def _settle(self, item: MediaItem | None, content: bytes) -> Response:
        """`item` is as it stands now: the same file may have come on another connection."""
        if item is None or item.delivery is None:
            return refused(403, "not_found")
        there = await self._edge.media.read(item.id) if item.readable else None
        if there is None:
            return await self._keep(item, item.delivery, content)
        if there != content:
            return refused(403, "not_allowed_now")
        return JsonResponse({"id": item.id})

    async def _keep(self, item: MediaItem, delivery: Delivery, content: bytes) -> Response:
        media = self._edge.media
        try:
            await media.write(item.id, content)
        except OSError as error:
            _LOG.error("a file was not stored: %s", type(error).__name__)
            return await self._failed(delivery, DropReason.DATABASE_ERROR, 408, "cannot_store")
        try:
            await delivery.arrived(len(content))
        except Refused as error:
            if error.reason not in _PASSING:  # nobody wants it any more
                await media.remove(item.id)
            return refused(403, error.reason.value, error.who)
        return JsonResponse({"id": item.id})

    async def _failed(
        self, delivery: Delivery, why: DropReason, status: int, reason: str
    ) -> Response:
        """The conversation is told that the file does not come, where it goes on."""
        with contextlib.suppress(Refused):
            await delivery.failed(why)
        return refused(status, reason)


def _id(request: Request) -> str:
    """The id in the address, without the session that may stand behind it."""
    media_id: str = request.path_params["media_id"]
    return media_id.partition(";")[0].strip("/")
