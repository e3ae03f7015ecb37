"""Script questions that are answered in a box which opens."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from contactpro_desktop.domain.ids import AnswerId
from contactpro_desktop.domain.script import Answer, Question
from contactpro_desktop.ui.context.choice_fields import ChoiceList, ordered_options
from contactpro_desktop.ui.context.fields import (
    TEXT_LIMIT,
    QuestionField,
    mark_invalid,
    name_field,
)
from contactpro_desktop.ui.context.page_area import PageArea
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.chosen_box import ChosenBox
from contactpro_desktop.ui.widgets.popover import Popover
from contactpro_desktop.ui.widgets.text import plain, plain_tooltip

_POPOVER_WIDTH = 280
_POPOVER_HEIGHT = 320


class ListBox(QComboBox):
    """Looks like any other choice, but leaves it to others what opens: `opened`."""

    opened = Signal()

    def showPopup(self) -> None:
        self.opened.emit()

    def show_text(self, text: str) -> None:
        self.clear()
        self.addItem(text)


class MultiField(QuestionField):
    """Several options out of a list that opens under the field."""

    def __init__(self, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.box = ListBox()
        self.list = ChoiceList(theme, question, several=True, margin=theme.tokens.space(1.5))
        self.list.setObjectName(f"options-{question.id}")
        self.popover = Popover(theme, _scrolled(self.list), self)
        self.popover.setObjectName(f"popover-{question.id}")
        keep_narrow(self.box)
        name_field(self.box, question)
        self.box.opened.connect(lambda: self.popover.toggle_at(self.box))
        self.list.changed.connect(self._on_changed)
        self.column.addWidget(self.box)
        self._show_chosen()

    def answer(self) -> Answer:
        return Answer(options=self.list.chosen)

    def set_answer(self, answer: Answer) -> None:
        if answer.options != self.list.chosen:
            self.list.choose(answer.options)
            self._show_chosen()

    def focus_field(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        self._show_chosen()
        self._tell()

    def _show_chosen(self) -> None:
        texts = [row.text.text() for row in self.list.rows if row.button.isChecked()]
        several = self.tr("%n chosen", "", len(texts))
        self.box.show_text(several if len(texts) > 1 else "".join(texts) or self.tr("Choose…"))
        self.box.setToolTip(plain_tooltip(", ".join(texts) or self.question.text))


class DropDownField(QuestionField):
    """One of the options; with `editable` also a text of one's own."""

    def __init__(
        self, question: Question, *, editable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, parent)
        self.box = ChosenBox()
        self.box.setEditable(editable)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        keep_narrow(self.box)
        if not editable:
            self.box.addItem(self.tr("Choose…"), "")
        for option in ordered_options(question):
            self.box.addItem(plain(option.text), option.id)
            tip = plain_tooltip(option.text)
            self.box.setItemData(self.box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.box.setCurrentIndex(-1 if editable else 0)
        if editable:
            line = QLineEdit()
            line.setPlaceholderText(self.tr("Choose or type"))
            line.setMaxLength(TEXT_LIMIT)
            self.box.setLineEdit(line)
            self.box.editTextChanged.connect(self._tell)
        else:
            self.box.currentIndexChanged.connect(self._tell)
        name_field(self.box, question)
        self.column.addWidget(self.box)

    def answer(self) -> Answer:
        if not self.box.isEditable():
            chosen = self.box.currentData()
            return Answer(options=(AnswerId(chosen),) if chosen else ())
        text = self.box.currentText()
        index = self.box.findText(text, Qt.MatchFlag.MatchFixedString)
        if text and index >= 0:
            return Answer(options=(AnswerId(self.box.itemData(index)),))
        return Answer(text=text)

    def set_answer(self, answer: Answer) -> None:
        if answer == self.answer():
            return
        blocked = self.box.blockSignals(True)
        index = self.box.findData(answer.options[0]) if answer.options else -1
        self.box.setCurrentIndex(index if self.box.isEditable() else max(0, index))
        if self.box.isEditable() and index < 0:
            self.box.setEditText(answer.text)
        self.box.blockSignals(blocked)

    def focus_field(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_invalid(self, invalid: bool) -> None:
        mark_invalid(self.box, invalid)


def keep_narrow(box: QComboBox) -> None:
    """Do not let a long option decide how wide the panel is."""
    policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    box.setSizeAdjustPolicy(policy)
    box.setMinimumContentsLength(8)


def _scrolled(choices: ChoiceList) -> PageArea:
    """The list in an area no higher than needed."""
    height = choices.heightForWidth(_POPOVER_WIDTH)
    area = PageArea(choices)
    area.setFixedSize(_POPOVER_WIDTH, min(_POPOVER_HEIGHT, height))
    return area
