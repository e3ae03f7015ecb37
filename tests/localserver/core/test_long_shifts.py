"""Long random shifts with a busy floor: deeper into the state than short examples come."""

from random import Random

import pytest

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.script import Answer
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
    SaveAnswers,
    SignOut,
    Tick,
    TransferLeg,
)
from contactpro_desktop.localserver.router.model import ContactState, LegState
from tests.localserver.core.shift import Shift
from tests.localserver.core.site import AVAILABLE, MOTIVE, SALE, make_site

SITE = make_site(grace=40.0, missed_offers_until_not_ready=2)
STEPS = 300
WEIGHTS = {
    OpenContact: 14,
    Accept: 12,
    Decline: 2,
    PickContact: 4,
    TransferLeg: 6,
    EndLeg: 4,
    CustomerLeaves: 2,
    SaveAnswers: 3,
    HandleLeg: 5,
    ChangeWorkStatus: 8,
    ChangePresence: 3,
    ChangeServing: 1,
    Connect: 6,
    Disconnect: 2,
    SignOut: 1,
    Restart: 0.2,
    Tick: 8,
}


def a_command(shift: Shift, random: Random) -> Command:
    [kind] = random.choices(list(WEIGHTS), list(WEIGHTS.values()))
    agent = random.choice(sorted(SITE.agents))
    queue = random.choice(sorted(SITE.queues))
    nth = random.randrange(9)
    if kind is OpenContact:
        preferred = random.choice([None, None, agent])
        channel = SITE.queues[queue].channel
        return OpenContact(queue, channel, "luis@web", "Luis", preferred_agent=preferred)
    if kind in (Accept, Decline):
        return kind(*shift.some_leg(nth, LegState.OFFERED))
    if kind is PickContact:
        state = random.choice([ContactState.QUEUED] * 6 + list(ContactState))
        return PickContact(agent, shift.some_contact(nth, state))
    if kind is TransferLeg:
        addresses = [queue.address for queue in SITE.queues.values()]
        addresses += [spec.chat_address for spec in SITE.agents.values()]
        leg = shift.some_leg(nth, LegState.ACCEPTED)
        return TransferLeg(*leg, random.choice(addresses))
    if kind is EndLeg:
        return EndLeg(*shift.some_leg(nth, LegState.ACCEPTED))
    if kind is CustomerLeaves:
        return CustomerLeaves(shift.some_contact(nth, random.choice(list(ContactState))))
    if kind is SaveAnswers:
        leg = shift.some_leg(nth, LegState.ENDED)
        return SaveAnswers(*leg, {MOTIVE: Answer((SALE,))})
    if kind is HandleLeg:
        return HandleLeg(*shift.some_leg(nth, LegState.ENDED))
    if kind is ChangeWorkStatus:
        return ChangeWorkStatus(agent, random.choice([WorkStatus.READY] * 4 + list(WorkStatus)))
    if kind is ChangePresence:
        return ChangePresence(agent, random.choice([AVAILABLE] * 4 + sorted(SITE.profiles)))
    if kind is ChangeServing:
        return ChangeServing(agent, queue, serve=random.random() < 0.7)
    return kind() if kind in (Restart, Tick) else kind(agent)


@pytest.mark.parametrize("seed", range(12))
def test_every_invariant_holds_all_shift_long(seed):
    random = Random(seed)
    shift = Shift(SITE)
    for _ in range(STEPS):
        command = a_command(shift, random)
        if isinstance(command, Tick):
            shift.floor.now += random.choice([0.5, 5.0, 20.0, 45.0, 130.0])
        shift.perform(command)
        shift.check()
