"""Who gets which contact."""

import pytest

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.commands import (
    Accept,
    ChangePresence,
    ChangeServing,
    ChangeWorkStatus,
    Connect,
    Decline,
    Disconnect,
    EndLeg,
    HandleLeg,
    PickContact,
    SaveAnswers,
    SignOut,
    Tick,
    TransferLeg,
)
from contactpro_desktop.localserver.router.model import ContactState
from tests.localserver.core.refusals import refused
from tests.localserver.core.site import (
    ANA,
    AVAILABLE,
    BOT,
    BRUNO,
    CARLA,
    CONFERENCE,
    DIEGO,
    LLAMADAS,
    LUNCH,
    MEETING,
    RECLAMOS,
    SOPORTE,
    VENTAS,
    VIP,
    Floor,
)


@pytest.fixture
def floor() -> Floor:
    return Floor()


def test_the_longest_idle_agent_is_first(floor):
    floor.sign_in(ANA, BRUNO, CARLA)
    order = []
    for _ in range(3):
        floor.now += 1
        floor.open(VENTAS)
        [(agent, leg)] = [(a, leg) for a in (ANA, BRUNO, CARLA) for leg in floor.offers_to(a)]
        order.append(agent)
        floor.do(Accept(agent, leg.id))
    assert order == [ANA, BRUNO, CARLA]
    floor.open(VENTAS)
    assert floor.offers_to(ANA), "Bruno is at his limit, and Ana has waited longer than Carla"


def test_a_more_urgent_queue_goes_first_then_the_older_contact(floor):
    newer_sale = floor.open(VENTAS, "older")
    floor.now += 1
    vip = floor.open(VIP)
    floor.now += 1
    floor.open(VENTAS, "newer")
    floor.sign_in(ANA)
    assert floor.offer_to(ANA).contact_id == vip
    floor.accept(ANA)
    assert floor.offer_to(ANA).contact_id == newer_sale


def test_several_freed_agents_get_several_contacts_in_one_decision(floor):
    floor.sign_in(ANA)
    first = floor.open(VENTAS)
    second = floor.open(VENTAS)
    floor.sign_in(CARLA)
    assert floor.offer_to(CARLA).contact_id == second
    floor.do(SignOut(ANA))
    assert floor.waiting(VENTAS) == [first]


def test_hunt_groups_only_wait(floor):
    floor.sign_in(ANA, BRUNO)
    contact_id = floor.open(SOPORTE)
    assert floor.waiting(SOPORTE) == [contact_id]
    assert floor.state.next_deadline() is None


def test_one_offer_at_a_time_across_channels(floor):
    floor.sign_in(ANA)
    floor.open(LLAMADAS)
    floor.open(VENTAS)
    assert len(floor.offers_to(ANA)) == 1
    floor.accept(ANA)
    assert len(floor.offers_to(ANA)) == 1, "a call does not keep a chat away"


@pytest.mark.parametrize("profile", [MEETING, CONFERENCE])
def test_other_profiles_than_presence_get_nothing(floor, profile):
    floor.sign_in(ANA)
    floor.do(ChangePresence(ANA, profile))
    floor.open(VENTAS)
    assert floor.offers_to(ANA) == []


def test_lunch_is_of_type_presence_and_takes_contacts(floor):
    floor.sign_in(ANA)
    floor.do(ChangePresence(ANA, LUNCH))
    floor.open(VENTAS)
    assert len(floor.offers_to(ANA)) == 1


def test_a_queue_that_is_left_brings_nothing_until_it_is_joined(floor):
    floor.sign_in(ANA)
    floor.do(ChangeServing(ANA, VENTAS, serve=False))
    floor.open(VENTAS)
    assert floor.offers_to(ANA) == []
    floor.do(ChangeServing(ANA, VENTAS, serve=True))
    assert len(floor.offers_to(ANA)) == 1


def test_serving_a_queue_without_the_capability_brings_nothing(floor):
    floor.sign_in(DIEGO)
    floor.open(VENTAS)
    assert floor.offers_to(DIEGO) == []


def test_a_chat_in_wrap_up_does_not_count_and_one_in_hand_does(floor):
    floor.sign_in(BRUNO)
    floor.open(VENTAS)
    leg_id = floor.accept(BRUNO)
    waiting = floor.open(VENTAS)
    assert floor.offers_to(BRUNO) == []
    floor.do(EndLeg(BRUNO, leg_id))
    assert floor.offer_to(BRUNO).contact_id == waiting


def test_a_call_in_wrap_up_counts(floor):
    floor.sign_in(DIEGO)
    floor.open(LLAMADAS)
    leg_id = floor.accept(DIEGO)
    floor.open(LLAMADAS)
    floor.do(EndLeg(DIEGO, leg_id))
    assert floor.offers_to(DIEGO) == []
    floor.do(HandleLeg(DIEGO, leg_id))
    assert len(floor.offers_to(DIEGO)) == 1


def test_a_declined_contact_lets_others_pass(floor):
    floor.sign_in(CARLA)
    declined = floor.open(RECLAMOS)
    floor.do(Decline(CARLA, floor.offer_to(CARLA).id))
    other = floor.open(RECLAMOS)
    assert floor.offer_to(CARLA).contact_id == other
    assert floor.waiting(RECLAMOS) == [declined]


class TestPreferredAgent:
    def test_busy_it_waits_for_them_and_nobody_else_gets_it(self, floor):
        floor.sign_in(BRUNO, CARLA)
        floor.open(VENTAS)
        leg_id = floor.accept(BRUNO)
        kept = floor.open(VENTAS, preferred_agent=BRUNO)
        assert floor.contact(kept).reserved_for == BRUNO
        assert floor.offers_to(CARLA) == []
        floor.do(EndLeg(BRUNO, leg_id))
        assert floor.offer_to(BRUNO).contact_id == kept

    def test_not_ready_it_is_offered_all_the_same(self, floor):
        floor.do(Connect(BRUNO))
        kept = floor.open(VENTAS, preferred_agent=BRUNO)
        assert floor.offer_to(BRUNO).contact_id == kept

    def test_their_own_goes_before_an_older_one(self, floor):
        floor.sign_in(BRUNO)
        floor.open(VENTAS)
        leg_id = floor.accept(BRUNO)
        older = floor.open(VENTAS)
        floor.now += 1
        kept = floor.open(VENTAS, preferred_agent=BRUNO)
        floor.do(EndLeg(BRUNO, leg_id))
        assert floor.offer_to(BRUNO).contact_id == kept
        assert floor.waiting(VENTAS) == [older]

    def test_after_the_wait_it_is_for_everybody(self, floor):
        floor.sign_in(BRUNO, CARLA)
        floor.open(VENTAS)
        floor.accept(BRUNO)
        kept = floor.open(VENTAS, preferred_agent=BRUNO)
        assert floor.state.next_deadline() == floor.now + 120
        floor.now += 120
        floor.do(Tick())
        assert floor.offer_to(CARLA).contact_id == kept

    @pytest.mark.parametrize(
        "leaving",
        [
            Disconnect(BRUNO),
            SignOut(BRUNO),
            ChangePresence(BRUNO, MEETING),
            ChangeServing(BRUNO, VENTAS, serve=False),
        ],
        ids=lambda command: type(command).__name__,
    )
    def test_it_is_free_when_they_cannot_be_expected_any_more(self, floor, leaving):
        floor.sign_in(BRUNO, CARLA)
        floor.open(VIP)
        floor.accept(BRUNO)
        kept = floor.open(VENTAS, preferred_agent=BRUNO)
        assert floor.contact(kept).reserved_for == BRUNO
        floor.do(leaving)
        assert floor.offer_to(CARLA).contact_id == kept

    def test_it_is_not_kept_for_who_is_away_offered_something_or_incapable(self, floor):
        floor.sign_in(ANA, DIEGO)
        floor.do(ChangePresence(ANA, MEETING))
        assert floor.contact(floor.open(VENTAS, preferred_agent=ANA)).reserved_for is None
        assert floor.contact(floor.open(VENTAS, preferred_agent=DIEGO)).reserved_for is None
        assert floor.contact(floor.open(VENTAS, preferred_agent=CARLA)).reserved_for is None
        floor.do(ChangePresence(ANA, AVAILABLE))
        floor.do(ChangeWorkStatus(ANA, WorkStatus.READY))
        assert len(floor.offers_to(ANA)) == 1
        assert floor.contact(floor.open(VENTAS, preferred_agent=ANA)).reserved_for is None

    def test_declined_by_them_it_is_for_everybody(self, floor):
        floor.sign_in(BRUNO, CARLA)
        kept = floor.open(VENTAS, preferred_agent=BRUNO)
        floor.do(Decline(BRUNO, floor.offer_to(BRUNO).id))
        assert floor.offer_to(CARLA).contact_id == kept

    def test_only_they_may_pick_it(self, floor):
        floor.sign_in(ANA, BRUNO)
        kept = floor.open(SOPORTE, preferred_agent=BRUNO)
        with refused(Refusal.RESERVED, "Bruno Mena"):
            floor.do(PickContact(ANA, kept))
        floor.do(PickContact(BRUNO, kept))
        assert floor.contact(kept).state is ContactState.OWNED

    def test_mail_waits_for_who_is_signed_out_and_rings_whatever_their_status(self, floor):
        floor.sign_in(ANA)
        kept = floor.open(RECLAMOS, preferred_agent=CARLA)
        assert floor.waiting(RECLAMOS) == [kept]
        floor.do(ChangePresence(CARLA, MEETING))
        floor.do(Connect(CARLA))
        assert floor.offer_to(CARLA).contact_id == kept


class TestRequiredAgent:
    def test_it_waits_for_them_to_be_ready(self, floor):
        floor.sign_in(ANA)
        floor.do(Connect(CARLA))
        kept = floor.open(VENTAS, required_agent=CARLA)
        assert floor.waiting(VENTAS) == [kept]
        with refused(Refusal.RESERVED, "Carla Mena"):
            floor.do(PickContact(ANA, kept))
        floor.do(ChangeWorkStatus(CARLA, WorkStatus.READY))
        assert floor.offer_to(CARLA).contact_id == kept

    def test_going_away_or_declining_does_not_free_it(self, floor):
        floor.sign_in(ANA, CARLA)
        kept = floor.open(VENTAS, required_agent=CARLA)
        floor.do(Decline(CARLA, floor.offer_to(CARLA).id))
        floor.do(SignOut(CARLA))
        assert floor.contact(kept).reserved_for == CARLA

    def test_after_a_week_it_is_for_everybody(self, floor):
        kept = floor.open(VENTAS, required_agent=CARLA)
        floor.sign_in(ANA)
        floor.now = floor.contact(kept).queued_at + 7 * 24 * 3600
        floor.do(Tick())
        assert floor.offer_to(ANA).contact_id == kept
        assert floor.contact(kept).required_agent is None

    def test_a_bot_that_greets_does_not_count_as_anybody(self, floor):
        floor.sign_in(ANA, CARLA, BOT)
        kept = floor.open(VENTAS, required_agent=CARLA)
        floor.do(TransferLeg(BOT, floor.accept(BOT), "ventas@demo"))
        assert floor.offer_to(CARLA).contact_id == kept
        floor.accept(CARLA)
        assert floor.contact(kept).required_agent is None

    def test_the_agent_must_exist(self, floor):
        with refused(Refusal.NOT_FOUND):
            floor.open(VENTAS, required_agent="NOBODY")


def test_saving_a_script_frees_nobody(floor):
    floor.sign_in(BRUNO)
    floor.open(VENTAS)
    leg_id = floor.accept(BRUNO)
    floor.open(VENTAS)
    floor.do(SaveAnswers(BRUNO, leg_id, {}))
    assert floor.offers_to(BRUNO) == []
