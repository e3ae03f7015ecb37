"""A database of every version there ever was, filled and upgraded: what it held is still there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import MetaData, create_engine, insert

from contactpro_desktop.domain.ids import ContactId, RequestId
from contactpro_desktop.localserver.router.campaign import (
    CampaignId,
    CustomerId,
    CustomerRow,
)
from contactpro_desktop.localserver.router.mail import (
    DraftId,
    DraftRow,
    DraftState,
    DraftType,
    MailAddress,
    MailId,
    MailRow,
)
from contactpro_desktop.localserver.router.model import AgentRow, ContactRow, LegRow, Row
from contactpro_desktop.localserver.storage import campaign_tables, mail_tables, records, schema
from contactpro_desktop.localserver.storage.backups import Backups
from contactpro_desktop.localserver.storage.database import open_storage
from contactpro_desktop.localserver.storage.errors import UnusableDatabase
from contactpro_desktop.localserver.storage.filing import Filed, FileKind
from contactpro_desktop.localserver.storage.filing_table import filed, filed_record
from contactpro_desktop.localserver.storage.migrate import (
    alembic_config,
    released_versions,
    version_of,
)
from contactpro_desktop.localserver.storage.outcomes import StoredOutcome, outcome_key
from contactpro_desktop.localserver.storage.starting import make_ready
from tests.localserver.core.test_storage import (
    AGENT,
    AGENT_SESSION,
    CONTACT,
    LEG,
    MESSAGE,
    VISITOR,
)

OUTCOME = StoredOutcome(outcome_key(("s", RequestId("1"))), 10.0, created=ContactId("C1"))
ROWS: tuple[Row, ...] = (
    AGENT,
    CONTACT,
    LEG,
    MailRow(MailId("M"), CONTACT.id, MailAddress("eva@example.org"), "case", "cid", version=1),
    DraftRow(DraftId("D"), CONTACT.id, DraftType.REPLY, DraftState.OPEN, version=1, content="hi"),
    CustomerRow(CustomerId("U"), CampaignId("K"), (), version=1, due_at=5.0),
)
FILED = Filed(FileKind.CONSENT, "F1", 1.0, 2.0, {"given": True}, subject="+34")
OLD = released_versions()[:-1]


def record_of(row: Row) -> dict:
    if isinstance(row, AgentRow):
        return records.agent_record(row)
    if isinstance(row, ContactRow):
        return records.contact_record(row)
    if isinstance(row, LegRow):
        return records.leg_record(row)
    if isinstance(row, MailRow):
        return mail_tables.mail_record(row)
    if isinstance(row, DraftRow):
        return mail_tables.draft_record(row)
    return campaign_tables.customer_record(row)


TABLES = (
    *zip(
        (
            *(schema.agents, schema.contacts, schema.legs),
            *(mail_tables.mails, mail_tables.drafts, campaign_tables.customers),
        ),
        map(record_of, ROWS),
        strict=True,
    ),
    (schema.messages, records.message_record(MESSAGE)),
    (schema.outcomes, records.outcome_record(OUTCOME)),
    (schema.agent_sessions, records.session_record(AGENT_SESSION)),
    (schema.visitor_sessions, records.session_record(VISITOR)),
    (filed, filed_record(FILED)),
)


def write_at(path: Path, version: str) -> dict[str, set[str]]:
    """A database of this version with a row in each of its tables; the columns they had."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), version)
        found = MetaData()
        found.reflect(connection)
        had = {name: {column.name for column in table.c} for name, table in found.tables.items()}
        for table, record in TABLES:
            if table.name in had:
                known = {key: value for key, value in record.items() if key in had[table.name]}
                connection.execute(insert(table).values(known))
    engine.dispose()
    return had


@pytest.mark.parametrize("version", OLD)
async def test_it_is_copied_and_holds_what_it_held(tmp_path, version):
    path = tmp_path / "contactpro.sqlite"
    had = write_at(path, version)
    backups = Backups(path, lambda: 0.0)
    make_ready(path, backups)
    [copy] = backups.newest_first()
    assert copy.name.endswith(f"-before-{released_versions()[-1]}.sqlite")
    assert version_of(copy) == version
    storage = await open_storage(path)
    loaded = await storage.load()
    outcomes = await storage.outcomes([OUTCOME.key])
    files = await storage.history.filed(FileKind.CONSENT)
    await storage.close()

    kept = {row.id: record_of(row) for row in loaded.rows}
    expected = [row for row, (table, _) in zip(ROWS, TABLES, strict=False) if table.name in had]
    assert kept.keys() == {row.id for row in expected}
    for row, (table, record) in zip(ROWS, TABLES, strict=False):
        for column in had.get(table.name, ()):
            assert kept[row.id][column] == record[column], f"{table.name}.{column}"
    assert [message.text for message in loaded.messages] == [MESSAGE.text]
    assert outcomes[OUTCOME.key].created == OUTCOME.created
    sessions = [AGENT_SESSION, VISITOR] if "agent_sessions" in had else []
    assert list(loaded.sessions) == sessions
    assert list(files) == ([FILED] if "filed" in had else [])


async def test_the_present_version_needs_no_copy(tmp_path):
    path = tmp_path / "contactpro.sqlite"
    await (await open_storage(path)).close()
    backups = Backups(path, lambda: 0.0)
    make_ready(path, backups)
    assert backups.newest_first() == []
    assert version_of(path) == released_versions()[-1]


def test_no_upgrade_without_a_copy(tmp_path, monkeypatch):
    path = tmp_path / "contactpro.sqlite"
    write_at(path, OLD[-1])

    def full(self, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Backups, "make", full)
    with pytest.raises(UnusableDatabase, match=r"no backup could be made before: .*No space left"):
        make_ready(path, Backups(path, lambda: 0.0))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (
            OLD[-1],
        )
