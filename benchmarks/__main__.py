"""`python -m benchmarks [names…]`: measure, write the results, and say what misses its limit."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from benchmarks import flood, idle, memory, offers, picklist, startup
from benchmarks.child import Failed
from benchmarks.figure import Figure, Reading, figures, table
from benchmarks.lab import Lab
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.robots.runner import LoopThread

OUTPUT = Path("build/bench")
BENCHMARKS: Mapping[str, ModuleType] = {
    module.__name__.rpartition(".")[2]: module
    for module in (startup, memory, offers, flood, picklist, idle)
}
"""Modules with `TARGETS` and `measure(lab)`, in the order they are run."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks named, else all; 1 when one misses its limit or was not measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="name")
    names = parser.parse_args(arguments).names or list(BENCHMARKS)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, LoopThread("people") as people:
        lab = Lab(OUTPUT, Path(scratch), people)
        results = [figure for name in names for figure in run(BENCHMARKS[name], lab)]
    written = json.dumps([figure.as_json() for figure in results], indent=2, ensure_ascii=False)
    (OUTPUT / "results.json").write_text(written + "\n", encoding="utf-8")
    print(table(results))
    return 0 if all(figure.ok for figure in results) else 1


def run(benchmark: ModuleType, lab: Lab) -> list[Figure]:
    """The figures of one benchmark; without readings where it could not be carried out."""
    readings: Mapping[str, Reading] = {}
    try:
        readings = benchmark.measure(lab)
    except (Failed, ContactProError, OSError) as error:
        print(f"{benchmark.__name__}: {error!r}", file=sys.stderr)
    return figures(benchmark.TARGETS, readings)


if __name__ == "__main__":
    sys.exit(main())
