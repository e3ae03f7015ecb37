"""Chat messages faster than anybody can read them, into the conversation that is open."""

from __future__ import annotations

import time
from collections.abc import Mapping

from benchmarks.child import Child, Failed
from benchmarks.figure import Reading, Target
from benchmarks.lab import Lab, pause
from benchmarks.machine import away

TARGETS = {
    "flood_longest_stall": Target("ms", 50.0),
    "flood_messages_lost": Target("messages", 0.0),
}

_RATE = 5_000
_SECONDS = 5.0
_FAST_ENOUGH = 0.95
_PING_EVERY = 0.02
_GIVE_UP = 30.0


def measure(lab: Lab) -> Mapping[str, Reading]:
    """While messages pour in, a timer of 16 ms in the client and a ping from outside every 20 ms
    tell how long its event loop was busy with something else. On an agent's machine there is no
    server and no customer's page: the one gives way, the other is left out. Else the stalls are the
    client's waits for a core that these work on; that all came in time is in the proof, and for how
    long the machine was away meanwhile, which nothing in the client can help."""
    with lab.server() as (server, tenant), lab.client(tenant) as (client, _):
        client.tell("accept")
        client.tell("ready")
        server.ask("give_way")
        server.ask("crowd", queue="ventas@demo", count=1)
        client.ask("open", id=client.hear("taken")["id"])
        before = client.ask("talk")["count"]
        client.ask("listen")
        begun, away_before = time.monotonic(), away()
        client.tell("expect", count=before + int(_RATE * _SECONDS))
        server.tell("flood", rate=_RATE, seconds=_SECONDS)
        pour(client)
        took, talk = time.monotonic() - begun, client.ask("talk")
        flood, stalls = server.hear("flood"), client.ask("stalls")
        missing = away() - away_before
        client.ask("open", id=talk["id"])
        shown = lab.picture(client, "flood")
    received, rate = talk["count"] - before, (talk["count"] - before) / took
    if received == flood["count"] and rate < _FAST_ENOUGH * _RATE:
        raise Failed(f"the messages came at {rate:.0f} a second only; {stalls}")
    if received == flood["count"] and talk["last"] != flood["last"]:
        raise Failed("the last message is not the one that was sent last")
    proof = (
        f"{received} of {flood['count']} received at {rate:.0f}/s, the last one painted;"
        f" {stalls['beats']} beats, {stalls['pings']} pings;"
        f" machine away for {missing:.0f} ms"
    )
    longest = max(stalls["beat"], stalls["ping"])
    return {
        "flood_longest_stall": Reading(longest, proof, [shown]),
        "flood_messages_lost": Reading(flood["count"] - received, proof, [shown]),
    }


def pour(client: Child) -> None:
    """Ping until the client has all that it expects. Pings never wait for one another."""
    over = time.monotonic() + _GIVE_UP
    while not client.has_told("all_here") and time.monotonic() < over:
        client.tell("ping", at=time.monotonic_ns())
        pause(_PING_EVERY)
