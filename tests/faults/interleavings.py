"""Every order in which things happen to three agents and two chats: the router's own code, searched
without an end but its own. `tests/localserver/exhaustive` tells how."""

from __future__ import annotations

from tests.faults.result import Row, row
from tests.localserver.exhaustive.bounds import Bounds
from tests.localserver.exhaustive.search import Search, Violation

PLANS = {
    "small": {"ready and not ready": (Bounds(grace=1, away=(), sign_out=False), 20_000)},
    "full": {
        "ready and not ready": (Bounds(grace=1, away=(), sign_out=False), 5_000_000),
        "profiles, too": (Bounds(grace=1), 10_000_000),
    },
}
"""What may happen, and how many states at most."""


def run(seed: int, scale: str = "full") -> list[Row]:
    """Nothing here is random: the seed is only told."""
    return [_searched(name, seed, *plan) for name, plan in PLANS[scale].items()]


def _searched(name: str, seed: int, bounds: Bounds, most: int) -> Row:
    search = Search(bounds)
    try:
        found = search.run(most)
    except Violation as violation:
        proof, ok = str(violation), False
        states = search.states
    else:
        end = "all there are" if found.complete else f"complete up to {found.depth} moves"
        proof, ok, states = (
            f"{found.states} states ({end}), {found.transitions} transitions, "
            f"{found.seconds:.0f} s",
            True,
            found.states,
        )
    return row(
        f"interleavings: {name}",
        states,
        seed=seed,
        ok=ok,
        limit="I1 to I10, I13 and I14 after every transition",
        proof=proof,
    )
