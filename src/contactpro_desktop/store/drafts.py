"""What the agent typed and has not sent: on disk within a second, found again after a crash."""

import sqlite3
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from contactpro_desktop.domain.ids import ContactId

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


class DraftKind(Enum):
    REPLY = "reply"
    NOTE = "note"
    SCRIPT = "script"


class Drafts:
    """Texts per contact and kind, written behind `put` by `flush`.

    Keyed by contact, not by interaction, so that a reply half written survives a reconnect and a
    conversation that comes back. `path` is None for tests and for a disk that cannot be written.
    Whoever owns it calls `flush` at least once a second while `dirty`; `on_dirty` tells when.
    """

    def __init__(
        self,
        path: Path | None,
        wall_clock: Callable[[], float],
        on_dirty: Callable[[], None] = lambda: None,
    ) -> None:
        self._wall_clock = wall_clock
        self._on_dirty = on_dirty
        self._unsaved: dict[tuple[ContactId, DraftKind], str] = {}
        self._database = sqlite3.connect(path or ":memory:", isolation_level=None)
        if path is not None:
            path.chmod(0o600)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA secure_delete = ON")
        self._database.execute(_SCHEMA)
        self._database.execute(
            "DELETE FROM draft WHERE saved_at < ?", (wall_clock() - _KEEP_SECONDS,)
        )

    @property
    def dirty(self) -> bool:
        return bool(self._unsaved)

    def on_dirty(self, callback: Callable[[], None]) -> None:
        """Have `callback` called whenever there is something new to flush."""
        self._on_dirty = callback

    def get(self, contact_id: ContactId, kind: DraftKind) -> str:
        """The text as last put; empty when there is none."""
        if (contact_id, kind) in self._unsaved:
            return self._unsaved[contact_id, kind]
        row = self._database.execute(
            "SELECT text FROM draft WHERE contact_id = ? AND kind = ?", (contact_id, kind.value)
        ).fetchone()
        return str(row[0]) if row else ""

    def put(self, contact_id: ContactId, kind: DraftKind, text: str) -> None:
        if text != self.get(contact_id, kind):
            self._unsaved[contact_id, kind] = text
            self._on_dirty()

    def forget(self, contact_id: ContactId) -> None:
        """Remove everything typed for a contact that is done."""
        for key in [key for key in self._unsaved if key[0] == contact_id]:
            del self._unsaved[key]
        self._database.execute("DELETE FROM draft WHERE contact_id = ?", (contact_id,))

    def flush(self) -> None:
        """Write what is unsaved, in one transaction."""
        now = self._wall_clock()
        unsaved, self._unsaved = self._unsaved, {}
        self._database.execute("BEGIN")
        for (contact_id, kind), text in unsaved.items():
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
        self._database.execute("COMMIT")

    def close(self) -> None:
        self.flush()
        self._database.close()
