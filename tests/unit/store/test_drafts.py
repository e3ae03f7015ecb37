"""Drafts: found again after a crash, gone when the contact is done."""

import logging
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.store.disk import Disk, DiskProblem
from contactpro_desktop.store.drafts import DraftKind, Drafts

ROSA, LUIS = ContactId("A" * 32), ContactId("B" * 32)
WEEK = 7 * 24 * 3600


Opener = Callable[[Path | None, Callable[[], float]], Drafts]


@pytest.fixture
def open_drafts() -> Iterator[Opener]:
    """Opens drafts, which are closed when the test is over: until then a test may leave them open
    like a program that has crashed."""
    with ExitStack() as after:

        def opened(path: Path | None, clock: Callable[[], float]) -> Drafts:
            disk = Disk(path, clock)
            after.callback(disk.close)
            drafts = Drafts(disk)
            after.callback(drafts.close)
            return drafts

        yield opened


@pytest.fixture
def another() -> Iterator[Callable[[Path], sqlite3.Connection]]:
    """Opens the file as another program would."""
    with ExitStack() as after:

        def opened(path: Path) -> sqlite3.Connection:
            return after.enter_context(closing(sqlite3.connect(path, isolation_level=None)))

        yield opened


def test_a_flushed_draft_survives_a_process_that_never_closed(
    open_drafts: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "drafts.sqlite"
    crashed = open_drafts(path, lambda: 0.0)
    crashed.put(ROSA, DraftKind.REPLY, "Claro, pue")
    crashed.flush()
    assert open_drafts(path, lambda: 1.0).get(ROSA, DraftKind.REPLY) == "Claro, pue"


def test_drafts_are_kept_per_contact_and_kind(open_drafts: Opener, tmp_path: Path) -> None:
    drafts = open_drafts(tmp_path / "drafts.sqlite", lambda: 0.0)
    drafts.put(ROSA, DraftKind.REPLY, "reply")
    drafts.put(ROSA, DraftKind.SCRIPT, "note")
    drafts.put(LUIS, DraftKind.REPLY, "other")
    assert drafts.get(ROSA, DraftKind.REPLY) == "reply"
    drafts.flush()
    assert not drafts.dirty
    assert drafts.get(ROSA, DraftKind.SCRIPT) == "note"
    assert drafts.get(LUIS, DraftKind.SCRIPT) == ""


def test_an_emptied_draft_leaves_the_disk(open_drafts: Opener, tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    drafts = open_drafts(path, lambda: 0.0)
    drafts.put(ROSA, DraftKind.REPLY, "secret words")
    drafts.flush()
    drafts.put(ROSA, DraftKind.REPLY, "")
    drafts.close()
    assert b"secret words" not in path.read_bytes()


def test_a_finished_contact_leaves_nothing(open_drafts: Opener, tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    drafts = open_drafts(path, lambda: 0.0)
    drafts.put(ROSA, DraftKind.REPLY, "saved")
    drafts.flush()
    drafts.put(ROSA, DraftKind.SCRIPT, "unsaved")
    drafts.put(LUIS, DraftKind.SCRIPT, "kept")
    drafts.forget(ROSA)
    drafts.flush()
    assert drafts.get(ROSA, DraftKind.REPLY) == ""
    assert drafts.get(ROSA, DraftKind.SCRIPT) == ""
    assert drafts.get(LUIS, DraftKind.SCRIPT) == "kept"


def test_dirty_is_told_once_per_new_text(open_drafts: Opener) -> None:
    told: list[bool] = []
    drafts = open_drafts(None, lambda: 0.0)
    drafts.on_dirty(lambda: told.append(True))
    drafts.put(ROSA, DraftKind.REPLY, "a")
    drafts.put(ROSA, DraftKind.REPLY, "a")
    assert told == [True]


def test_old_drafts_are_forgotten_at_start(open_drafts: Opener, tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    drafts = open_drafts(path, lambda: 0.0)
    drafts.put(ROSA, DraftKind.REPLY, "old")
    drafts.close()
    assert open_drafts(path, lambda: WEEK + 1.0).get(ROSA, DraftKind.REPLY) == ""


def test_a_draft_that_is_renewed_does_not_get_old(open_drafts: Opener, tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    drafts = open_drafts(path, lambda: 0.0)
    drafts.put(ROSA, DraftKind.REPLY, "old")
    drafts.close()
    drafts = open_drafts(path, lambda: WEEK - 1.0)
    drafts.renew(ROSA, DraftKind.REPLY)
    drafts.renew(ROSA, DraftKind.NOTE)
    drafts.close()
    drafts = open_drafts(path, lambda: WEEK + 1.0)
    assert drafts.get(ROSA, DraftKind.REPLY) == "old"
    assert drafts.get(ROSA, DraftKind.NOTE) == ""


def test_nobody_else_may_read_the_file(open_drafts: Opener, tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    open_drafts(path, lambda: 0.0)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_locked_disk_loses_nothing_and_is_logged_once(
    open_drafts: Opener,
    another: Callable[[Path], sqlite3.Connection],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    path = tmp_path / "drafts.sqlite"
    drafts = open_drafts(path, lambda: 0.0)
    other = another(path)
    other.execute("BEGIN IMMEDIATE")
    drafts.put(ROSA, DraftKind.REPLY, "secret words")
    told: list[bool] = []
    drafts.on_dirty(lambda: told.append(True))
    with caplog.at_level(logging.WARNING):
        drafts.flush()
        drafts.flush()
    assert drafts.dirty
    assert told == [True, True], "whoever flushes is asked to try again"
    assert [record.getMessage() for record in caplog.records] == [
        "drafts are not written: OperationalError"
    ]
    other.execute("ROLLBACK")
    drafts.put(LUIS, DraftKind.REPLY, "later")
    drafts.flush()
    assert not drafts.dirty
    again = open_drafts(path, lambda: 0.0)
    assert again.get(ROSA, DraftKind.REPLY) == "secret words"
    assert again.get(LUIS, DraftKind.REPLY) == "later"


@pytest.mark.parametrize("by", ["ABORT", "ROLLBACK"])
def test_a_failure_half_way_is_rolled_back_and_written_later(
    open_drafts: Opener, another: Callable[[Path], sqlite3.Connection], tmp_path: Path, by: str
) -> None:
    """By us; or by the database itself, as on a full disk."""
    path = tmp_path / "drafts.sqlite"
    drafts = open_drafts(path, lambda: 0.0)
    other = another(path)
    other.execute(
        "CREATE TRIGGER full BEFORE INSERT ON draft WHEN new.kind = 'script'"
        f" BEGIN SELECT RAISE({by}, 'full'); END"
    )
    drafts.put(ROSA, DraftKind.REPLY, "one")
    drafts.put(ROSA, DraftKind.SCRIPT, "two")
    drafts.flush()
    assert drafts.dirty
    assert open_drafts(path, lambda: 0.0).get(ROSA, DraftKind.REPLY) == ""
    other.execute("DROP TRIGGER full")
    drafts.flush()
    assert not drafts.dirty
    again = open_drafts(path, lambda: 0.0)
    assert (again.get(ROSA, DraftKind.REPLY), again.get(ROSA, DraftKind.SCRIPT)) == ("one", "two")


def test_whatever_fails_leaves_no_transaction_open(tmp_path: Path) -> None:
    later = "UPDATE draft SET saved_at = ?"
    with closing(Disk(tmp_path / "drafts.sqlite", lambda: 0.0)) as disk:
        disk.keep("saved", (later, (2**64,)))
        with pytest.raises(OverflowError):
            disk.flush()
        disk.keep("saved", (later, (1.0,)))
        assert disk.flush()


def test_a_damaged_file_is_set_aside(open_drafts: Opener, tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    path.write_bytes(b"no database at all " * 100)
    with closing(Disk(path, lambda: 0.0)) as disk:
        assert disk.problem is DiskProblem.SET_ASIDE
    drafts = open_drafts(path, lambda: 0.0)
    assert (tmp_path / "drafts.sqlite.broken").read_bytes().startswith(b"no database")
    drafts.put(ROSA, DraftKind.REPLY, "new")
    drafts.close()
    with closing(Disk(path, lambda: 0.0)) as disk:
        assert disk.problem is None
    assert open_drafts(path, lambda: 0.0).get(ROSA, DraftKind.REPLY) == "new"


def test_a_file_that_somebody_else_holds_stays_as_it_is(
    another: Callable[[Path], sqlite3.Connection], tmp_path: Path
) -> None:
    """It is not damaged, only not to be had now."""
    path = tmp_path / "drafts.sqlite"
    another(path).execute("BEGIN EXCLUSIVE")
    with closing(Disk(path, lambda: 0.0)) as disk:
        assert disk.problem is DiskProblem.NOT_ON_DISK
    assert not path.with_name("drafts.sqlite.broken").exists()


def test_where_nothing_can_be_written_drafts_live_in_memory(
    open_drafts: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "missing" / "drafts.sqlite"
    with closing(Disk(path, lambda: 0.0)) as disk:
        assert disk.problem is DiskProblem.NOT_ON_DISK
    drafts = open_drafts(path, lambda: 0.0)
    drafts.put(ROSA, DraftKind.REPLY, "words")
    drafts.flush()
    assert drafts.get(ROSA, DraftKind.REPLY) == "words"
