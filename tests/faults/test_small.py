"""The faults that need neither minutes nor a machine to themselves, shortened."""

from __future__ import annotations

import pytest

from tests.faults import (
    client_disk,
    clocks,
    double_sign_in,
    events,
    hostile_frames,
    hostile_sockets,
    keyring_states,
    presence_flips,
    revoked_sessions,
    versions,
)
from tests.faults.result import complete

PARTS = [
    client_disk, clocks, double_sign_in, events, hostile_frames, hostile_sockets, keyring_states,
    presence_flips, revoked_sessions, versions,
]  # fmt: skip


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__.rpartition(".")[2])
def test_nothing_is_lost_or_doubled(part) -> None:
    for row in part.run(seed=7, scale="small"):
        assert complete(row)["ok"], row
