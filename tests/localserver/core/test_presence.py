"""Agents: coming and going, work status, profiles, queues, identity."""

from dataclasses import replace

import pytest

from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.ids import AgentId, InteractionId, ProfileId, QueueId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.commands import (
    ChangeIdentity,
    ChangePresence,
    ChangeProperties,
    ChangeServing,
    ChangeWorkStatus,
    Connect,
    CustomerLeaves,
    Disconnect,
    PickContact,
    SignOut,
    Tick,
)
from contactpro_desktop.localserver.router.model import ContactState, LegState
from tests.localserver.core.refusals import refused
from tests.localserver.core.site import (
    ANA,
    AVAILABLE,
    BRUNO,
    CARLA,
    COFFEE,
    CONFERENCE,
    CORREO,
    FORZADA,
    LLAMADAS,
    LUNCH,
    MEETING,
    SOPORTE,
    VENTAS,
    Floor,
)


@pytest.fixture
def floor() -> Floor:
    return Floor()


class TestComingAndGoing:
    def test_signing_in_starts_not_ready_with_the_default_profile(self, floor):
        floor.do(Connect(ANA))
        row = floor.agent(ANA)
        assert row.connected
        assert (row.work_status, row.work_status_by) == (WorkStatus.NOT_READY, ChangedBy.SIGN_IN)
        assert row.work_status_since == floor.now
        assert row.profile_id == AVAILABLE
        assert row.serving == floor.site.agents[ANA].queues

    def test_a_second_session_changes_nothing(self, floor):
        floor.sign_in(ANA)
        assert floor.do(Connect(ANA)).writes == ()

    def test_an_unknown_agent_is_refused(self, floor):
        with refused(Refusal.NOT_FOUND):
            floor.do(Connect(AgentId("NOBODY")))

    def test_the_profile_outlives_a_sign_out(self, floor):
        floor.do(Connect(ANA))
        floor.do(ChangePresence(ANA, MEETING))
        floor.do(SignOut(ANA))
        floor.do(Connect(ANA))
        assert floor.agent(ANA).profile_id == MEETING

    def test_coming_back_within_the_grace_time_changes_nothing(self, floor):
        floor.sign_in(ANA)
        contact_id = floor.open(VENTAS)
        leg_id = floor.accept(ANA)
        floor.do(Disconnect(ANA))
        floor.now += 59
        floor.do(Tick())
        assert floor.contact(contact_id).leg_id == leg_id
        floor.do(Connect(ANA))
        assert floor.agent(ANA).work_status is WorkStatus.READY
        floor.now += 59
        floor.do(Tick())
        assert floor.contact(contact_id).leg_id == leg_id

    def test_who_is_gone_gets_no_offers(self, floor):
        floor.sign_in(ANA)
        floor.do(Disconnect(ANA))
        contact_id = floor.open(VENTAS)
        assert floor.waiting(VENTAS) == [contact_id]

    @pytest.mark.parametrize("leaving", ["grace", "sign_out"])
    def test_afterwards_chats_return_to_the_head_of_their_queue(self, floor, leaving):
        floor.sign_in(ANA)
        served = floor.open(VENTAS)
        floor.accept(ANA)
        floor.do(ChangeWorkStatus(ANA, WorkStatus.NOT_READY))
        floor.now += 300
        younger = floor.open(VENTAS)
        self.leave(floor, leaving)
        assert floor.waiting(VENTAS) == [served, younger]
        assert floor.contact(served).preferred_agent == ANA
        assert floor.contact(served).reserved_for is None
        assert floor.state.legs_of(ANA) == []

    def test_calls_end_and_mail_stays(self, floor):
        floor.sign_in(ANA)
        call = floor.open(LLAMADAS)
        floor.accept(ANA)
        mail = floor.open(CORREO)
        floor.do(PickContact(ANA, mail))
        self.leave(floor, "sign_out")
        assert floor.contact(call).state is ContactState.CLOSED
        assert floor.contact(mail).state is ContactState.OWNED
        states = {leg.contact_id: (leg.state, leg.end_reason) for leg in floor.state.legs_of(ANA)}
        assert states[call] == (LegState.ENDED, "disconnected")
        assert states[mail] == (LegState.ACCEPTED, "")

    def leave(self, floor, leaving):
        if leaving == "sign_out":
            floor.do(SignOut(ANA))
        else:
            floor.do(Disconnect(ANA))
            assert floor.state.next_deadline() == floor.now + 60
            floor.now += 60
            floor.do(Tick())
        assert floor.agent(ANA).work_status is WorkStatus.NOT_READY
        assert floor.agent(ANA).gone_since is None

    def test_signing_out_within_the_grace_time_ends_it(self, floor):
        floor.sign_in(ANA)
        floor.open(VENTAS)
        floor.accept(ANA)
        floor.do(Disconnect(ANA))
        floor.do(SignOut(ANA))
        assert floor.state.legs_of(ANA) == []
        assert floor.state.next_deadline() is None

    def test_leaving_twice_changes_nothing(self, floor):
        assert floor.do(SignOut(ANA)).writes == ()
        assert floor.do(Disconnect(ANA)).writes == ()


class TestWorkStatus:
    def test_the_agent_or_a_supervisor_ends_being_ready(self, floor):
        floor.sign_in(ANA)
        floor.now += 7
        floor.do(ChangeWorkStatus(ANA, WorkStatus.NOT_READY, ChangedBy.SUPERVISOR))
        row = floor.agent(ANA)
        assert (row.work_status, row.work_status_by) == (
            WorkStatus.NOT_READY,
            ChangedBy.SUPERVISOR,
        )
        assert row.work_status_since == floor.now

    def test_only_the_agent_becomes_ready(self, floor):
        floor.do(Connect(ANA))
        with refused(Refusal.FORBIDDEN):
            floor.do(ChangeWorkStatus(ANA, WorkStatus.READY, ChangedBy.SUPERVISOR))
        floor.do(ChangeWorkStatus(ANA, WorkStatus.READY))
        row = floor.agent(ANA)
        assert (row.work_status, row.work_status_by) == (WorkStatus.READY, ChangedBy.SELF)

    def test_absence_refuses_ready(self, floor):
        floor.do(Connect(ANA))
        floor.do(ChangePresence(ANA, COFFEE))
        with refused(Refusal.ABSENCE_PROFILE):
            floor.do(ChangeWorkStatus(ANA, WorkStatus.READY))

    def test_nobody_is_ready_without_a_session(self, floor):
        with refused(Refusal.NOT_ALLOWED_NOW):
            floor.do(ChangeWorkStatus(ANA, WorkStatus.READY))

    def test_not_ready_keeps_the_offer_that_rings(self, floor):
        floor.sign_in(ANA)
        floor.open(VENTAS)
        floor.do(ChangeWorkStatus(ANA, WorkStatus.NOT_READY))
        floor.accept(ANA)


class TestProfiles:
    def test_absence_ends_being_ready_and_revokes_the_offer(self, floor):
        floor.sign_in(ANA)
        contact_id = floor.open(VENTAS)
        queued_at = floor.contact(contact_id).queued_at
        floor.now += 5
        floor.do(ChangePresence(ANA, MEETING))
        row = floor.agent(ANA)
        assert row.work_status is WorkStatus.NOT_READY
        assert row.missed_offers == 0
        assert floor.offers_to(ANA) == []
        assert floor.waiting(VENTAS) == [contact_id]
        assert floor.contact(contact_id).queued_at == queued_at
        assert floor.contact(contact_id).passed_over == {}

    def test_conference_revokes_the_offer_and_leaves_the_work_status(self, floor):
        floor.sign_in(ANA)
        floor.open(VENTAS)
        floor.do(ChangePresence(ANA, CONFERENCE))
        assert floor.offers_to(ANA) == []
        assert floor.agent(ANA).work_status is WorkStatus.READY

    def test_an_accepted_conversation_stays(self, floor):
        floor.sign_in(ANA)
        contact_id = floor.open(VENTAS)
        floor.accept(ANA)
        floor.do(ChangePresence(ANA, MEETING))
        assert floor.contact(contact_id).state is ContactState.OWNED

    def test_a_timed_one_returns_to_the_default_and_leaves_the_work_status(self, floor):
        floor.sign_in(ANA)
        floor.do(ChangePresence(ANA, LUNCH, ChangedBy.SUPERVISOR))
        row = floor.agent(ANA)
        assert (row.profile_by, row.profile_ends) == (ChangedBy.SUPERVISOR, floor.now + 1800)
        ends = floor.now + 1800
        floor.now = ends + 0.2
        floor.do(Tick())
        row = floor.agent(ANA)
        assert (row.profile_id, row.profile_by) == (AVAILABLE, ChangedBy.EXPIRY)
        assert (row.profile_since, row.profile_ends) == (ends, None)
        assert row.work_status is WorkStatus.READY

    def test_after_a_timed_absence_the_agent_is_still_not_ready(self, floor):
        floor.sign_in(ANA)
        floor.do(ChangePresence(ANA, COFFEE))
        floor.now += 600
        floor.do(Tick())
        assert floor.agent(ANA).profile_id == AVAILABLE
        assert floor.agent(ANA).work_status is WorkStatus.NOT_READY

    def test_profile_and_grace_time_may_end_together(self, floor):
        floor.sign_in(ANA)
        floor.do(ChangePresence(ANA, COFFEE))
        floor.do(Disconnect(ANA))
        floor.now += 3600
        floor.do(Tick())
        row = floor.agent(ANA)
        assert (row.profile_id, row.gone_since, row.profile_ends) == (AVAILABLE, None, None)

    def test_choosing_it_again_starts_its_time_anew(self, floor):
        floor.do(Connect(ANA))
        floor.do(ChangePresence(ANA, LUNCH))
        floor.now += 600
        floor.do(ChangePresence(ANA, LUNCH))
        assert floor.agent(ANA).profile_ends == floor.now + 1800

    def test_an_unknown_one_is_refused(self, floor):
        with refused(Refusal.NOT_FOUND):
            floor.do(ChangePresence(ANA, ProfileId("NONE")))


class TestServing:
    def test_a_forced_queue_cannot_be_left(self, floor):
        with refused(Refusal.FORCED_QUEUE):
            floor.do(ChangeServing(ANA, FORZADA, serve=False))

    def test_without_the_right_or_without_the_queue(self, floor):
        with refused(Refusal.FORBIDDEN):
            floor.do(ChangeServing(BRUNO, CORREO, serve=True))
        with refused(Refusal.NOT_FOUND):
            floor.do(ChangeServing(BRUNO, QueueId("NONE"), serve=True))

    def test_joining_twice_changes_nothing(self, floor):
        assert floor.do(ChangeServing(ANA, VENTAS, serve=True)).writes == ()


class TestIdentity:
    def test_alias_and_address_change_for_the_session_and_back(self, floor):
        floor.do(ChangeIdentity(ANA, alias="Anita", chat_address="anita@demo"))
        assert floor.agent(ANA).alias == "Anita"
        floor.do(ChangeIdentity(ANA, chat_address=""))
        assert (floor.agent(ANA).alias, floor.agent(ANA).chat_address) == ("Anita", "ana@demo")

    @pytest.mark.parametrize("taken", ["Bruno@demo", "ventas@demo"])
    def test_an_address_belongs_to_one(self, floor, taken):
        with refused(Refusal.NOT_ALLOWED_NOW):
            floor.do(ChangeIdentity(ANA, chat_address=taken))

    @pytest.mark.parametrize("theirs", ["4101", "ANA", "ana@demo"])
    def test_not_what_a_colleague_is_found_by(self, floor, theirs):
        """Otherwise what is passed on to them would come to somebody else."""
        floor.do(ChangeIdentity(ANA, chat_address="anita@demo"))
        with refused(Refusal.NOT_ALLOWED_NOW):
            floor.do(ChangeIdentity(BRUNO, chat_address=theirs))
        floor.do(ChangeIdentity(ANA, chat_address=""))

    def test_not_that_of_somebody_who_writes_to_us(self, floor):
        contact_id = floor.open(SOPORTE, "Luis")
        address = floor.contact(contact_id).customer_key
        with refused(Refusal.NOT_ALLOWED_NOW):
            floor.do(ChangeIdentity(ANA, chat_address=address))
        floor.do(CustomerLeaves(contact_id))
        floor.do(ChangeIdentity(ANA, chat_address=address))


class TestProperties:
    """Several changes in one command."""

    def test_all_of_them(self, floor):
        floor.do(Connect(ANA))
        floor.do(
            ChangeProperties(ANA, WorkStatus.READY, LUNCH, alias="Anita", chat_address="anita@demo")
        )
        row = floor.agent(ANA)
        assert (row.work_status, row.profile_id) == (WorkStatus.READY, LUNCH)
        assert (row.alias, row.chat_address) == ("Anita", "anita@demo")

    def test_or_none(self, floor):
        floor.sign_in(ANA)
        before = floor.agent(ANA)
        with refused(Refusal.ABSENCE_PROFILE):
            floor.do(ChangeProperties(ANA, WorkStatus.READY, MEETING, alias="HALF"))
        with refused(Refusal.NOT_FOUND):
            floor.do(ChangeProperties(ANA, profile_id=ProfileId("NONE"), alias="HALF"))
        assert floor.agent(ANA) == before


def test_only_the_configured_profiles_of_an_agent_may_be_chosen():
    site = Floor().site
    agents = {**site.agents, CARLA: replace(site.agents[CARLA], profiles=(AVAILABLE,))}
    floor = Floor(replace(site, agents=agents))
    with refused(Refusal.FORBIDDEN):
        floor.do(ChangePresence(CARLA, LUNCH))


def test_a_lost_bot_gives_its_chats_to_people_as_newly_arrived():
    floor = Floor()
    bot = AgentId("BOT")
    floor.sign_in(bot)
    contact_id = floor.open(VENTAS)
    floor.accept(bot)
    floor.now += 100
    floor.do(SignOut(bot))
    contact = floor.contact(contact_id)
    assert contact.queued_at == floor.now
    assert contact.preferred_agent is None
    assert floor.waiting(VENTAS) == [contact_id]


def test_a_pick_in_a_hunt_group_survives_not_being_ready():
    floor = Floor()
    floor.sign_in(ANA)
    leg_id = floor.do(PickContact(ANA, floor.open(SOPORTE))).created
    floor.do(ChangePresence(ANA, MEETING))
    assert floor.state.legs[InteractionId(str(leg_id))].state is LegState.ACCEPTED
