"""Typing in the filter of a long and lively picklist."""

from __future__ import annotations

import time
from collections.abc import Mapping
from random import Random

from benchmarks.child import Child, Failed
from benchmarks.figure import Reading, Target, percentile
from benchmarks.lab import Lab, pause

TARGETS = {"picklist_key_to_painted_p99": Target("ms", 33.0)}

_QUEUE = "soporte@demo"
_ROWS = 10_000
_CHANGES = 100
_WORDS = ("rosa", "mora", "luis vega", "andr", "sofia 7", "tomas", "12", "in 3", "peña")
_KEYS = 300
_FAST_ENOUGH = 0.95
_PATIENCE = 30.0


def measure(lab: Lab) -> Mapping[str, Reading]:
    """Keys come from outside, some 15 a second, whether the client is ready for them or not."""
    with lab.server() as (server, tenant):
        waiting = server.ask("crowd", queue=_QUEUE, count=_ROWS)["waiting"]
        with lab.client(tenant) as (client, _):
            wait_for_rows(client, _ROWS)
            seconds = _KEYS * 0.065 + 2.0
            server.tell("churn", queue=_QUEUE, rate=_CHANGES, seconds=seconds)
            type_keys(client)
            painted = [client.hear("painted") for _ in range(_KEYS)]
            shown = lab.picture(client, "picklist")
            changes = server.hear("churn")
            rows = client.ask("rows")
    found = [each["rows"] for each in painted]
    if min(found) == 0 or min(found) > _ROWS / 10:
        raise Failed(f"the filter found {min(found)} rows at least")
    rate = changes["changes"] / changes["seconds"]
    if rate < _FAST_ENOUGH * _CHANGES:
        raise Failed(f"the server made {rate:.0f} changes a second only")
    proof = (
        f"{_KEYS} keys painted in {waiting} rows at {rate:.0f} changes/s; then {rows['heading']}"
    )
    waits = [each["waited"] for each in painted]
    return {"picklist_key_to_painted_p99": Reading(percentile(waits, 0.99), proof, [shown])}


def wait_for_rows(client: Child, count: int) -> None:
    over = time.monotonic() + _PATIENCE
    while client.ask("rows")["rows"] < count:
        if time.monotonic() > over:
            raise Failed("the picklist does not fill")
        pause(0.1)


def type_keys(client: Child) -> None:
    """Words typed and deleted again, until all keys have been pressed."""
    moments = Random(5)
    for key in keystrokes(_KEYS):
        pause(moments.uniform(0.03, 0.1))
        client.tell("key", text=key, at=time.monotonic_ns())


def keystrokes(count: int) -> list[str]:
    """`count` keys: each word, and as many times the one that deletes."""
    keys: list[str] = []
    while len(keys) < count:
        for word in _WORDS:
            keys += [*word, *"\b" * len(word)]
    return keys[:count]
