"""The network between a client and its server: F4 to F10, F19, F28 and F31."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from tests.faults import half_open, rough_weather, starved, stopped, strangers
from tests.faults.result import Row


def run(seed: int, scale: str) -> list[Row]:
    """`scale` is small (seconds) or full (some twenty minutes)."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        return [*asyncio.run(_network(seed, scale, folder)), *starved.run_all(seed, scale, folder)]


async def _network(seed: int, scale: str, folder: Path) -> list[Row]:
    rows = []
    for part in (half_open, rough_weather, stopped, strangers):
        rows += await part.run_all(seed, scale, folder)
    return rows
