"""Scripts: the questions asked about a contact, and when they are complete."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum

from contactpro_desktop.domain.ids import AnswerId, QuestionId, ScriptId
from contactpro_desktop.domain.records import dataclass


class ScriptType(Enum):
    """STATIC asks all at once; INTERACTIVE one at a time, answers choosing the next."""

    STATIC = "static"
    INTERACTIVE = "interactive"
    CALLBACK = "callback"
    OTHER = "other"


class ControlType(Enum):
    """How a question is asked (ECFS 22Q1, /scripts). OTHER falls back to a text field."""

    INFORMATION = "information"
    RADIO_BUTTON = "radiobutton"
    CHECK_BOX = "checkbox"
    DROP_DOWN = "dropdown"
    COMBO_BOX = "combobox"
    TEXT_FIELD = "textfield"
    TEXT_AREA = "textarea"
    MULTI_COMBO_BOX = "multicombobox"
    OTHER = "other"


class DataType(Enum):
    """What a typed-in answer must be."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATETIME = "datetime"
    NUMBER = "number"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """A predefined answer; `next_question` is where it leads in an interactive script."""

    id: AnswerId
    text: str
    ordinal: int = 0
    next_question: QuestionId | None = None


@dataclass(frozen=True, slots=True)
class Question:
    id: QuestionId
    text: str
    control: ControlType
    data_type: DataType = DataType.TEXT
    ordinal: int = 0
    mandatory: bool = False
    options: tuple[AnswerOption, ...] = ()
    next_question: QuestionId | None = None


@dataclass(frozen=True, slots=True)
class Script:
    id: ScriptId
    name: str
    type: ScriptType
    questions: tuple[Question, ...] = ()

    def question(self, question_id: QuestionId) -> Question | None:
        return next((q for q in self.questions if q.id == question_id), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the agent answered: chosen options, typed text, or both (a combo box allows it)."""

    options: tuple[AnswerId, ...] = ()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.options and not self.text.strip()


Answers = Mapping[QuestionId, Answer]


def asked_questions(script: Script, answers: Answers) -> tuple[Question, ...]:
    """The questions to show now, in order.

    A static script shows all. An interactive one shows the path walked so far and the question
    that stands next: a mandatory question without an answer ends the path, and a question
    occurs once at most, so a script that leads back to itself ends too.
    """
    ordered = sorted(script.questions, key=lambda q: q.ordinal)
    if script.type is not ScriptType.INTERACTIVE:
        return tuple(ordered)
    path: list[Question] = []
    question: Question | None = ordered[0] if ordered else None
    while question is not None and question not in path:
        path.append(question)
        if not _passes(question, answers):
            break
        question = _next_question(script, question, answers.get(question.id, Answer()))
    return tuple(path)


def _passes(question: Question, answers: Answers) -> bool:
    if question.control is ControlType.INFORMATION:
        return True
    return not answers.get(question.id, Answer()).is_empty


def _next_question(script: Script, question: Question, answer: Answer) -> Question | None:
    by_id = {option.id: option for option in question.options}
    for chosen in answer.options:
        option = by_id.get(chosen)
        if option is not None and option.next_question is not None:
            return script.question(option.next_question)
    return script.question(question.next_question) if question.next_question else None


def is_valid(question: Question, answer: Answer) -> bool:
    """Whether typed text fits the question's data type; an empty answer is always valid.

    Dates and times are written as in ISO 8601, such as 2026-11-22 or 2026-11-22T09:30.
    """
    text = answer.text.strip()
    if not text:
        return True
    try:
        if question.data_type is DataType.INTEGER:
            int(text)
        elif question.data_type in (DataType.DECIMAL, DataType.NUMBER):
            float(text.replace(",", "."))
        elif question.data_type is DataType.DATETIME:
            datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def missing_questions(script: Script, answers: Answers) -> tuple[Question, ...]:
    """Questions that keep the script from being complete: mandatory ones without an answer, and
    ones whose answer does not fit their data type. In order of asking."""
    return tuple(
        question
        for question in asked_questions(script, answers)
        if question.control is not ControlType.INFORMATION
        and not _is_done(question, answers.get(question.id, Answer()))
    )


def next_unanswered(script: Script, answers: Answers) -> Question | None:
    """Where to go on: the first question that keeps the script from being complete, else the
    first without an answer; None when there is nothing to add."""
    unanswered = (
        question
        for question in asked_questions(script, answers)
        if question.control is not ControlType.INFORMATION
        and answers.get(question.id, Answer()).is_empty
    )
    return next(iter(missing_questions(script, answers)), None) or next(unanswered, None)


def _is_done(question: Question, answer: Answer) -> bool:
    if answer.is_empty:
        return not question.mandatory
    return is_valid(question, answer)


def is_complete(script: Script, answers: Answers) -> bool:
    return not missing_questions(script, answers)
