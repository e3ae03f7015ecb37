"""Script questions that are answered by typing, and what all fields have in common."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from contactpro_desktop.domain.script import Answer, DataType, Question
from contactpro_desktop.ui.widgets.text import plain, plain_tooltip

TEXT_LIMIT = 2_000
_AREA_LINES = 3


class QuestionField(QWidget):
    """The way one question is answered; the base itself asks for nothing.

    `answered` carries an `Answer` whenever the person changes it; `set_answer` does not emit.
    """

    answered = Signal(object)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)

    def answer(self) -> Answer:
        return Answer()

    def set_answer(self, answer: Answer) -> None:
        """Show an answer given before."""

    def focus_field(self) -> None:
        """Let the person answer."""

    def set_invalid(self, invalid: bool) -> None:
        """Mark what was typed as not fitting."""

    def _tell(self) -> None:
        self.answered.emit(self.answer())


class InformationField(QuestionField):
    """Nothing to answer: the question's own text is all there is."""


class LineField(QuestionField):
    """One line of typed text."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.edit = QLineEdit()
        self.edit.setMaxLength(TEXT_LIMIT)
        self.edit.setPlaceholderText(_example(question.data_type))
        self.edit.textChanged.connect(self._tell)
        name_field(self.edit, question)
        self.column.addWidget(self.edit)

    def answer(self) -> Answer:
        return Answer(text=self.edit.text())

    def set_answer(self, answer: Answer) -> None:
        if answer.text != self.edit.text():
            blocked = self.edit.blockSignals(True)
            self.edit.setText(answer.text)
            self.edit.blockSignals(blocked)

    def focus_field(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_invalid(self, invalid: bool) -> None:
        mark_invalid(self.edit, invalid)


class AreaField(QuestionField):
    """Several lines of typed text."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(_AREA_LINES * self.edit.fontMetrics().lineSpacing() + 24)
        self.edit.textChanged.connect(self._tell)
        name_field(self.edit, question)
        self.column.addWidget(self.edit)

    def answer(self) -> Answer:
        return Answer(text=self.edit.toPlainText()[:TEXT_LIMIT])

    def set_answer(self, answer: Answer) -> None:
        if answer.text != self.edit.toPlainText():
            blocked = self.edit.blockSignals(True)
            self.edit.setPlainText(answer.text)
            self.edit.blockSignals(blocked)

    def focus_field(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_invalid(self, invalid: bool) -> None:
        mark_invalid(self.edit, invalid)


def mark_invalid(field: QWidget, invalid: bool) -> None:
    """Draw the field as wrong, or as right again."""
    if bool(field.property("invalid")) != invalid:
        field.setProperty("invalid", invalid)
        field.style().unpolish(field)
        field.style().polish(field)


def name_field(field: QWidget, question: Question) -> None:
    """What tests and screen readers know it by."""
    field.setObjectName(f"answer-{question.id}")
    field.setAccessibleName(plain(question.text))
    field.setToolTip(plain_tooltip(question.text))


def _example(data_type: DataType) -> str:
    translate = QCoreApplication.translate
    return {
        DataType.INTEGER: translate("Fields", "A whole number"),
        DataType.DECIMAL: translate("Fields", "A number"),
        DataType.NUMBER: translate("Fields", "A number"),
        DataType.DATETIME: translate("Fields", "For example 2026-11-22 09:30"),
    }.get(data_type, "")
