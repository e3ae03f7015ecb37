"""Script questions that are answered by ticking, with all options in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from contactpro_desktop.domain.ids import AnswerId
from contactpro_desktop.domain.script import Answer, AnswerOption, Question
from contactpro_desktop.ui.context.fields import QuestionField, name_field
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain, plain_tooltip

_TICK_WIDTH = 28


class ChoiceRow(QWidget):
    """A button to tick with a text that may break into lines; a click on the text ticks too."""

    def __init__(
        self,
        theme: Theme,
        button: QAbstractButton,
        option: AnswerOption,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button = button
        self.option = option
        button.setObjectName(f"option-{option.id}")
        button.setAccessibleName(plain(option.text))
        button.setToolTip(plain_tooltip(option.text))
        self.text = PlainLabel(theme, plain(option.text), wrap=True)
        self.text.setMinimumHeight(_TICK_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        button.setFixedWidth(_TICK_WIDTH)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()


class ChoiceList(QWidget):
    """Radio buttons, or check boxes for `several`. `changed` follows every tick of the person."""

    changed = Signal()

    def __init__(self, theme: Theme, question: Question, *, several: bool, margin: int = 0) -> None:
        super().__init__()
        # Check boxes in a group could not be reached by keyboard, but for the first.
        self._group = None if several else QButtonGroup(self)
        self.rows = [
            ChoiceRow(theme, QCheckBox() if several else QRadioButton(), option)
            for option in ordered_options(question)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(2)
        for row in self.rows:
            if self._group is not None:
                self._group.addButton(row.button)
            row.button.clicked.connect(self.changed)
            column.addWidget(row)

    @property
    def chosen(self) -> tuple[AnswerId, ...]:
        return tuple(row.option.id for row in self.rows if row.button.isChecked())

    def choose(self, options: Sequence[AnswerId]) -> None:
        if self._group is not None:
            self._group.setExclusive(False)
        for row in self.rows:
            row.button.setChecked(row.option.id in options)
        if self._group is not None:
            self._group.setExclusive(True)


class ChoiceField(QuestionField):
    """All options in sight."""

    def __init__(
        self, theme: Theme, question: Question, *, several: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, parent)
        self.list = ChoiceList(theme, question, several=several)
        name_field(self.list, question)
        self.list.changed.connect(self._tell)
        self.column.addWidget(self.list)

    def answer(self) -> Answer:
        return Answer(options=self.list.chosen)

    def set_answer(self, answer: Answer) -> None:
        if answer.options != self.list.chosen:
            self.list.choose(answer.options)

    def focus_field(self) -> None:
        self.list.rows[0].button.setFocus(Qt.FocusReason.OtherFocusReason)


def ordered_options(question: Question) -> list[AnswerOption]:
    return sorted(question.options, key=lambda option: option.ordinal)
