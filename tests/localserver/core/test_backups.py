"""Copies of the running server's database, and the way back to one."""

import asyncio
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.localserver.storage import backups as module
from contactpro_desktop.localserver.storage.backup_keeper import BackupKeeper
from contactpro_desktop.localserver.storage.backups import (
    KEPT,
    Backups,
    NoGoodBackup,
    Stopped,
    is_sound,
)
from contactpro_desktop.localserver.storage.database import open_storage
from contactpro_desktop.localserver.storage.errors import DamagedDatabase, UnusableDatabase
from contactpro_desktop.localserver.storage.lock import locked
from contactpro_desktop.localserver.storage.starting import make_ready
from tests.localserver.core.test_storage import AGENT, fresh

NOW = 1_795_363_200.0


class Wall:
    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time


@pytest.fixture
def wall():
    return Wall()


@pytest.fixture
def database(tmp_path):
    return tmp_path / "contactpro.sqlite"


@pytest.fixture
def backups(database, wall):
    return Backups(database, wall)


@pytest.fixture
async def storage(database):
    storage = await open_storage(database)
    await storage.commit(fresh(AGENT), [], [])
    yield storage
    await storage.close()


def agents_in(path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        [(count,)] = connection.execute("SELECT count(*) FROM agents")
    return int(count)


async def test_a_copy_has_what_is_committed_and_nothing_beside_it(storage, backups):
    made = await asyncio.to_thread(backups.make)
    assert made.name == "contactpro-20261122T160000Z.sqlite"
    assert [each.name for each in made.parent.iterdir()] == [made.name]
    assert made.stat().st_mode & 0o077 == 0
    assert agents_in(made) == 1
    assert backups.newest_good() == made


async def test_whoever_writes_is_not_kept_waiting(storage, backups, monkeypatch):
    """A copy that takes its time shows one moment, and commits go on meanwhile."""
    monkeypatch.setattr(module, "_PAGES_AT_ONCE", 1)
    between = threading.Event()
    go_on = threading.Event()

    class Slow(threading.Event):
        def is_set(self):
            between.set()
            return not go_on.wait(10)

    making = asyncio.create_task(asyncio.to_thread(backups.make, stop=Slow()))
    await asyncio.to_thread(between.wait)
    await storage.commit(fresh(replace(AGENT, id=AgentId("A2"))), [], [])
    go_on.set()
    assert agents_in(await making) == 1
    assert len((await storage.load()).rows) == 2


async def test_the_last_hour_is_kept(storage, backups, wall):
    for _ in range(KEPT + 2):
        wall.time += 300
        newest = backups.make()
    assert len(backups.newest_first()) == KEPT
    assert backups.newest_first()[0] == newest


async def test_a_copy_that_is_given_up_leaves_nothing(storage, backups, database):
    stop = threading.Event()
    stop.set()
    with pytest.raises(Stopped):
        backups.make(stop=stop)
    assert list((database.parent / "backups").iterdir()) == []


async def test_a_damaged_copy_is_none(storage, backups, monkeypatch):
    monkeypatch.setattr(module, "is_sound", lambda path: False)
    with pytest.raises(UnusableDatabase, match="its copy is damaged"):
        backups.make()
    assert backups.newest_first() == []


async def test_the_newest_good_one_takes_the_place_of_the_database(storage, backups, wall):
    good = backups.make()
    await storage.commit(fresh(replace(AGENT, id=AgentId("A2"))), [], [])
    wall.time += 300
    bad = backups.make()
    bad.write_bytes(bad.read_bytes()[:5000])
    await storage.close()
    assert backups.newest_good() == good
    database = backups._database
    database.write_bytes(b"damaged")
    restored = backups.restore()
    assert restored.backup == good
    assert restored.aside is not None
    assert restored.aside.name == "contactpro.sqlite.damaged-20261122T160500Z"
    assert restored.aside.read_bytes() == b"damaged"
    assert agents_in(database) == 1
    make_ready(database, backups)


async def test_one_may_be_chosen(storage, backups, wall):
    older = backups.make()
    await storage.commit(fresh(replace(AGENT, id=AgentId("A2"))), [], [])
    wall.time += 300
    backups.make()
    await storage.close()
    restored = backups.restore(older)
    assert restored.backup == older
    assert agents_in(backups._database) == 1


async def test_the_log_goes_aside_with_its_database(storage, backups, database):
    backups.make()
    assert database.with_name("contactpro.sqlite-wal").exists()
    restored = backups.restore()
    assert not database.with_name("contactpro.sqlite-wal").exists()
    assert agents_in(restored.aside) == 1


async def test_a_restore_that_is_cut_short_leaves_no_database_without_its_log(
    storage, backups, database, monkeypatch
):
    backups.make()
    rename, turns = Path.rename, iter([True])

    def cut(path, target):
        if next(turns, False):
            return rename(path, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", cut)
    with pytest.raises(KeyboardInterrupt):
        backups.restore()
    monkeypatch.undo()
    with pytest.raises(DamagedDatabase, match="missing"):
        make_ready(database, backups)
    backups.restore()
    assert agents_in(database) == 1
    make_ready(database, backups)


async def test_what_went_aside_comes_back_with_its_log(storage, backups, database, wall):
    backups.make()
    await storage.commit(fresh(replace(AGENT, id=AgentId("A2"))), [], [])
    aside = backups.restore().aside
    wall.time += 1
    assert agents_in(database) == 1
    assert backups.restore(aside).backup == aside
    assert agents_in(database) == 2


async def test_copies_of_a_clock_that_was_ahead_are_the_oldest(storage, backups, wall):
    wall.time += 86_400
    for _ in range(KEPT):
        wall.time += 300
        backups.make()
    wall.time = NOW
    await storage.commit(fresh(replace(AGENT, id=AgentId("A2"))), [], [])
    for number in range(3):
        wall.time += 300
        made = backups.make()
        assert backups.newest_good() == made
        assert len(backups.newest_first()) == KEPT, number


async def test_not_while_a_server_runs(storage, backups, database):
    backups.make()
    with locked(database), pytest.raises(UnusableDatabase, match="another server"):
        backups.restore()


def test_there_must_be_one(backups, tmp_path):
    with pytest.raises(NoGoodBackup, match="no good backup in"):
        backups.restore()
    with pytest.raises(NoGoodBackup, match="no good backup at"):
        backups.restore(tmp_path / "none.sqlite")
    assert backups.age() is None


def test_an_empty_file_is_no_backup(tmp_path):
    (tmp_path / "empty.sqlite").write_bytes(b"")
    assert not is_sound(tmp_path / "empty.sqlite")


class TestKeeping:
    async def test_one_at_once_and_then_again_and_again(self, storage, backups, wall, monkeypatch):
        made = asyncio.Semaphore(0)
        loop = asyncio.get_running_loop()
        real = Backups.make

        def make(self, **options):
            wall.time += 1
            real(self, **options)
            loop.call_soon_threadsafe(made.release)

        monkeypatch.setattr(Backups, "make", make)
        keeper = BackupKeeper(backups, every=0.01)
        keeper.start()
        for _ in range(3):
            await made.acquire()
        await keeper.close()
        assert len(backups.newest_first()) >= 3
        assert backups.newest_good() is not None

    async def test_a_server_that_starts_often_makes_no_more_of_them(self, storage, backups):
        backups.make()
        [newest] = backups.newest_first()
        backups._now = lambda: newest.stat().st_mtime + 10
        keeper = BackupKeeper(backups)
        keeper.start()
        await asyncio.to_thread(backups.age)
        await keeper.close()
        assert backups.newest_first() == [newest]

    async def test_what_fails_is_told_once_and_tried_again(
        self, storage, backups, monkeypatch, caplog
    ):
        """Whatever it is: a disk that is full, or a thread that cannot be started."""
        made, real = asyncio.Semaphore(0), Backups.make
        loop = asyncio.get_running_loop()
        full, no_thread = OSError(28, "No space left on device"), RuntimeError("no thread")
        failures = iter([full, full, None, no_thread, None])

        def make(self, **options):
            failure = next(failures, None)
            loop.call_soon_threadsafe(made.release)
            if failure is not None:
                raise failure
            return real(self, **options)

        monkeypatch.setattr(Backups, "make", make)
        keeper = BackupKeeper(backups, every=0.01)
        keeper.start()
        for _ in range(6):
            await made.acquire()
        await keeper.close()
        assert [each.message for each in caplog.records] == [
            "no backup could be made: [Errno 28] No space left on device",
            "backups are made again",
            "no backup could be made: no thread",
            "backups are made again",
        ]

    async def test_where_the_last_one_cannot_be_looked_at_there_is_one_at_once(
        self, storage, backups, monkeypatch
    ):
        backups.make()
        [newest] = backups.newest_first()
        newest.with_name("contactpro-20000101T000000Z.sqlite").symlink_to("nowhere")
        newest.unlink()
        made, real = asyncio.Event(), Backups.make
        loop = asyncio.get_running_loop()

        def make(self, **options):
            loop.call_soon_threadsafe(made.set)
            return real(self, **options)

        monkeypatch.setattr(Backups, "make", make)
        keeper = BackupKeeper(backups)
        keeper.start()
        await made.wait()
        await keeper.close()
