"""What the agent typed and has not sent: on disk within a second, found again after a crash."""

import logging
import sqlite3
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from contactpro_desktop.domain.ids import ContactId

log = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS draft (
    contact_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    saved_at REAL NOT NULL,
    PRIMARY KEY (contact_id, kind)
)
"""

_KEEP_SECONDS = 7 * 24 * 3600.0

_BUSY_SECONDS = 0.1
"""How long a locked database may hold up the screen; the next flush tries again."""

_DAMAGED = frozenset(
    {
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_NOTADB,
    }
)


class DraftKind(Enum):
    """`NOTE` is a note for colleagues. `UNSENT` holds what was sent and never confirmed, `MAIL` an
    outgoing mail, `PARKED` what is known of a mail that was set aside."""

    REPLY = "reply"
    SCRIPT = "script"
    NOTE = "note"
    UNSENT = "unsent"
    MAIL = "mail"
    PARKED = "parked"


class DraftsProblem(Enum):
    """What was wrong at start: the file was damaged and a new one begun, or there is no file."""

    SET_ASIDE = "set_aside"
    NOT_ON_DISK = "not_on_disk"


_Key = tuple[ContactId, DraftKind]


class Drafts:
    """Texts per contact and kind, written behind `put` by `flush`.

    Keyed by contact, not by interaction, so that a reply half written survives a reconnect and a
    conversation that comes back. All of them are held in memory too, so that only writing can
    fail. `path` is None for tests; where it cannot be used, `problem` says so and drafts live as
    long as the program. Whoever owns it calls `flush` at least once a second while `dirty`;
    `on_dirty` tells when.
    """

    def __init__(self, path: Path | None, wall_clock: Callable[[], float]) -> None:
        self._wall_clock = wall_clock
        self._on_dirty: Callable[[], None] = lambda: None
        self._failing = False
        self._unsaved: set[_Key] = set()
        self.problem: DraftsProblem | None = None
        self._database = self._open(path)
        self._texts = _read(self._database)

    @property
    def dirty(self) -> bool:
        return bool(self._unsaved)

    def on_dirty(self, callback: Callable[[], None]) -> None:
        """Have `callback` called whenever there is something to flush, also after a failure."""
        self._on_dirty = callback

    def get(self, contact_id: ContactId, kind: DraftKind) -> str:
        """The text as last put; empty when there is none."""
        return self._texts.get((contact_id, kind), "")

    def all(self, kind: DraftKind) -> dict[ContactId, str]:
        """Every text of one kind."""
        return {key: text for (key, each), text in self._texts.items() if each is kind and text}

    def put(self, contact_id: ContactId, kind: DraftKind, text: str) -> None:
        if text != self.get(contact_id, kind):
            self._texts[contact_id, kind] = text
            self._unsaved.add((contact_id, kind))
            self._on_dirty()

    def forget(self, contact_id: ContactId) -> None:
        """Remove everything typed for a contact that is done."""
        for kind in DraftKind:
            self.put(contact_id, kind, "")
        self.flush()

    def flush(self) -> None:
        """Write what is unsaved, in one transaction. What cannot be written stays unsaved."""
        if not self._unsaved:
            return
        try:
            self._write()
        except sqlite3.Error as error:
            self._note_failure(error)
            self._on_dirty()
            return
        self._unsaved.clear()
        self._failing = False

    def close(self) -> None:
        self._on_dirty = lambda: None
        self.flush()
        self._database.close()

    def _write(self) -> None:
        now = self._wall_clock()
        self._database.execute("BEGIN IMMEDIATE")
        try:
            for key in self._unsaved:
                self._write_one(key, now)
            self._database.execute("COMMIT")
        except sqlite3.Error:
            # Some failures, such as a full disk, have rolled back already.
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    def _write_one(self, key: _Key, now: float) -> None:
        contact_id, kind = key
        text = self._texts.get(key, "")
        if text:
            self._database.execute(
                "INSERT INTO draft VALUES (?, ?, ?, ?) ON CONFLICT (contact_id, kind)"
                " DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at",
                (contact_id, kind.value, text, now),
            )
        else:
            self._database.execute(
                "DELETE FROM draft WHERE contact_id = ? AND kind = ?", (contact_id, kind.value)
            )

    def _note_failure(self, error: sqlite3.Error) -> None:
        """Logged once, however long it goes on."""
        if not self._failing:
            log.warning("drafts are not written: %s", type(error).__name__)
        self._failing = True

    def _open(self, path: Path | None) -> sqlite3.Connection:
        """The database at `path`, a new one in place of a damaged one, or one in memory."""
        oldest = self._wall_clock() - _KEEP_SECONDS
        try:
            return _connect(path, oldest)
        except (OSError, sqlite3.Error) as error:
            log.warning("drafts cannot be opened: %s", type(error).__name__)
            damaged = path is not None and _is_damage(error)
        try:
            if path is not None and damaged:
                _set_aside(path)
                database = _connect(path, oldest)
                self.problem = DraftsProblem.SET_ASIDE
                return database
        except (OSError, sqlite3.Error) as error:
            log.warning("drafts cannot be begun anew: %s", type(error).__name__)
        self.problem = DraftsProblem.NOT_ON_DISK
        return _connect(None, oldest)


def _connect(path: Path | None, oldest: float) -> sqlite3.Connection:
    """An open database without drafts saved before `oldest`, proved readable and writable."""
    database = sqlite3.connect(path or ":memory:", timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        if path is not None:
            path.chmod(0o600)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA secure_delete = ON")
        database.execute(_SCHEMA)
        database.execute("DELETE FROM draft WHERE saved_at < ?", (oldest,))
        _read(database)
    except (OSError, sqlite3.Error):
        database.close()
        raise
    return database


def _read(database: sqlite3.Connection) -> dict[_Key, str]:
    kinds = {kind.value: kind for kind in DraftKind}
    rows = database.execute("SELECT contact_id, kind, text FROM draft")
    return {
        (ContactId(contact_id), kinds[kind]): str(text)
        for contact_id, kind, text in rows
        if kind in kinds
    }


def _is_damage(error: Exception) -> bool:
    """Whether a new file would help. The low byte of SQLite's code is its kind of error."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & 0xFF in _DAMAGED


def _set_aside(path: Path) -> None:
    """Move a damaged database away, with the log that belongs to it."""
    path.replace(path.with_name(path.name + ".broken"))
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
