"""Runs the tests that a bug names against a copy of the sources that has the bug."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.result import Row, row
from tests.seeded.bug import ROOT, Bug, DoesNotFit

WORKERS = 2
_TEST_LIMIT = 30
_RUN_LIMIT = 300
_WITHOUT = ("-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:schemathesis")
"""Plugins that are of no use here, or take longer than a test to be loaded."""
_OTHERS = ("PYTEST_", "COVERAGE_", "COV_CORE_")
"""Settings of the run that this one is part of."""

Ends = Mapping[str, str]
"""How each test ended, by its id: "passed", "failed" or "broken …"."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`why` says in words why a bug counts as not caught; empty for one that was."""

    bug: Bug
    why: str = ""

    @property
    def caught(self) -> bool:
        return not self.why


def try_out(bugs: Iterable[Bug]) -> list[Verdict]:
    """Whether all tests that a bug names fail because of it, and only because of it."""
    chosen = list(bugs)
    tests = sorted({test for bug in chosen for test in bug.red})
    with ThreadPoolExecutor(WORKERS) as pool:
        sound = pool.submit(_run, tests, {})
        sick = list(pool.map(_run_with, chosen))
    return [judge(bug, sound.result(), ends) for bug, ends in zip(chosen, sick, strict=True)]


def summary(verdicts: Sequence[Verdict]) -> Row:
    """One line about all of them, for the results of the faults."""
    left = [verdict.bug.name for verdict in verdicts if not verdict.caught]
    proof = f"{len(verdicts) - len(left)} of {len(verdicts)}"
    return row(
        "Seeded bugs caught by the tests",
        len(verdicts),
        ok=not left,
        limit=f"{len(verdicts)} of {len(verdicts)}",
        proof=f"{proof}, not {', '.join(left)}" if left else proof,
    )


def _run_with(bug: Bug) -> Ends | DoesNotFit:
    try:
        return _run(bug.red, bug.planted(ROOT))
    except DoesNotFit as problem:
        return problem


def judge(bug: Bug, sound: Ends, sick: Ends | DoesNotFit) -> Verdict:
    """`sound` is how the tests ended without the bug, `sick` with it. A test with several sets of
    values is red when one of them is."""
    if isinstance(sick, DoesNotFit):
        return Verdict(bug, f"the patch does not fit: {sick}")
    for test in bug.red:
        if _ends_of(test, sound) != {"passed"}:
            return Verdict(bug, f"without the bug does not pass: {test}")
        ends = _ends_of(test, sick)
        if "failed" not in ends or not ends <= {"failed", "passed"}:
            told = ", ".join(sorted(ends)) or "not run"
            return Verdict(bug, f"is not red but {told}: {test}")
    return Verdict(bug)


def _ends_of(test: str, ends: Ends) -> set[str]:
    return {end for node, end in ends.items() if node == test or node.startswith(f"{test}[")}


def _run(tests: Iterable[str], planted: Mapping[str, str]) -> Ends:
    """How the tests end over a copy of the sources with `planted` in it; those that cannot even be
    begun are not in it."""
    with _copy() as copy:
        for path, text in planted.items():
            (copy / path).write_text(text, encoding="utf-8")
        output = copy / "ends.json"
        command = [sys.executable, "-m", "pytest", "-p", "tests.seeded.reporter", *_WITHOUT]
        options = [f"--told-to={output}", f"--timeout={_TEST_LIMIT}"]
        settings = {name: value for name, value in os.environ.items() if _is_ours(name)}
        subprocess.run(
            [*command, *options, f"--basetemp={copy / 'scratch'}", *tests],
            cwd=ROOT,
            env=settings | {"PYTHONPATH": str(copy / "src"), "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_RUN_LIMIT,
            check=False,
        )
        if not output.exists():
            return {}
        told = json.loads(output.read_text(encoding="utf-8"))
        assert Path(told["package"]).is_relative_to(copy), "The copy was not what was tested"
        return dict(told["ends"])


def _is_ours(name: str) -> bool:
    return not name.startswith(_OTHERS)


@contextmanager
def _copy() -> Iterator[Path]:
    """The sources as they are, compiled ones too, in a folder of their own."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch).resolve()
        shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("*.pyc.*"))
        (copy / "resources").symlink_to(ROOT / "resources")
        yield copy
