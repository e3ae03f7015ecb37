"""The database: one writer, one transaction per commit, every changed row compared and swapped."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    event,
    insert,
    select,
    update,
)
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool
from sqlalchemy.sql.elements import ColumnElement

from contactpro_desktop.domain.ids import ContactId, Instant
from contactpro_desktop.localserver.router.campaign import CustomerRow
from contactpro_desktop.localserver.router.mail import MailRow
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    Row,
)
from contactpro_desktop.localserver.router.transcripts import StoredMessage
from contactpro_desktop.localserver.storage import mail_tables as mail
from contactpro_desktop.localserver.storage import records, schema
from contactpro_desktop.localserver.storage.campaign_tables import (
    customer_record,
    customer_row,
    customers,
)
from contactpro_desktop.localserver.storage.errors import (
    DamagedDatabase,
    UnusableDatabase,
    is_damage,
)
from contactpro_desktop.localserver.storage.filing import FileChange
from contactpro_desktop.localserver.storage.filing_table import filed, filed_record
from contactpro_desktop.localserver.storage.history import History
from contactpro_desktop.localserver.storage.migrate import UnknownVersion, upgrade
from contactpro_desktop.localserver.storage.outcomes import StoredOutcome
from contactpro_desktop.localserver.storage.reader import Reader, fetch
from contactpro_desktop.localserver.storage.sessions import (
    AgentSessionRow,
    SessionChange,
    SessionRow,
    VisitorSessionRow,
)

_Versioned = tuple[int, records.Record]


class Conflict(Exception):
    """A row was not at the version it was decided on: another writer is at work."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything live: all agents, contacts and legs that are not over, their messages; and the
    sessions, run out or not."""

    rows: tuple[Row, ...]
    messages: tuple[StoredMessage, ...]
    sessions: tuple[SessionRow, ...] = ()


async def open_storage(path: Path | None) -> Storage:
    """Open the database file, creating it and bringing its tables up to date.

    None opens a database in memory, for tests. Raises `UnusableDatabase`. Whether the file is
    sound, and copied before its tables change, is for the caller to see to.
    """
    engine = _engine(path)
    reader = Reader(_engine(path)) if path else None
    try:
        connection = await engine.connect()
        async with connection.begin():
            await connection.run_sync(upgrade)
        if reader is not None:
            await reader.open()
    except BaseException as error:
        await engine.dispose()
        if reader is not None:
            await reader.close()
        if isinstance(error, DBAPIError):
            raise unusable(path, error) from error
        if isinstance(error, UnknownVersion):
            raise UnusableDatabase(path, str(error)) from error
        raise
    return Storage(engine, connection, reader, path)


def unusable(path: Path | None, error: DBAPIError) -> UnusableDatabase:
    """What an error of the database means for who wants to work with it."""
    kind = DamagedDatabase if is_damage(error.orig) else UnusableDatabase
    return kind(path, str(error.orig))


def _engine(path: Path | None) -> AsyncEngine:
    url = URL.create("sqlite+aiosqlite", database=str(path) if path else ":memory:")
    engine = create_async_engine(url, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, _record: object) -> None:
    """WAL with FULL: a commit that was acknowledged survives a power cut. The driver is kept from
    beginning transactions by itself: it would leave changes of the schema outside of them.
    What is deleted is overwritten."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


class Storage:
    """The engine's writer is the only caller, of all but `history`, which anybody may ask: it
    reads what is committed over a connection of its own and delays no commit. A database in memory
    has one connection alone; there they take turns."""

    def __init__(
        self,
        engine: AsyncEngine,
        connection: AsyncConnection,
        reader: Reader | None = None,
        path: Path | None = None,
    ) -> None:
        self._path = path
        self._engine = engine
        self._connection = connection
        self._reader = reader
        self._turn = asyncio.Lock()
        self.history = History(reader.read if reader else self._fetch)

    async def close(self) -> None:
        if self._reader is not None:
            await self._reader.close()
        await self._connection.close()
        await self._engine.dispose()

    async def load(self) -> Loaded:
        """Raises `DamagedDatabase` for values that no server has written."""
        try:
            return await self._load()
        except (ValueError, TypeError, KeyError) as error:
            raise DamagedDatabase(self._path, "a row cannot be read") from error

    async def _load(self) -> Loaded:
        live = _is_live()
        said = (
            select(schema.messages)
            .join(schema.contacts, schema.contacts.c.id == schema.messages.c.contact_id)
            .where(live)
            .order_by(schema.messages.c.contact_id, schema.messages.c.number)
        )
        agents = await self._fetch(select(schema.agents))
        contacts = await self._fetch(select(schema.contacts).where(live))
        legs = await self._fetch(select(schema.legs).where(_IS_OPEN_LEG))
        return Loaded(
            (
                *map(records.agent_row, agents),
                *map(records.contact_row, contacts),
                *map(records.leg_row, legs),
                *await self._mail_rows(live),
                *map(customer_row, await self._fetch(select(customers))),
            ),
            tuple(map(records.stored_message, await self._fetch(said))),
            await self._sessions(),
        )

    async def commit(
        self,
        rows: Iterable[tuple[int, Row]],
        messages: Iterable[StoredMessage],
        outcomes: Iterable[StoredOutcome],
        sessions: Iterable[SessionChange] = (),
        filings: Iterable[FileChange] = (),
    ) -> None:
        """Write all or nothing. Each row comes with the version it replaces, 0 for a new one.

        Raises `Conflict` when a row is at another version.
        """
        by_table = _by_table(rows)
        async with self._turn, self._connection.begin():
            for table in _VERSIONED:
                await self._write(table, by_table[table])
            await self._insert(schema.messages, [*map(records.message_record, messages)])
            await self._insert(schema.outcomes, [*map(records.outcome_record, outcomes)])
            for change in sessions:
                await self._write_session(change)
            for filing in filings:
                await self._write_filing(filing)

    async def erase(self, contact_ids: Sequence[ContactId]) -> list[str]:
        """Delete contacts and all that hangs on them; the ids of their files."""
        files: list[str] = []
        async with self._turn, self._connection.begin():
            for contact_id in contact_ids:
                for column in _OF_CONTACT:
                    if "attachments" in column.table.c:
                        query = select(column.table.c.attachments).where(column == contact_id)
                        found = await self._connection.execute(query)
                        files += [each["id"] for (rows,) in found for each in rows]
                for column in _OF_CONTACT:
                    table = column.table
                    await self._connection.execute(delete(table).where(column == contact_id))
        return files

    async def outcomes(self, keys: Sequence[str]) -> dict[str, StoredOutcome]:
        """What is known of these requests, by key."""
        if not keys:
            return {}
        table = schema.outcomes
        found = await self._fetch(select(table).where(table.c.key.in_(keys)))
        return {record["key"]: records.stored_outcome(record) for record in found}

    async def message(self, contact_id: ContactId, number: int) -> StoredMessage:
        table = schema.messages
        one = select(table).where(table.c.contact_id == contact_id, table.c.number == number)
        [record] = await self._fetch(one)
        return records.stored_message(record)

    async def forget_outcomes(self, before: Instant) -> None:
        table = schema.outcomes
        async with self._turn, self._connection.begin():
            await self._connection.execute(delete(table).where(table.c.at < before))

    async def _mail_rows(self, live: ColumnElement[bool]) -> tuple[Row, ...]:
        contacts = select(schema.contacts.c.id).where(live)
        mails = await self._fetch(select(mail.mails).where(mail.mails.c.contact_id.in_(contacts)))
        drafts = await self._fetch(
            select(mail.drafts).where(mail.drafts.c.contact_id.in_(contacts), mail.IS_LIVE_DRAFT)
        )
        return (*map(mail.mail_row, mails), *map(mail.draft_row, drafts))

    async def _sessions(self) -> tuple[SessionRow, ...]:
        agents = await self._fetch(select(schema.agent_sessions))
        visitors = await self._fetch(select(schema.visitor_sessions))
        return (
            *(AgentSessionRow(**record) for record in agents),
            *(VisitorSessionRow(**record) for record in visitors),
        )

    async def _write_session(self, change: SessionChange) -> None:
        for table in (schema.agent_sessions, schema.visitor_sessions):
            await self._connection.execute(delete(table).where(table.c.key == change.key))
        if isinstance(change.row, AgentSessionRow):
            await self._insert(schema.agent_sessions, [records.session_record(change.row)])
        elif change.row is not None:
            await self._insert(schema.visitor_sessions, [records.session_record(change.row)])

    async def _write_filing(self, change: FileChange) -> None:
        there = (filed.c.kind == change.kind.value, filed.c.id == change.id)
        await self._connection.execute(delete(filed).where(*there))
        if change.filed is not None:
            await self._insert(filed, [filed_record(change.filed)])

    async def _fetch(self, query: Select[Any]) -> list[records.Record]:
        async with self._turn:
            return await fetch(self._connection, query)

    async def _insert(self, table: Table, values: list[records.Record]) -> None:
        if values:
            await self._connection.execute(insert(table), values)

    async def _write(self, table: Table, rows: list[_Versioned]) -> None:
        await self._insert(table, [record for version, record in rows if version == 0])
        swaps = [_swap(version, record) for version, record in rows if version > 0]
        if not swaps:
            return
        result = await self._connection.execute(_SWAPS[table], swaps)
        if result.rowcount != len(swaps):
            raise Conflict(table.name)


_IS_OPEN_LEG = schema.legs.c.state != LegState.CLOSED.value


def _is_live() -> ColumnElement[bool]:
    """Contacts that are open, or closed with somebody in wrap-up."""
    in_wrap_up = select(schema.legs.c.contact_id).where(_IS_OPEN_LEG)
    is_open = schema.contacts.c.state != ContactState.CLOSED.value
    return is_open | schema.contacts.c.id.in_(in_wrap_up)


def _by_table(rows: Iterable[tuple[int, Row]]) -> defaultdict[Table, list[_Versioned]]:
    found: defaultdict[Table, list[_Versioned]] = defaultdict(list)
    for version, row in rows:
        if isinstance(row, AgentRow):
            found[schema.agents].append((version, records.agent_record(row)))
        elif isinstance(row, ContactRow):
            found[schema.contacts].append((version, records.contact_record(row)))
        elif isinstance(row, LegRow):
            found[schema.legs].append((version, records.leg_record(row)))
        elif isinstance(row, CustomerRow):
            found[customers].append((version, customer_record(row)))
        elif isinstance(row, MailRow):
            found[mail.mails].append((version, mail.mail_record(row)))
        else:
            found[mail.drafts].append((version, mail.draft_record(row)))
    return found


def _swap_statement(table: Table) -> Update:
    """Replace a row, provided that it still is at the version the decision was made on."""
    changed: dict[str, Any] = {
        column.name: bindparam(f"new_{column.name}") for column in table.c if column.name != "id"
    }
    return (
        update(table)
        .where(table.c.id == bindparam("row_id"), table.c.version == bindparam("old_version"))
        .values(changed)
    )


def _swap(version: int, record: records.Record) -> records.Record:
    values = {f"new_{name}": value for name, value in record.items() if name != "id"}
    return values | {"row_id": record["id"], "old_version": version}


_OF_CONTACT = (
    schema.messages.c.contact_id,
    schema.legs.c.contact_id,
    schema.outcomes.c.contact_id,
    filed.c.contact_id,
    mail.drafts.c.contact_id,
    mail.mails.c.contact_id,
    schema.contacts.c.id,
)
"""Where a contact's id stands, each before what it refers to."""

_VERSIONED = (schema.agents, schema.contacts, schema.legs, mail.mails, mail.drafts, customers)
"""The tables of rows, each after those that it refers to."""

_SWAPS = {table: _swap_statement(table) for table in _VERSIONED}
