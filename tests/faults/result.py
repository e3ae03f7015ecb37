"""A line of `build/faults/results.json`: what a fault did to what was going on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Row = dict[str, object]

COUNTS = ("lost", "duplicated", "reordered", "double_owned")
"""Of these none may ever be more than zero, whatever the limit of a fault is."""
KEYS = ("name", "runs", *COUNTS, "worst_latency", "seed", "ok", "limit", "proof")


def row(
    name: str,
    runs: int,
    *,
    ok: bool,
    limit: str | None = None,
    proof: str = "",
    seed: int | None = None,
    lost: int | None = None,
    duplicated: int | None = None,
    reordered: int | None = None,
    double_owned: int | None = None,
    worst_latency: float | None = None,
) -> Row:
    """`worst_latency` in seconds; None where something does not apply. `limit` is what was asked
    for and `proof` what was seen, both in words. `ok` need not look at the counts again."""
    return {
        "name": name,
        "runs": runs,
        "lost": lost,
        "duplicated": duplicated,
        "reordered": reordered,
        "double_owned": double_owned,
        "worst_latency": None if worst_latency is None else round(worst_latency, 4),
        "seed": seed,
        "ok": ok,
        "limit": limit,
        "proof": proof,
    }


def complete(told: Mapping[str, object]) -> Row:
    """With every key, and `ok` only where something was run and nothing was lost or doubled."""
    whole: Row = {key: told.get(key) for key in KEYS} | dict(told)
    harmed = any(whole[count] for count in COUNTS)
    whole["ok"] = told.get("ok", True) is True and bool(whole["runs"]) and not harmed
    return whole


class Results:
    """The file of results. It is whole after each `put`; a line replaces that of the same name.
    Afresh it begins with no more than the last soak (F32), which is run by itself."""

    def __init__(self, path: Path, *, afresh: bool) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        if afresh:
            self._write([each for each in self.rows() if str(each["name"]).startswith("F32 ")])

    def put(self, rows: Iterable[Row], *, instead_of: str = "") -> None:
        """Add lines; one of the name `instead_of` goes."""
        fresh = [complete(each) for each in rows]
        names = {each["name"] for each in fresh} | {instead_of}
        self._write([*(each for each in self.rows() if each["name"] not in names), *fresh])

    def _write(self, rows: Sequence[Row]) -> None:
        text = json.dumps(rows, indent=2, ensure_ascii=False)
        draft = self._path.with_suffix(".new")
        draft.write_text(text + "\n", encoding="utf-8")
        draft.replace(self._path)

    def rows(self) -> list[Row]:
        if not self._path.exists():
            return []
        rows: list[Row] = json.loads(self._path.read_text(encoding="utf-8"))
        return rows


def table(rows: Iterable[Row]) -> str:
    """The lines as a terminal shows them."""
    lines = [("fault", "runs", "lost/doubled/reordered/owned", "worst s", "", "limit; what came")]
    for each in rows:
        counts = "/".join("-" if each[key] is None else str(each[key]) for key in COUNTS)
        told = "; ".join(str(each[key]) for key in ("limit", "proof") if each[key])
        worst = "" if each["worst_latency"] is None else f"{each['worst_latency']:.3f}"
        verdict = "ok" if each["ok"] else "FAILED"
        lines.append((str(each["name"]), str(each["runs"]), counts, worst, verdict, told))
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    return "\n".join(
        "  ".join([*(cell.ljust(w) for cell, w in zip(line, widths, strict=False)), line[5]])
        for line in lines
    )
