"""The bugs still fit the sources, and the tests still find them: three of them, others each day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.seeded import __main__ as program
from tests.seeded.bug import ROOT, Bug, DoesNotFit, Hunk, bugs
from tests.seeded.trial import Ends, Verdict, judge, try_out

BUGS = bugs()
AT_ONCE = 3
TYPO = Bug(
    21,
    "typo",
    "Nothing runs any more.",
    ("tests/localserver/core/test_offers.py::test_accepting_twice_is_accepting_once",),
    (
        Hunk(
            "src/contactpro_desktop/localserver/router/ordered.py",
            "class OrderedIds",
            "clas OrderedIds",
        ),
    ),
)


def of_today(known: Sequence[Bug]) -> list[Bug]:
    """Every bug has its turn within a week."""
    first = datetime.datetime.now(datetime.UTC).toordinal() * AT_ONCE
    return [known[(first + step) % len(known)] for step in range(AT_ONCE)]


def test_there_are_twenty_and_each_says_what_it_breaks() -> None:
    assert [bug.number for bug in BUGS] == list(range(1, 21))
    for bug in BUGS:
        assert bug.breaks.endswith("."), bug.name
        assert 1 <= len(bug.red) <= 3, bug.name
        assert len({hunk.path for hunk in bug.hunks}) == 1, bug.name


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_a_bug_fits_the_sources(bug: Bug) -> None:
    for path, text in bug.planted(ROOT).items():
        assert text != (ROOT / path).read_text(encoding="utf-8")
        compile(text, path, "exec")


@pytest.mark.parametrize("text", ["one\nthree\n", "one\ntwo\none\ntwo\n", "none\ntwo\n"])
def test_what_has_no_place_or_several_is_not_planted(text: str) -> None:
    hunk = Hunk("x.py", "one\ntwo\n", "one\n")
    assert hunk.planted("zero\none\ntwo\nthree\n") == "zero\none\nthree\n"
    with pytest.raises(DoesNotFit, match=r"x\.py"):
        hunk.planted(text)


@pytest.mark.timeout(300)
def test_the_tests_find_the_bugs_of_today() -> None:
    """And a change after which nothing runs any more is not taken for a bug that was found."""
    today = of_today(BUGS)
    *found, typo = try_out([*today, TYPO])
    assert [(each.bug.name, each.why) for each in found] == [(bug.name, "") for bug in today]
    assert f"is not red but not run: {TYPO.red[0]}" in typo.why


@pytest.mark.parametrize(
    ("sound", "sick", "why"),
    [
        ({"t.py::a": "passed"}, {"t.py::a": "failed"}, ""),
        (
            {"t.py::a[1]": "passed", "t.py::a[2]": "passed"},
            {"t.py::a[1]": "passed", "t.py::a[2]": "failed"},
            "",
        ),
        ({"t.py::a": "failed"}, {"t.py::a": "failed"}, "without the bug"),
        ({}, {"t.py::a": "failed"}, "without the bug"),
        ({"t.py::a": "passed"}, {"t.py::a": "passed"}, "not red but passed"),
        ({"t.py::a": "passed"}, {"t.py::ab": "failed"}, "not red but not run"),
        ({"t.py::a": "passed"}, {"t.py::a": "broken by NameError"}, "broken by NameError"),
        ({"t.py::a": "passed"}, DoesNotFit("x.py"), "does not fit"),
    ],
)
def test_only_the_failure_of_a_test_that_is_named_counts(
    sound: Ends, sick: Ends | DoesNotFit, why: str
) -> None:
    verdict = judge(Bug(1, "one", "It is one.", ("t.py::a",), ()), sound, sick)
    assert verdict.caught is (why == "")
    assert why in verdict.why


def test_the_program_tells_and_fails_when_one_was_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "OUTPUT", tmp_path / "results.json")
    monkeypatch.setattr(
        program, "try_out", lambda all_: [Verdict(b, "" if b.number > 1 else "no") for b in all_]
    )
    assert program.main([]) == 1
    assert "19 of 20 caught" in capsys.readouterr().out
    assert '"proof": "19 of 20, not two_owners"' in (tmp_path / "results.json").read_text()
    assert program.main(["2", "3"]) == 0
