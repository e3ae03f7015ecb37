"""F3: the client is killed right after a message was shown as sent. It arrives exactly once."""

from __future__ import annotations

import random
import time
from collections import Counter
from itertools import cycle

from tests.faults.kills import KilledClient, Scene, scene
from tests.faults.proxy import CALM, Way, Weather
from tests.faults.result import Row, row

_WEATHERS = {
    "calm": CALM,
    "nothing arrives": Weather(swallowed=frozenset({Way.TO_SERVER})),
    "it arrives late": Weather(held=frozenset({Way.TO_SERVER})),
    "nobody hears that it arrived": Weather(held=frozenset({Way.TO_CLIENT})),
}


def run(seed: int, rounds: int) -> list[Row]:
    """Kill the client `rounds` times, in every weather by turns; at last one is let live, and
    brings everything home."""
    chance = random.Random(seed)
    sent: list[str] = []
    left = 0
    with scene() as where:
        weathers = cycle(_WEATHERS.values())
        next(weathers)
        for _ in range(rounds):
            left += _send_and_die(where, chance, sent, next(weathers))
        begun = time.monotonic()
        drafts = _finish(where, chance)
        settled_in = time.monotonic() - begun
        if sent:
            where.customer.wait_for(sent[-1])
        heard = [text for text in where.customer.heard if text.startswith("message ")]
    counted = Counter(heard)
    lost = [text for text in sent if not counted[text]]
    doubled = sum(count - 1 for count in counted.values())
    order = [text for text in dict.fromkeys(heard) if text in sent]
    moved = sum(a != b for a, b in zip(order, [t for t in sent if counted[t]], strict=False))
    return [
        row(
            "F3 client killed after sending",
            rounds,
            ok=bool(sent) and left == 0 and drafts == [],
            limit="each message exactly once, in order",
            proof=f"{len(sent)} messages; {', '.join(_WEATHERS)}; worst: start to all settled",
            seed=seed,
            lost=len(lost),
            duplicated=doubled,
            reordered=moved,
            worst_latency=settled_in,
        )
    ]


def _send_and_die(where: Scene, chance: random.Random, sent: list[str], bad: Weather) -> int:
    """One life; 1 where it found what was sent already as if it was still being written."""
    found = ""
    with KilledClient(where, f"send:{len(sent)}", chance.randrange(1 << 30)) as client:
        for told in client.told():
            if "sent" in told:
                sent.append(str(told["sent"]))
            else:
                found = str(told["found"])
                where.network.set(bad)
                client.go()
    where.network.heal()
    return int(bool(found))


def _finish(where: Scene, chance: random.Random) -> list[str]:
    """What is left in drafts of replies once nothing waits to be sent any more."""
    with KilledClient(where, "finish", chance.randrange(1 << 30)) as client:
        for told in client.told():
            left = told["settled"]
            assert isinstance(left, list)
            return left
    raise AssertionError("something still waits to be sent")
