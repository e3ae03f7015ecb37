"""Makes a copy of the database every few minutes while the server runs."""

from __future__ import annotations

import asyncio
import logging
import threading

from contactpro_desktop.localserver.storage.backups import Backups, Stopped

_LOG = logging.getLogger(__name__)

EVERY = 300.0
"""Seconds between two copies."""


class BackupKeeper:
    """Works in a thread, so that nobody waits for it. A server that was started anew goes on where
    the last one was: starting often makes no more copies."""

    def __init__(self, backups: Backups, every: float = EVERY) -> None:
        self._backups = backups
        self._every = every
        self._stop = threading.Event()
        self._task: asyncio.Task[None] | None = None
        self._failed = False

    def start(self) -> None:
        """Must be called on the loop."""
        self._task = asyncio.create_task(self._run(), name="backups")

    async def close(self) -> None:
        """Give up the copy that is being made."""
        self._stop.set()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        wait = await self._until_first()
        while True:
            await asyncio.sleep(wait)
            await self._copy()
            wait = self._every

    async def _until_first(self) -> float:
        try:
            age = await asyncio.to_thread(self._backups.age)
        except OSError:  # the copy will tell what is wrong
            age = None
        return 0.0 if age is None else max(0.0, self._every - age)

    async def _copy(self) -> None:
        """Whatever fails is told, and tried again next time."""
        making = asyncio.create_task(asyncio.to_thread(self._backups.make, stop=self._stop))
        try:
            await asyncio.wait({making})
        finally:
            await asyncio.wait({making})  # a thread cannot be left behind: it has the database open
            self._note(making.exception())

    def _note(self, failure: BaseException | None) -> None:
        """A failure is told once, and once more that it is over."""
        if isinstance(failure, Stopped):
            return
        if failure is not None and not self._failed:
            _LOG.error("no backup could be made: %s", failure)
        if failure is None and self._failed:
            _LOG.warning("backups are made again")
        self._failed = failure is not None
