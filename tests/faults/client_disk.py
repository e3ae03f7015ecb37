"""F21: the client's disk is full, for a while or from the start. It goes on in memory and says so
once, what was on disk before stays good, and everything typed is on disk once there is room."""

from __future__ import annotations

import multiprocessing
import resource
import sqlite3
import tempfile
import time
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from contactpro_desktop.app.settings import Settings
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.store.disk import Disk, DiskProblem
from contactpro_desktop.store.drafts import DraftKind, Drafts
from tests.faults.result import Row, row

ROUNDS = {"small": 3, "full": 100}

_DRAFTS = 40
_ROOM = 200_000
"""Bytes that a file may have at most while the disk is full: somewhere in the middle of it all."""


def run(seed: int, scale: str) -> list[Row]:
    rounds = ROUNDS[scale]
    here, there = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_fill_often, args=(seed, rounds, there)
    )
    process.start()
    there.close()
    lost, wrong, worst = here.recv()
    process.join()
    return [
        row(
            "F21 client's disk full",
            rounds,
            ok=not wrong,
            limit="in memory meanwhile and told once; nothing typed lost; the file stays good",
            proof="; ".join(wrong[:3]) or "all of it on disk once there was room",
            lost=lost,
            worst_latency=worst,
            seed=seed,
        )
    ]


def _fill_often(seed: int, rounds: int, tell: Connection) -> None:
    """In a process of its own: the limit is the whole process's."""
    chance, lost, wrong, worst = Random(seed), 0, list[str](), 0.0
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as scratch:
            found, problems, took = _fill(Path(scratch), chance)
        lost += found
        wrong += problems
        worst = max(worst, took)
    tell.send((lost, wrong, worst))


def _fill(folder: Path, chance: Random) -> tuple[int, list[str], float]:
    """Drafts not on disk in the end, what was wrong, and how long a flush took at most."""
    wrong: list[str] = []
    told: list[int] = []
    path = folder / "drafts.sqlite"
    disk = Disk(path, time.time)
    disk.on_failing = lambda: told.append(1)
    drafts = Drafts(disk)
    typed: dict[ContactId, str] = {}
    worst = 0.0
    for number in range(_DRAFTS):
        if number == _DRAFTS // 4:
            _limit(chance.randrange(_ROOM // 4, _ROOM))
        contact_id = ContactId(f"C{number}")
        typed[contact_id] = "x" * chance.randrange(100, 20_000) + str(number)
        drafts.put(contact_id, DraftKind.REPLY, typed[contact_id])
        begun = time.monotonic()
        drafts.flush()
        worst = max(worst, time.monotonic() - begun)
    wrong += [] if len(told) == 1 else [f"told {len(told)} times"]
    wrong += [] if _holds(drafts, typed) else ["something typed is gone from memory"]
    wrong += _begin_on_full_disk(folder)
    _limit(resource.RLIM_INFINITY)
    drafts.close()
    disk.close()
    with closing(sqlite3.connect(path)) as database:
        (health,) = database.execute("PRAGMA integrity_check").fetchone()
    wrong += [] if health == "ok" else [f"the file is damaged: {health}"]
    again = Disk(path, time.time)
    kept = Drafts(again).all(DraftKind.REPLY)
    again.close()
    return sum(kept.get(key) != text for key, text in typed.items()), wrong, worst


def _begin_on_full_disk(folder: Path) -> list[str]:
    """A client that starts now works, and knows that nothing is kept."""
    _limit(0)
    disk = Disk(folder / "other.sqlite", time.time)
    drafts = Drafts(disk)
    drafts.put(ContactId("C"), DraftKind.NOTE, "a note")
    drafts.flush()
    settings = Settings(folder / "settings.json")
    settings.values.user = "ana"
    settings.save()
    wrong = [] if disk.problem is DiskProblem.NOT_ON_DISK else [f"told {disk.problem} at start"]
    wrong += [] if drafts.get(ContactId("C"), DraftKind.NOTE) else ["no note in memory"]
    disk.close()
    return wrong


def _holds(drafts: Drafts, typed: dict[ContactId, str]) -> bool:
    return drafts.all(DraftKind.REPLY) == typed


def _limit(size: int) -> None:
    """No file may grow beyond `size` bytes: what a full disk is to whoever writes."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
