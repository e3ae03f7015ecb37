"""From the server's commit of an offer to its card on the agent's screen."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from random import Random

from benchmarks.child import Child, Failed
from benchmarks.customers import Customer
from benchmarks.figure import Reading, Target, percentile
from benchmarks.lab import Lab, pause

TARGETS = {
    "offer_committed_to_painted_p50": Target("ms", 10.0),
    "offer_committed_to_painted_p99": Target("ms", 33.0),
    "offer_decided_to_painted_p50": Target("ms"),
}

_QUEUE = "ventas@demo"
_CUSTOMERS = 6
_OFFERS = 240
_WARM_UP = 10
_DECLINED = 4
"""Every fourth offer is declined; the others end because the customer gives up."""


def measure(lab: Lab) -> Mapping[str, Reading]:
    """Offers one after another, at moments that have nothing to do with the client's own."""
    with ExitStack() as stack:
        server, tenant = stack.enter_context(lab.server())
        client, _ = stack.enter_context(lab.client(tenant))
        customers = [
            stack.enter_context(Customer(lab.people, tenant, f"Customer {number}"))
            for number in range(_CUSTOMERS)
        ]
        client.tell("ready")
        moments = Random(3)
        committed, decided = [], []
        for number in range(_WARM_UP + _OFFERS):
            pause(moments.uniform(0.0, 0.03))
            customer = customers[number % _CUSTOMERS]
            waited, ago = offer(server, client, customer, declined=number % _DECLINED == 0)
            committed.append(waited)
            decided.append(waited + ago)
        customers[0].start(_QUEUE)
        client.hear("offer")
        shown = lab.picture(client, "offer")
    proof = f"{_OFFERS} offers over the wire, each card painted with its customer's name"
    return {
        name: Reading(percentile(values[_WARM_UP:], share), proof, [shown])
        for name, values, share in (
            ("offer_committed_to_painted_p50", committed, 0.5),
            ("offer_committed_to_painted_p99", committed, 0.99),
            ("offer_decided_to_painted_p50", decided, 0.5),
        )
    }


def offer(
    server: Child, client: Child, customer: Customer, *, declined: bool
) -> tuple[float, float]:
    """One offer until it is gone again: milliseconds from its commit to its card, and how many
    milliseconds before the commit it had been decided."""
    customer.start(_QUEUE)
    offered, painted = server.hear("offered"), client.hear("offer")
    if (painted["id"], painted["name"]) != (offered["id"], customer.name):
        raise Failed(f"the card of another offer was painted: {painted}, {offered}")
    if declined:
        client.tell("decline")
        client.hear("gone")
        customer.leave()
    else:
        customer.leave()
        client.hear("gone")
    return (painted["at"] - offered["at"]) / 1e6, offered["decided"]
