"""Offers and picks: who gets them, how they end, who is told what."""

import pytest

from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.ids import ContactId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.commands import (
    Accept,
    ChangeWorkStatus,
    CustomerLeaves,
    Decline,
    Disconnect,
    EndLeg,
    PickContact,
    Tick,
)
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactState,
    LegRow,
    LegState,
    OfferEnd,
)
from contactpro_desktop.localserver.router.offers import revoke
from contactpro_desktop.localserver.router.ticking import tick
from tests.localserver.core.refusals import refused
from tests.localserver.core.site import (
    ANA,
    BRUNO,
    CARLA,
    CORREO,
    DIEGO,
    FORZADA,
    LLAMADAS,
    SOPORTE,
    VENTAS,
    VIP,
    Floor,
    make_site,
)


@pytest.fixture
def floor() -> Floor:
    return Floor()


def test_an_accepted_offer_owns_the_contact(floor):
    floor.sign_in(ANA)
    contact_id = floor.open(VENTAS)
    floor.now += 5
    leg_id = floor.accept(ANA)
    leg, contact = floor.state.legs[leg_id], floor.contact(contact_id)
    assert (leg.state, leg.offer_end) == (LegState.ACCEPTED, OfferEnd.ACCEPTED)
    assert leg.accepted_at == floor.now
    assert (contact.state, contact.leg_id) == (ContactState.OWNED, leg_id)


def test_accepting_twice_is_accepting_once(floor):
    floor.sign_in(ANA)
    floor.open(VENTAS)
    leg_id = floor.accept(ANA)
    again = floor.do(Accept(ANA, leg_id))
    assert (again.created, again.writes) == (leg_id, ())


def test_somebody_elses_offer_does_not_exist(floor):
    floor.sign_in(ANA, CARLA)
    floor.open(VENTAS)
    leg = floor.offer_to(ANA)
    for command in (Accept(CARLA, leg.id), Decline(CARLA, leg.id)):
        with refused(Refusal.NOT_FOUND):
            floor.do(command)
    with refused(Refusal.NOT_FOUND):
        floor.do(Accept(ANA, InteractionId("NONE")))


def test_at_the_deadline_it_is_too_late(floor):
    floor.sign_in(ANA)
    floor.open(VENTAS)
    leg = floor.offer_to(ANA)
    assert leg.deadline == floor.now + 120
    floor.now += 120
    with refused(Refusal.EXPIRED):
        floor.do(Accept(ANA, leg.id))


def test_whoever_answers_late_learns_who_has_it_now(floor):
    floor.sign_in(ANA, CARLA)
    floor.open(VENTAS)
    leg = floor.offer_to(ANA)
    floor.now += 120
    floor.do(Tick())
    floor.accept(CARLA)
    with refused(Refusal.EXPIRED, "Carla Mena"):
        floor.do(Accept(ANA, leg.id))
    with refused(Refusal.EXPIRED, "Carla Mena"):
        floor.do(Decline(ANA, leg.id))


def test_a_declined_offer_goes_to_the_next_agent_at_its_old_place(floor):
    floor.sign_in(ANA, CARLA)
    contact_id = floor.open(VENTAS)
    queued_at = floor.contact(contact_id).queued_at
    floor.now += 10
    floor.do(Decline(ANA, floor.offer_to(ANA).id))
    assert floor.offer_to(CARLA).contact_id == contact_id
    assert floor.contact(contact_id).queued_at == queued_at
    assert floor.agent(ANA).missed_offers == 0
    assert floor.agent(ANA).work_status is WorkStatus.READY


def test_the_decliner_gets_it_again_after_a_pause_if_nobody_else_is_there(floor):
    floor.sign_in(ANA)
    contact_id = floor.open(VENTAS)
    floor.do(Decline(ANA, floor.offer_to(ANA).id))
    assert floor.offers_to(ANA) == []
    floor.now += 29.5
    floor.do(Tick())
    assert floor.offers_to(ANA) == []
    assert floor.state.next_deadline() == floor.now + 0.5
    floor.now += 0.5
    floor.do(Tick())
    assert floor.offer_to(ANA).contact_id == contact_id


def test_a_work_status_set_anew_ends_the_pause(floor):
    floor.sign_in(ANA)
    contact_id = floor.open(VENTAS)
    floor.do(Decline(ANA, floor.offer_to(ANA).id))
    floor.now += 1
    floor.do(ChangeWorkStatus(ANA, WorkStatus.NOT_READY))
    floor.do(ChangeWorkStatus(ANA, WorkStatus.READY))
    assert floor.offer_to(ANA).contact_id == contact_id


def test_the_decliner_gets_another_contact_at_once(floor):
    floor.sign_in(ANA)
    first, second = floor.open(VENTAS), floor.open(VENTAS)
    floor.do(Decline(ANA, floor.offer_to(ANA).id))
    assert floor.offer_to(ANA).contact_id == second
    assert floor.waiting(VENTAS) == [first]


def test_a_missed_offer_makes_the_agent_not_ready(floor):
    floor.sign_in(ANA)
    contact_id = floor.open(VENTAS)
    leg = floor.offer_to(ANA)
    floor.now += 120
    decision = floor.do(Tick())
    [missed] = [row for row in decision.writes if row.id == leg.id]
    assert missed.offer_end is OfferEnd.TIMED_OUT
    assert floor.agent(ANA).work_status is WorkStatus.NOT_READY
    assert floor.agent(ANA).work_status_by is ChangedBy.MISSED_OFFER
    assert floor.agent(ANA).work_status_since == floor.now
    assert floor.waiting(VENTAS) == [contact_id]


class TestSeveralMissedOffers:
    @pytest.fixture
    def floor(self) -> Floor:
        return Floor(make_site(missed_offers_until_not_ready=2))

    def miss(self, floor: Floor) -> None:
        floor.open(VENTAS)
        floor.now += 120
        floor.do(Tick())

    def test_only_the_last_one_makes_not_ready(self, floor):
        floor.sign_in(ANA)
        self.miss(floor)
        assert floor.agent(ANA).work_status is WorkStatus.READY
        floor.now += 30
        floor.do(Tick())
        floor.now += 120
        floor.do(Tick())
        assert floor.agent(ANA).work_status is WorkStatus.NOT_READY
        assert floor.agent(ANA).missed_offers == 0

    def test_an_accepted_one_starts_the_count_anew(self, floor):
        floor.sign_in(ANA)
        self.miss(floor)
        floor.now += 30
        floor.do(Tick())
        floor.accept(ANA)
        assert floor.agent(ANA).missed_offers == 0

    def test_setting_ready_starts_the_count_anew_and_not_the_time(self, floor):
        floor.sign_in(ANA)
        since = floor.agent(ANA).work_status_since
        self.miss(floor)
        floor.do(ChangeWorkStatus(ANA, WorkStatus.READY))
        assert floor.agent(ANA).missed_offers == 0
        assert floor.agent(ANA).work_status_since == since


def test_a_missed_offer_counts_only_against_who_was_ready(floor):
    floor.sign_in(ANA)
    floor.open(VENTAS)
    floor.do(ChangeWorkStatus(ANA, WorkStatus.NOT_READY))
    since = floor.agent(ANA).work_status_since
    floor.now += 120
    floor.do(Tick())
    assert floor.agent(ANA).work_status_by is ChangedBy.SELF
    assert floor.agent(ANA).work_status_since == since


def test_an_offer_is_withdrawn_when_the_customer_leaves(floor):
    floor.sign_in(ANA)
    contact_id = floor.open(VENTAS)
    leg = floor.offer_to(ANA)
    decision = floor.do(CustomerLeaves(contact_id))
    [ended] = [row for row in decision.writes if row.id == leg.id]
    assert ended.offer_end is OfferEnd.RESCINDED
    assert contact_id not in floor.state.contacts
    assert floor.offers_to(ANA) == []


def test_a_lost_connection_revokes_the_offer_at_once(floor):
    floor.sign_in(ANA, CARLA)
    contact_id = floor.open(VENTAS)
    floor.do(Disconnect(ANA))
    assert floor.offer_to(CARLA).contact_id == contact_id
    assert floor.state.ended_offers.popitem()[1].offer_end is OfferEnd.REVOKED


class TestPicking:
    def test_the_picker_owns_it_at_once(self, floor):
        floor.sign_in(ANA)
        contact_id = floor.open(SOPORTE)
        assert floor.offers_to(ANA) == []
        leg_id = floor.do(PickContact(ANA, contact_id)).created
        [leg] = floor.state.legs_of(ANA)
        assert leg.id == leg_id
        assert (leg.state, leg.offer_end) == (LegState.ACCEPTED, OfferEnd.PICKED)
        assert floor.contact(contact_id).state is ContactState.OWNED

    def test_not_ready_is_no_obstacle_and_auto_allocation_neither(self, floor):
        floor.sign_in(ANA)
        floor.do(ChangeWorkStatus(ANA, WorkStatus.NOT_READY))
        floor.do(PickContact(ANA, floor.open(VENTAS)))
        assert len(floor.state.legs_of(ANA)) == 1

    def test_the_loser_learns_who_was_faster(self, floor):
        floor.sign_in(ANA, BRUNO)
        contact_id = floor.open(SOPORTE)
        floor.do(PickContact(BRUNO, contact_id))
        with refused(Refusal.TAKEN, "Bruno Mena"):
            floor.do(PickContact(ANA, contact_id))

    def test_what_rings_at_somebody_is_taken(self, floor):
        floor.sign_in(ANA, CARLA)
        contact_id = floor.open(VENTAS)
        with refused(Refusal.TAKEN, "Ana Mena"):
            floor.do(PickContact(CARLA, contact_id))

    def test_what_is_over_is_not_there(self, floor):
        floor.sign_in(ANA)
        contact_id = floor.open(SOPORTE)
        leg_id = InteractionId(str(floor.do(PickContact(ANA, contact_id)).created))
        floor.do(EndLeg(ANA, leg_id))
        for over in (contact_id, ContactId("NONE")):
            with refused(Refusal.NOT_FOUND):
                floor.do(PickContact(ANA, over))

    def test_only_in_queues_the_agent_may_serve(self, floor):
        floor.sign_in(BRUNO)
        with refused(Refusal.FORBIDDEN):
            floor.do(PickContact(BRUNO, floor.open(FORZADA)))

    def test_only_with_the_capability(self, floor):
        floor.sign_in(DIEGO)
        with refused(Refusal.CAPABILITY):
            floor.do(PickContact(DIEGO, floor.open(VENTAS)))

    def test_only_with_a_live_session(self, floor):
        with refused(Refusal.NOT_ALLOWED_NOW):
            floor.do(PickContact(ANA, floor.open(SOPORTE)))

    def test_up_to_the_limit_with_offers_in_flight(self, floor):
        floor.sign_in(ANA)
        floor.open(VENTAS)
        floor.do(PickContact(ANA, floor.open(SOPORTE)))
        with refused(Refusal.LIMIT):
            floor.do(PickContact(ANA, floor.open(SOPORTE)))

    def test_mail_has_no_limit(self, floor):
        floor.sign_in(CARLA)
        for _ in range(5):
            floor.do(PickContact(CARLA, floor.open(CORREO)))
        assert len(floor.state.legs_of(CARLA)) == 5

    def test_one_call_until_its_wrap_up_is_done(self, floor):
        floor.sign_in(DIEGO)
        floor.open(LLAMADAS)
        leg_id = floor.accept(DIEGO)
        with refused(Refusal.LIMIT):
            floor.do(PickContact(DIEGO, floor.open(LLAMADAS)))
        floor.do(EndLeg(DIEGO, leg_id))
        assert floor.offers_to(DIEGO) == []


def test_the_agent_is_not_known(floor):
    with refused(Refusal.NOT_FOUND):
        floor.do(PickContact(ContactId("NOBODY"), floor.open(VIP)))  # type: ignore[arg-type]


def test_an_offer_that_is_no_more_cannot_be_missed():
    floor = Floor()
    floor.sign_in(ANA)
    floor.open(VENTAS)
    leg = floor.offer_to(ANA)
    draft = Draft(floor.state, floor.now + 120, floor.new_id)
    revoke(draft, leg)
    tick(draft)
    for row in draft.decision(None).writes:
        assert not isinstance(row, LegRow) or row.offer_end is OfferEnd.REVOKED
        assert not isinstance(row, AgentRow) or row.work_status is WorkStatus.READY
