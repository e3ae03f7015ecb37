"""What can happen on the floor: the commands of the search, each with a word for the trace."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.localserver.router.commands import (
    Accept,
    ChangePresence,
    ChangeServing,
    ChangeWorkStatus,
    Command,
    Connect,
    CustomerLeaves,
    Decline,
    Disconnect,
    EndLeg,
    HandleLeg,
    OpenContact,
    PickContact,
    Restart,
    SignOut,
    Tick,
    TransferLeg,
)
from tests.localserver.exhaustive.bounds import (
    AGENTS,
    AUTO,
    AVAILABLE,
    CONTACTS,
    HUNT,
    LEGS,
    QUEUES,
    Bounds,
)
from tests.localserver.exhaustive.cases import Cases
from tests.localserver.exhaustive.floor import WRAP_UP_IDS
from tests.localserver.exhaustive.layout import AGENT, CONTACT, CONTACT_ROWS, LEG_ROWS, WRAP_UP_ROWS


@dataclass(frozen=True, eq=False)
class Move:
    words: str
    command: Command
    opens: int | None = None
    """Which contact it opens; only while there is no such contact."""
    cases: Cases = field(default_factory=Cases)


def time_goes_on() -> Move:
    return Move("time goes on to the next deadline", Tick())


def groups(bounds: Bounds) -> list[tuple[int, list[Move]]]:
    """Moves, with the bits that usually tell whether there is any use in them."""
    places = sum(contact.status.mask for contact in CONTACT)
    found = [(LEG_ROWS | WRAP_UP_ROWS | CONTACT_ROWS, [*_about_contacts(bounds)])]
    for agent_id, agent in zip(AGENTS, AGENT, strict=True):
        moves = [*_about_presence(agent_id, bounds), *_about_picks(agent_id)]
        found.append((agent.row | places, moves))
    return [*found, (0, [Move("the server is killed and starts again", Restart())])]


def _about_presence(agent_id: AgentId, bounds: Bounds) -> Iterator[Move]:
    name = agent_id.title()
    yield Move(f"{name} connects", Connect(agent_id))
    yield Move(f"{name}'s client crashes or loses its connection", Disconnect(agent_id))
    yield Move(f"{name} is ready", ChangeWorkStatus(agent_id, WorkStatus.READY))
    yield Move(f"{name} is not ready", ChangeWorkStatus(agent_id, WorkStatus.NOT_READY))
    for profile in (AVAILABLE, *bounds.away):
        yield Move(f"{name} is {profile.lower()}", ChangePresence(agent_id, profile))
    if bounds.sign_out:
        yield Move(f"{name} signs out", SignOut(agent_id))
    if bounds.serving:
        yield Move(f"{name} leaves {AUTO}", ChangeServing(agent_id, AUTO, serve=False))
        yield Move(f"{name} joins {AUTO}", ChangeServing(agent_id, AUTO, serve=True))


def _about_picks(agent_id: AgentId) -> Iterator[Move]:
    for contact_id in CONTACTS:
        yield Move(f"{agent_id.title()} picks {contact_id}", PickContact(agent_id, contact_id))


def _about_contacts(bounds: Bounds) -> Iterator[Move]:
    for place, (contact_id, queue_id) in enumerate(zip(CONTACTS, QUEUES, strict=True)):
        command = OpenContact(queue_id, Channel.CHAT, "luis@web", "Luis")
        yield Move(f"{contact_id} arrives in {queue_id}", command, opens=place)
        yield Move(f"the customer of {contact_id} leaves", CustomerLeaves(contact_id))
    for agent_id in AGENTS:
        for contact_id in CONTACTS:
            yield from _about_leg(agent_id, contact_id)
        for leg_id in WRAP_UP_IDS[: bounds.wrap_ups]:
            name = agent_id.title()
            yield Move(f"{name} handles {leg_id}", HandleLeg(agent_id, leg_id))
            yield Move(f"{name} accepts {leg_id} again", Accept(agent_id, leg_id))
            yield Move(f"{name} ends {leg_id} again", EndLeg(agent_id, leg_id))
            yield Move(f"{name} transfers {leg_id} again", TransferLeg(agent_id, leg_id, HUNT))


def _about_leg(agent_id: AgentId, contact_id: str) -> Iterator[Move]:
    place = list(CONTACTS).index(contact_id)  # type: ignore[arg-type]
    leg_id, name = LEGS[place], agent_id.title()
    yield Move(f"{name} accepts {contact_id}", Accept(agent_id, leg_id))
    yield Move(f"{name} declines {contact_id}", Decline(agent_id, leg_id))
    yield Move(f"{name} ends {contact_id}", EndLeg(agent_id, leg_id))
    for target in (*AGENTS, *QUEUES):
        command = TransferLeg(agent_id, leg_id, f"{target.lower()}@demo")
        yield Move(f"{name} transfers {contact_id} to {target.title()}", command)
