"""A long queue costs a decision nothing: counted in rows looked at, not in seconds."""

from collections.abc import Iterator

import pytest

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.ids import QueueId
from contactpro_desktop.localserver.router.commands import (
    ChangeWorkStatus,
    Connect,
    Decline,
    EndLeg,
    Tick,
)
from contactpro_desktop.localserver.router.model import ContactRow
from contactpro_desktop.localserver.router.state import State
from tests.localserver.core.site import ANA, BRUNO, CARLA, VENTAS, Floor


class Counting(State):
    """Counts the waiting contacts that decisions look at."""

    looked_at = 0

    def unreserved(self, queue_id: QueueId) -> Iterator[ContactRow]:
        for row in super().unreserved(queue_id):
            self.looked_at += 1
            yield row


@pytest.fixture
def floor() -> Floor:
    floor = Floor()
    floor.state = Counting(floor.site, floor.state.rows())
    for _ in range(500):
        floor.now += 1
        floor.open(VENTAS)
    return floor


def looked_at(floor: Floor, *commands) -> int:
    assert isinstance(floor.state, Counting)
    floor.state.looked_at = 0
    for command in commands:
        floor.do(command)
    return floor.state.looked_at


def test_arriving_while_nobody_is_free(floor):
    floor.state.looked_at = 0
    floor.open(VENTAS)
    assert floor.state.looked_at <= 1


def test_time_going_on(floor):
    assert looked_at(floor, Tick()) == 0


def test_somebody_gets_free(floor):
    ready = ChangeWorkStatus(ANA, WorkStatus.READY)
    assert looked_at(floor, Connect(ANA), ready) <= 2
    leg_id = floor.accept(ANA)
    floor.accept(ANA)
    assert looked_at(floor, EndLeg(ANA, leg_id)) <= 2


def test_a_declined_contact_goes_around(floor):
    floor.sign_in(ANA, BRUNO, CARLA)
    assert looked_at(floor, Decline(ANA, floor.offer_to(ANA).id)) <= 3
