"""`/users/me/scripts/{id}` -> `Script`; answers -> the body that saves them."""

from __future__ import annotations

from contactpro_desktop.domain import script as domain
from contactpro_desktop.domain.ids import AnswerId, QuestionId, ScriptId
from contactpro_desktop.domain.script import Answer, Answers, ControlType, DataType, ScriptType
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.text import encodable
from contactpro_desktop.ecfs.wire.base import word
from contactpro_desktop.ecfs.wire.script import Script, ScriptAnswer, ScriptQuestion


def script(resource: Json) -> domain.Script:
    wire = Script.model_validate(resource)
    return domain.Script(
        id=ScriptId(wire.id),
        name=wire.name,
        type=word(ScriptType, wire.type, ScriptType.OTHER),
        questions=tuple(_question(question) for question in wire.scriptquestions),
    )


def script_results(answers: Answers) -> list[Json]:
    """`answers` as ScriptResult objects; `ordinal` counts the answered questions."""
    return [
        {"id": question_id, "answerdata": _answer_data(answer), "ordinal": ordinal}
        for ordinal, (question_id, answer) in enumerate(answers.items())
    ]


def _answer_data(answer: Answer) -> list[Json]:
    data: list[Json] = [{"id": option} for option in answer.options]
    return [*data, {"data": encodable(answer.text)}] if answer.text else data


def _question(wire: ScriptQuestion) -> domain.Question:
    return domain.Question(
        id=QuestionId(wire.id),
        text=wire.data,
        control=word(ControlType, wire.controltype, ControlType.OTHER),
        data_type=word(DataType, wire.datatype, DataType.OTHER),
        ordinal=wire.ordinal or 0,
        mandatory=wire.mandatory,
        options=tuple(_option(answer) for answer in wire.scriptanswers),
        next_question=_next(wire.next_script_question_guid),
    )


def _option(wire: ScriptAnswer) -> domain.AnswerOption:
    return domain.AnswerOption(
        id=AnswerId(wire.id),
        text=wire.answerdata,
        ordinal=wire.ordinal or 0,
        next_question=_next(wire.next_script_question_guid),
    )


def _next(guid: str) -> QuestionId | None:
    """The model requires the key: nothing, or only zeros, means that no question follows."""
    return QuestionId(guid) if guid.strip("0") else None
