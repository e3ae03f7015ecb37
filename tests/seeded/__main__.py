"""`python -m tests.seeded [numbers]`: plant the bugs one by one and see the tests find them.

Without numbers all of them are planted; the line about it in `build/faults/results.json` is written
anew. Ends with 1 when one was not caught.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.faults.result import Results
from tests.seeded.bug import bugs
from tests.seeded.trial import Verdict, summary, try_out

OUTPUT = Path("build/faults/results.json")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.seeded", description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, metavar="number")
    numbers = parser.parse_args(arguments).numbers
    known = bugs()
    chosen = [bug for bug in known if not numbers or bug.number in numbers]
    if not chosen:
        parser.error("no such bug")
    begun = time.monotonic()
    verdicts = try_out(chosen)
    print("\n".join(map(_line, verdicts)))
    caught = sum(verdict.caught for verdict in verdicts)
    print(f"{caught} of {len(verdicts)} caught in {time.monotonic() - begun:.0f} s")
    if len(chosen) == len(known):
        Results(OUTPUT, afresh=False).put([summary(verdicts)])
    return 0 if caught == len(verdicts) else 1


def _line(verdict: Verdict) -> str:
    bug = verdict.bug
    found = "caught" if verdict.caught else f"NOT CAUGHT, {verdict.why}"
    return f"{bug.number:2}  {bug.name:20} {found}"


if __name__ == "__main__":
    sys.exit(main())
