"""The bot asks once or twice and then hands over, whatever it was told."""

from __future__ import annotations

import json

import pytest

from contactpro_desktop.domain.actions import (
    AcceptOffer,
    Action,
    FinishInteraction,
    SendMessage,
    SetWorkStatus,
    Transfer,
)
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.conversation import Author, MessageKind
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.transfer import TargetKind
from contactpro_desktop.robots.greeter import ANY_PERSON, Greeter, Phrases, understood

from .scene import CHAT, at_work, chat, transcript

SPANISH = Phrases(
    "es",
    greeting="¿En qué le podemos ayudar?",
    reasons=("Facturación", "Estado de mi pedido"),
    again="Perdone, ¿cómo dice?",
    handover="Gracias, le paso.",
    person_words=("persona", "alguien"),
)
ENGLISH = Phrases("en", "How can we help?", (), "Sorry?", "Handing over.")

GREETING = (Author.ME, SPANISH.greeting)
AGAIN = (Author.ME, SPANISH.again)
THANKS = (Author.ME, SPANISH.handover)


def customer(text: str) -> tuple[Author, str]:
    return (Author.END_USER, text)


def actions(*said: tuple[Author, str], language: str = "ES") -> list[Action]:
    place = at_work(chat(language=language), said=transcript(*said), work_status=WorkStatus.READY)
    greeter = Greeter((SPANISH, ENGLISH), "Motivo")
    return [wish.action for wish in greeter.wishes(place)]


def asked(found: list[Action]) -> dict:
    [question] = found
    assert isinstance(question, SendMessage)
    assert question.kind is MessageKind.TEMPLATE
    return json.loads(question.text)


def handed_over(found: list[Action]) -> dict:
    [transfer] = found
    assert isinstance(transfer, Transfer)
    assert transfer.target.kind is TargetKind.QUEUE
    assert transfer.target.address == "ventas@demo"
    return dict(transfer.attached_data)


def test_it_greets_with_buttons() -> None:
    assert asked(actions()) == {
        "text": SPANISH.greeting,
        "buttons": [{"text": "Facturación"}, {"text": "Estado de mi pedido"}],
    }


def test_it_speaks_the_customers_language_or_else_its_first_one() -> None:
    assert actions(language="EN") == [SendMessage(CHAT, ENGLISH.greeting)]
    assert asked(actions(language="FR"))["text"] == SPANISH.greeting
    assert asked(actions(language=""))["text"] == SPANISH.greeting


def test_it_waits_for_the_answer() -> None:
    assert actions(GREETING) == []


def test_the_answer_is_thanked_for_before_the_handover() -> None:
    answer = customer("FACTURACION por favor")
    assert actions(GREETING, answer) == [SendMessage(CHAT, SPANISH.handover)]
    assert handed_over(actions(GREETING, answer, THANKS)) == {"Motivo": "Facturación"}


def test_what_came_before_the_greeting_counts_too() -> None:
    assert actions(customer("Estado de mi pedido")) == [SendMessage(CHAT, SPANISH.handover)]
    assert asked(actions(customer("Hola")))["text"] == SPANISH.greeting


def test_an_unclear_answer_is_asked_about_once() -> None:
    assert asked(actions(GREETING, customer("Hola")))["text"] == SPANISH.again
    assert actions(GREETING, customer("Hola"), AGAIN) == []


def test_after_two_unclear_answers_a_person_takes_over() -> None:
    said = (GREETING, customer("Hola"), AGAIN, customer("??"))
    assert actions(*said) == [SendMessage(CHAT, SPANISH.handover)]
    assert handed_over(actions(*said, THANKS)) == {}


def test_two_unclear_messages_in_a_row_are_one_answer() -> None:
    said = (GREETING, customer("Hola"), customer("eh"))
    assert asked(actions(*said))["text"] == SPANISH.again
    assert actions(*said, AGAIN) == []


def test_words_that_come_after_the_thanks_change_nothing() -> None:
    said = (GREETING, customer("Facturación"), THANKS, customer("Quiero hablar con alguien"))
    assert handed_over(actions(*said)) == {"Motivo": "Facturación"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Quiero una PERSONA", ANY_PERSON),
        ("facturacion", "Facturación"),
        ("¡Estado de mi pedido!", "Estado de mi pedido"),
        ("  Se rompió la pantalla ", "Se rompió la pantalla"),
        ("hola", None),
        ("buenas tardes", None),
        ("¿?", None),
        ("", None),
        ("a " * 500, ("a " * 100)),
    ],
)
def test_what_is_understood(text: str, reason: str | None) -> None:
    assert understood(SPANISH, text) == reason


def test_it_is_ready_takes_every_offer_and_leaves_nothing_behind() -> None:
    greeter = Greeter((SPANISH,), "Motivo")

    def wished(status: InteractionStatus) -> list[Action]:
        return [wish.action for wish in greeter.wishes(at_work(chat(status)))]

    ready = SetWorkStatus(WorkStatus.READY)
    assert wished(InteractionStatus.INCOMING) == [ready, AcceptOffer(CHAT)]
    assert wished(InteractionStatus.ENDED) == [ready, FinishInteraction(CHAT)]
