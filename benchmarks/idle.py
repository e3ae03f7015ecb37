"""What the client costs while nothing happens."""

from __future__ import annotations

import time
from collections.abc import Mapping

from benchmarks.figure import Reading, Target
from benchmarks.lab import Lab, pause

TARGETS = {"idle_processor_share": Target("%", 1.0)}

_SETTLE = 3.0
_MINUTE = 60.0


def measure(lab: Lab) -> Mapping[str, Reading]:
    """The processor time of all threads over a minute, signed in and ready, as a share of one
    core. The window is shown and its clocks run."""
    with lab.server() as (_, tenant), lab.client(tenant) as (client, _):
        client.tell("ready")
        pause(_SETTLE)
        begun, before = time.monotonic(), client.ask("cpu")["seconds"]
        pause(_MINUTE)
        used = client.ask("cpu")["seconds"] - before
        seconds = time.monotonic() - begun
        shown = lab.picture(client, "idle")
    proof = f"{used:.3f} s of processor time in {seconds:.1f} s, still connected and painted"
    return {"idle_processor_share": Reading(100 * used / seconds, proof, [shown])}
