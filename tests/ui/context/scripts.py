"""Scripts that ask with every kind of control."""

from __future__ import annotations

from contactpro_desktop.domain.ids import AnswerId, QuestionId
from contactpro_desktop.domain.script import (
    AnswerOption,
    ControlType,
    DataType,
    Question,
    Script,
    ScriptType,
)
from tests.ui import scenes


def question_id(number: int) -> QuestionId:
    return QuestionId(f"{number:032X}")


def option_id(question: int, number: int) -> AnswerId:
    return AnswerId(f"{question * 16 + number:032X}")


def question(number: int, control: ControlType, *options: str, **values: object) -> Question:
    """A question with options numbered from 1; `leads` maps an option to the next question."""
    leads = values.pop("leads", {})
    assert isinstance(leads, dict)
    made = tuple(
        AnswerOption(option_id(number, place), text, place, leads.get(place))
        for place, text in enumerate(options, 1)
    )
    base: dict[str, object] = {"ordinal": number, "options": made, **values}
    text = str(base.pop("text", f"Question {number}"))
    return Question(question_id(number), text, control, **base)  # type: ignore[arg-type]


def script(*questions: Question, kind: ScriptType = ScriptType.STATIC) -> Script:
    return Script(scenes.CONTACT_SCRIPT, "Contact reason", kind, questions)


EVERY_KIND = script(
    question(1, ControlType.INFORMATION, text="Say that calls may be recorded."),
    question(2, ControlType.RADIO_BUTTON, "Delivery", "Return", mandatory=True),
    question(3, ControlType.CHECK_BOX, "Kettle", "Grinder"),
    question(4, ControlType.DROP_DOWN, "Yes", "No", mandatory=True),
    question(5, ControlType.COMBO_BOX, "Madrid", "Sevilla"),
    question(6, ControlType.TEXT_FIELD, data_type=DataType.INTEGER),
    question(7, ControlType.TEXT_AREA),
    question(8, ControlType.MULTI_COMBO_BOX, "VIP", "Warranty", "Again"),
    question(9, ControlType.OTHER),
)

PATH = script(
    question(
        1, ControlType.RADIO_BUTTON, "Delivery", "Return", mandatory=True,
        leads={1: question_id(2), 2: question_id(3)},
    ),
    question(2, ControlType.TEXT_FIELD, text="Order number", mandatory=True,
             next_question=question_id(4)),
    question(3, ControlType.DROP_DOWN, "Broken", "Wrong", mandatory=True,
             next_question=question_id(4)),
    question(4, ControlType.TEXT_AREA, text="Anything else?"),
    kind=ScriptType.INTERACTIVE,
)  # fmt: skip
