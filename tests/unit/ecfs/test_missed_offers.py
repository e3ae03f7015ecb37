"""Which offers that go away count as missed."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain.actions import AcceptOffer, DeclineOffer, SetWorkStatus
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.events import Event, OfferMissed
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.paths import PROPERTIES, WORK_STATUS
from tests.unit.ecfs.desk import CHAT, Desk, chat, gone, leaf, only, properties

NOT_READY = Transaction("PUT", WORK_STATUS, "not_ready")
BY_SERVER = Transaction("PUT", f"{PROPERTIES}/work_status_changed_by", "missed_offer")
TIMED_OUT = leaf("end_reason", "timed_out")


def offered(**me: object) -> Desk:
    desk = Desk()
    desk.connect(chat(status="incoming"), me=properties(**me))
    return desk


def missed(events: list[Event]) -> list[OfferMissed]:
    return only(events, OfferMissed)


def told(*, not_ready: bool) -> list[OfferMissed]:
    return [OfferMissed(InteractionId(CHAT), "Sam", "Ventas", not_ready)]


def test_an_offer_that_timed_out_and_made_me_not_ready() -> None:
    desk = offered()
    assert missed(desk.push(TIMED_OUT, gone())) == []
    assert missed(desk.push(NOT_READY, BY_SERVER)) == told(not_ready=True)
    assert missed(desk.advance(5)) == []


def test_the_two_halves_may_come_the_other_way_round() -> None:
    desk = offered()
    assert missed(desk.push(NOT_READY, BY_SERVER)) == []
    assert missed(desk.push(TIMED_OUT, gone())) == told(not_ready=True)


def test_a_first_miss_may_leave_me_ready() -> None:
    desk = offered()
    desk.push(TIMED_OUT, gone())
    assert desk.machine.next_deadline() == desk.now.monotonic + 0.3
    assert missed(desk.advance(0.3)) == told(not_ready=False)


def test_without_additions_the_change_of_status_gives_it_away() -> None:
    desk = offered()
    assert missed(desk.push(gone())) == []
    assert missed(desk.push(NOT_READY)) == told(not_ready=True)


def test_without_additions_a_vanished_offer_alone_proves_nothing() -> None:
    desk = offered()
    desk.push(gone())
    assert missed(desk.advance(1)) == []
    assert missed(desk.push(NOT_READY)) == []


@pytest.mark.parametrize("reason", ["revoked", "rescinded", "declined"])
def test_other_ends_of_an_offer_are_not_missed(reason: str) -> None:
    desk = offered()
    desk.push(leaf("end_reason", reason), gone())
    assert missed(desk.push(NOT_READY, BY_SERVER)) == []
    assert missed(desk.advance(1)) == []


@pytest.mark.parametrize("answer", [AcceptOffer, DeclineOffer])
def test_an_offer_that_i_answered_is_not_missed(
    answer: type[AcceptOffer] | type[DeclineOffer],
) -> None:
    desk = offered()
    desk.perform(answer(InteractionId(CHAT)))
    desk.push(gone())
    assert missed(desk.push(NOT_READY)) == []
    assert missed(desk.advance(1)) == []


def test_a_conversation_that_ends_is_no_missed_offer() -> None:
    desk = Desk()
    desk.connect(chat())
    desk.push(gone())
    assert missed(desk.push(NOT_READY)) == []


def test_my_own_not_ready_is_not_taken_for_the_server_s() -> None:
    desk = offered()
    desk.perform(SetWorkStatus(WorkStatus.NOT_READY))
    desk.push(gone())
    assert missed(desk.push(NOT_READY)) == []


def test_who_was_not_ready_before_was_not_made_so() -> None:
    desk = offered(work_status="not_ready")
    desk.push(TIMED_OUT, gone())
    desk.push(Transaction("PUT", f"{PROPERTIES}/alias", "Anita"))
    assert missed(desk.advance(1)) == told(not_ready=False)


IN_PERSON: dict[str, Json] = {
    "channel_type": "phone",
    "channel_sub_type": "",
    "status": "incoming",
    "direction": "inbound",
    "from_queue": {"id": None, "name": None},
    "originator": "4105",
    "customer_name": "Elena",
}


@pytest.mark.parametrize(
    ("changed", "reason", "is_missed"),
    [
        ({}, "timed_out", True),
        ({}, "rescinded", True),
        ({}, "declined", False),
        ({}, "revoked", False),
        ({}, "", False),
        ({"from_queue": {"id": "A" * 32, "name": "Llamadas"}}, "rescinded", False),
        ({"direction": "outbound"}, "rescinded", False),
        ({"channel_type": "external"}, "rescinded", False),
    ],
)
def test_a_call_in_person_is_missed_also_when_the_caller_gives_up(
    changed: dict[str, Json], reason: str, is_missed: bool
) -> None:
    desk = Desk()
    desk.connect(chat(CHAT, **{**IN_PERSON, **changed}))
    desk.push(leaf("end_reason", reason), gone())
    told = [OfferMissed(InteractionId(CHAT), "Elena", "", not_ready=False, in_person=True)]
    assert missed(desk.advance(1)) == (told if is_missed else [])
