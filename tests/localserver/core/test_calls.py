"""Calls: placed, answered, held, lost; and those of other telephone systems."""

import pytest

from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.call_commands import (
    AnswerCall,
    ChangeCallStatus,
    ChangeExternal,
    OpenExternal,
    PlaceCall,
    RecordCall,
    RingFarEnd,
)
from contactpro_desktop.localserver.router.commands import (
    Accept,
    Connect,
    CustomerLeaves,
    Disconnect,
    EndLeg,
    HandleLeg,
    SignOut,
    Tick,
    TransferLeg,
)
from contactpro_desktop.localserver.router.model import ContactState, LegState, Refused
from tests.localserver.core.site import ANA, BRUNO, DIEGO, LLAMADAS, VENTAS, Floor


@pytest.fixture
def floor():
    floor = Floor()
    floor.sign_in(ANA)
    return floor


def refused(floor, command):
    """Why the command is refused."""
    with pytest.raises(Refused) as caught:
        floor.do(command)
    return caught.value.reason


def place(floor, agent=ANA, *, ring=True):
    placed = InteractionId(floor.do(PlaceCall(agent, "+34600", "T1", "LUIS", "Luis")).created)
    if ring:
        floor.do(RingFarEnd(placed))
    return placed


def leg(floor, leg_id):
    return floor.state.legs[leg_id]


def talking(floor):
    """A placed call that was answered."""
    placed = place(floor)
    floor.do(AnswerCall(leg(floor, placed).contact_id))
    return placed


class TestPlaced:
    def test_it_is_the_agents_from_the_start(self, floor):
        placed = place(floor)
        row = leg(floor, placed)
        assert (row.state, row.channel_status) == (LegState.OUTGOING, "ringing")
        contact = floor.contact(row.contact_id)
        assert (contact.state, contact.leg_id) == (ContactState.OWNED, placed)
        assert contact.own_number == "4101"

    def test_an_answer_begins_it(self, floor):
        row = leg(floor, talking(floor))
        assert (row.state, row.accepted_at) == (LegState.ACCEPTED, floor.now)
        assert floor.state.next_deadline() is None

    def test_nobody_answers(self, floor):
        placed = place(floor)
        floor.now += floor.site.telephony.ring_timeout
        floor.do(Tick())
        row = leg(floor, placed)
        assert (row.state, row.channel_status) == (LegState.ENDED, "no_answer")
        assert floor.contact(row.contact_id).state is ContactState.CLOSED

    def test_it_does_not_reach_anybody(self, floor):
        placed = place(floor, ring=False)
        floor.do(RingFarEnd(placed, "bad_address"))
        assert leg(floor, placed).channel_status == "bad_address"
        assert refused(floor, RingFarEnd(placed)) is Refusal.NOT_ALLOWED_NOW

    def test_the_callee_rejects_it(self, floor):
        placed = place(floor)
        floor.do(CustomerLeaves(leg(floor, placed).contact_id))
        row = leg(floor, placed)
        assert (row.end_reason, row.channel_status) == ("customer", "rejected")

    def test_it_rings_once(self, floor):
        placed = place(floor)
        assert refused(floor, RingFarEnd(placed, "busy")) is Refusal.NOT_ALLOWED_NOW

    def test_an_agent_without_a_phone(self, floor):
        floor.sign_in(BRUNO)
        assert refused(floor, PlaceCall(BRUNO, "1", "T")) is Refusal.CAPABILITY

    def test_an_agent_who_is_gone(self, floor):
        floor.do(Disconnect(ANA))
        assert refused(floor, PlaceCall(ANA, "1", "T")) is Refusal.NOT_ALLOWED_NOW

    def test_one_call_at_a_time(self, floor):
        floor.open(LLAMADAS)
        assert refused(floor, PlaceCall(ANA, "1", "T")) is Refusal.LIMIT, "one rings"
        call = floor.accept(ANA)
        assert refused(floor, PlaceCall(ANA, "1", "T")) is Refusal.LIMIT
        floor.do(EndLeg(ANA, call))
        place(floor)

    def test_nothing_is_offered_meanwhile(self, floor):
        placed = place(floor)
        floor.open(LLAMADAS)
        assert floor.offers_to(ANA) == []
        floor.do(EndLeg(ANA, placed))
        assert floor.offers_to(ANA) == []
        floor.do(HandleLeg(ANA, placed))
        assert len(floor.offers_to(ANA)) == 1

    def test_a_chat_is(self, floor):
        place(floor)
        floor.open(VENTAS)
        assert len(floor.offers_to(ANA)) == 1

    @pytest.mark.parametrize("leaving", [Disconnect, SignOut])
    def test_it_ends_with_the_agent(self, floor, leaving):
        placed = place(floor)
        floor.do(leaving(ANA))
        row = leg(floor, placed)
        assert (row.state, row.end_reason) == (LegState.ENDED, "disconnected")

    def test_declined_by_a_colleague_it_is_over(self, floor):
        floor.sign_in(DIEGO)
        floor.do(TransferLeg(ANA, talking(floor), "diego@demo"))
        offer = floor.offer_to(DIEGO)
        assert offer.deadline == floor.now + 60
        floor.now += 60
        floor.do(Tick())
        assert floor.contact(offer.contact_id).state is ContactState.CLOSED

    def test_it_may_go_on_to_a_queue(self, floor):
        floor.do(TransferLeg(ANA, talking(floor), "600"))
        [contact] = floor.waiting(LLAMADAS)
        assert floor.contact(contact).queued_at == floor.now


class TestInTheCall:
    def test_only_the_changes_of_the_model(self, floor):
        allowed = {
            ("", "muted"),
            ("", "onhold"),
            ("onhold", ""),
            ("muted", ""),
            ("muted", "onhold"),
        }
        for was in ("", "muted", "onhold"):
            for wanted in ("", "muted", "onhold"):
                call = talking(floor)
                if was:
                    floor.do(ChangeCallStatus(ANA, call, was))
                change = ChangeCallStatus(ANA, call, wanted or "connected")
                if (was, wanted) in allowed:
                    floor.do(change)
                    assert leg(floor, call).channel_status == wanted
                else:
                    assert refused(floor, change) is Refusal.NOT_ALLOWED_NOW, (was, wanted)
                floor.do(EndLeg(ANA, call))

    def test_the_recording_ends_with_the_call(self, floor):
        call = talking(floor)
        floor.do(RecordCall(ANA, call, True))
        floor.do(EndLeg(ANA, call))
        assert leg(floor, call).recording is False

    def test_a_chat_is_no_call(self, floor):
        floor.open(VENTAS)
        chat = floor.accept(ANA)
        assert refused(floor, ChangeCallStatus(ANA, chat, "onhold")) is Refusal.FORBIDDEN
        assert refused(floor, RecordCall(ANA, chat, True)) is Refusal.FORBIDDEN

    def test_the_terminal_that_takes_it_keeps_it(self, floor):
        floor.open(LLAMADAS)
        offer = floor.offer_to(ANA)
        floor.do(ChangeCallStatus(ANA, offer.id, "picking"))
        floor.do(Accept(ANA, offer.id, "T2"))
        row = leg(floor, offer.id)
        assert (row.terminal_id, row.channel_status) == ("T2", "")

    def test_a_chat_belongs_to_no_terminal(self, floor):
        floor.open(VENTAS)
        offer = floor.offer_to(ANA)
        floor.do(Accept(ANA, offer.id, "T2"))
        assert leg(floor, offer.id).terminal_id == ""

    def test_back_within_the_minute_there_is_time_for_the_wrap_up(self, floor):
        floor.open(LLAMADAS)
        call = floor.accept(ANA)
        floor.do(Disconnect(ANA))
        assert leg(floor, call).state is LegState.ENDED
        floor.now += 55
        floor.do(Tick())
        floor.do(Connect(ANA))
        assert leg(floor, call).state is LegState.ENDED


class TestExternal:
    def open(self, floor, direction="inbound"):
        opened = OpenExternal(ANA, direction, "+34600", "900", "T1", LLAMADAS)
        return InteractionId(floor.do(opened).created)

    def test_accepted_comes_before_connected(self, floor):
        call = self.open(floor)
        early = ChangeExternal(ANA, call, "connected")
        assert refused(floor, early) is Refusal.NOT_ALLOWED_NOW
        floor.do(ChangeExternal(ANA, call, "accepted"))
        floor.do(early)
        assert refused(floor, early) is Refusal.NOT_ALLOWED_NOW

    def test_ended_before_disconnected_is_the_agents_doing(self, floor):
        call = self.open(floor)
        floor.do(ChangeExternal(ANA, call, "ended"))
        assert leg(floor, call).channel_status == "ringing"
        floor.do(ChangeExternal(ANA, call, "disconnected"))
        row = leg(floor, call)
        assert (row.end_reason, row.channel_status) == ("agent", "disconnected")
        again = ChangeExternal(ANA, call, "disconnected")
        assert refused(floor, again) is Refusal.NOT_ALLOWED_NOW

    def test_a_lost_client_is_not_a_lost_call(self, floor):
        call = self.open(floor)
        floor.do(ChangeExternal(ANA, call, "accepted"))
        floor.do(Disconnect(ANA))
        assert leg(floor, call).state is LegState.ACCEPTED
        floor.now += 60
        floor.do(Tick())
        assert leg(floor, call).state is LegState.ENDED

    def test_it_is_not_held_here(self, floor):
        call = self.open(floor)
        floor.do(ChangeExternal(ANA, call, "accepted"))
        assert refused(floor, ChangeCallStatus(ANA, call, "onhold")) is Refusal.FORBIDDEN
