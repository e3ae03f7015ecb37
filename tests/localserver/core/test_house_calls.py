"""Calls to a colleague's extension and to the number of a queue."""

import pytest

from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.call_commands import (
    AnswerCall,
    PlaceCall,
    RingFarEnd,
)
from contactpro_desktop.localserver.router.commands import (
    Accept,
    Decline,
    Disconnect,
    EndLeg,
    PickContact,
    Restart,
    SignOut,
    Tick,
    TransferLeg,
)
from contactpro_desktop.localserver.router.model import ContactState, LegState, OfferEnd
from tests.localserver.core.refusals import reason_of
from tests.localserver.core.site import ANA, BRUNO, DIEGO, LLAMADAS, Floor


@pytest.fixture
def floor():
    floor = Floor()
    floor.sign_in(ANA, DIEGO)
    return floor


def dial(floor, number="4104", agent=ANA):
    return InteractionId(floor.do(PlaceCall(agent, number, "T1")).created)


def leg(floor, leg_id):
    return floor.state.legs[leg_id]


def talking(floor):
    """Ana's end of a call to Diego, and his."""
    placed = dial(floor)
    offer = floor.offer_to(DIEGO)
    floor.do(Accept(DIEGO, offer.id, "T2"))
    return placed, offer.id


class TestAColleague:
    def test_it_rings_there_and_nowhere_else(self, floor):
        placed = dial(floor, "41-04")
        assert leg(floor, placed).channel_status == "ringing"
        offer = floor.offer_to(DIEGO)
        incoming = floor.contact(offer.contact_id)
        assert offer.direct
        assert offer.deadline == floor.now + floor.site.telephony.ring_timeout
        assert (incoming.customer_key, incoming.own_number) == ("4101", "4104")
        assert incoming.customer_name == "Ana Mena"
        outgoing = floor.contact(leg(floor, placed).contact_id)
        assert (outgoing.customer_key, outgoing.customer_name) == ("41-04", "Diego Mena")
        assert reason_of(floor, RingFarEnd(placed, "bad_address")) is Refusal.NOT_ALLOWED_NOW
        assert reason_of(floor, AnswerCall(outgoing.id)) is Refusal.NOT_ALLOWED_NOW

    def test_taken_both_are_connected(self, floor):
        placed, taken = talking(floor)
        assert leg(floor, placed).state is LegState.ACCEPTED
        assert leg(floor, taken).state is LegState.ACCEPTED
        assert floor.state.next_deadline() is None

    @pytest.mark.parametrize("first", [0, 1])
    def test_either_ends_it(self, floor, first):
        legs = list(zip((ANA, DIEGO), talking(floor), strict=True))
        agent, own = legs[first]
        floor.do(EndLeg(agent, own))
        other = leg(floor, legs[1 - first][1])
        assert (other.state, other.end_reason) == (LegState.ENDED, "customer")

    @pytest.mark.parametrize(
        ("doing", "status"),
        [(Decline, "rejected"), (Disconnect, "unreachable"), (SignOut, "unreachable")],
    )
    def test_not_taken(self, floor, doing, status):
        placed = dial(floor)
        ringing = floor.offer_to(DIEGO).id
        floor.do(Decline(DIEGO, ringing) if doing is Decline else doing(DIEGO))
        row = leg(floor, placed)
        assert (row.state, row.channel_status) == (LegState.ENDED, status)

    def test_nobody_answers(self, floor):
        placed = dial(floor)
        ringing = floor.offer_to(DIEGO).id
        floor.now += floor.site.telephony.ring_timeout
        written = {row.id: row for row in floor.do(Tick()).writes}
        row = leg(floor, placed)
        assert (row.state, row.channel_status) == (LegState.ENDED, "no_answer")
        assert floor.offers_to(DIEGO) == []
        assert written[ringing].offer_end is OfferEnd.TIMED_OUT
        assert floor.agent(DIEGO).missed_offers == 0

    def test_the_caller_gives_up(self, floor):
        placed = dial(floor)
        floor.do(EndLeg(ANA, placed))
        assert floor.offers_to(DIEGO) == []

    def test_a_colleague_who_is_in_a_call(self, floor):
        floor.do(PlaceCall(DIEGO, "+34600", "T2"))
        assert reason_of(floor, PlaceCall(ANA, "4104", "T")) is Refusal.TARGET_GONE

    def test_who_can_never_be_rung(self, floor):
        assert reason_of(floor, PlaceCall(ANA, "4101", "T")) is Refusal.NOT_ALLOWED_NOW
        floor.do(SignOut(DIEGO))
        assert reason_of(floor, PlaceCall(ANA, "4104", "T")) is Refusal.TARGET_GONE

    def test_lost_at_one_end_it_is_lost_at_both(self, floor):
        placed, taken = talking(floor)
        floor.do(Disconnect(DIEGO))
        assert leg(floor, taken).end_reason == "disconnected"
        assert leg(floor, placed).end_reason == "customer"

    def test_a_restart_ends_both(self, floor):
        talking(floor)
        floor.do(Restart())
        states = {contact.state for contact in floor.state.contacts.values()}
        assert states == {ContactState.CLOSED}


class TestAQueue:
    def test_the_call_waits_there_like_any_other(self, floor):
        placed = dial(floor, "600", DIEGO)
        offer = floor.offer_to(ANA)
        assert (offer.queue_id, offer.direct) == (LLAMADAS, False)
        floor.do(Decline(ANA, offer.id))
        assert floor.waiting(LLAMADAS) == [offer.contact_id]
        assert leg(floor, placed).channel_status == "ringing"
        floor.do(PickContact(ANA, offer.contact_id))
        assert leg(floor, placed).state is LegState.ACCEPTED

    def test_nobody_takes_their_own_call(self, floor):
        floor.do(SignOut(DIEGO))
        dial(floor, "600")
        [waiting] = floor.waiting(LLAMADAS)
        assert floor.offers_to(ANA) == []
        assert reason_of(floor, PickContact(ANA, waiting)) is Refusal.LIMIT

    def test_giving_up_leaves_the_queue(self, floor):
        floor.do(SignOut(ANA))
        placed = dial(floor, "600", DIEGO)
        floor.do(EndLeg(DIEGO, placed))
        assert floor.waiting(LLAMADAS) == []


class TestPassedOn:
    def test_to_a_queue_the_other_end_stays(self, floor):
        placed, taken = talking(floor)
        floor.do(TransferLeg(DIEGO, taken, "600"))
        [waiting] = floor.waiting(LLAMADAS)
        assert leg(floor, placed).state is LegState.ACCEPTED
        floor.do(EndLeg(ANA, placed))
        assert floor.waiting(LLAMADAS) == []
        assert waiting not in floor.state.contacts or floor.contact(waiting).closed_at

    def test_to_who_is_on_the_line_already(self, floor):
        placed, taken = talking(floor)
        for agent, own, other in ((ANA, placed, "4104"), (DIEGO, taken, "4101")):
            to_themselves = TransferLeg(agent, own, other)
            assert reason_of(floor, to_themselves) is Refusal.NOT_ALLOWED_NOW

    def test_to_who_has_no_phone(self, floor):
        floor.sign_in(BRUNO)
        placed, _ = talking(floor)
        assert reason_of(floor, TransferLeg(ANA, placed, "bruno@demo")) is Refusal.CAPABILITY
