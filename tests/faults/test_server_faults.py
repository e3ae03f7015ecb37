"""The server killed, filled up and stormed, shortened. What damage and restarts do besides is
tested at the storage itself, and at full length by `make faults`."""

from __future__ import annotations

from tests.faults import crashes, disk, storm
from tests.faults.result import complete


async def test_three_kills() -> None:
    row = await crashes.killed(3, seed=7, timed=False)
    assert complete(row)["ok"], row


async def test_a_full_disk() -> None:
    row = await disk.full_disk(1, seed=7)
    assert complete(row)["ok"], row


async def test_fifty_dropped_at_once() -> None:
    row = await storm.storm(50, seed=7, timed=False)
    assert complete(row)["ok"], row
