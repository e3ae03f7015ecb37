"""Whether a database is what the last run left: looked at before anything is read or written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from contactpro_desktop.localserver.storage.errors import (
    DamagedDatabase,
    UnusableDatabase,
    is_damage,
)
from contactpro_desktop.localserver.storage.seal import is_as_sealed, seal_of
from contactpro_desktop.localserver.storage.wal import has_lost_frames


def examine(path: Path, *, was_there: bool) -> None:
    """Look at a database that nobody has open. `was_there`: it has been used before, so a missing
    or empty one is a loss and no beginning.

    Raises `DamagedDatabase`; `UnusableDatabase` and `OSError` where it cannot be read.
    """
    size = path.stat().st_size if path.exists() else None
    if not size:
        if was_there:
            raise DamagedDatabase(path, "it is empty" if size == 0 else "it is missing")
        return
    if size % _page_size(path):
        raise DamagedDatabase(path, "it was cut")
    if has_lost_frames(path):
        raise DamagedDatabase(path, "its write-ahead log has lost what was written last")
    as_sealed = is_as_sealed(path)
    if as_sealed is False:
        on_purpose = f"if that was on purpose, delete {seal_of(path).name}"
        raise DamagedDatabase(path, f"it was changed while no server ran ({on_purpose})")
    damage = damage_of(path, quickly=True) if as_sealed is None else None
    if damage is not None:
        raise DamagedDatabase(path, damage)


def damage_of(path: Path, *, quickly: bool = False) -> str | None:
    """What SQLite finds wrong with the file, None if nothing. Writes nothing to it, nor to a log
    that is beside it. `quickly` leaves out whether the indexes agree with their tables, and takes
    a quarter of the time. Raises `UnusableDatabase` where it cannot be read."""
    try:
        with closing(read_only(path)) as connection:
            check = "quick_check" if quickly else "integrity_check"
            [(found,)] = connection.execute(f"PRAGMA {check}(1)")
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return str(error)
        raise UnusableDatabase(path, str(error)) from error
    return None if found == "ok" else str(found)


def _page_size(path: Path) -> int:
    """In bytes, from the head of the file; 1 for a file that is none of SQLite's. SQLite itself
    takes a last page that was cut for one that ends in zeros (sqlite.org/fileformat2.html)."""
    with path.open("rb") as file:
        head = file.read(18)
    if len(head) < 18 or not head.startswith(b"SQLite format 3"):
        return 1
    size = int.from_bytes(head[16:18], "big")
    return 65_536 if size == 1 else max(size, 1)


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing to a database, nor to a log that is beside it."""
    has_log = path.with_name(f"{path.name}-wal").exists()
    how = "mode=ro" if has_log else "mode=ro&immutable=1"
    uri = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(uri, uri=True, isolation_level=None)
