"""A second connection to the database, for looking into the past beside the writer."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from contactpro_desktop.localserver.storage.records import Record


class Reader:
    """Cannot write, whatever is asked. One query at a time."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._turn = asyncio.Lock()

    async def open(self) -> None:
        self._connection = await self._engine.connect()
        await self._connection.exec_driver_sql("PRAGMA query_only=ON")
        await self._connection.rollback()

    async def close(self) -> None:
        if self._connection is not None:
            await self._connection.close()
        await self._engine.dispose()

    async def read(self, query: Select[Any]) -> list[Record]:
        if self._connection is None:
            raise RuntimeError("the reader is not open")
        async with self._turn:
            return await fetch(self._connection, query)


async def fetch(connection: AsyncConnection, query: Select[Any]) -> list[Record]:
    """All that `query` finds, in a transaction of its own."""
    async with connection.begin():
        found = await connection.execute(query)
        return [dict(row) for row in found.mappings()]
