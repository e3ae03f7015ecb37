"""Contents of files on their way to and from the tenant."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from contactpro_desktop.assignment.http import RequestFailed, TenantHttp
from contactpro_desktop.domain.errors import FileNotWritten, FileUnavailable
from contactpro_desktop.domain.files import LARGEST_FILE
from contactpro_desktop.domain.ids import AttachmentId
from contactpro_desktop.domain.outcome import Refusal

_AT_ONCE = 64 * 1024
_TELL_EVERY = 0.1
"""Seconds between two tidings of how far a file has come."""

_REFUSALS = {
    400: Refusal.MALFORMED,
    403: Refusal.FORBIDDEN,
    408: Refusal.BUSY_SERVER,
    413: Refusal.TOO_LARGE,
}

_log = logging.getLogger(__name__)


class Files:
    """`media_path` is where the tenant keeps contents, below its address. `clock` gives monotonic
    seconds."""

    def __init__(self, http: TenantHttp, clock: Callable[[], float]) -> None:
        self._http = http
        self._clock = clock

    async def send(
        self,
        media_path: str,
        attachment: AttachmentId,
        path: str,
        progress: Callable[[int], None],
    ) -> Refusal | None:
        """Send the file at `path`; None once the server has it, else why it has not. `progress`
        hears of each further percent, but ten times a second at most."""
        try:
            file = await _open(Path(path))
        except OSError as error:
            _log.info("A file could not be read: %s", type(error).__name__)
            return Refusal.FILE_GONE
        try:
            size = os.fstat(file.fileno()).st_size
            content = self._portions(file, size, progress)
            status = await self._http.put_file(f"{media_path}/{attachment}", content, size)
        except OSError as error:
            _log.info("A file could not be read to its end: %s", type(error).__name__)
            return Refusal.FILE_GONE
        except RequestFailed as failure:
            _log.info("A file could not be sent: %s", failure.kind)
            return Refusal.DISCONNECTED
        finally:
            file.close()
        return None if status == 200 else _REFUSALS.get(status, Refusal.OTHER)

    async def _portions(
        self, file: BinaryIO, size: int, progress: Callable[[int], None]
    ) -> AsyncIterator[bytes]:
        sent, told, told_at = 0, 0, self._clock()
        while portion := await asyncio.to_thread(file.read, _AT_ONCE):
            yield portion
            sent += len(portion)
            percent, now = sent * 100 // max(size, 1), self._clock()
            if percent > told and now - told_at >= _TELL_EVERY:
                told, told_at = percent, now
                progress(percent)

    async def fetch(self, media_path: str, attachment: AttachmentId) -> bytes:
        """The content of a file; raises `FileUnavailable`."""
        try:
            path = f"{media_path}/{attachment}"
            return (await self._http.get(path, {}, largest=LARGEST_FILE)).body
        except RequestFailed as failure:
            _log.info("A file could not be fetched: %s", failure.kind)
            raise FileUnavailable from None


def write_whole(content: bytes, target: Path) -> None:
    """Put it in the place of `target`, all of it or nothing; raises `FileNotWritten`."""
    part = target.with_name(f".{token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
        os.replace(part, target)
    except OSError as error:
        _log.info("A file could not be written: %s", type(error).__name__)
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise FileNotWritten from None


async def _open(path: Path) -> BinaryIO:
    """Where nobody waits for it any more, it is closed again once it is open."""
    opening = asyncio.create_task(asyncio.to_thread(path.open, "rb"))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        opening.add_done_callback(_close)
        raise


def _close(opened: asyncio.Task[BinaryIO]) -> None:
    if not opened.cancelled() and opened.exception() is None:
        opened.result().close()
