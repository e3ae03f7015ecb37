"""Which field answers which question."""

from __future__ import annotations

from contactpro_desktop.domain.script import ControlType, Question
from contactpro_desktop.ui.context.choice_fields import ChoiceField
from contactpro_desktop.ui.context.combo_fields import DropDownField, MultiField
from contactpro_desktop.ui.context.fields import (
    AreaField,
    InformationField,
    LineField,
    QuestionField,
)
from contactpro_desktop.ui.theme.theme import Theme


def make_field(theme: Theme, question: Question) -> QuestionField:
    """The field for a question; a choice without options is answered by typing."""
    control = question.control
    if control is ControlType.INFORMATION:
        return InformationField(question)
    if control is ControlType.TEXT_AREA:
        return AreaField(question)
    if control is ControlType.COMBO_BOX:
        return DropDownField(question, editable=True)
    if not question.options:
        return LineField(question)
    if control in (ControlType.RADIO_BUTTON, ControlType.CHECK_BOX):
        return ChoiceField(theme, question, several=control is ControlType.CHECK_BOX)
    if control is ControlType.MULTI_COMBO_BOX:
        return MultiField(theme, question)
    return DropDownField(question) if control is ControlType.DROP_DOWN else LineField(question)
