"""Contents of files over plain HTTP: sent once, then to be had by both sides of a conversation."""

from __future__ import annotations

import contextlib
import logging

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


class Media:
    """`/{tenant}/ecfs/media/{id}` for agents, `/{tenant}/visitor/ecfs/media/{id}` for end users:
    PUT or POST sends the content as the body, GET gets it. Whatever a file claims to be, it is
    handed out as something to save."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def for_agents(self, request: Request) -> Response:
        session = self._edge.sessions.agent(session_ids(request))
        if session is None:
            return refused(403, "no_session")
        found = (s.of_agent(session.agent_id, _id(request)) for s in self._edge.media_sources)
        return await self._serve(request, next((item for item in found if item), None))

    async def for_visitors(self, request: Request) -> Response:
        session = self._edge.sessions.visitor(session_ids(request))
        if session is None:
            return refused(403, "no_session")
        found = (s.of_visitor(session, _id(request)) for s in self._edge.media_sources)
        return await self._serve(request, next((item for item in found if item), None))

    async def _serve(self, request: Request, item: MediaItem | None) -> Response:
        if item is None:
            return refused(403, "not_found")
        if request.method in ("PUT", "POST"):
            return await self._take(request, item)
        path = self._edge.media.path(item.id)
        if not item.readable or not path.exists():
            return refused(403, "not_found")
        return FileResponse(path, media_type="application/octet-stream", filename=item.filename)

    async def _take(self, request: Request, item: MediaItem) -> Response:
        if item.delivery is None:
            return refused(403, "not_allowed_now")
        limit = self._edge.state.site.limits.max_attachment_bytes
        try:
            content = await read_body(request, limit)
        except ClientDisconnect:
            return await self._lost(item.delivery, DropReason.DOWNLOAD_FAILED, 400, "malformed")
        except ProtocolError:
            return await self._lost(item.delivery, DropReason.DOWNLOAD_FAILED, 413, "too_large")
        if item.size and len(content) != item.size:
            return refused(400, "malformed")
        return await self._keep(item, item.delivery, content)

    async def _keep(self, item: MediaItem, delivery: Delivery, content: bytes) -> Response:
        media = self._edge.media
        try:
            await media.write(item.id, content)
        except OSError as error:
            _LOG.error("a file was not stored: %s", type(error).__name__)
            return await self._lost(delivery, DropReason.DATABASE_ERROR, 408, "cannot_store")
        try:
            await delivery.arrived(len(content))
        except Refused as error:
            if error.reason not in _PASSING:  # nobody wants it any more
                await media.remove(item.id)
            return refused(403, error.reason.value, error.who)
        return JsonResponse({"id": item.id})

    async def _lost(
        self, delivery: Delivery, why: DropReason, status: int, reason: str
    ) -> Response:
        """The conversation is told that the file does not come, where it goes on."""
        with contextlib.suppress(Refused):
            await delivery.lost(why)
        return refused(status, reason)


def _id(request: Request) -> str:
    """The id in the address, without the session that may stand behind it."""
    media_id: str = request.path_params["media_id"]
    return media_id.partition(";")[0].strip("/")
