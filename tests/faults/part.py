"""`python -m tests.faults.part MODULE SEED SIZE FILE`: one part of the faults, in a process of its
own; what came of it goes into FILE. SIZE is a scale, or a number of rounds."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path


def main(module: str, seed: str, size: str, output: str) -> None:
    part = importlib.import_module(f"tests.faults.{module}")
    rows = part.run(int(seed), int(size) if size.isdigit() else size)
    Path(output).write_text(json.dumps(rows), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
