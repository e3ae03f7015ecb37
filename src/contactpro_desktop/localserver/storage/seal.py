"""The fingerprint of a database that was closed in order, so that not one bit of it changes unseen.

SQLite's own check knows the structure of a file and not its content. While a server works there is
no seal; after a crash there is that check alone.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from contactpro_desktop.localserver.storage.disk import settle, sync_folder

_LOG = logging.getLogger(__name__)


def seal(database: Path) -> None:
    """For a database that nobody has open any more. One whose log could not be emptied gets none,
    and none is made where the disk is full: it is looked at more closely the next time."""
    log = database.with_name(f"{database.name}-wal")
    part = database.with_suffix(".seal.part")
    try:
        if not log.exists():
            part.write_text(_fingerprint(database), encoding="ascii")
            settle(part, seal_of(database))
    except OSError as error:
        part.unlink(missing_ok=True)
        _LOG.warning("the database was not sealed: %s", error.strerror)


def is_as_sealed(database: Path) -> bool | None:
    """None where it has no seal. Raises `OSError`."""
    try:
        expected = seal_of(database).read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return None
    return _fingerprint(database) == expected


def break_seal(database: Path) -> None:
    """It is about to be changed. Raises `OSError`."""
    if seal_of(database).exists():
        seal_of(database).unlink()
        sync_folder(database.parent)


def seal_of(database: Path) -> Path:
    return database.with_suffix(".seal")


def _fingerprint(database: Path) -> str:
    with database.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()
