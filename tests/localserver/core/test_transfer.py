"""Handing a conversation over."""

import pytest

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.ids import ContactId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.commands import (
    ChangePresence,
    ChangeWorkStatus,
    Connect,
    Decline,
    EndLeg,
    PickContact,
    SignOut,
    Tick,
    TransferLeg,
)
from contactpro_desktop.localserver.router.model import ContactState, LegState
from tests.localserver.core.refusals import refused
from tests.localserver.core.site import (
    ANA,
    BOT,
    BRUNO,
    CARLA,
    DIEGO,
    LLAMADAS,
    MEETING,
    SOPORTE,
    VENTAS,
    VIP,
    Floor,
)


@pytest.fixture
def floor() -> Floor:
    floor = Floor()
    floor.sign_in(ANA)
    return floor


@pytest.fixture
def chat(floor) -> ContactId:
    contact_id = floor.open(VENTAS)
    floor.accept(ANA)
    floor.now += 10
    return contact_id


def leg_of(floor: Floor, contact_id: ContactId) -> InteractionId:
    leg_id = floor.contact(contact_id).leg_id
    assert leg_id is not None
    return leg_id


def hand_over(floor: Floor, contact_id: ContactId, destination: str, **data: str) -> None:
    leg = floor.state.legs[leg_of(floor, contact_id)]
    floor.do(TransferLeg(leg.agent_id, leg.id, destination, data))


def test_a_colleague_gets_a_direct_offer_and_the_sender_a_wrap_up(floor, chat):
    floor.do(Connect(BRUNO))
    sent = leg_of(floor, chat)
    hand_over(floor, chat, "Bruno@demo", Pedido="77")
    offer = floor.offer_to(BRUNO)
    assert (offer.contact_id, offer.direct) == (chat, True)
    assert floor.contact(chat).state is ContactState.OFFERED
    assert floor.contact(chat).attached_data == {"Pedido": "77"}
    leg = floor.state.legs[sent]
    assert (leg.state, leg.end_reason, leg.ended_at) == (LegState.ENDED, "transferred", floor.now)


@pytest.mark.parametrize("state", ["not_ready", "away", "busy", "ringing"])
def test_availability_may_be_overruled(floor, chat, state):
    floor.sign_in(BRUNO)
    if state == "not_ready":
        floor.do(ChangeWorkStatus(BRUNO, WorkStatus.NOT_READY))
    elif state == "away":
        floor.do(ChangePresence(BRUNO, MEETING))
    else:
        floor.open(VENTAS)
        if state == "busy":
            floor.accept(BRUNO)
    hand_over(floor, chat, "bruno@demo")
    assert chat in [leg.contact_id for leg in floor.offers_to(BRUNO)]


def test_capability_may_not(floor, chat):
    floor.sign_in(DIEGO)
    with refused(Refusal.CAPABILITY):
        hand_over(floor, chat, "diego@demo")
    with refused(Refusal.CAPABILITY):
        hand_over(floor, chat, "600")
    assert floor.contact(chat).state is ContactState.OWNED


@pytest.mark.parametrize("destination", ["bruno@demo", "nobody@demo", "", " "])
def test_who_is_signed_out_or_unknown_is_gone(floor, chat, destination):
    with refused(Refusal.TARGET_GONE):
        hand_over(floor, chat, destination)


def test_not_to_oneself(floor, chat):
    with refused(Refusal.NOT_ALLOWED_NOW):
        hand_over(floor, chat, "ana@demo")


def test_only_what_one_serves(floor, chat):
    leg_id = leg_of(floor, chat)
    with refused(Refusal.NOT_FOUND):
        floor.do(TransferLeg(CARLA, leg_id, "vip@demo"))
    floor.do(EndLeg(ANA, leg_id))
    with refused(Refusal.NOT_ALLOWED_NOW):
        floor.do(TransferLeg(ANA, leg_id, "vip@demo"))


@pytest.mark.parametrize("way", ["decline", "time out", "sign out"])
def test_unanswered_it_waits_in_its_queue_at_its_old_place(floor, chat, way):
    floor.do(ChangeWorkStatus(ANA, WorkStatus.NOT_READY))
    floor.do(Connect(BRUNO))
    queued_at = floor.contact(chat).queued_at
    younger = floor.open(VENTAS)
    hand_over(floor, chat, "bruno@demo")
    if way == "decline":
        floor.do(Decline(BRUNO, floor.offer_to(BRUNO).id))
    elif way == "sign out":
        floor.do(SignOut(BRUNO))
    else:
        floor.now += 120
        floor.do(Tick())
    assert floor.waiting(VENTAS) == [chat, younger]
    assert floor.contact(chat).queued_at == queued_at


def test_in_another_queue_the_waiting_begins_anew(floor, chat):
    hand_over(floor, chat, "soporte@demo")
    contact = floor.contact(chat)
    assert (contact.queue_id, contact.queued_at) == (SOPORTE, floor.now)
    [leg] = floor.state.legs_of(ANA)
    assert leg.queue_id == VENTAS, "the sender classifies what the sender served"


def test_back_to_its_own_queue_it_keeps_its_age_and_spares_the_sender(floor, chat):
    queued_at = floor.contact(chat).queued_at
    hand_over(floor, chat, "ventas@demo")
    assert floor.contact(chat).queued_at == queued_at
    assert floor.offers_to(ANA) == []
    floor.sign_in(CARLA)
    assert floor.offer_to(CARLA).contact_id == chat


def test_a_queue_is_found_by_its_id_too(floor, chat):
    hand_over(floor, chat, VIP.lower())
    assert floor.contact(chat).queue_id == VIP


def test_a_call_goes_to_an_extension(floor):
    floor.sign_in(DIEGO)
    floor.do(ChangeWorkStatus(ANA, WorkStatus.NOT_READY))
    call = floor.open(LLAMADAS)
    floor.accept(DIEGO)
    hand_over(floor, call, "4101")
    assert floor.offer_to(ANA).contact_id == call


def test_a_direct_offer_above_the_limit_keeps_others_away(floor):
    floor.sign_in(BRUNO)
    floor.open(VIP)
    hand = floor.accept(ANA)
    floor.do(PickContact(BRUNO, floor.open(SOPORTE)))
    floor.do(TransferLeg(ANA, hand, "bruno@demo"))
    floor.accept(BRUNO)
    floor.do(ChangeWorkStatus(ANA, WorkStatus.NOT_READY))
    waiting = floor.open(VIP)
    assert len(floor.state.legs_of(BRUNO)) == 2
    assert floor.waiting(VIP) == [waiting]


class TestBot:
    def test_it_greets_when_it_is_ready(self, floor):
        floor.sign_in(BOT)
        first, second = floor.open(VENTAS), floor.open(VENTAS)
        assert [leg.contact_id for leg in floor.offers_to(BOT)] == [first, second]
        assert floor.offers_to(ANA) == []

    def test_it_does_not_when_it_is_not_ready(self, floor):
        floor.do(Connect(BOT))
        floor.open(VENTAS)
        assert len(floor.offers_to(ANA)) == 1

    def test_its_handover_is_the_beginning_of_the_waiting(self, floor):
        floor.sign_in(BOT)
        contact_id = floor.open(VENTAS)
        leg_id = floor.accept(BOT)
        floor.now += 90
        floor.do(TransferLeg(BOT, leg_id, "ventas@demo", {"Nombre": "Luis"}))
        assert floor.contact(contact_id).queued_at == floor.now
        assert floor.offer_to(ANA).contact_id == contact_id
        assert leg_id not in floor.state.legs, "a bot has no wrap-up"

    def test_after_it_the_preferred_agent_is_asked_first(self, floor):
        floor.sign_in(BOT, CARLA)
        contact_id = floor.open(VENTAS, preferred_agent=CARLA)
        leg_id = floor.accept(BOT)
        floor.do(TransferLeg(BOT, leg_id, "ventas@demo"))
        assert floor.offer_to(CARLA).contact_id == contact_id

    def test_it_may_hand_over_to_a_person(self, floor):
        floor.sign_in(BOT)
        contact_id = floor.open(VENTAS)
        leg_id = floor.accept(BOT)
        floor.now += 90
        floor.do(TransferLeg(BOT, leg_id, "ana@demo"))
        assert floor.offer_to(ANA).direct
        assert floor.contact(contact_id).queued_at == floor.now

    def test_unanswered_by_it_people_get_it_with_the_time_it_took(self, floor):
        floor.sign_in(BOT)
        contact_id = floor.open(VENTAS)
        opened_at = floor.now
        floor.now += 120
        floor.do(Tick())
        assert floor.offer_to(ANA).contact_id == contact_id
        assert floor.contact(contact_id).queued_at == opened_at
        assert floor.agent(BOT).work_status is WorkStatus.NOT_READY
