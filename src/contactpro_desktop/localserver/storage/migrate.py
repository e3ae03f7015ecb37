"""Bringing the tables of a database up to date.

Alembic is loaded where there is something to do: that takes longer than all else that a start does
to a database.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).with_name("migrations")
_NUMBER = slice(1, 5)


class UnknownVersion(Exception):
    """The tables are those of a later server."""


def alembic_config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def released_versions() -> list[str]:
    """Every version of the tables there ever was, the oldest first. Their files are called by
    them: v0001_tables.py."""
    return sorted(path.stem[_NUMBER] for path in (_MIGRATIONS / "versions").glob("v*.py"))


def version_of(path: Path) -> str | None:
    """Which version a database file has, None for one without tables."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError:
            return None
    return str(found[0]) if found else None


def upgrade(connection: Connection) -> None:
    """Run the migrations that this database has not seen, inside the caller's transaction. Raises
    `UnknownVersion`."""
    version, released = _version(connection), released_versions()
    if version == released[-1]:
        return
    if version is not None and version not in released:
        raise UnknownVersion(f"its version {version} is not known here")
    from alembic import command

    command.upgrade(alembic_config(connection), "head")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
