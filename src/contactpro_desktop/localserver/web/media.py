"""Contents of files over plain HTTP: sent until they are there, then to be had by both sides of a
conversation."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from weakref import WeakValueDictionary

from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.files import DropReason
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.door.credentials import session_ids
from contactpro_desktop.localserver.handlers.dispatch import refusal
from contactpro_desktop.localserver.handlers.media import Delivery, MediaItem
from contactpro_desktop.localserver.router.model import Refused
from contactpro_desktop.localserver.web.edge import Edge
from contactpro_desktop.localserver.web.json_http import (
    JsonResponse,
    from_reply,
    read_body,
    refused,
)

_LOG = logging.getLogger(__name__)

_AT_ONCE = 4
_AT_ONCE_OF_ALL = 32
"""How many of the largest contents may be on their way at once, of one sender, and of all agents or
all end users: they are in memory until they are whole. Of smaller ones as many more."""

Find = Callable[[], MediaItem | None]
"""The file as it stands at the moment, for whoever asks."""


class Room:
    """The memory for contents on their way, in bytes."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._taken: Counter[str] = Counter()

    @contextlib.contextmanager
    def take(self, sender: str, size: int) -> Iterator[None]:
        """Have it to the end of the block. Raises `Refused` where so much is not left."""
        own, all_of_it = self._taken[sender] + size, self._taken.total() + size
        if own > _AT_ONCE * self._largest or all_of_it > _AT_ONCE_OF_ALL * self._largest:
            raise Refused(Refusal.BUSY_SERVER)
        self._taken[sender] += size
        try:
            yield
        finally:
            self._taken[sender] -= size
            self._taken += Counter()  # forgets who has none any more


class Media:
    """`/{tenant}/ecfs/media/{id}` for agents, `/{tenant}/visitor/ecfs/media/{id}` for end users:
    PUT or POST sends the content as the body, GET gets it. What broke off may be sent again, and
    so may what is there already: the same content changes nothing, another one is refused.
    Whatever a file claims to be, it is handed out as something to save."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge
        self._largest = edge.state.site.limits.max_attachment_bytes
        self._room = Room(self._largest)
        self._storing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def for_agents(self, request: Request) -> Response:
        session = self._edge.sessions.agent(session_ids(request))
        if session is None:
            return refused(403, "no_session")
        agent_id, media_id = session.agent_id, _id(request)

        def find() -> MediaItem | None:
            found = (each.of_agent(agent_id, media_id) for each in self._edge.media_sources)
            return next(filter(None, found), None)

        return await self._serve(request, find, agent_id)

    async def for_visitors(self, request: Request) -> Response:
        session = self._edge.sessions.visitor(session_ids(request))
        if session is None:
            return refused(403, "no_session")
        media_id = _id(request)

        def find() -> MediaItem | None:
            found = (each.of_visitor(session, media_id) for each in self._edge.media_sources)
            return next(filter(None, found), None)

        return await self._serve(request, find, session.visitor_id)

    async def _serve(self, request: Request, find: Find, user: str) -> Response:
        item = find()
        if item is None:
            return refused(403, "not_found")
        if request.method in ("PUT", "POST"):
            return await self._take(request, item, find, user)
        path = self._edge.media.path(item.id)
        if not item.readable or not path.exists():
            return refused(403, "not_found")
        return FileResponse(path, media_type="application/octet-stream", filename=item.filename)

    async def _take(self, request: Request, item: MediaItem, find: Find, user: str) -> Response:
        if item.delivery is None:
            return refused(403, "not_allowed_now")
        limit = min(item.size or self._largest, self._largest)
        try:
            with self._room.take(user, limit):
                return await self._read(request, item, item.delivery, limit, find)
        except Refused as error:
            return from_reply(refusal(error))

    async def _read(
        self, request: Request, item: MediaItem, delivery: Delivery, limit: int, find: Find
    ) -> Response:
        try:
            content = await read_body(request, limit)
        except ClientDisconnect:
            with contextlib.suppress(Refused):
                await delivery.broke_off()
            return refused(400, "malformed")
        except ProtocolError:
            if limit == item.size:
                return refused(400, "malformed")
            return await self._failed(delivery, DropReason.DOWNLOAD_FAILED, 413, "too_large")
        if len(content) < item.size:
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
            reply = refusal(error)
            if reply.status != 408:  # nobody wants it any more
                await media.remove(item.id)
            return from_reply(reply)
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
