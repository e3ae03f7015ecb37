"""The files that are being sent at this moment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from contactpro_desktop.assignment.files import Files
from contactpro_desktop.domain.events import Event, FileAnnounced, FileProgress
from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.domain.outcome import Refusal

_PAUSES = (0.5, 2.0)
"""Seconds before a file whose sending broke off is sent from its beginning again."""


class Uploads:
    """`done` hears how each of them ended, but for those that were stopped. What breaks off while
    the session stands is tried again; where that breaks, too, whoever asked stops it."""

    def __init__(
        self,
        files: Files,
        emit: Callable[[Sequence[Event]], None],
        done: Callable[[RequestId, Refusal | None], None],
    ) -> None:
        self._files = files
        self._emit = emit
        self._done = done
        self._running: dict[RequestId, asyncio.Task[None]] = {}

    def begin(self, media_path: str, announced: FileAnnounced) -> None:
        """`media_path` is empty where the tenant does not tell where files go."""
        task = asyncio.create_task(self._send(media_path, announced))
        self._running[announced.request_id] = task

    def stop(self, request_id: RequestId) -> None:
        """Nobody waits for this content any more, if anybody ever did."""
        task = self._running.pop(request_id, None)
        if task is not None:
            task.cancel()

    def close(self) -> None:
        for request_id in list(self._running):
            self.stop(request_id)

    async def _send(self, media_path: str, announced: FileAnnounced) -> None:
        request_id, file = announced.request_id, announced.attachment_id

        def progress(percent: int) -> None:
            self._emit([FileProgress(request_id, file, percent)])

        refusal: Refusal | None = Refusal.FORBIDDEN
        progress(0)
        if media_path:
            refusal = await self._files.send(media_path, file, announced.path, progress)
        for pause in _PAUSES:
            if refusal is Refusal.DISCONNECTED:
                await asyncio.sleep(pause)
                progress(0)
                refusal = await self._files.send(media_path, file, announced.path, progress)
        self._running.pop(request_id, None)
        self._done(request_id, refusal)
