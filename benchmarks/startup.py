"""From the start of the process to the signed-in workspace on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

from benchmarks.figure import Reading, Target
from benchmarks.lab import AGENT_NAME, Lab

TARGETS = {"start_to_workspace_painted": Target("s", 1.0)}

_STARTS = 7


def measure(lab: Lab) -> Mapping[str, Reading]:
    """Warm: files are cached and compiled by a first start that does not count. The server is
    up; the password is kept, so nobody types."""
    with lab.server() as (_, tenant):
        starts, work = [], []
        for _ in range(1 + _STARTS):
            with lab.client(tenant) as (client, workspace):
                starts.append((workspace["at"] - client.started_ns) / 1e9)
                work.append(workspace["cpu"])
                shown = lab.picture(client, "start")
    proof = (
        f"median of {_STARTS} starts, {median(work[1:]):.2f} s of processor time each;"
        f" {AGENT_NAME!r} and 'Connected' painted"
    )
    return {"start_to_workspace_painted": Reading(median(starts[1:]), proof, [shown])}
