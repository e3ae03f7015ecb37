"""Everybody picks the same chat, on the real server; `make faults` lets a million picks meet."""

from __future__ import annotations

import pytest

from tests.faults.result import complete
from tests.faults.stampede import PLANS, Tally, run


def test_exactly_one_gets_it_and_the_others_are_told_who() -> None:
    for each in run(seed=4, scale="small"):
        assert complete(each)["ok"], each


TAKEN = {"status": 403, "reason": "taken", "who": "Ana"}


@pytest.mark.parametrize(
    ("owners", "told"),
    [
        (set(), TAKEN),
        ({"Ana", "Bruno"}, TAKEN),
        ({"Ana"}, TAKEN | {"who": ""}),
        ({"Ana"}, TAKEN | {"who": "Bruno"}),
        ({"Ana"}, {"status": 408, "reason": "busy_server"}),
    ],
)
def test_whatever_else_happens_is_seen(owners: set[str], told: dict[str, object]) -> None:
    tally = Tally()
    tally.count(owners, {"Ana": ({"status": 200}, 0.0), "Carla": (told, 0.01)})
    assert not complete(tally.told(PLANS["full"][0], 1))["ok"]
