"""One server for a data folder: a lock that ends with its process, however that ends."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contactpro_desktop.localserver.storage.errors import UnusableDatabase

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Have the database for oneself. Raises `UnusableDatabase` where another process has it, and
    where the folder cannot be written."""
    try:
        file = os.open(database.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        reason = f"{database.parent} cannot be written: {error.strerror}"
        raise UnusableDatabase(database, reason) from error
    try:
        _take_or_say_who(database, file)
        yield
    finally:
        os.close(file)


def _take_or_say_who(database: Path, file: int) -> None:
    try:
        _take(file)
    except OSError as error:
        who = os.read(file, 20).decode("ascii", "replace")
        reason = f"another server is running with it (process {who or 'unknown'})"
        raise UnusableDatabase(database, reason) from error
    with contextlib.suppress(OSError):  # a full disk: the number is for the message alone
        os.ftruncate(file, 0)
        os.write(file, str(os.getpid()).encode("ascii"))
