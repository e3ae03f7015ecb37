"""Damage is seen at the start, before anything is written, and stays as it was found."""

import random
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from contactpro_desktop.localserver.storage.backups import Backups
from contactpro_desktop.localserver.storage.errors import DamagedDatabase, UnusableDatabase
from contactpro_desktop.localserver.storage.examining import examine
from contactpro_desktop.localserver.storage.lock import locked
from contactpro_desktop.localserver.storage.seal import break_seal, seal
from contactpro_desktop.localserver.storage.starting import make_ready

PAGE = 4096
PARTS = ("", "-wal", "-shm")


def write(path: Path, rows: int) -> sqlite3.Connection:
    """A database as the server keeps it, still open."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("CREATE TABLE IF NOT EXISTS said (number INTEGER PRIMARY KEY, text)")
    for _ in range(rows):
        connection.execute("INSERT INTO said (text) VALUES (?)", ("hola " * 40,))
    return connection


@pytest.fixture
def closed(tmp_path):
    """Closed in order: one file, no log."""
    path = tmp_path / "contactpro.sqlite"
    write(path, 200).close()
    return path


@pytest.fixture
def killed(tmp_path):
    """As a killed server leaves it: what was written last is in the log alone."""
    (tmp_path / "live").mkdir()
    with closing(write(tmp_path / "live" / "contactpro.sqlite", 20)):
        for part in PARTS:
            shutil.copy(tmp_path / "live" / f"contactpro.sqlite{part}", tmp_path)
    return tmp_path / "contactpro.sqlite"


def part_of(path: Path, part: str) -> Path:
    return path.with_name(f"{path.name}{part}")


@contextmanager
def left_alone(path: Path):
    """No file beside the database changes, comes or goes."""
    found = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    yield
    assert found == {
        each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()
    }


def check_damaged(path: Path, words: str, *, was_there: bool = False) -> None:
    for _ in range(2):
        with left_alone(path), pytest.raises(DamagedDatabase, match=words):
            examine(path, was_there=was_there)


def flip(path: Path, place: int, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def test_what_is_sound_is_left_alone(closed):
    with left_alone(closed):
        examine(closed, was_there=True)


def test_what_a_crash_leaves_is_sound(killed):
    examine(killed, was_there=True)
    with closing(sqlite3.connect(killed)) as connection:
        assert connection.execute("SELECT count(*) FROM said").fetchone() == (20,)


def test_a_first_start_finds_nothing(tmp_path):
    examine(tmp_path / "contactpro.sqlite", was_there=False)


@pytest.mark.parametrize("was_there", [True, False])
def test_nobody_else_reads_what_customers_wrote(closed, was_there):
    closed.chmod(0o644)
    if not was_there:
        closed.unlink()
    make_ready(closed, Backups(closed, lambda: 0.0))
    with closing(write(closed, 1)):
        assert {part_of(closed, part).stat().st_mode & 0o777 for part in PARTS} == {0o600}


def test_what_is_gone_is_no_new_beginning(closed):
    closed.write_bytes(b"")
    check_damaged(closed, "it is empty", was_there=True)
    closed.unlink()
    check_damaged(closed, "it is missing", was_there=True)


@pytest.mark.parametrize(
    ("last", "words"), [(-1, "it was cut"), (5 * PAGE, "malformed|disk image")]
)
def test_a_file_that_was_cut(closed, last, words):
    closed.write_bytes(closed.read_bytes()[:last])
    check_damaged(closed, words)


def test_a_changed_bit_in_every_page_of_a_sealed_file(closed):
    seal(closed)
    sound, chance = closed.read_bytes(), random.Random(22)
    for start in range(0, len(sound), PAGE):
        flip(closed, start + chance.randrange(PAGE), chance)
        check_damaged(closed, "changed while no server ran")
        closed.write_bytes(sound)
    examine(closed, was_there=True)


def test_a_changed_head_of_every_page_of_one_without_a_seal(closed):
    """The structure is what SQLite knows; the kind of a page is its first byte."""
    sound = closed.read_bytes()
    for start in range(PAGE, len(sound), PAGE):
        closed.write_bytes(sound[:start] + b"\x00" + sound[start + 1 :])
        with pytest.raises(DamagedDatabase):
            examine(closed, was_there=True)


def test_an_index_that_lost_an_entry_is_seen_in_the_next_copy(tmp_path):
    """A start after a crash does not wait for that."""
    path = tmp_path / "contactpro.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE said (number INTEGER PRIMARY KEY, text)")
        connection.execute("CREATE INDEX texts ON said (text)")
        connection.execute("INSERT INTO said (text) VALUES ('hola')")
    content = path.read_bytes()
    in_index = content.rindex(b"hola")
    path.write_bytes(content[:in_index] + b"halo" + content[in_index + 4 :])
    examine(path, was_there=True)
    with pytest.raises(UnusableDatabase, match="its copy is damaged"):
        Backups(path, lambda: 0.0).make()


def test_a_changed_bit_anywhere_in_the_log(killed):
    log, chance = part_of(killed, "-wal"), random.Random(22)
    sound = log.read_bytes()
    for _ in range(10):
        flip(log, chance.randrange(len(sound)), chance)
        check_damaged(killed, "write-ahead log")
        log.write_bytes(sound)
    examine(killed, was_there=True)


@pytest.mark.parametrize("length", [0, 20, 5000])
def test_a_log_that_was_cut(killed, length):
    log = part_of(killed, "-wal")
    log.write_bytes(log.read_bytes()[:length])
    check_damaged(killed, "write-ahead log")


def test_a_log_that_is_gone(killed):
    part_of(killed, "-wal").unlink()
    check_damaged(killed, "write-ahead log")


def test_the_index_of_the_log_can_be_made_anew(killed):
    part_of(killed, "-shm").unlink()
    examine(killed, was_there=True)
    with closing(sqlite3.connect(killed)) as connection:
        assert connection.execute("SELECT count(*) FROM said").fetchone() == (20,)


@pytest.mark.parametrize("content", [b"", b"\x00" * 32768, b"?" * 32768])
def test_an_index_that_says_nothing_is_no_damage(killed, content):
    part_of(killed, "-shm").write_bytes(content)
    examine(killed, was_there=True)


def test_a_seal_is_broken_before_anything_is_written(closed):
    seal(closed)
    make_ready(closed, Backups(closed, lambda: 0.0))
    write(closed, 1).close()
    examine(closed, was_there=True)
    break_seal(closed)


def test_no_seal_for_what_is_not_closed_in_order(killed):
    seal(killed)
    assert not killed.with_suffix(".seal").exists()


def test_a_seal_that_cannot_be_written_is_left_out(closed, monkeypatch, caplog):
    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    seal(closed)
    assert "No space left on device" in caplog.text
    assert not closed.with_suffix(".seal").exists()


def test_one_server_has_it(closed):
    words = r"another server .* \(process \d+\)"
    with locked(closed), pytest.raises(UnusableDatabase, match=words):
        locked(closed).__enter__()
    with locked(closed):
        pass


def test_a_folder_that_is_none(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnusableDatabase, match="cannot be written: Not a directory"):
        locked(tmp_path / "file" / "contactpro.sqlite").__enter__()
