"""The limit of a wrap-up: who is handled by it, and whom it waits for."""

import pytest

from contactpro_desktop.domain.ids import InteractionId, QueueId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.localserver.router.commands import (
    Connect,
    CustomerLeaves,
    Disconnect,
    EndLeg,
    HandleLeg,
    PickContact,
    SaveAnswers,
    SignOut,
    Tick,
    TransferLeg,
)
from contactpro_desktop.localserver.router.model import LegState
from contactpro_desktop.localserver.router.wrap_up import ANSWERING
from tests.localserver.core.refusals import refused
from tests.localserver.core.site import (
    ANA,
    LLAMADAS,
    MOTIVE,
    REMARK,
    SALE,
    SOPORTE,
    VENTAS,
    VIP,
    Floor,
)
from tests.localserver.core.test_restart import restarted

COMPLETE = {MOTIVE: Answer((SALE,))}


@pytest.fixture
def floor() -> Floor:
    floor = Floor()
    floor.sign_in(ANA)
    return floor


def wrap_up(floor: Floor, queue_id: QueueId) -> InteractionId:
    floor.open(queue_id)
    leg_id = floor.accept(ANA)
    floor.do(EndLeg(ANA, leg_id))
    return leg_id


def limit_of(floor: Floor, queue_id: QueueId) -> float:
    limit = floor.site.queues[queue_id].wrap_up_limit
    assert limit is not None
    return limit


def later(floor: Floor, seconds: float) -> None:
    floor.now += seconds
    floor.do(Tick())


def test_the_limit_handles_what_was_not_finished(floor):
    leg_id = wrap_up(floor, VIP)
    assert floor.state.next_deadline() == floor.now + limit_of(floor, VIP)
    later(floor, limit_of(floor, VIP) - 1)
    assert floor.state.legs[leg_id].state is LegState.ENDED
    later(floor, 1)
    assert floor.state.legs == {}
    assert floor.state.contacts == {}
    with refused(Refusal.NOT_FOUND):
        floor.do(HandleLeg(ANA, leg_id))


@pytest.mark.parametrize("how", ["customer", "transferred"])
def test_however_the_conversation_ended(floor, how):
    contact_id = floor.open(VIP)
    leg_id = floor.accept(ANA)
    floor.do(
        CustomerLeaves(contact_id) if how == "customer" else TransferLeg(ANA, leg_id, "vip@demo")
    )
    assert floor.state.legs[leg_id].end_reason == how
    later(floor, limit_of(floor, VIP))
    assert leg_id not in floor.state.legs


def test_the_next_call_comes_when_the_limit_frees_the_agent(floor):
    wrap_up(floor, LLAMADAS)
    waiting = floor.open(LLAMADAS)
    assert floor.offers_to(ANA) == []
    later(floor, limit_of(floor, LLAMADAS))
    assert floor.offer_to(ANA).contact_id == waiting


def test_without_a_limit_it_waits_for_the_agent(floor):
    floor.do(EndLeg(ANA, floor.do(PickContact(ANA, floor.open(SOPORTE))).created))
    assert floor.state.next_deadline() is None


def test_a_mandatory_script_keeps_it_open_until_the_agent_finishes(floor):
    leg_id = wrap_up(floor, VENTAS)
    later(floor, limit_of(floor, VENTAS))
    assert floor.state.legs[leg_id].state is LegState.ENDED
    assert floor.state.next_deadline() is None
    floor.do(SaveAnswers(ANA, leg_id, COMPLETE))
    later(floor, 24 * 3600)
    assert floor.state.legs[leg_id].state is LegState.ENDED, "finishing it is the agent's now"
    floor.do(HandleLeg(ANA, leg_id))


def test_a_mandatory_script_that_is_complete_keeps_nothing_open(floor):
    leg_id = wrap_up(floor, VENTAS)
    floor.do(SaveAnswers(ANA, leg_id, COMPLETE))
    later(floor, limit_of(floor, VENTAS))
    assert floor.state.legs == {}


def test_whoever_still_answers_is_not_cut_short(floor):
    leg_id = wrap_up(floor, VIP)
    later(floor, limit_of(floor, VIP) - 1)
    for words in ("pide", "pide factura"):
        floor.do(SaveAnswers(ANA, leg_id, {REMARK: Answer(text=words)}))
        later(floor, ANSWERING - 1)
        assert floor.state.legs[leg_id].state is LegState.ENDED
    later(floor, 1)
    assert floor.state.legs == {}


def test_an_early_answer_does_not_make_it_longer_or_shorter(floor):
    leg_id = wrap_up(floor, VIP)
    ends = floor.state.next_deadline()
    floor.do(SaveAnswers(ANA, leg_id, {REMARK: Answer(text="pide factura")}))
    assert floor.state.next_deadline() == ends


def test_an_agent_who_lost_the_connection_may_come_back_to_it(floor):
    leg_id = wrap_up(floor, VIP)
    later(floor, limit_of(floor, VIP) - 1)
    floor.do(Disconnect(ANA))
    grace = floor.site.limits.grace
    later(floor, grace - 1)
    floor.do(Connect(ANA))
    floor.do(SaveAnswers(ANA, leg_id, {REMARK: Answer(text="escrito sin conexión")}))
    later(floor, ANSWERING)
    assert floor.state.legs == {}


@pytest.mark.parametrize("leaves", [True, False])
def test_nobody_waits_for_an_agent_who_does_not_come_back(floor, leaves):
    wrap_up(floor, VIP)
    if leaves:
        floor.do(SignOut(ANA))
    else:
        floor.do(Disconnect(ANA))
    later(floor, max(limit_of(floor, VIP), floor.site.limits.grace))
    assert floor.state.legs == {}


def test_after_a_restart_the_remaining_time_is_left(floor):
    leg_id = wrap_up(floor, LLAMADAS)
    ends = floor.now + limit_of(floor, LLAMADAS)
    later(floor, 20)
    floor = restarted(floor)
    floor.do(Connect(ANA))
    assert floor.state.next_deadline() == ends
    later(floor, 10)
    assert leg_id not in floor.state.legs


def test_a_restart_during_which_the_limit_passed_gives_the_agent_the_grace_time(floor):
    leg_id = wrap_up(floor, LLAMADAS)
    floor.now += limit_of(floor, LLAMADAS) + 3600
    floor = restarted(floor)
    floor.do(Tick())
    assert floor.state.legs[leg_id].state is LegState.ENDED
    later(floor, floor.site.limits.grace)
    assert floor.state.legs == {}
