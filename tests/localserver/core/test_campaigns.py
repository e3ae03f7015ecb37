"""The calls of a campaign: how long a preview lasts, how often and until when it calls."""

from dataclasses import replace

import pytest

from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.call_commands import RingFarEnd
from contactpro_desktop.localserver.router.campaign import PREVIEW, CustomerId
from contactpro_desktop.localserver.router.campaign_commands import (
    EndPreview,
    EraseCustomer,
    RequestCallback,
    SetResult,
)
from contactpro_desktop.localserver.router.commands import (
    Accept,
    Disconnect,
    EndLeg,
    HandleLeg,
    Restart,
    Tick,
)
from contactpro_desktop.localserver.router.model import ContactState, LegState, OfferEnd
from contactpro_desktop.localserver.router.previews import SKIPPED_FOR
from contactpro_desktop.localserver.router.state import State
from tests.localserver.core.refusals import reason_of
from tests.localserver.core.site import (
    ANA,
    BRUNO,
    CAMPAIGN,
    DIEGO,
    LLAMADAS,
    START,
    VENTAS,
    Floor,
    make_site,
    with_campaign,
)

END = START + 3600.0
LUIS, EVA = CustomerId("LUIS"), CustomerId("EVA")


def floor_with(**campaign):
    """A floor whose campaign calls Luis alone, by way of Diego."""
    site = with_campaign(make_site())
    spec = site.campaigns[CAMPAIGN]
    spec = replace(spec, **{"customers": spec.customers[:1], **campaign})
    floor = Floor(replace(site, campaigns={CAMPAIGN: spec}))
    floor.do(Tick())
    floor.sign_in(DIEGO)
    return floor


def preview(floor, agent=DIEGO):
    return InteractionId(floor.do(Accept(agent, floor.offer_to(agent).id)).created)


def leg(floor, leg_id):
    return floor.state.legs[leg_id]


def luis(floor):
    return floor.state.customers[LUIS]


def later(floor, seconds):
    floor.now += seconds
    floor.do(Tick())


class TestPreviewTime:
    def test_then_the_call_is_placed_by_itself(self):
        floor = floor_with()
        call = preview(floor)
        later(floor, 59.9)
        assert leg(floor, call).channel_status == PREVIEW
        later(floor, 0.1)
        row = leg(floor, call)
        assert (row.state, row.channel_status) == (LegState.OUTGOING, "")
        floor.do(RingFarEnd(call, callee="V"))
        assert leg(floor, call).channel_status == "ringing"
        assert floor.contact(row.contact_id).visitor_id == "V"

    def test_none_at_all(self):
        floor = floor_with(preview_time=0)
        call = preview(floor)
        floor.do(Tick())
        assert leg(floor, call).state is LegState.OUTGOING

    def test_without_limit(self):
        floor = floor_with(preview_time=-1, end=None)
        call = preview(floor)
        later(floor, 1e6)
        assert leg(floor, call).channel_status == PREVIEW

    def test_the_agent_was_faster(self):
        floor = floor_with()
        call = preview(floor)
        floor.do(EndPreview(DIEGO, call, "outbound_accepted", "+34999"))
        floor.do(RingFarEnd(call, "bad_address"))
        later(floor, 60)
        assert [each.result for each in luis(floor).calls] == ["unknown"]

    def test_who_ends_it_has_skipped_it(self):
        floor = floor_with()
        call = preview(floor)
        floor.do(EndLeg(DIEGO, call))
        assert call not in floor.state.legs
        assert luis(floor).due_at == floor.now + SKIPPED_FOR

    @pytest.mark.parametrize("lost", [Disconnect(DIEGO), Restart()])
    def test_an_agent_who_is_lost_costs_the_customer_nothing(self, lost):
        floor = floor_with()
        call = preview(floor)
        floor.do(lost)
        assert call not in floor.state.legs
        assert luis(floor).calls == ()
        floor.sign_in(ANA)
        later(floor, 1)
        assert floor.offer_to(ANA).queue_id == LLAMADAS


class TestMaxCalls:
    def called(self, floor):
        call = preview(floor)
        floor.do(EndPreview(DIEGO, call, "outbound_accepted"))
        floor.do(RingFarEnd(call, "busy"))
        floor.do(SetResult(DIEGO, call, "instant_redial"))
        floor.do(HandleLeg(DIEGO, call))

    def test_a_redial_beyond_it_is_promised_to_nobody(self):
        floor = floor_with()
        self.called(floor)
        later(floor, 1)
        call = preview(floor)
        floor.do(EndPreview(DIEGO, call, "outbound_accepted"))
        floor.do(RingFarEnd(call, "busy"))
        for result in ("redial", "instant_redial"):
            assert reason_of(floor, SetResult(DIEGO, call, result)) is Refusal.FORBIDDEN
        floor.do(SetResult(DIEGO, call, "busy"))
        assert [each.result for each in luis(floor).calls] == ["instant_redial", "busy"]

    def test_what_was_never_called_does_not_count(self):
        floor = floor_with(max_calls=1)
        floor.do(SetResult(DIEGO, preview(floor), "redial", redial_time=30.0))
        later(floor, 30)
        assert floor.offer_to(DIEGO)

    def test_a_lower_limit_than_at_the_last_start(self):
        floor = floor_with()
        self.called(floor)
        spec = replace(floor.site.campaigns[CAMPAIGN], max_calls=1)
        floor.state = State(replace(floor.site, campaigns={CAMPAIGN: spec}), floor.state.rows())
        later(floor, 1)
        assert floor.offers_to(DIEGO) == []
        assert luis(floor).due_at is None


def test_a_campaign_that_begins_later_than_at_the_last_start():
    floor = Floor(with_campaign(make_site()))
    spec = replace(floor.site.campaigns[CAMPAIGN], start=START + 60)
    floor.state = State(replace(floor.site, campaigns={CAMPAIGN: spec}), floor.state.rows())
    floor.do(Tick())
    assert floor.waiting(LLAMADAS) == []
    later(floor, 60)
    assert len(floor.waiting(LLAMADAS)) == 2


class TestEndOfTheCampaign:
    def test_who_waits_is_not_called(self):
        floor = Floor(with_campaign(make_site()))
        floor.do(Tick())
        waiting = floor.waiting(LLAMADAS)
        assert len(waiting) == 2
        later(floor, 3600)
        assert floor.waiting(LLAMADAS) == []
        assert {row.due_at for row in floor.state.customers.values()} == {None}
        assert floor.state.next_deadline() is None

    def test_an_offer_is_taken_back_and_was_not_missed(self):
        floor = floor_with()
        floor.do(Disconnect(DIEGO))
        floor.now = END - 5
        floor.do(Tick())
        floor.sign_in(DIEGO)
        offer = floor.offer_to(DIEGO)
        floor.now = END
        ended = {row.id: row for row in floor.do(Tick()).writes}[offer.id]
        assert (ended.state, ended.offer_end) == (LegState.CLOSED, OfferEnd.REVOKED)
        assert floor.agent(DIEGO).missed_offers == 0

    def test_a_preview_is_over(self):
        floor = floor_with(preview_time=-1)
        call = preview(floor)
        floor.now = END
        [ended] = [row for row in floor.do(Tick()).writes if row.id == call]
        assert (ended.state, ended.end_reason) == (LegState.CLOSED, "revoked")
        assert luis(floor).due_at is None

    def test_a_call_goes_on(self):
        floor = floor_with()
        call = preview(floor)
        floor.do(EndPreview(DIEGO, call, "outbound_accepted"))
        floor.do(RingFarEnd(call, callee="V"))
        contact = leg(floor, call).contact_id
        floor.now = END - 1
        assert reason_of(floor, SetResult(DIEGO, call, "redial")) is Refusal.NOT_ALLOWED_NOW
        floor.do(EndLeg(DIEGO, call))
        later = SetResult(DIEGO, call, "redial", redial_time=60.0)
        assert reason_of(floor, later) is Refusal.FORBIDDEN, "there is no such time"
        assert floor.contact(contact).state is ContactState.CLOSED

    def test_skipped_until_after_it(self):
        floor = floor_with(preview_time=-1)
        floor.now = END - 60
        floor.do(EndPreview(DIEGO, preview_of(floor), "outbound_skipped"))
        later(floor, 900)
        assert floor.offers_to(DIEGO) == []
        assert luis(floor).due_at is None


def preview_of(floor):
    """The preview of an offer that has rung in the meantime, and was made again."""
    floor.do(Tick())
    floor.sign_in(DIEGO)
    return preview(floor)


def test_no_chat_is_kept_for_who_calls_for_a_campaign():
    floor = floor_with()
    floor.sign_in(BRUNO)
    floor.do(Disconnect(BRUNO))
    preview(floor)
    kept = floor.open(VENTAS, preferred_agent=DIEGO)
    assert floor.contact(kept).reserved_for is None


class TestCallbacks:
    def request(self, floor, due=None, number="+34603"):
        at = floor.now if due is None else due
        floor.do(RequestCallback(EVA, CAMPAIGN, number, "Eva", "Por la tarde", at, DIEGO))

    def test_it_waits_until_it_is_due(self):
        floor = floor_with(customers=())
        self.request(floor, floor.now + 60)
        assert floor.offers_to(DIEGO) == []
        later(floor, 60)
        contact = floor.contact(floor.offer_to(DIEGO).contact_id)
        assert (contact.customer_key, contact.preferred_agent) == ("+34603", DIEGO)

    def test_a_change_takes_its_place(self):
        floor = floor_with(customers=())
        self.request(floor)
        self.request(floor, number="+34604")
        floor.sign_in(ANA)
        assert [contact.customer_key for contact in open_contacts(floor)] == ["+34604"]

    def test_withdrawn(self):
        floor = floor_with(customers=())
        self.request(floor)
        floor.do(RequestCallback(EVA, CAMPAIGN, "+34603"))
        assert open_contacts(floor) == []

    def test_its_call_has_begun(self):
        floor = floor_with(customers=())
        self.request(floor)
        preview(floor)
        again = RequestCallback(EVA, CAMPAIGN, "+34604", due_at=floor.now)
        assert reason_of(floor, again) is Refusal.NOT_ALLOWED_NOW
        assert reason_of(floor, EraseCustomer(EVA)) is Refusal.NOT_ALLOWED_NOW


def open_contacts(floor):
    return [row for row in floor.state.contacts.values() if row.state is not ContactState.CLOSED]


def test_a_customer_is_forgotten():
    floor = floor_with()
    floor.do(EndPreview(DIEGO, preview(floor), "outbound_skipped"))
    floor.do(EraseCustomer(LUIS))
    assert (luis(floor).attributes, luis(floor).due_at) == ((), None)
