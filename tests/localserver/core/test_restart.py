"""What the start of the server makes of the rows of the last run."""

from dataclasses import replace

import pytest

from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.ids import AgentId, InteractionId, ProfileId, QueueId
from contactpro_desktop.localserver.router.commands import (
    ChangeServing,
    Connect,
    EndLeg,
    PickContact,
    Restart,
    Tick,
    TransferLeg,
)
from contactpro_desktop.localserver.router.model import ContactState, OfferEnd, Site
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.storage.loading import OrphanedContacts, live_rows
from tests.localserver.core.site import (
    ANA,
    AVAILABLE,
    BRUNO,
    CARLA,
    FORZADA,
    LLAMADAS,
    LUNCH,
    RECLAMOS,
    SOPORTE,
    VENTAS,
    VIP,
    Floor,
    make_site,
)


def restarted(floor: Floor, site: Site | None = None) -> Floor:
    """The same rows under a perhaps changed configuration."""
    rows = list(floor.state.rows())
    site = site or floor.site
    after = Floor(site)
    after.state, after.now = State(site, live_rows(site, rows)), floor.now
    after.new_id = floor.new_id  # type: ignore[method-assign]
    after.do(Restart())
    return after


@pytest.fixture
def floor() -> Floor:
    floor = Floor()
    floor.sign_in(ANA)
    return floor


def test_everybody_is_gone_and_may_come_back(floor):
    served = floor.open(VENTAS)
    leg_id = floor.accept(ANA)
    waiting = floor.open(SOPORTE)
    age = floor.contact(waiting).queued_at
    floor = restarted(floor)
    assert not floor.agent(ANA).connected
    assert floor.contact(served).leg_id == leg_id
    assert floor.waiting(SOPORTE) == [waiting]
    assert floor.contact(waiting).queued_at == age
    assert floor.state.next_deadline() == floor.now + 60
    floor.do(Connect(ANA))
    assert floor.agent(ANA).work_status is WorkStatus.READY


class TestWhatRang:
    """At Ana, for 120 s from the start."""

    @pytest.fixture
    def ringing(self, floor):
        return floor.open(VENTAS)

    def test_rings_on_for_the_rest_of_its_time(self, floor, ringing):
        offer = floor.offer_to(ANA)
        floor.now += 100
        floor = restarted(floor)
        assert floor.offer_to(ANA) == offer
        floor.do(Connect(ANA))
        assert floor.offer_to(ANA) == offer
        floor.now += 19
        assert floor.accept(ANA) == offer.id
        assert floor.contact(ringing).state is ContactState.OWNED

    def test_is_missed_by_whoever_came_back_and_did_not_answer(self, floor, ringing):
        floor.now += 100
        floor = restarted(floor)
        floor.do(Connect(ANA))
        floor.now += 20
        floor.do(Tick())
        assert floor.agent(ANA).work_status_by is ChangedBy.MISSED_OFFER

    def test_is_over_once_when_its_time_ran_out_before_the_start(self, floor, ringing):
        offer, age = floor.offer_to(ANA), floor.contact(ringing).queued_at
        floor.now += 120
        floor = restarted(floor)
        assert floor.waiting(VENTAS) == [ringing]
        assert floor.contact(ringing).queued_at == age
        assert floor.state.ended_offers[offer.id].offer_end is OfferEnd.REVOKED

    def test_waits_for_somebody_else_when_its_agent_stays_away(self, floor, ringing):
        floor.now += 100
        floor = restarted(floor)
        floor.now += 20
        floor.do(Tick())
        assert floor.waiting(VENTAS) == [ringing]
        assert floor.agent(ANA).missed_offers == 0
        assert floor.agent(ANA).work_status is WorkStatus.READY

    def test_goes_on_with_the_grace_time_at_most(self, floor, ringing):
        floor = restarted(floor)
        floor.now += 60
        floor.do(Tick())
        assert floor.waiting(VENTAS) == [ringing]
        assert floor.agent(ANA).work_status is WorkStatus.NOT_READY

    def test_survives_two_crashes(self, floor, ringing):
        offer = floor.offer_to(ANA)
        floor = restarted(restarted(floor))
        floor.do(Connect(ANA))
        assert floor.offer_to(ANA) == offer

    def test_waits_when_the_clock_was_set_back(self, floor, ringing):
        floor.now -= 86_400
        floor = restarted(floor)
        assert floor.waiting(VENTAS) == [ringing]
        assert floor.agent(ANA).gone_since == floor.now


def test_a_call_that_rang_waits_again(floor):
    calling = floor.open(LLAMADAS)
    assert floor.offer_to(ANA).contact_id == calling
    floor = restarted(floor)
    assert floor.waiting(LLAMADAS) == [calling]


def test_the_clock_set_back_does_not_make_the_grace_time_longer(floor):
    floor = restarted(floor)
    floor.now -= 3600
    floor = restarted(floor)
    assert floor.agent(ANA).gone_since == floor.now


def test_a_wrap_up_keeps_its_contact(floor):
    contact_id = floor.open(VENTAS)
    floor.do(EndLeg(ANA, floor.accept(ANA)))
    floor = restarted(floor)
    assert floor.contact(contact_id).state is ContactState.CLOSED


def test_the_grace_time_goes_on_where_it_already_ran(floor):
    floor = restarted(floor)
    gone = floor.agent(ANA).gone_since
    floor.now += 30
    assert restarted(floor).agent(ANA).gone_since == gone


def test_rows_follow_the_configuration(floor):
    floor.do(ChangeServing(ANA, VIP, serve=False))
    site = floor.site
    ana = replace(site.agents[ANA], queues=frozenset({VENTAS, VIP, FORZADA}))
    row = replace(floor.agent(ANA), profile_id=ProfileId("GONE"), serving=frozenset({SOPORTE}))
    floor.state.apply([replace(row, version=row.version + 1)])
    floor = restarted(floor, replace(site, agents={**site.agents, ANA: ana}))
    assert floor.agent(ANA).serving == {FORZADA}
    assert floor.agent(ANA).profile_id == AVAILABLE


def test_a_new_account_gets_its_first_row():
    site = make_site()
    new = replace(site.agents[ANA], id=AgentId("NEW"), username="new")
    floor = restarted(Floor(), replace(site, agents={**site.agents, new.id: new}))
    assert floor.agent(new.id).serving == new.queues


def test_contacts_of_a_removed_account_wait_for_somebody_else(floor):
    floor.sign_in(CARLA)
    served = floor.open(VENTAS)
    floor.accept(ANA)
    picked = floor.open(SOPORTE)
    floor.do(PickContact(ANA, picked))
    ringing = floor.open(VENTAS)
    floor.accept(CARLA)
    floor.do(EndLeg(CARLA, floor.state.legs_of(CARLA)[0].id))
    floor.do(Connect(BRUNO))
    left = {k: v for k, v in floor.site.agents.items() if k not in (ANA, CARLA)}
    floor = restarted(floor, replace(floor.site, agents=left))
    assert floor.waiting(VENTAS) == [served]
    assert floor.waiting(SOPORTE) == [picked]
    assert ringing not in floor.state.contacts
    assert floor.state.legs == {}


def test_what_was_kept_for_a_removed_account_is_for_everybody(floor):
    floor.sign_in(CARLA)
    required = floor.open(VENTAS, required_agent=CARLA)
    preferred = floor.open(RECLAMOS, preferred_agent=CARLA)
    assert floor.offer_to(CARLA).contact_id == required
    assert floor.contact(preferred).reserved_for == CARLA
    left = {k: v for k, v in floor.site.agents.items() if k != CARLA}
    floor = restarted(floor, replace(floor.site, agents=left))
    assert {floor.contact(each).reserved_for for each in (required, preferred)} == {None}
    floor.do(Connect(ANA))
    assert floor.offer_to(ANA).contact_id == required


def test_what_rang_at_a_removed_account_waits_too(floor):
    ringing = floor.open(VENTAS)
    left = {k: v for k, v in floor.site.agents.items() if k != ANA}
    floor = restarted(floor, replace(floor.site, agents=left))
    assert floor.waiting(VENTAS) == [ringing]


def test_contacts_of_a_removed_queue_stop_the_start(floor):
    floor.open(SOPORTE)
    floor.open(SOPORTE)
    queues = {k: v for k, v in floor.site.queues.items() if k != SOPORTE}
    rows = list(floor.state.rows())
    with pytest.raises(OrphanedContacts, match="queue SOPORTE: 2 contacts"):
        live_rows(replace(floor.site, queues=queues), rows)


def test_a_wrap_up_of_a_removed_queue_stops_the_start_too(floor):
    floor.open(VENTAS)
    floor.do(TransferLeg(ANA, floor.accept(ANA), SOPORTE))
    queues = {k: v for k, v in floor.site.queues.items() if k != VENTAS}
    rows = list(floor.state.rows())
    with pytest.raises(OrphanedContacts, match="queue VENTAS: 1 contacts"):
        live_rows(replace(floor.site, queues=queues), rows)


def test_a_profile_that_is_gone_takes_no_contacts_before_the_restart_is_done():
    floor = Floor()
    floor.sign_in(ANA)
    row = floor.agent(ANA)
    lost = replace(row, profile_id=ProfileId("GONE"), serving=frozenset({QueueId("GONE"), VENTAS}))
    assert set(State(floor.site, [lost]).available(VENTAS)) == set()
    odd = replace(lost, profile_id=LUNCH)
    assert set(State(floor.site, [odd]).available(VENTAS)) == {ANA}
    assert State(floor.site, [odd]).leg(InteractionId("NONE")) is None
