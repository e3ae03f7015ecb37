"""Why a database cannot be worked with."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NO_STORING = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY)


class UnusableDatabase(Exception):
    """The database cannot be opened, read or written; `str()` says so to the operator."""

    def __init__(self, path: Path | None, reason: str) -> None:
        super().__init__(f"The database {path or 'in memory'} cannot be used: {reason}")
        self.path = path
        self.reason = reason


class DamagedDatabase(UnusableDatabase):
    """What is in the files is not what was written, or not all of it. They were left as found."""


def is_no_storing(error: BaseException | None) -> bool:
    """Whether it is the disk that takes nothing: full, over a quota, failing, not to be written."""
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_STORING
    return isinstance(error, OSError) and error.errno is not None


def is_damage(error: BaseException | None) -> bool:
    """Whether an error of SQLite says that the file itself is at fault."""
    code = getattr(error, "sqlite_errorcode", 0)
    return isinstance(error, sqlite3.Error) and code & 0xFF in _DAMAGE
