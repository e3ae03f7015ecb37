"""F15 and F16, the decoders: millions of damaged frames, each refused or read, and nothing else.

The client's end is the decoder of frames, and every so often the whole session machine with the
model behind it; the server's end is the decoder of requests with their addresses.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import Sequence
from ctypes import Array, c_uint64
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import RawArray

from tests.faults.hammer import work
from tests.faults.recorded import Recorded, record
from tests.faults.result import Row, row

RUNS = {"small": 5_000, "full": 5_000_000}
"""Frames for each decoder."""

_PROCESSES = 2
_HANG = 20.0
"""Seconds without progress after which a process counts as hanging, on a busy machine too."""
_SLOW = 1.0
_GROWTH = 16 * 1024 * 1024
Finding = dict[str, object]


def run(seed: int, scale: str) -> list[Row]:
    recorded = asyncio.run(record())
    count = RUNS[scale]
    return [
        _hammer("F15 hostile frames to the client's decoder", "client", recorded, count, seed),
        _hammer("F15 hostile frames to the client's model", "model", recorded, count // 50, seed),
        _hammer("F16 hostile frames to the server's decoder", "server", recorded, count, seed),
    ]


def _hammer(name: str, end: str, recorded: Recorded, count: int, seed: int) -> Row:
    """Share the work out; a process that stops making progress hangs, one that dies crashed."""
    spawn = multiprocessing.get_context("spawn")
    progress = RawArray(c_uint64, _PROCESSES)
    corpus = recorded.to_server if end == "server" else recorded.to_client
    begun, crowd = time.monotonic(), []
    for number in range(_PROCESSES):
        here, there = spawn.Pipe()
        arguments = (end, corpus, count // _PROCESSES, seed + number, progress, number, there)
        process = spawn.Process(target=work, args=arguments)
        process.start()
        there.close()
        crowd.append((process, here, number))
    findings = [_watch(process, here, progress, number) for process, here, number in crowd]
    crashes = [each for found in findings for each in _texts(found, "crashes")]
    hangs = sum(1 for found in findings if found.get("hung"))
    worst = max(float(str(found.get("worst", 0))) for found in findings)
    growth = max(int(str(found.get("growth", 0))) for found in findings)
    seconds = time.monotonic() - begun
    return row(
        name,
        sum(progress),
        ok=not crashes and not hangs and worst < _SLOW and growth <= _GROWTH,
        limit=f"0 crashes, 0 hangs, memory grows by {_GROWTH >> 20} MiB at most",
        proof=f"{len(crashes)} crashes {sorted(set(crashes))[:5]}, {hangs} hangs, memory grew by "
        f"{growth / 2**20:.1f} MiB, {seconds:.0f} s",
        worst_latency=worst,
        seed=seed,
    )


def _watch(
    process: multiprocessing.process.BaseProcess,
    here: Connection,
    progress: Array[c_uint64],
    number: int,
) -> Finding:
    """What one process has to say, or what its silence means."""
    known = -1
    while not here.poll(_HANG):
        if progress[number] == known:
            process.kill()
            process.join()
            return {"hung": True}
        known = progress[number]
    try:
        found: Finding = here.recv()
    except EOFError:
        process.join()
        return {"crashes": [f"the process died with {process.exitcode}"]}
    process.join()
    return found


def _texts(found: Finding, key: str) -> Sequence[str]:
    told = found.get(key, [])
    return [str(each) for each in told] if isinstance(told, list) else []
