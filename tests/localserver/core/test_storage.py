"""The database: what goes in comes out, old versions lose, the tables match the schema."""

import sqlite3
import sys
from dataclasses import replace

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, inspect, select
from sqlalchemy.exc import IntegrityError

from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.ids import (
    AgentId,
    AnswerId,
    ContactId,
    InteractionId,
    MessageId,
    ProfileId,
    QuestionId,
    QueueId,
    RequestId,
)
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.localserver.router.mail import DraftType
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    OfferEnd,
)
from contactpro_desktop.localserver.router.transcripts import AuthorKind, StoredMessage
from contactpro_desktop.localserver.storage.database import Conflict, open_storage
from contactpro_desktop.localserver.storage.errors import UnusableDatabase
from contactpro_desktop.localserver.storage.migrate import (
    alembic_config,
    released_versions,
    upgrade,
)
from contactpro_desktop.localserver.storage.outcomes import StoredOutcome, outcome_key
from contactpro_desktop.localserver.storage.records import contact_record, contact_row
from contactpro_desktop.localserver.storage.schema import contacts, metadata
from contactpro_desktop.localserver.storage.sessions import (
    AgentSessionRow,
    SessionChange,
    VisitorSessionRow,
)

AGENT = AgentRow(
    id=AgentId("A1"),
    profile_id=ProfileId("P1"),
    version=1,
    connected=True,
    gone_since=1.5,
    work_status=WorkStatus.READY,
    work_status_since=2.25,
    work_status_by=ChangedBy.SUPERVISOR,
    profile_since=3.0,
    profile_ends=1_795_337_860.4412916,
    profile_by=ChangedBy.EXPIRY,
    serving=frozenset({QueueId("Q1"), QueueId("Q2")}),
    missed_offers=1,
    alias="Ána",
    chat_address="ana@demo",
    last_offered=4.0,
)
CONTACT = ContactRow(
    id=ContactId("C1"),
    channel=Channel.CHAT,
    queue_id=QueueId("Q1"),
    state=ContactState.OWNED,
    created_at=1.0,
    queued_at=2.0,
    version=1,
    sub_channel="sms",
    leg_id=InteractionId("L1"),
    customer_key="luis@web",
    customer_name="Luis ñ 🙂",
    title="Título",
    language="ES",
    attached_data={"Pedido": "77", "": "\u0000"},
    preferred_agent=AgentId("A1"),
    preferred_until=9.0,
    required_agent=AgentId("A2"),
    passed_over={AgentId("A3"): 30.5},
    visitor_id="V1",
    request_id=RequestId("r"),
    answered_at=11.0,
    answered_with=DraftType.FORWARD,
)
LEG = LegRow(
    id=InteractionId("L1"),
    contact_id=ContactId("C1"),
    agent_id=AgentId("A1"),
    queue_id=QueueId("Q1"),
    state=LegState.ENDED,
    offered_at=5.0,
    version=1,
    direct=True,
    deadline=6.0,
    offer_end=OfferEnd.ACCEPTED,
    accepted_at=7.0,
    ended_at=8.0,
    end_reason="agent",
    answers={QuestionId("X"): Answer((AnswerId("O1"), AnswerId("O2")), "sí")},
    script_saved=True,
)
AGENT_SESSION = AgentSessionRow(
    key="a" * 64,
    public_id="P1",
    started_at=1.5,
    expires_at=2.5,
    agent_id=AgentId("A1"),
    account="b" * 64,
)
VISITOR = VisitorSessionRow(
    key="c" * 64,
    public_id="P2",
    started_at=1.5,
    expires_at=2.5,
    visitor_id="V1",
    chat_address="luis@web",
)
MESSAGE = StoredMessage(
    id=MessageId("M1"),
    contact_id=ContactId("C1"),
    number=1,
    at=10.0,
    kind=MessageKind.TEXT,
    text="hola\n🙂",
    author_kind=AuthorKind.BOT,
    originator="bot@demo",
    display_name="Bot",
    request_id=RequestId("r"),
)


def fresh(*rows):
    return [(0, row) for row in rows]


async def test_everything_comes_back_as_it_was(storage):
    await storage.commit(fresh(LEG, CONTACT, AGENT), [MESSAGE], [])
    loaded = await storage.load()
    assert set(map(repr, loaded.rows)) == set(map(repr, (AGENT, CONTACT, LEG)))
    assert loaded.messages == (MESSAGE,)


async def test_a_file_survives_its_closing(tmp_path):
    for expected in ((), (AGENT,)):
        storage = await open_storage(tmp_path / "server.db")
        assert (await storage.load()).rows == expected
        if not expected:
            await storage.commit(fresh(AGENT), [], [])
        await storage.close()


async def test_a_database_in_memory_needs_no_file():
    storage = await open_storage(None)
    await storage.commit(fresh(AGENT), [], [])
    assert (await storage.load()).rows == (AGENT,)
    await storage.close()


async def test_sessions_come_back_until_they_are_forgotten(storage):
    luis = replace(VISITOR, alias="Luis ñ 🙂", language="ES")
    kept = [SessionChange(row.key, row) for row in (AGENT_SESSION, VISITOR, luis)]
    await storage.commit([], [], [], kept)
    assert (await storage.load()).sessions == (AGENT_SESSION, luis)
    await storage.commit([], [], [], [SessionChange(luis.key, None)])
    assert (await storage.load()).sessions == (AGENT_SESSION,)


async def test_only_the_version_decided_on_is_replaced(storage):
    await storage.commit(fresh(CONTACT), [], [])
    second = replace(CONTACT, version=2, customer_name="Luisa")
    await storage.commit([(1, second)], [], [])
    with pytest.raises(Conflict, match="contacts"):
        await storage.commit([(1, replace(second, customer_name="late"))], [], [])
    assert (await storage.load()).rows == (second,)


async def test_a_conflict_undoes_the_whole_transaction(storage):
    await storage.commit(fresh(CONTACT, AGENT), [], [])
    good, bad = replace(AGENT, version=2), replace(CONTACT, version=9)
    with pytest.raises(Conflict):
        await storage.commit([(1, good), (8, bad)], [MESSAGE], [])
    loaded = await storage.load()
    assert AGENT in loaded.rows
    assert loaded.messages == ()


async def test_one_conflict_among_many_is_seen(storage):
    await storage.commit(
        fresh(*(replace(CONTACT, id=ContactId(f"C{n}")) for n in range(5))), [], []
    )
    rows = [(1, replace(CONTACT, id=ContactId(f"C{n}"), version=2)) for n in range(4)]
    with pytest.raises(Conflict):
        await storage.commit([*rows, (7, replace(CONTACT, id=ContactId("C4"), version=8))], [], [])


async def test_a_message_needs_its_contact(storage):
    with pytest.raises(IntegrityError):
        await storage.commit([], [MESSAGE], [])


async def test_closed_contacts_stay_on_disk_only(storage):
    over = replace(CONTACT, id=ContactId("C2"), state=ContactState.CLOSED, leg_id=None)
    wrapped_up = replace(CONTACT, state=ContactState.CLOSED, leg_id=None)
    closed_leg = replace(LEG, id=InteractionId("L2"), state=LegState.CLOSED)
    await storage.commit(fresh(over, wrapped_up, LEG, closed_leg), [MESSAGE], [])
    loaded = await storage.load()
    assert {row.id for row in loaded.rows} == {wrapped_up.id, LEG.id}
    assert loaded.messages == (MESSAGE,)
    assert await storage.message(ContactId("C1"), 1) == MESSAGE


async def test_outcomes_are_found_by_key_until_they_are_forgotten(storage):
    old = StoredOutcome(outcome_key(("s", RequestId("1"))), 10.0, created=ContactId("C1"))
    refused = StoredOutcome(
        outcome_key(("s", RequestId("2"))), 20.0, refusal=Refusal.TAKEN, who="Ána"
    )
    await storage.commit([], [], [old, refused])
    keys = [old.key, refused.key, "none"]
    assert await storage.outcomes(keys) == {old.key: old, refused.key: refused}
    await storage.forget_outcomes(before=20.0)
    assert await storage.outcomes(keys) == {refused.key: refused}
    assert await storage.outcomes([]) == {}


def test_keys_of_different_sessions_never_meet():
    assert outcome_key(("a1", RequestId("b"))) != outcome_key(("a", RequestId("1b")))


async def test_it_is_as_safe_as_it_can_be(storage, tmp_path):
    await storage.commit(fresh(AGENT), [], [])
    with sqlite3.connect(tmp_path / "server.db") as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.close()
    settings = {}
    for pragma in ("synchronous", "foreign_keys"):
        found = await storage._connection.exec_driver_sql(f"PRAGMA {pragma}")
        settings[pragma] = found.scalar()
    assert settings == {"synchronous": 2, "foreign_keys": 1}
    await storage._connection.rollback()


class TestMigrations:
    def test_from_nothing_they_lead_to_the_schema(self):
        engine = create_engine("sqlite://")
        with engine.begin() as connection:
            upgrade(connection)
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, metadata) == []
        engine.dispose()

    def test_what_the_first_version_kept_stays(self):
        engine = create_engine("sqlite://")
        with engine.begin() as connection:
            command.upgrade(alembic_config(connection), "0001")
            columns = {column["name"] for column in inspect(connection).get_columns("contacts")}
            old = {k: value for k, value in contact_record(CONTACT).items() if k in columns}
            connection.execute(insert(contacts).values(old))
            upgrade(connection)
            [record] = connection.execute(select(contacts)).mappings()
            assert contact_row(dict(record)) == replace(
                CONTACT, visitor_id=None, request_id=None, answered_at=None, answered_with=None
            )
        engine.dispose()

    def test_once_is_enough(self, monkeypatch):
        """Alembic takes long to load, and a start does without it."""
        engine = create_engine("sqlite://")
        with engine.begin() as connection:
            upgrade(connection)
            monkeypatch.setitem(sys.modules, "alembic", None)
            upgrade(connection)
        engine.dispose()

    def test_their_files_are_called_by_their_versions(self):
        engine = create_engine("sqlite://")
        with engine.connect() as connection:
            scripts = ScriptDirectory.from_config(alembic_config(connection))
            versions = [each.revision for each in scripts.walk_revisions()]
            assert released_versions() == versions[::-1]
        engine.dispose()

    def test_they_can_be_taken_back(self):
        engine = create_engine("sqlite://")
        with engine.begin() as connection:
            upgrade(connection)
            command.downgrade(alembic_config(connection), "base")
            assert inspect(connection).get_table_names() == ["alembic_version"]
        engine.dispose()


async def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "server.db"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(UnusableDatabase, match=f"{path} cannot be used: file is not a database"):
        await open_storage(path)


async def test_a_database_of_a_later_version(tmp_path):
    path = tmp_path / "server.db"
    await (await open_storage(path)).close()
    with sqlite3.connect(path) as later:
        later.execute("UPDATE alembic_version SET version_num = 'v9999'")
    later.close()
    with pytest.raises(UnusableDatabase, match="v9999"):
        await open_storage(path)
