"""Contents of files on their way to and from the tenant."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from contactpro_desktop.assignment.http import RequestFailed, TenantHttp
from contactpro_desktop.domain.errors import FileUnavailable
from contactpro_desktop.domain.ids import AttachmentId
from contactpro_desktop.domain.outcome import Refusal

_REFUSALS = {400: Refusal.MALFORMED, 403: Refusal.FORBIDDEN, 413: Refusal.TOO_LARGE}

_log = logging.getLogger(__name__)


class Files:
    """`media_path` is where the tenant keeps contents, below its address."""

    def __init__(self, http: TenantHttp) -> None:
        self._http = http

    async def send(self, media_path: str, attachment: AttachmentId, path: str) -> Refusal | None:
        """Send the file at `path`; None once the server has it, else why it has not."""
        try:
            content = await asyncio.to_thread(Path(path).read_bytes)
        except OSError as error:
            _log.info("A file could not be read: %s", type(error).__name__)
            return Refusal.FILE_GONE
        try:
            status = await self._http.put_file(f"{media_path}/{attachment}", content)
        except RequestFailed as failure:
            _log.info("A file could not be sent: %s", failure.kind)
            return Refusal.DISCONNECTED
        return None if status == 200 else _REFUSALS.get(status, Refusal.OTHER)

    async def fetch(self, media_path: str, attachment: AttachmentId) -> bytes:
        """The content of a file; raises `FileUnavailable`."""
        try:
            return (await self._http.get(f"{media_path}/{attachment}", {})).body
        except RequestFailed as failure:
            _log.info("A file could not be fetched: %s", failure.kind)
            raise FileUnavailable from None
