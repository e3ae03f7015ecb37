"""The list of faults, and what their results come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.catalogue import PARTS
from tests.faults.result import Results, complete, row

FAULTS = [*(f"F{number}" for number in range(1, 29)), "F31"]


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_has_a_part_that_is_there(fault: str) -> None:
    parts = [part for part in PARTS if part.answers_to([fault])]
    assert parts
    for part in parts:
        assert (Path(__file__).parent / f"{part.module}.py").is_file()


def test_a_name_means_one_module_or_one_fault() -> None:
    assert [part.module for part in PARTS if part.answers_to(["f11", "events"])] == [
        "slow_consumer",
        "events",
    ]


def test_what_is_lost_or_was_not_run_is_not_all_right() -> None:
    assert complete(row("F1", 3, ok=True, lost=0))["ok"] is True
    assert complete(row("F1", 3, ok=True, double_owned=1))["ok"] is False
    assert complete(row("F1", 0, ok=True))["ok"] is False
    assert complete({"name": "F1", "runs": 3})["lost"] is None


def test_a_later_result_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    results = Results(tmp_path / "results.json", afresh=True)
    results.put([row("F1", 1, ok=False), row("F2", 1, ok=True)])
    results.put([row("F1", 2, ok=True)])
    assert {(each["name"], each["ok"]) for each in results.rows()} == {("F1", True), ("F2", True)}
