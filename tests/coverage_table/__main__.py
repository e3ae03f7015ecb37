"""Writes the table of operations into docs/protocol.md: `python -m tests.coverage_table`."""

from __future__ import annotations

from tests.coverage_table.page import write

write()
