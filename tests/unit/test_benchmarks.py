"""The benchmarks themselves are honest: what was not shown to be done does not count."""

from __future__ import annotations

import json
import math
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from benchmarks import __main__ as program
from benchmarks import machine
from benchmarks.child import Failed
from benchmarks.figure import Figure, Reading, Target, figures, percentile, table
from benchmarks.lab import Lab
from benchmarks.picklist import keystrokes
from benchmarks.words import sentence

AT_MOST_TEN = Target("ms", 10.0)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "screen.png"
    path.write_bytes(b"pixels")
    return path


def figure(reading: Reading | None, target: Target = AT_MOST_TEN) -> Figure:
    return Figure("a_figure", target, reading)


def test_a_figure_within_its_limit_and_with_proof_is_ok(picture: Path) -> None:
    assert figure(Reading(10.0, "200 offers painted", [picture])).ok


@pytest.mark.parametrize(
    "reading",
    [
        None,
        Reading(10.1, "200 offers painted"),
        Reading(1.0, ""),
        Reading(1.0, " "),
        Reading(math.nan, "200 offers painted"),
        Reading(math.inf, "200 offers painted"),
        Reading(1.0, "200 offers painted", [Path("there", "is", "no", "such.png")]),
    ],
)
def test_anything_else_is_not(reading: Reading | None) -> None:
    assert not figure(reading).ok
    assert figure(reading).as_json()["ok"] is False


def test_an_empty_picture_proves_nothing(tmp_path: Path) -> None:
    blank = tmp_path / "screen.png"
    blank.touch()
    assert not figure(Reading(1.0, "painted", [blank])).ok


def test_without_a_limit_proof_is_asked_for_all_the_same() -> None:
    assert figure(Reading(1e9, "counted"), Target("s")).ok
    assert not figure(Reading(1e9, ""), Target("s")).ok


def test_every_target_becomes_a_figure_and_nothing_else_does() -> None:
    targets = {"one": AT_MOST_TEN, "two": AT_MOST_TEN}
    made = figures(targets, {"two": Reading(1.0, "seen")})
    assert [(each.name, each.ok) for each in made] == [("one", False), ("two", True)]
    with pytest.raises(ValueError, match="three"):
        figures(targets, {"three": Reading(1.0, "seen")})


def test_the_results_file_says_what_was_measured_and_what_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measure(lab: Lab) -> dict[str, Reading]:
        return {"fast": Reading(1.23456, "5 runs", compared_with="nothing", ratio=0.5)}

    def break_down(lab: Lab) -> dict[str, Reading]:
        raise Failed("the client has ended")

    good = SimpleNamespace(TARGETS={"fast": AT_MOST_TEN}, measure=measure)
    bad = SimpleNamespace(__name__="bad", TARGETS={"slow": AT_MOST_TEN}, measure=break_down)
    monkeypatch.setattr(program, "BENCHMARKS", {"good": good, "bad": bad})
    monkeypatch.setattr(program, "OUTPUT", tmp_path)
    assert program.main(["good"]) == 0
    assert program.main([]) == 1
    fast, slow = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert fast == {
        "name": "fast",
        "value": 1.235,
        "unit": "ms",
        "limit": 10.0,
        "ok": True,
        "compared_with": "nothing",
        "ratio": 0.5,
        "proof": "5 runs",
    }
    assert slow == {
        **dict.fromkeys(fast),
        "name": "slow",
        "unit": "ms",
        "limit": 10.0,
        "ok": False,
    }
    assert "the client has ended" in capsys.readouterr().err


def test_the_issues_figures_are_all_there_with_their_limits() -> None:
    limits = {
        name: (target.limit, target.unit)
        for module in program.BENCHMARKS.values()
        for name, target in cast("dict[str, Target]", module.TARGETS).items()
        if target.limit is not None
    }
    assert limits == {
        "start_to_workspace_painted": (1.0, "s"),
        "memory_of_ten_conversations": (130.0, "MB"),
        "offer_committed_to_painted_p50": (10.0, "ms"),
        "offer_committed_to_painted_p99": (33.0, "ms"),
        "flood_longest_stall": (50.0, "ms"),
        "flood_messages_lost": (0.0, "messages"),
        "picklist_key_to_painted_p99": (33.0, "ms"),
        "idle_processor_share": (1.0, "%"),
    }


def test_a_table_names_what_is_missed() -> None:
    lines = table([figure(Reading(11.0, "seen")), figure(None)]).splitlines()
    assert "11.0 ms" in lines[1]
    assert "MISSED" in lines[1]
    assert "not measured" in lines[2]


@pytest.mark.parametrize(
    ("share", "value"), [(0.5, 50), (0.99, 99), (1.0, 100), (0.0, 1), (0.991, 100)]
)
def test_percentiles_are_values_that_occurred(share: float, value: int) -> None:
    assert percentile(list(range(100, 0, -1)), share) == value


def test_loads_are_the_same_in_every_run() -> None:
    assert keystrokes(300) == keystrokes(300)
    assert sentence(1, 2) == sentence(1, 2)
    assert sentence(1, 2) != sentence(2, 1)


def test_how_long_the_machine_was_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All processors together; nothing where the system does not count."""
    counts = tmp_path / "stat"
    monkeypatch.setattr(machine, "_COUNTS", counts)
    monkeypatch.setattr("os.sysconf", {"SC_CLK_TCK": 100}.__getitem__)
    assert machine.away() == 0.0
    counts.write_text("cpu  1 2 3 4 5 6 7 12 9 10\ncpu0 1 2 3 4 5 6 7 8 9 10\n", "ascii")
    assert machine.away() == 120.0
