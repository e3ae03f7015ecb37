"""Calls from an agent to a colleague's extension or to the number of a queue.

Both ends are people of this house, so there are two contacts, one for each of them: the call that
was placed, and the one that comes in. Each knows the other as its peer; `peers` keeps them in step.
"""

from dataclasses import replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, QueueId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.eligibility import talks_on_the_phone
from contactpro_desktop.localserver.router.lookup import agent_row, contact_of
from contactpro_desktop.localserver.router.model import (
    AgentSpec,
    ContactRow,
    ContactState,
    LegRow,
    QueueSpec,
    Refused,
)
from contactpro_desktop.localserver.router.numbers import plain
from contactpro_desktop.localserver.router.offers import offer
from contactpro_desktop.localserver.router.queueing import enqueue

RINGING = "ringing"


def find_in_house(draft: Draft, number: str) -> AgentSpec | QueueSpec | None:
    """Whose number it is: a queue of calls, or an agent."""
    wanted = plain(number)
    for queue in draft.site.queues.values():
        if queue.channel is Channel.PHONE and plain(queue.address) == wanted:
            return queue
    for spec in draft.site.agents.values():
        if spec.extension and plain(spec.extension) == wanted:
            return spec
    return None


def check_within(draft: Draft, caller: AgentId, target: AgentSpec | QueueSpec) -> None:
    """Raise `Refused` where it cannot ring: an agent without a phone, one who is not there or in
    another call, and oneself. Being away or not ready is no obstacle, as for a transfer."""
    if isinstance(target, QueueSpec):
        return
    if target.id == caller:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if not target.serves(Channel.PHONE):
        raise Refused(Refusal.CAPABILITY)
    if not agent_row(draft, target.id).connected or talks_on_the_phone(draft, target.id):
        raise Refused(Refusal.TARGET_GONE)


def call_within(draft: Draft, placed: LegRow, target: AgentSpec | QueueSpec) -> None:
    """Ring at an agent for as long as at anybody; wait in a queue until somebody is free. The end
    of the offer is the end of the call."""
    outgoing = contact_of(draft, placed)
    incoming = _incoming(draft, placed, target)
    draft.put(replace(outgoing, peer_id=incoming.id, customer_name=_name(target)))
    draft.put(replace(placed, channel_status=RINGING))
    if isinstance(target, AgentSpec):
        limit = draft.site.telephony.ring_timeout
        offer(draft, incoming, target.id, direct=True, timeout=limit)
    else:
        enqueue(draft, incoming)


def _incoming(draft: Draft, placed: LegRow, target: AgentSpec | QueueSpec) -> ContactRow:
    caller = draft.site.agents[placed.agent_id]
    return ContactRow(
        id=ContactId(draft.new_id()),
        channel=Channel.PHONE,
        queue_id=target.id if isinstance(target, QueueSpec) else QueueId(""),
        state=ContactState.QUEUED,
        created_at=draft.now,
        queued_at=draft.now,
        sub_channel="",
        customer_key=caller.extension or caller.chat_address,
        customer_name=caller.display_name,
        own_number="" if isinstance(target, QueueSpec) else target.extension,
        peer_id=placed.contact_id,
    )


def _name(target: AgentSpec | QueueSpec) -> str:
    return target.display_name if isinstance(target, AgentSpec) else target.name
