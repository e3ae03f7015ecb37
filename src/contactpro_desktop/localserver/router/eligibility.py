"""Who may be given work. One place for the rule, used for offers, picks and the index of `State`.

The channel limits bound what the server gives: offers and picks. Offers in flight count. A
conversation in wrap-up does not count for chats, of which an agent has several at once; it does
for calls, because the next caller would hear the agent type. E-mails and tasks have no limit:
they wait in the agent's list as well as in the queue.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from contactpro_desktop.domain.agent import ProfileType, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, QueueId
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    AgentSpec,
    ContactRow,
    LegRow,
    LegState,
    QueueSpec,
    Site,
)

_CALLS_AT_ONCE = 1


class View(Protocol):
    """What the rules need to see of a state, committed or being decided on."""

    @property
    def site(self) -> Site: ...

    def agent(self, agent_id: AgentId) -> AgentRow | None: ...

    def contact(self, contact_id: ContactId) -> ContactRow | None: ...

    def legs_of(self, agent_id: AgentId) -> Iterable[LegRow]: ...


def available_in(view: View, agent_id: AgentId) -> frozenset[QueueId]:
    """The auto-allocation queues the agent could be offered work from right now."""
    row, spec = view.agent(agent_id), view.site.agents.get(agent_id)
    if row is None or spec is None or not _takes_offers(view, row):
        return frozenset()
    return frozenset(
        queue.id
        for queue in _queues(view, row)
        if queue.mode is AllocationMode.AUTO_ALLOCATION
        and spec.serves(queue.channel)
        and below_limit(view, spec, queue.channel)
    )


def _queues(view: View, row: AgentRow) -> Iterator[QueueSpec]:
    known = view.site.queues
    return (known[queue_id] for queue_id in row.serving if queue_id in known)


def profile_type(view: View, row: AgentRow) -> ProfileType:
    """The type of the active profile; UNKNOWN for one that is no longer configured."""
    profile = view.site.profiles.get(row.profile_id)
    return profile.type if profile else ProfileType.UNKNOWN


def _takes_offers(view: View, row: AgentRow) -> bool:
    return (
        row.connected
        and row.work_status is WorkStatus.READY
        and profile_type(view, row) is ProfileType.PRESENCE
        and not has_offer(view, row.id)
    )


def has_offer(view: View, agent_id: AgentId) -> bool:
    """Whether an offer to the agent waits for an answer."""
    return any(leg.state is LegState.OFFERED for leg in view.legs_of(agent_id))


def below_limit(view: View, spec: AgentSpec, channel: Channel) -> bool:
    """Whether one more contact of `channel` fits."""
    if channel is Channel.CHAT:
        return load(view, spec.id, channel) < spec.chat_limit
    if channel is Channel.PHONE:
        return load(view, spec.id, channel) < _CALLS_AT_ONCE
    return True


def load(view: View, agent_id: AgentId, channel: Channel) -> int:
    """How many legs of `channel` count against the agent's limit."""
    counted = {LegState.OFFERED, LegState.OUTGOING, LegState.ACCEPTED}
    if channel is Channel.PHONE:
        counted.add(LegState.ENDED)
    return sum(
        leg.state in counted and _channel(view, leg) is channel for leg in view.legs_of(agent_id)
    )


def talks_on_the_phone(view: View, agent_id: AgentId) -> bool:
    """Whether the agent is in a call or one is being set up or offered."""
    live = (LegState.OFFERED, LegState.OUTGOING, LegState.ACCEPTED)
    return any(
        leg.state in live and _channel(view, leg) is Channel.PHONE for leg in view.legs_of(agent_id)
    )


def _channel(view: View, leg: LegRow) -> Channel:
    contact = view.contact(leg.contact_id)
    return contact.channel if contact else view.site.queue_of(leg).channel


def potentially_available(view: View, queue: QueueSpec, who: AgentId) -> bool:
    """Whether a contact may be kept for its preferred agent.

    Being busy or not ready is no obstacle: then it waits. Mail and tasks wait for an agent who
    is away or signed out, too. Source: feature reference, section 3, preferred agent.
    """
    row, spec = view.agent(who), view.site.agents.get(who)
    if row is None or spec is None or not spec.serves(queue.channel):
        return False
    if queue.channel in (Channel.EMAIL, Channel.TASK):
        return True
    return (
        row.connected
        and queue.id in row.serving
        and profile_type(view, row) is not ProfileType.ABSENCE
        and not calls_for_a_campaign(view, who)
    )


def calls_for_a_campaign(view: View, agent_id: AgentId) -> bool:
    """Whether the agent reads or makes a campaign's call."""
    live = (LegState.OUTGOING, LegState.ACCEPTED)
    contacts = (view.contact(leg.contact_id) for leg in view.legs_of(agent_id) if leg.state in live)
    return any(contact is not None and contact.customer_id for contact in contacts)
