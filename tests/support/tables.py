"""The tables of a new database: made by the migrations once in a run, and copied from then on."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, create_engine, inspect

from contactpro_desktop.localserver.storage.migrate import upgrade

_MADE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
_VERSION = "SELECT version_num FROM alembic_version"


def up_to_date(connection: Connection) -> None:
    """As `migrate.upgrade`, which takes as long as all the rest of a server's start."""
    if inspect(connection).get_table_names():
        upgrade(connection)
        return
    for statement in _statements():
        connection.exec_driver_sql(statement)


@cache
def _statements() -> tuple[str, ...]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        upgrade(connection)
        made = connection.exec_driver_sql(_MADE).scalars().all()
        version = connection.exec_driver_sql(_VERSION).scalar_one()
    engine.dispose()
    return (*made, f"INSERT INTO alembic_version VALUES ('{version}')")
