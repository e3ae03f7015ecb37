"""A measured figure, what it is held against, and when it counts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure is measured in and may be at most; no limit where it is only to be known."""

    unit: str
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a benchmark found. `proof` says what shows that the work was done; `shown` are the
    pictures it speaks of. `ratio` is the value by that of what it is `compared_with`."""

    value: float
    proof: str
    shown: Sequence[Path] = ()
    compared_with: str | None = None
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the results. Without a reading the benchmark did not get that far."""

    name: str
    target: Target
    reading: Reading | None

    @property
    def ok(self) -> bool:
        """Whether it is a number within its limit, with proof, and every picture is there."""
        reading, limit = self.reading, self.target.limit
        if reading is None or not math.isfinite(reading.value) or not reading.proof.strip():
            return False
        if not all(_is_filled(path) for path in reading.shown):
            return False
        return limit is None or reading.value <= limit

    def as_json(self) -> dict[str, object]:
        """An object of the results file; null where something does not apply or is not known."""
        reading = self.reading
        return {
            "name": self.name,
            "value": _rounded(reading.value) if reading else None,
            "unit": self.target.unit,
            "limit": self.target.limit,
            "ok": self.ok,
            "compared_with": reading.compared_with if reading else None,
            "ratio": _rounded(reading.ratio) if reading else None,
            "proof": _proof(reading) if reading else None,
        }


def figures(targets: Mapping[str, Target], readings: Mapping[str, Reading]) -> list[Figure]:
    """A figure for every target, whether there is a reading for it or not."""
    unknown = readings.keys() - targets.keys()
    if unknown:
        raise ValueError(f"readings without a target: {sorted(unknown)}")
    return [Figure(name, target, readings.get(name)) for name, target in targets.items()]


def table(results: Sequence[Figure]) -> str:
    """The figures as lines to read in a terminal."""
    lines = [("figure", "value", "limit", "", "proof")]
    for figure in results:
        told = figure.as_json()
        value, limit, unit = told["value"], told["limit"], told["unit"]
        lines.append(
            (
                figure.name,
                "not measured" if value is None else f"{value} {unit}",
                "" if limit is None else f"{limit} {unit}",
                "ok" if figure.ok else "MISSED",
                str(told["proof"] or ""),
            )
        )
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    return "\n".join(
        "  ".join(
            [*(cell.ljust(width) for cell, width in zip(line, widths, strict=False)), line[4]]
        )
        for line in lines
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of `values` that at least `share` (0 to 1) of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _is_filled(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _rounded(value: float | None) -> float | None:
    """Four figures: the rest is chance."""
    return None if value is None or not math.isfinite(value) else float(f"{value:.4g}")


def _proof(reading: Reading) -> str:
    return "; ".join([reading.proof, *map(str, reading.shown)])
