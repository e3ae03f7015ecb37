"""`python -m tests.faults [names…]`: bring the faults about, and say what did not survive them.

A name is the number of a fault (F4) or a module of this package; without any, all are run. Every
part runs in a process of its own that is ended when it takes too long.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.faults.catalogue import PARTS, SCALES, Part
from tests.faults.result import Results, Row, row, table

OUTPUT = Path("build/faults/results.json")

_SETTINGS = {
    "QT_QPA_PLATFORM": "offscreen",
    # Keep passwords in memory: not in the keyring of whoever runs this.
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """1 when something was lost or doubled, missed its limit, or could not be carried out."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", choices=SCALES, default="full")
    chosen = parser.parse_args(arguments)
    parts = [each for each in PARTS if not chosen.names or each.answers_to(chosen.names)]
    if not parts:
        parser.error(f"no such fault: {' '.join(chosen.names)}")
    results = Results(OUTPUT, afresh=not chosen.names)
    rows: list[Row] = []
    for part in parts:
        begun = time.monotonic()
        found = carry_out(part, chosen.seed, chosen.scale)
        results.put(found, instead_of=part.title)
        rows += found
        print(f"{part.module}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    names = {each["name"] for each in rows}
    told = [each for each in results.rows() if each["name"] in names]
    print(table(told))
    return 0 if all(each["ok"] for each in told) else 1


def carry_out(part: Part, seed: int, scale: str) -> list[Row]:
    """What one part found; a failed line where it did not get to its end."""
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "rows.json"
        size = str(part.size(scale))
        command = [sys.executable, "-m", "tests.faults.part", part.module, str(seed), size]
        process = subprocess.Popen(
            [*command, str(output)], env=os.environ | _SETTINGS, start_new_session=True
        )
        try:
            code = process.wait(part.patience)
        except subprocess.TimeoutExpired:
            return [_failed(part, seed, f"took longer than {part.patience:.0f} s")]
        finally:
            _end_all_of(process)
        if code != 0:
            return [_failed(part, seed, f"ended with {code}")]
        rows: list[Row] = json.loads(output.read_text(encoding="utf-8"))
        return rows or [_failed(part, seed, "had nothing to tell")]


def _end_all_of(process: subprocess.Popen[bytes]) -> None:
    """Whatever the part has left running: it leads a group of its own."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()


def _failed(part: Part, seed: int, why: str) -> Row:
    return row(part.title, 0, ok=False, seed=seed, proof=why)


if __name__ == "__main__":
    sys.exit(main())
