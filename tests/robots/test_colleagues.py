"""Simulated colleagues, one look at their workplace at a time."""

from __future__ import annotations

import dataclasses

import pytest

from contactpro_desktop.domain.actions import (
    AcceptOffer,
    Action,
    EndInteraction,
    FinishInteraction,
    Pick,
    SaveScript,
    SendMessage,
    SetPresence,
    SetTyping,
    SetWorkStatus,
)
from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author
from contactpro_desktop.domain.ids import (
    AgentId,
    AnswerId,
    ContactId,
    InteractionId,
    QuestionId,
    QueueId,
    ScriptId,
)
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.domain.script import (
    AnswerOption,
    ControlType,
    DataType,
    Question,
    Script,
    ScriptType,
    is_complete,
)
from contactpro_desktop.robots.colleagues import Colleague, filled
from contactpro_desktop.robots.lines import ENGLISH, PORTUGUESE, SPANISH, lines_for
from contactpro_desktop.robots.workplace import Workplace

from .scene import CHAT, LUNCH, at_work, chat, transcript

BRUNO = Colleague("bruno", picks=True)
SCRIPT = Script(
    ScriptId("SCRIPT"),
    "Ventas",
    ScriptType.STATIC,
    (Question(QuestionId("WHY"), "¿Por qué?", ControlType.TEXT_AREA, mandatory=True),),
)


def wished(colleague: Colleague, place: Workplace) -> list[Action]:
    return [wish.action for wish in colleague.wishes(place)]


def talk(*said: tuple[Author, str], language: str = "ES") -> list[Action]:
    """What is wished in a conversation, giving up aside."""
    place = at_work(chat(language=language), said=transcript(*said), work_status=WorkStatus.READY)
    end, *rest = wished(BRUNO, place)
    assert end == EndInteraction(CHAT)
    return rest


def test_the_profile_is_taken_once_after_signing_in() -> None:
    carla = Colleague("carla", ready=False, profile="Lunch")
    assert wished(carla, at_work()) == [SetPresence(LUNCH.id)]
    assert wished(carla, at_work(profile_changed_by=ChangedBy.EXPIRY)) == []
    assert wished(carla, at_work(profile_id=LUNCH.id)) == []
    assert wished(Colleague("carla", ready=False), at_work()) == []
    assert wished(carla, Workplace()) == []


def test_offers_are_accepted_after_a_moment() -> None:
    place = at_work(chat(InteractionStatus.INCOMING), work_status=WorkStatus.READY)
    [wish] = BRUNO.wishes(place)
    assert wish.action == AcceptOffer(CHAT)
    assert wish.after[0] > 0


def test_a_customer_is_greeted_in_their_language_whatever_the_bot_said() -> None:
    bot = ((Author.BOT, "Olá"), (Author.END_USER, "Quero comprar"), (Author.BOT, "Obrigado"))
    assert talk(*bot, language="PT") == [
        SetTyping(CHAT, True),
        SendMessage(CHAT, PORTUGUESE.greeting),
    ]


@pytest.mark.parametrize(("code", "lines"), [("EN", ENGLISH), ("es-AR", SPANISH), ("", SPANISH)])
def test_lines_come_in_the_customers_language(code: str, lines) -> None:
    assert lines_for(code) is lines


def test_each_message_of_the_customer_gets_one_answer() -> None:
    said = [(Author.ME, SPANISH.greeting)]
    for answer in (*SPANISH.replies, SPANISH.goodbye):
        assert talk(*said) == [], "it is the customer's turn"
        said.append((Author.END_USER, "Sí"))
        assert SendMessage(CHAT, answer) in talk(*said)
        said.append((Author.ME, answer))
    assert talk(*said) == [EndInteraction(CHAT)]


def test_a_call_has_no_messages() -> None:
    call = dataclasses.replace(chat(), channel=Channel.PHONE)
    assert wished(BRUNO, at_work(call, work_status=WorkStatus.READY)) == [EndInteraction(CHAT)]


def test_a_mandatory_script_is_filled_before_the_end() -> None:
    ended = chat(InteractionStatus.ENDED, script_id=SCRIPT.id, script_mandatory=True)
    place = at_work(ended, work_status=WorkStatus.READY)
    assert wished(BRUNO, place) == [], "the script has not come yet"
    place.scripts[SCRIPT.id] = SCRIPT
    assert wished(BRUNO, place) == [SaveScript(CHAT, SCRIPT.id, filled(SCRIPT))]
    place.interactions[CHAT] = dataclasses.replace(ended, script_saved=True)
    assert wished(BRUNO, place) == [FinishInteraction(CHAT)]


def test_wrap_up_without_a_mandatory_script_just_ends() -> None:
    place = at_work(chat(InteractionStatus.ENDED, script_id=SCRIPT.id))
    assert wished(BRUNO, place) == [SetWorkStatus(WorkStatus.READY), FinishInteraction(CHAT)]


def test_answers_lead_an_interactive_script_to_its_end() -> None:
    first, second = QuestionId("FIRST"), QuestionId("SECOND")
    option = AnswerOption(AnswerId("YES"), "Sí", next_question=second)
    script = Script(
        ScriptId("S"),
        "Soporte",
        ScriptType.INTERACTIVE,
        (
            Question(first, "¿?", ControlType.RADIO_BUTTON, mandatory=True, options=(option,)),
            Question(
                second, "¿?", ControlType.TEXT_FIELD, DataType.DATETIME, ordinal=1, mandatory=True
            ),
        ),
    )
    answers = filled(script)
    assert set(answers) == {first, second}
    assert is_complete(script, answers)


@pytest.mark.parametrize("data_type", DataType)
def test_every_type_of_answer_is_known(data_type: DataType) -> None:
    question = Question(
        QuestionId("Q"), "¿?", ControlType.TEXT_FIELD, data_type=data_type, mandatory=True
    )
    script = Script(ScriptId("S"), "", ScriptType.STATIC, (question,))
    assert is_complete(script, filled(script))


def test_whoever_has_time_picks_the_longest_wait_that_is_not_reserved() -> None:
    place = at_work(work_status=WorkStatus.READY)
    for contact, queued_at, reserved in (
        ("NEW", 9.0, None),
        ("OLD", 5.0, None),
        ("HERS", 1, "ANA"),
    ):
        place.picklist[ContactId(contact)] = PicklistRow(
            ContactId(contact),
            Channel.CHAT,
            QueueId("SOPORTE"),
            "Soporte",
            "Eva",
            queued_at=queued_at,
            reserved_for=AgentId(reserved) if reserved else None,
        )
    assert wished(BRUNO, place) == [Pick(ContactId("OLD"), QueueId("SOPORTE"), Channel.CHAT)]
    assert wished(Colleague("diego"), place) == []
    place.interactions[CHAT] = chat()
    assert any(isinstance(action, Pick) for action in wished(BRUNO, place))
    place.interactions[InteractionId("ANOTHER")] = chat()
    assert not any(isinstance(action, Pick) for action in wished(BRUNO, place))
