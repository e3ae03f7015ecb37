"""F22: the files of the database are damaged while the server is down."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from contactpro_desktop.localserver.storage.backups import Backups
from contactpro_desktop.localserver.storage.errors import DamagedDatabase
from contactpro_desktop.localserver.storage.starting import make_ready
from tests.faults.real_server import RealServer
from tests.faults.result import Row, row
from tests.faults.small_site import small_site
from tests.localserver.edge.wire import start_chat, visitor
from tests.support.server_process import command

LIMIT = 30.0
"""Seconds that putting a backup in place may take."""

CHATS = {"small": 2, "full": 40}
_PAGE = 4096
_NAME = "contactpro.sqlite"
_PATIENCE = 60.0

Damage = Callable[[Path], None]


def run(seed: int, scale: str = "full") -> list[Row]:
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        site = small_site(folder)
        killed, sealed = asyncio.run(_leave_data(folder, site, CHATS[scale]))
        cases = Cases(folder / "case", Random(seed), every=1 if scale == "full" else 5)
        found = [cases.sealed(sealed), cases.structure(killed), cases.log(killed)]
        silent = cases.content(killed)
        restored = _restore(sealed, site)
    return [*(each.told(seed) for each in (*found, silent)), restored.told(seed)]


@dataclass
class Tally:
    """`missed` is damage that a start did not see though the content had changed; where that is
    what is `measured`, it is told and not judged."""

    name: str
    measured: bool = False
    cases: int = 0
    missed: int = 0
    harmless: int = 0

    def told(self, seed: int) -> Row:
        seen = self.cases - self.missed - self.harmless
        return row(
            self.name,
            self.cases,
            lost=None if self.measured else self.missed,
            seed=seed,
            ok=self.measured or not self.missed,
            limit=None if self.measured else "seen at the start, every time",
            proof=f"{seen} seen, {self.harmless} changed nothing, {self.missed} not seen",
        )


@dataclass
class Restored:
    code: int
    said: str
    seconds: float
    lost: int
    asides: list[str] = field(default_factory=list)

    def told(self, seed: int) -> Row:
        clear = self.code == 2 and "contactpro-server restore --data-dir" in self.said
        return row(
            "F22 damaged database, refused and restored",
            1,
            lost=self.lost,
            worst_latency=self.seconds,
            seed=seed,
            ok=clear and self.seconds <= LIMIT and bool(self.asides),
            limit=f"refused with the command that helps; restored in {LIMIT:.0f} s; kept aside",
            proof=f"exit code {self.code}: {' '.join(self.said.split())[:200]}",
        )


class Cases:
    """Each on a copy of the data; `every` so many pages one."""

    def __init__(self, folder: Path, random: Random, every: int) -> None:
        self._folder = folder
        self._random = random
        self._every = every

    def sealed(self, data: Path) -> Tally:
        tally = Tally("F22 one bit in each page of a database that was closed in order")
        return self._try_all(tally, data, self._bits(data))

    def structure(self, data: Path) -> Tally:
        """The first byte of a page says what it is; the file may also be cut or gone."""
        tally = Tally("F22 a killed server's database: each page's head, cut, emptied, deleted")
        heads = [
            lambda path, start=start: _overwrite(path, start, b"\xff")
            for start in self._pages(data)
        ]
        size = (data / _NAME).stat().st_size
        cuts = [lambda path: path.unlink(), *map(_cut_at, (0, 100, _PAGE, size // 2, size - 1))]
        return self._try_all(tally, data, [*heads, *cuts])

    def log(self, data: Path) -> Tally:
        tally = Tally("F22 a killed server's log: a bit, cut, deleted; its index deleted")
        size = (data / f"{_NAME}-wal").stat().st_size
        places = [self._random.randrange(size) for _ in range(60 // self._every)]
        flips = [lambda path, at=at: self._flip(_log_of(path), at) for at in places]
        cuts = [lambda path, at=at: _cut_at(at)(_log_of(path)) for at in places]
        gone: list[Damage] = [
            lambda path: _log_of(path).unlink(),
            lambda path: path.with_name(f"{_NAME}-shm").unlink(),
        ]
        return self._try_all(tally, data, [*flips, *cuts, *gone])

    def content(self, data: Path) -> Tally:
        """SQLite's check knows nothing of what a row says: what is not seen is measured here."""
        name = "F22 one bit anywhere in each page of a killed server's database (measured only)"
        return self._try_all(Tally(name, measured=True), data, self._bits(data))

    def _bits(self, data: Path) -> Iterator[Damage]:
        for start in self._pages(data):
            place = start + self._random.randrange(_PAGE)
            yield lambda path, at=place: self._flip(path, at)

    def _pages(self, data: Path) -> range:
        return range(0, (data / _NAME).stat().st_size, _PAGE * self._every)

    def _flip(self, path: Path, place: int) -> None:
        byte = path.read_bytes()[place]
        _overwrite(path, place, bytes([byte ^ 1 << self._random.randrange(8)]))

    def _try_all(self, tally: Tally, data: Path, damages: list[Damage] | Iterator[Damage]) -> Tally:
        sound = _content(self._copy(data))
        for damage in damages:
            path = self._copy(data)
            damage(path)
            tally.cases += 1
            try:
                make_ready(path, Backups(path, time.time))
            except DamagedDatabase:
                continue
            if _content(path) == sound:
                tally.harmless += 1
            else:
                tally.missed += 1
        return tally

    def _copy(self, data: Path) -> Path:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(data, self._folder)
        return self._folder / _NAME


async def _leave_data(folder: Path, site: Path, chats: int) -> tuple[Path, Path]:
    """What a killed server leaves, with its last words in the log alone, and a stopped one."""
    server = RealServer(folder / "data", "--config", str(site), "--backup-every", "0.2")
    await asyncio.to_thread(server.start)
    await _talk(server, chats)
    await asyncio.to_thread(server.stop)
    await asyncio.to_thread(server.start)
    await _talk(server, 1)
    await asyncio.to_thread(_wait_for_backup, server.folder, chats + 1)
    await asyncio.to_thread(server.kill)
    killed = shutil.copytree(server.folder, folder / "killed")
    await asyncio.to_thread(server.start)
    await asyncio.to_thread(server.stop)
    return killed, server.folder


async def _talk(server: RealServer, chats: int) -> None:
    for number in range(chats):
        async with visitor(server.tenant, f"Luis {number}") as luis:
            chat = await start_chat(luis, "soporte@demo")
            for text in ("hola", "adiós " * 200):
                uri = f"/users/me/interactions/{chat}/transcript/messages"
                await luis.ok("POST", uri, {"message": text})


def _wait_for_backup(folder: Path, chats: int) -> None:
    """Until one holds all that was said."""
    begun = time.monotonic()
    while time.monotonic() - begun < _PATIENCE:
        newest = Backups(folder / _NAME, time.time).newest_good()
        if newest is not None and len(_contacts(newest)) == chats:
            return
    raise TimeoutError("no backup came")


def _restore(data: Path, site: Path) -> Restored:
    """As an operator does it: start, read, type what is said, start."""
    server = RealServer(data, "--config", str(site))
    before = _contacts(data / _NAME)
    _cut_at(3 * _PAGE)(data / _NAME)
    code, said = server.refuses()
    begun = time.monotonic()
    typed = command("restore", "--data-dir", str(data))
    subprocess.run(typed, check=True, timeout=_PATIENCE, capture_output=True)
    seconds = time.monotonic() - begun
    server.start()
    server.stop()
    lost = len(set(before) - set(_contacts(data / _NAME)))
    return Restored(code, said, seconds, lost, [str(p) for p in data.glob(f"{_NAME}.damaged-*")])


def _contacts(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return connection.execute("SELECT id, created_at, queued_at FROM contacts").fetchall()


def _content(path: Path) -> list[str] | None:
    """All that is in it, None where it cannot be read."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return list(connection.iterdump())
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _overwrite(path: Path, place: int, content: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(place)
        file.write(content)


def _cut_at(size: int) -> Damage:
    def cut(path: Path) -> None:
        with path.open("rb+") as file:
            file.truncate(size)

    return cut
