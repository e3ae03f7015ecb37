"""Contents of files that nobody can have any more: those that were brought for an outgoing mail and
are no part of it, and those that a crash left behind between the file and its row."""

from __future__ import annotations

import asyncio
import logging

from contactpro_desktop.domain.ids import AttachmentId, Instant
from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.router.files import Sender
from contactpro_desktop.localserver.router.mail import DraftRow
from contactpro_desktop.localserver.router.model import Row
from contactpro_desktop.localserver.storage.history import History
from contactpro_desktop.localserver.storage.media import MediaStore

_LOG = logging.getLogger(__name__)

_ORPHAN_AFTER = 24 * 3600.0
"""Seconds for which a file may be on its way to its row, and a wrong backup be noticed."""


async def remove_orphans(media: MediaStore, history: History, now: Instant) -> None:
    """Remove the files of the last runs that nothing refers to."""
    try:
        old = await media.older_than(now - _ORPHAN_AFTER)
        if old:
            await media.discard(old - await history.media_ids())
    except OSError as error:
        _LOG.warning("files that nobody needs are still there: %s", type(error).__name__)


class DiscardedFiles:
    """Removes them once it is committed that nobody can have them again: a file was taken out of
    its draft, or the draft was thrown away. Files of the mail that came in belong to that."""

    def __init__(self, media: MediaStore) -> None:
        self._media = media
        self._removing: set[asyncio.Task[None]] = set()

    def on_commit(self, commit: Commit) -> None:
        for row_id, after in commit.after.items():
            if isinstance(after, DraftRow):
                for file_id in _brought(commit.before.get(row_id)) - _brought(after):
                    task = asyncio.create_task(self._remove(file_id))
                    self._removing.add(task)
                    task.add_done_callback(self._removing.discard)

    async def close(self) -> None:
        """Finish what was begun."""
        await asyncio.gather(*self._removing)

    async def _remove(self, file_id: AttachmentId) -> None:
        try:
            await self._media.remove(file_id)
        except OSError as error:
            _LOG.warning("a discarded file is still there: %s", type(error).__name__)


def _brought(row: Row | None) -> frozenset[AttachmentId]:
    """The files of a draft that are its own."""
    files = row.attachments if isinstance(row, DraftRow) else ()
    return frozenset(each.id for each in files if each.sender is Sender.AGENT)
