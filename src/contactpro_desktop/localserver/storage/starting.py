"""What is done to a database file before it is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from contactpro_desktop.localserver.storage.backups import Backups
from contactpro_desktop.localserver.storage.errors import UnusableDatabase
from contactpro_desktop.localserver.storage.examining import examine
from contactpro_desktop.localserver.storage.migrate import released_versions, version_of
from contactpro_desktop.localserver.storage.seal import break_seal


def make_ready(database: Path, backups: Backups) -> None:
    """Look whether it is sound, and copy it if its tables are about to change. From then on it is
    there, and nobody but its owner reads it, nor the log that SQLite makes beside it with the same
    rights. Takes time; for a database that nobody has open. Raises `UnusableDatabase`, of damage
    as a `DamagedDatabase`."""
    try:
        examine(database, was_there=bool(backups.newest_first()))
        break_seal(database)
        database.touch()
        database.chmod(0o600)
    except OSError as error:
        raise UnusableDatabase(database, str(error.strerror)) from error
    _copy_before_upgrade(database, backups)


def _copy_before_upgrade(database: Path, backups: Backups) -> None:
    version, [*older, newest] = version_of(database), released_versions()
    if version not in older:
        return
    try:
        backups.make(before=newest)
    except (OSError, sqlite3.Error) as error:
        reason = f"it has to be upgraded, and no backup could be made before: {error}"
        raise UnusableDatabase(database, reason) from error
