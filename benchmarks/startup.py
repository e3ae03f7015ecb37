"""From the start of the process to the signed-in workspace on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

from benchmarks.child import Child, Told
from benchmarks.figure import Reading, Target
from benchmarks.lab import AGENT_NAME, BARE_WINDOW, Lab

TARGETS = {"start_to_workspace_painted": Target("s", 1.0)}

_STARTS = 7


def measure(lab: Lab) -> Mapping[str, Reading]:
    """Warm: files are cached and compiled by a first start that does not count. The server is
    up; the password is kept, so nobody types."""
    starts, work, bare = [], [], []
    with lab.server() as (_, tenant):
        for _ in range(1 + _STARTS):
            with lab.client(tenant) as (client, workspace):
                starts.append(seconds_until(client, workspace))
                work.append(workspace["cpu"])
                shown = lab.picture(client, "start")
            with lab.bare_window() as (window, painted):
                bare.append(seconds_until(window, painted))
    value = median(starts[1:])
    proof = (
        f"median of {_STARTS} starts, {median(work[1:]):.2f} s of processor time each;"
        f" {AGENT_NAME!r} and 'Connected' painted"
    )
    reading = Reading(value, proof, [shown], BARE_WINDOW, value / median(bare[1:]))
    return {"start_to_workspace_painted": reading}


def seconds_until(child: Child, painted: Told) -> float:
    return float(painted["at"] - child.started_ns) / 1e9
