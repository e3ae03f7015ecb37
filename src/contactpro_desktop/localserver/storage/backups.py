"""Copies of the database, made while the server works, and how one takes its place again.

A copy is one moment of the database, made by SQLite itself beside the writer, and counts only once
it was read again and found sound. Files of conversations lie beside the database and are not in it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from contactpro_desktop.localserver.storage.disk import settle
from contactpro_desktop.localserver.storage.errors import UnusableDatabase
from contactpro_desktop.localserver.storage.examining import damage_of, read_only
from contactpro_desktop.localserver.storage.lock import locked
from contactpro_desktop.localserver.storage.seal import break_seal

KEPT = 12
"""How many copies of the running server stay: an hour of them."""

_KEPT_BEFORE_MIGRATIONS = 2
_BEFORE = "-before-"
_PAGES_AT_ONCE = 1024
_STAMP = "%Y%m%dT%H%M%SZ"


class NoGoodBackup(UnusableDatabase):
    """There is nothing that could take the place of the database."""


class Stopped(Exception):
    """The server ends; the copy that was being made is not finished."""


@dataclass(frozen=True, slots=True)
class Restored:
    """`backup` is the database now; what was in its place is `aside`, None if there was nothing."""

    backup: Path
    aside: Path | None


class Backups:
    """Those of one database, in the folder `backups` beside it. `now` is wall time."""

    def __init__(self, database: Path, now: Callable[[], float]) -> None:
        self._database = database
        self._folder = database.parent / "backups"
        self._now = now

    def newest_first(self) -> list[Path]:
        """By their names. What the clock says is yet to come was made while it was ahead: nobody
        knows when, and what was made since it was put right is newer."""
        now = f"{self._database.stem}-{self._stamp()}"
        found = self._folder.glob(f"{self._database.stem}-*.sqlite")
        return sorted(found, key=lambda path: (path.name[: len(now)] <= now, path), reverse=True)

    def age(self) -> float | None:
        """Seconds since the newest was made, None where there is none. Raises `OSError`."""
        newest = self.newest_first()
        return max(0.0, self._now() - newest[0].stat().st_mtime) if newest else None

    def newest_good(self) -> Path | None:
        return next((path for path in self.newest_first() if is_sound(path)), None)

    def make(self, *, before: str = "", stop: threading.Event | None = None) -> Path:
        """Copy the database as it is now; takes time, and may run in any thread. `before` names the
        migration that is about to change it. Setting `stop` ends it early with `Stopped`.

        Raises `OSError`, `sqlite3.Error`, and `UnusableDatabase` if the copy is not sound.
        """
        self._folder.mkdir(mode=0o700, exist_ok=True)
        suffix = f"{_BEFORE}{before}" if before else ""
        target = self._folder / f"{self._database.stem}-{self._stamp()}{suffix}.sqlite"
        part = target.with_suffix(".part")
        try:
            with closing(sqlite3.connect(self._database, isolation_level=None)) as source:
                _copy(source, part, stop or threading.Event())
            if not is_sound(part):
                raise UnusableDatabase(self._database, "its copy is damaged")
            settle(part, target)
        finally:
            part.unlink(missing_ok=True)
        self._prune()
        return target

    def restore(self, chosen: Path | None = None) -> Restored:
        """Put a copy, the newest sound one if none is chosen, in the place of the database, which
        is kept aside. For a database that no server has open.

        Raises `UnusableDatabase`, as a `NoGoodBackup` where there is none; `OSError`.
        """
        with locked(self._database):
            backup = chosen if chosen is not None else self.newest_good()
            if backup is None or not is_sound(backup):
                reason = f"there is no good backup {'at' if backup else 'in'}"
                raise NoGoodBackup(self._database, f"{reason} {backup or self._folder}")
            part = self._database.with_suffix(".part")
            try:
                with closing(read_only(backup)) as source:
                    _copy(source, part, threading.Event())
                aside = self._set_aside()
                break_seal(self._database)
                settle(part, self._database)
            finally:
                part.unlink(missing_ok=True)
        return Restored(backup, aside)

    def _set_aside(self) -> Path | None:
        """The database with its log, under a name that says when; it can be opened there. The log
        goes last: a database that lost it might be taken for sound, one that is missing is not."""
        aside = self._database.with_name(f"{self._database.name}.damaged-{self._stamp()}")
        for suffix in ("", "-wal", "-shm"):
            found = self._database.with_name(f"{self._database.name}{suffix}")
            if found.exists():
                found.rename(f"{aside}{suffix}")
        return aside if aside.exists() else None

    def _prune(self) -> None:
        found = self.newest_first()
        usual = [path for path in found if _BEFORE not in path.name]
        before = [path for path in found if _BEFORE in path.name]
        for path in (*usual[KEPT:], *before[_KEPT_BEFORE_MIGRATIONS:]):
            path.unlink(missing_ok=True)

    def _stamp(self) -> str:
        return datetime.fromtimestamp(self._now(), UTC).strftime(_STAMP)


def made_at(backup: Path) -> str:
    """When, for a person to read."""
    made = datetime.fromtimestamp(backup.stat().st_mtime, UTC)
    return made.strftime("%Y-%m-%d %H:%M:%S UTC")


def is_sound(path: Path) -> bool:
    """Whether it is a whole database."""
    try:
        return damage_of(path) is None and path.stat().st_size > 0
    except (OSError, UnusableDatabase):
        return False


def _copy(source: sqlite3.Connection, target: Path, stop: threading.Event) -> None:
    """With what is in its log. A transaction holds the moment; whoever writes meanwhile is not kept
    waiting."""

    def check(_status: int, _remaining: int, _total: int) -> None:
        if stop.is_set():
            raise Stopped

    target.unlink(missing_ok=True)
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy, pages=_PAGES_AT_ONCE, progress=check)
    target.chmod(0o600)
