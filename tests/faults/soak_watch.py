"""What a soak keeps an eye on: memory, files and threads of processes, and the database."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from contactpro_desktop.localserver.config import load
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.storage.database import Loaded, open_storage
from contactpro_desktop.localserver.storage.loading import live_rows
from tests.localserver.core.invariants import check_state

_WARM_UP = 0.25
"""The share of samples that do not count: caches fill, modules load."""
_FEWEST = 4
_BUSY = 1.0
"""Seconds that a busy server may be late with what is due."""


@dataclass(slots=True)
class Gauge:
    """Samples of one process, over all its lives: seconds, bytes, open files, threads."""

    times: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    threads: list[int] = field(default_factory=list)

    def sample(self, pid: int) -> None:
        process = psutil.Process(pid)
        with process.oneshot():
            self.times.append(time.monotonic())
            self.memory.append(process.memory_info().rss)
            self.files.append(process.num_fds())
            self.threads.append(process.num_threads())

    def growth(self) -> float:
        """MiB that its memory grew by an hour, after the warm-up: the slope of a line through
        the samples."""
        first = int(len(self.times) * _WARM_UP)
        times, memory = self.times[first:], self.memory[first:]
        if len(times) < _FEWEST:
            return 0.0
        middle, mean = sum(times) / len(times), sum(memory) / len(memory)
        spread = sum((at - middle) ** 2 for at in times)
        slope = sum((at - middle) * (m - mean) for at, m in zip(times, memory, strict=True))
        return slope / spread * 3600 / 2**20

    def is_flat(self, counts: Sequence[int], leeway: int) -> bool:
        """Whether the last quarter needs no more than the one after the warm-up did."""
        quarter = max(1, len(counts) // 4)
        return max(counts[-quarter:]) <= max(counts[quarter : 2 * quarter] or counts) + leeway


def look_into(data: Path, config: Path, at: float) -> list[str]:
    """What is wrong in a database that a server has left; looks at a copy. `at` is the wall clock
    when the server was last known to be alive."""
    with tempfile.TemporaryDirectory() as scratch:
        for each in data.glob("*.sqlite*"):
            shutil.copy(each, scratch)
        (path,) = Path(scratch).glob("*.sqlite")
        loaded = asyncio.run(_load(path))
    wrong = []
    site = load(config).site
    try:
        check_state(State(site, live_rows(site, loaded.rows)), at - _BUSY)
    except AssertionError as error:
        wrong.append(f"a rule is broken: {error}"[:200])
    numbers = Counter((each.contact_id, each.number) for each in loaded.messages)
    wrong += ["two messages have the same number"] if max(numbers.values(), default=1) > 1 else []
    for contact_id in {contact_id for contact_id, _ in numbers}:
        own = sorted(number for other, number in numbers if other == contact_id)
        if own != list(range(own[0], own[0] + len(own))):
            wrong.append("a message is missing from a transcript")
    return wrong


async def _load(path: Path) -> Loaded:
    storage = await open_storage(path)
    try:
        return await storage.load()
    finally:
        await storage.close()
