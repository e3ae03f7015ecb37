"""Contents of files on disk, by their id."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


class MediaStore:
    """`folder` None keeps them as long as the server runs."""

    def __init__(self, folder: Path | None) -> None:
        self._temporary = (
            tempfile.TemporaryDirectory(prefix="contactpro-media-") if (folder is None) else None
        )
        self._folder = Path(self._temporary.name) if self._temporary else folder or Path()

    async def write(self, media_id: str, content: bytes) -> None:
        """Whole or not at all; raises `OSError`."""
        await asyncio.to_thread(self._write, media_id, content)

    async def read(self, media_id: str) -> bytes | None:
        """The content once it was written, None before; raises `OSError`."""
        try:
            return await asyncio.to_thread(self.path(media_id).read_bytes)
        except FileNotFoundError:
            return None

    def path(self, media_id: str) -> Path:
        """Where the content is once it was written. Ids are hexadecimal: no path leads out."""
        if not media_id.isalnum():
            raise ValueError("media_id")
        return self._folder / media_id

    async def remove(self, media_id: str) -> None:
        await asyncio.to_thread(self.path(media_id).unlink, missing_ok=True)

    async def older_than(self, moment: float) -> set[str]:
        """The names of files last written before this wall time, unfinished ones too."""
        return await asyncio.to_thread(self._older_than, moment)

    async def discard(self, names: Iterable[str]) -> None:
        """Remove files by the names that `older_than` told."""
        for name in names:
            await asyncio.to_thread((self._folder / name).unlink, missing_ok=True)

    def close(self) -> None:
        if self._temporary is not None:
            self._temporary.cleanup()

    def _older_than(self, moment: float) -> set[str]:
        files = self._folder.iterdir() if self._folder.exists() else ()
        return {file.name for file in files if file.is_file() and file.stat().st_mtime < moment}

    def _write(self, media_id: str, content: bytes) -> None:
        target = self.path(media_id)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
