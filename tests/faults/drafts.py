"""F3: the client is killed while the agent types. At most the last second of it may be lost."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field

from tests.faults.killed_client import FIELDS
from tests.faults.kills import KilledClient, Scene, scene
from tests.faults.result import Row, row

_LIMIT = 1.0
_LONGEST = 3.0


@dataclass(slots=True)
class _Typed:
    """When each character was typed, by field, and when all of it ended."""

    times: dict[str, list[tuple[int, float]]] = field(default_factory=dict)
    killed_at: float = 0.0

    def lost(self, name: str, found: int) -> float:
        """How many seconds of typing are missing where `found` characters came back."""
        missing = [at for length, at in self.times.get(name, ()) if length > found]
        return self.killed_at - min(missing) if missing else 0.0


def run(seed: int, rounds: int) -> list[Row]:
    """Kill the client `rounds` times; each finds what the one before it left."""
    chance = random.Random(seed)
    before = _Typed()
    worst, broken, keys = 0.0, 0, 0
    with scene() as where:
        for number in range(rounds + 1):
            found, typed = _live(where, chance, last=number == rounds)
            for name in FIELDS:
                length = found[name]
                if not isinstance(length, int):
                    broken += 1
                elif before.times:
                    worst = max(worst, before.lost(name, length))
            keys += sum(len(each) for each in typed.times.values())
            before = typed
    return [
        row(
            "F3 client killed while typing",
            rounds,
            ok=worst <= _LIMIT and not broken and keys > 0,
            limit="at most 1 s of typing lost",
            proof=f"{keys} keys in {', '.join(FIELDS)}; worst_latency is the typing lost",
            seed=seed,
            lost=broken,
            worst_latency=worst,
        )
    ]


def _live(where: Scene, chance: random.Random, *, last: bool) -> tuple[dict[str, object], _Typed]:
    """One life of the client: what it found, and what it typed before it was killed."""
    typed = _Typed()
    found: dict[str, object] = {}
    end = float("inf")
    with KilledClient(where, "type", chance.randrange(1 << 30)) as client:
        for told in client.told():
            if isinstance(told.get("found"), dict):
                found = dict(told["found"])  # type: ignore[call-overload]
                end = time.monotonic() + (0 if last else chance.uniform(0.2, _LONGEST))
            else:
                _note(typed, told)
            if time.monotonic() >= end and not typed.killed_at:
                typed.killed_at = time.monotonic()
                client.kill()
    return found, typed


def _note(typed: _Typed, told: dict[str, object]) -> None:
    length, at = told["length"], told["at"]
    assert isinstance(length, int)
    assert isinstance(at, float)
    times = typed.times.setdefault(str(told["field"]), [])
    if length == 0:
        times.clear()
    times.append((length, at))
