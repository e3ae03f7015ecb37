"""Makes a copy of the database every few minutes while the server runs."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading

from contactpro_desktop.localserver.storage.backups import Backups, Stopped
from contactpro_desktop.localserver.storage.errors import UnusableDatabase

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
        age = await asyncio.to_thread(self._backups.age)
        wait = 0.0 if age is None else self._every - age
        while True:
            await asyncio.sleep(max(0.0, wait))
            making = asyncio.create_task(asyncio.to_thread(self._make))
            try:
                await asyncio.shield(making)
            finally:
                await making  # a thread cannot be left behind: it has the database open
            wait = self._every

    def _make(self) -> None:
        """A failure is told once, and once more that it is over."""
        try:
            self._backups.make(stop=self._stop)
        except Stopped:
            return
        except (OSError, sqlite3.Error, UnusableDatabase) as error:
            if not self._failed:
                _LOG.error("no backup could be made: %s", error)
            self._failed = True
            return
        if self._failed:
            _LOG.warning("backups are made again")
        self._failed = False
