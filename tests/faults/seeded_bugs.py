"""What the tests are worth: whether they find the bugs of `tests/seeded`."""

from __future__ import annotations

from tests.faults.result import Row
from tests.seeded.bug import bugs
from tests.seeded.trial import summary, try_out

_A_FEW = 3


def run(seed: int, scale: str) -> list[Row]:
    """All of them, or a few that begin at `seed`."""
    known = bugs()
    first = seed % len(known)
    few = (*known, *known)[first : first + _A_FEW]
    return [summary(try_out(known if scale == "full" else few))]
