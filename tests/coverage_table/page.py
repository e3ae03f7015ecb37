"""The table itself, and its place in docs/protocol.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from contactpro_desktop.ecfs.operations import OPERATIONS, RI_RESOURCES, Operation
from tests.coverage_table.called import NOBODY, used_by
from tests.coverage_table.served import served
from tests.coverage_table.tested import marks

PAGE = Path(__file__).parents[2] / "docs" / "protocol.md"
COMMAND = "make protocol-table"

_BEGIN = f"<!-- operations: made by `{COMMAND}` -->"
_END = "<!-- /operations -->"
_HEAD = "| method | resource | used by | tests |\n| --- | --- | --- | --- |\n"


def table() -> str:
    """Both tables with what is in them, as Markdown."""
    facts = served(), used_by(), marks()
    return (
        f"{_sentence('operations of the model', OPERATIONS, *facts)}\n"
        f"\n{_HEAD}{''.join(_row(each, *facts) for each in OPERATIONS)}"
        f"\n{_sentence('methods of RI resources', RI_RESOURCES, *facts)}\n"
        f"\n{_HEAD}{''.join(_row(each, *facts) for each in RI_RESOURCES)}"
    )


def table_in_page() -> str:
    return _parts()[1]


def write() -> None:
    before, _, after = _parts()
    PAGE.write_text(f"{before}{_BEGIN}\n\n{table()}\n{_END}{after}", encoding="utf-8")


def _parts() -> tuple[str, str, str]:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    between, _, after = rest.partition(_END)
    return before, between.strip("\n") + "\n", after


def _row(
    operation: Operation,
    routed: frozenset[Operation],
    users: Mapping[Operation, str],
    tests: Counter[str],
) -> str:
    method = operation.method if operation in routed else f"{operation.method} (missing)"
    return f"| {method} | `{operation.resource}` | {users[operation]} | {tests[str(operation)]} |\n"


def _sentence(
    what: str,
    operations: Iterable[Operation],
    routed: frozenset[Operation],
    users: Mapping[Operation, str],
    tests: Counter[str],
) -> str:
    published = tuple(operations)
    answered = sum(each in routed for each in published)
    called = sum(users[each] != NOBODY for each in published)
    proved = sum(tests[str(each)] > 0 for each in published)
    return (
        f"Of {len(published)} {what}, the server answers {answered}, the client can call {called},"
        f" and {proved} have tests of their own."
    )
