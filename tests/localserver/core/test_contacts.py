"""Contacts arriving and ending, wrap-up and its script."""

from dataclasses import replace

import pytest

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AnswerId, ContactId, QuestionId, QueueId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.localserver.router.commands import (
    ChangeIdentity,
    CustomerLeaves,
    EndLeg,
    HandleLeg,
    OpenContact,
    PickContact,
    SaveAnswers,
    SignOut,
    TransferLeg,
)
from contactpro_desktop.localserver.router.model import ContactState, LegState
from tests.localserver.core.refusals import refused
from tests.localserver.core.site import (
    ANA,
    BOT,
    CARLA,
    MOTIVE,
    REMARK,
    SALE,
    SOPORTE,
    VENTAS,
    Floor,
)


@pytest.fixture
def floor() -> Floor:
    floor = Floor()
    floor.sign_in(ANA)
    return floor


def test_what_arrived_is_kept(floor):
    command = OpenContact(
        VENTAS,
        Channel.CHAT,
        "luis@web",
        "Luis",
        sub_channel="whatsapp",
        title="Precio",
        language="ES",
        attached_data={"Pedido": "77"},
    )
    contact = floor.contact(ContactId(str(floor.do(command).created)))
    assert (contact.customer_key, contact.customer_name) == ("luis@web", "Luis")
    assert (contact.sub_channel, contact.title, contact.language) == ("whatsapp", "Precio", "ES")
    assert contact.attached_data == {"Pedido": "77"}
    assert contact.created_at == contact.queued_at == floor.now


def test_a_contact_needs_a_queue_of_its_channel(floor):
    with refused(Refusal.NOT_FOUND):
        floor.do(OpenContact(QueueId("NONE"), Channel.CHAT, "k", "Luis"))
    with refused(Refusal.MALFORMED):
        floor.do(OpenContact(VENTAS, Channel.PHONE, "k", "Luis"))


@pytest.mark.parametrize("text", ["half \ud83d", "nul \0"])
def test_what_no_database_takes_is_refused(floor, text):
    contact_id = floor.open(VENTAS)
    leg_id = floor.accept(ANA)
    command = OpenContact(VENTAS, Channel.CHAT, "k", "Luis")
    for wrong in (
        replace(command, customer_name=text),
        replace(command, attached_data={"Pedido": text}),
        TransferLeg(ANA, leg_id, "vip@demo", {text: "77"}),
        SaveAnswers(ANA, leg_id, {REMARK: Answer(text=text)}),
        ChangeIdentity(ANA, alias=text),
    ):
        with refused(Refusal.MALFORMED):
            floor.do(wrong)
    assert floor.contact(contact_id).attached_data == {}


def test_the_agent_ends_it_and_wraps_up(floor):
    contact_id = floor.open(VENTAS)
    leg_id = floor.accept(ANA)
    floor.now += 60
    floor.do(EndLeg(ANA, leg_id))
    leg, contact = floor.state.legs[leg_id], floor.contact(contact_id)
    assert (leg.state, leg.end_reason, leg.ended_at) == (LegState.ENDED, "agent", floor.now)
    assert (contact.state, contact.closed_at) == (ContactState.CLOSED, floor.now)
    with refused(Refusal.NOT_ALLOWED_NOW):
        floor.do(EndLeg(ANA, leg_id))


class TestTheCustomerLeaves:
    def test_while_waiting(self, floor):
        floor.do(SignOut(ANA))
        contact_id = floor.open(VENTAS)
        floor.do(CustomerLeaves(contact_id))
        assert floor.state.contacts == {}
        assert floor.waiting(VENTAS) == []

    def test_while_served(self, floor):
        contact_id = floor.open(VENTAS)
        leg_id = floor.accept(ANA)
        floor.do(CustomerLeaves(contact_id))
        assert floor.state.legs[leg_id].end_reason == "customer"
        assert floor.state.legs[leg_id].state is LegState.ENDED

    def test_while_a_bot_serves(self, floor):
        floor.sign_in(BOT)
        contact_id = floor.open(VENTAS)
        floor.accept(BOT)
        floor.do(CustomerLeaves(contact_id))
        assert floor.state.legs == {}
        assert floor.state.contacts == {}

    def test_twice(self, floor):
        contact_id = floor.open(VENTAS)
        floor.do(CustomerLeaves(contact_id))
        with refused(Refusal.NOT_FOUND):
            floor.do(CustomerLeaves(contact_id))

    def test_during_wrap_up(self, floor):
        contact_id = floor.open(VENTAS)
        floor.do(EndLeg(ANA, floor.accept(ANA)))
        with refused(Refusal.NOT_FOUND):
            floor.do(CustomerLeaves(contact_id))


class TestWrapUp:
    def wrap_up(self, floor, queue_id):
        contact_id = floor.open(queue_id)
        if queue_id == VENTAS:
            leg_id = floor.accept(ANA)
        else:
            leg_id = floor.do(PickContact(ANA, contact_id)).created
        floor.do(EndLeg(ANA, leg_id))
        return leg_id

    def test_handled_it_leaves_memory(self, floor):
        leg_id = self.wrap_up(floor, SOPORTE)
        floor.do(HandleLeg(ANA, leg_id))
        assert floor.state.legs == {}
        assert floor.state.contacts == {}
        with refused(Refusal.NOT_FOUND):
            floor.do(HandleLeg(ANA, leg_id))

    def test_not_before_the_end(self, floor):
        floor.open(VENTAS)
        leg_id = floor.accept(ANA)
        with refused(Refusal.NOT_ALLOWED_NOW):
            floor.do(HandleLeg(ANA, leg_id))

    def test_a_mandatory_script_must_be_complete(self, floor):
        leg_id = self.wrap_up(floor, VENTAS)
        with refused(Refusal.SCRIPT_INCOMPLETE):
            floor.do(HandleLeg(ANA, leg_id))
        floor.do(SaveAnswers(ANA, leg_id, {REMARK: Answer(text="amable")}))
        with refused(Refusal.SCRIPT_INCOMPLETE):
            floor.do(HandleLeg(ANA, leg_id))
        floor.do(SaveAnswers(ANA, leg_id, {MOTIVE: Answer((SALE,))}))
        assert floor.state.legs[leg_id].answers[REMARK] == Answer(text="amable")
        floor.do(HandleLeg(ANA, leg_id))

    def test_an_answer_taken_back_makes_it_incomplete_again(self, floor):
        leg_id = self.wrap_up(floor, VENTAS)
        floor.do(SaveAnswers(ANA, leg_id, {MOTIVE: Answer((SALE,))}))
        floor.do(SaveAnswers(ANA, leg_id, {MOTIVE: Answer()}))
        assert not floor.state.legs[leg_id].script_saved

    def test_answers_must_belong_to_the_script(self, floor):
        leg_id = self.wrap_up(floor, VENTAS)
        for answers in (
            {QuestionId("NONE"): Answer(text="x")},
            {MOTIVE: Answer((AnswerId("NONE"),))},
        ):
            with refused(Refusal.MALFORMED):
                floor.do(SaveAnswers(ANA, leg_id, answers))

    def test_a_queue_without_script_takes_no_answers(self, floor):
        leg_id = self.wrap_up(floor, SOPORTE)
        with refused(Refusal.NOT_FOUND):
            floor.do(SaveAnswers(ANA, leg_id, {}))

    def test_somebody_elses_answers_are_out_of_reach(self, floor):
        leg_id = self.wrap_up(floor, VENTAS)
        with refused(Refusal.NOT_FOUND):
            floor.do(SaveAnswers(CARLA, leg_id, {}))
