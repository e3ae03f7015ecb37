"""docs/security.md names files and tests that exist, and leaves no threat out."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "security.md"
LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)([^)#]+)\)")
ROW = re.compile(r"^\| (S\d+) [^|]+\|([^|]+)\|([^|]+)\|([^|]+)\|$", re.MULTILINE)


@cache
def names_in(path: Path) -> frozenset[str]:
    """Names of the test functions of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return frozenset(node.name for node in functions if node.name.startswith("test"))


def missing(text: str) -> list[str]:
    """Links that lead nowhere, and tests that are not where the page says."""
    wrong = []
    for words, target in LINK.findall(text):
        path = (PAGE.parent / target).resolve()
        named = words.startswith("test_") and words != path.stem
        if not path.exists() or (named and words not in names_in(path)):
            wrong.append(f"{words}: {target}")
    return wrong


def test_what_is_named_is_there() -> None:
    assert missing(PAGE.read_text(encoding="utf-8")) == []


def test_a_missing_one_is_found() -> None:
    here = f"../tests/unit/{Path(__file__).name}"
    assert missing(f"[test_what_is_named_is_there]({here})") == []
    assert missing(f"[test_that_never_was]({here})") == [f"test_that_never_was: {here}"]
    assert missing("[x](../nowhere.py)") == ["x: ../nowhere.py"]


def test_every_threat_has_its_control_its_test_and_its_items() -> None:
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert [number for number, *_ in rows] == [f"S{number}" for number in range(1, 22)]
    for number, control, tests, items in rows:
        assert control.strip(), number
        assert LINK.search(tests), number
        assert re.search(r"\d+\.\d+\.\d+", items), number
