"""Which tests prove which operation: the marks `@pytest.mark.operation("GET /queues/{id}")`.

They are read from the sources, so a test that is run with many values counts once.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

_Function = ast.FunctionDef | ast.AsyncFunctionDef

TESTS = Path(__file__).parents[1]


@cache
def marks() -> Counter[str]:
    """How many tests are marked with each name."""
    return Counter(name for path in sorted(TESTS.rglob("test_*.py")) for name in marks_in(path))


def marks_in(path: Path) -> Iterator[str]:
    """A name for each test that is marked with it, itself or with its class or module."""
    source = path.read_bytes()
    if b"operation(" not in source:
        return
    tree = ast.parse(source)
    of_module = [
        name
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"
        for name in _named(node.value)
    ]
    yield from _of_tests(tree, of_module)


def _of_tests(tree: ast.Module | ast.ClassDef, inherited: list[str]) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from _of_tests(node, inherited + _of_decorators(node))
        elif _is_test(node):
            yield from dict.fromkeys(inherited + _of_decorators(node))


def _is_test(node: ast.stmt) -> TypeGuard[_Function]:
    return isinstance(node, _Function) and node.name.startswith("test")


def _of_decorators(node: _Function | ast.ClassDef) -> list[str]:
    return [name for decorator in node.decorator_list for name in _named(decorator)]


def _named(expression: ast.expr) -> Iterator[str]:
    """The names in every `operation(…)` below, those of `pytest.param(…, marks=…)` included."""
    for node in ast.walk(expression):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("mark.operation"):
            for argument in node.args:
                yield str(ast.literal_eval(argument))
