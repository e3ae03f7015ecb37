"""The one file of the store: opened, checked, and replaced where it is damaged."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

log = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS draft (
    contact_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    saved_at REAL NOT NULL,
    PRIMARY KEY (contact_id, kind)
);
CREATE TABLE IF NOT EXISTS unsettled (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    request_id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    action TEXT NOT NULL,
    asked_at REAL NOT NULL,
    tried INTEGER NOT NULL,
    failure TEXT NOT NULL
);
"""

Statement = tuple[str, tuple[str | float, ...]]

_TABLES = {"draft": "saved_at", "unsettled": "asked_at"}

_KEEP_SECONDS = 7 * 24 * 3600.0

_BUSY_SECONDS = 0.1
"""How long a locked database may hold up the screen; the next write tries again."""

_DAMAGED = frozenset(
    {
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_NOTADB,
    }
)

_UNWRITABLE = (sqlite3.Error, UnicodeError)
"""Half a character has no place in a file."""


class DiskProblem(Enum):
    """The file was damaged and a new one begun, or there is no file."""

    SET_ASIDE = "set_aside"
    NOT_ON_DISK = "not_on_disk"


class Disk:
    """A database that only this user may read, without what is older than a week.

    What is committed outlives the program however it ends; only a power cut may take the last
    moments: waiting for the disk itself would cost every key press and every button 10 ms and
    more. `path` is None for tests; where it cannot be used, `problem` says so and everything lives
    as long as the program. `on_failing` is called when writing begins to fail later.

    All that is kept since the last `flush` is written together: what leaves one table for the other
    is always in one of them.
    """

    def __init__(self, path: Path | None, wall_clock: Callable[[], float]) -> None:
        self.wall_clock = wall_clock
        self.problem: DiskProblem | None = None
        self.on_failing: Callable[[], None] = lambda: None
        self._failing = False
        self._unsaved: dict[Hashable, Statement] = {}
        self._database = self._open(path)

    def read(self, query: str) -> list[tuple[str | float, ...]]:
        return self._database.execute(query).fetchall()

    @property
    def dirty(self) -> bool:
        return bool(self._unsaved)

    def keep(self, row: Hashable, statement: Statement) -> None:
        """Have `statement` carried out by the next `flush`, in place of what was to become of the
        same row until now."""
        self._unsaved[row] = statement

    def flush(self) -> bool:
        """Write what is unsaved in one transaction, or nothing of it; whether that worked. What
        cannot be written stays unsaved."""
        if not self._unsaved:
            return True
        try:
            with self._transaction() as database:
                for statement, values in self._unsaved.values():
                    database.execute(statement, values)
        except _UNWRITABLE as error:
            self._note_failure(error)
            return False
        self._unsaved.clear()
        self._failing = False
        return True

    def close(self) -> None:
        self._database.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield self._database
            self._database.execute("COMMIT")
        except BaseException:
            # Some failures, such as a full disk, have rolled back already.
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    def _note_failure(self, error: Exception) -> None:
        """Told once, however long it goes on."""
        if not self._failing:
            self._failing = True
            log.warning("drafts are not written: %s", type(error).__name__)
            self.on_failing()

    def _open(self, path: Path | None) -> sqlite3.Connection:
        """The database at `path`, a new one in place of a damaged one, or one in memory."""
        oldest = self.wall_clock() - _KEEP_SECONDS
        try:
            return _connect(path, oldest)
        except (OSError, sqlite3.Error) as error:
            log.warning("drafts cannot be opened: %s", type(error).__name__)
            damaged = path is not None and _is_damage(error)
        try:
            if path is not None and damaged:
                _set_aside(path)
                database = _connect(path, oldest)
                self.problem = DiskProblem.SET_ASIDE
                return database
        except (OSError, sqlite3.Error) as error:
            log.warning("drafts cannot be begun anew: %s", type(error).__name__)
        self.problem = DiskProblem.NOT_ON_DISK
        return _connect(None, oldest)


def _connect(path: Path | None, oldest: float) -> sqlite3.Connection:
    """An open database without what was written before `oldest`, proved readable and writable."""
    database = sqlite3.connect(path or ":memory:", timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        if path is not None:
            path.chmod(0o600)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("PRAGMA secure_delete = ON")
        database.executescript(_SCHEMA)
        for table, written_at in _TABLES.items():
            database.execute(f"DELETE FROM {table} WHERE {written_at} < ?", (oldest,))
            database.execute(f"SELECT * FROM {table}").fetchall()
    except (OSError, sqlite3.Error):
        database.close()
        raise
    return database


def _is_damage(error: Exception) -> bool:
    """Whether a new file would help. The low byte of SQLite's code is its kind of error."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & 0xFF in _DAMAGED


def _set_aside(path: Path) -> None:
    """Move a damaged database away, with the log that belongs to it."""
    path.replace(path.with_name(path.name + ".broken"))
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
