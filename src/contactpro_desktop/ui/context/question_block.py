"""One question of a script, as it stands in the panel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.domain.script import Answer, ControlType, DataType, Question, is_valid
from contactpro_desktop.ui.context.question_fields import make_field
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain_block

_LONGEST_TITLE = 4_000


class QuestionBlock(QWidget):
    """The question, whether it must be answered, its field, and what is wrong with the answer.

    A locked block shows an answer of before, greyed; its button unlocks it.
    """

    answered = Signal(object)
    unlocked = Signal()

    def __init__(self, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._information = question.control is ControlType.INFORMATION
        kind = "body" if self._information else "strong"
        self.title = PlainLabel(theme, kind=kind, wrap=True)  # type: ignore[arg-type]
        self.title.setText(plain_block(question.text, _LONGEST_TITLE))
        self.mark = PlainLabel(theme, kind="small")
        self.problem = PlainLabel(theme, kind="small", role="danger", wrap=True)
        self.change = ActionButton(theme, self.tr("Change"), kind="ghost")
        self.field = make_field(theme, question)
        self._name_parts()
        self._lay_out(theme)
        self.field.answered.connect(self.answered)
        self.change.clicked.connect(self.unlocked)
        self.set_locked(False)
        self.set_answer(Answer())

    def set_answer(self, answer: Answer) -> None:
        """Show an answer and what it lacks."""
        self.field.set_answer(answer)
        valid = is_valid(self.question, answer)
        self.field.set_invalid(not valid)
        self._complain("" if valid else _problem_text(self.question.data_type))
        missing = answer.is_empty or not valid
        self.mark.setText(self.tr("Required") if self.question.mandatory else "")
        self.mark.role = "danger" if missing else "muted"
        self._show_mark()

    def point_out(self) -> None:
        """Say that it needs an answer, until one is given."""
        if not self.problem.text():
            self._complain(self.tr("This question needs an answer."))

    def _complain(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.setAccessibleDescription(problem)

    def set_locked(self, locked: bool) -> None:
        self.field.setEnabled(not locked)
        self.change.setVisible(locked)
        self._show_mark()
        self.title.role = "muted" if locked else None

    @property
    def locked(self) -> bool:
        return not self.field.isEnabled()

    def _show_mark(self) -> None:
        asked = self.question.mandatory and not self._information
        self.mark.setVisible(asked and not self.locked)

    def _name_parts(self) -> None:
        number = self.question.id
        self.setObjectName(f"question-{number}")
        self.setAccessibleName(self.title.text())
        self.title.setObjectName(f"title-{number}")
        self.mark.setObjectName(f"required-{number}")
        self.problem.setObjectName(f"problem-{number}")
        self.change.setObjectName(f"change-{number}")
        self.change.set_tip(self.tr("Change this answer; the questions after it may change too"))

    def _lay_out(self, theme: Theme) -> None:
        top = Qt.AlignmentFlag.AlignTop
        head = QHBoxLayout()
        head.setSpacing(theme.tokens.space(1))
        head.addWidget(self.title, 1)
        head.addWidget(self.mark, 0, top)
        head.addWidget(self.change)
        column = QVBoxLayout(self)
        space = theme.tokens.space(2)
        column.setContentsMargins(space, theme.tokens.space(1), space, theme.tokens.space(1))
        column.setSpacing(theme.tokens.space(0.5))
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self.problem)


def _problem_text(data_type: DataType) -> str:
    translate = QCoreApplication.translate
    return {
        DataType.INTEGER: translate("Script", "Please enter a whole number, such as 12."),
        DataType.DECIMAL: translate("Script", "Please enter a number, such as 12.5."),
        DataType.NUMBER: translate("Script", "Please enter a number, such as 12.5."),
        DataType.DATETIME: translate("Script", "Please enter a date, such as 2026-11-22 09:30."),
    }.get(data_type, translate("Script", "Please check this answer."))
