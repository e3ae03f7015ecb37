"""How much memory the client needs for a full day's conversations."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from benchmarks.child import Failed
from benchmarks.customers import Customer
from benchmarks.figure import Reading, Target
from benchmarks.lab import BARE_WINDOW, Lab
from benchmarks.words import sentence

TARGETS = {"memory_of_ten_conversations": Target("MB", 130.0)}

_CONVERSATIONS = 10
_MESSAGES = 200


def measure(lab: Lab) -> Mapping[str, Reading]:
    """PSS of the client with ten conversations of 200 messages, each of which was looked at."""
    with ExitStack() as stack:
        _, tenant = stack.enter_context(lab.server(chats=_CONVERSATIONS))
        client, _ = stack.enter_context(lab.client(tenant))
        client.tell("accept")
        client.tell("ready")
        open_chats = []
        for number in range(_CONVERSATIONS):
            customer = stack.enter_context(Customer(lab.people, tenant, f"Customer {number}"))
            customer.start("ventas@demo")
            open_chats.append(client.hear("taken")["id"])
            customer.say([sentence(number, each) for each in range(_MESSAGES)])
        counts = [client.ask("open", id=each)["messages"] for each in open_chats]
        if min(counts) < _MESSAGES:
            raise Failed(f"messages are missing: {counts}")
        megabytes = proportional_memory(client.pid)
        shown = lab.picture(client, "memory")
    with lab.bare_window() as (window, _):
        ratio = megabytes / proportional_memory(window.pid)
    proof = f"{sum(counts)} messages in {len(counts)} conversations, each painted once"
    reading = Reading(megabytes, proof, [shown], BARE_WINDOW, ratio)
    return {"memory_of_ten_conversations": reading}


def proportional_memory(pid: int) -> float:
    """The PSS of a process in MB: what is shared with others counts by its share."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise Failed("the system does not tell PSS")
