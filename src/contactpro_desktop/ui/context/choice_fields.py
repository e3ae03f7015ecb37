"""Script questions that are answered by choosing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from contactpro_desktop.domain.ids import AnswerId
from contactpro_desktop.domain.script import Answer, AnswerOption, Question
from contactpro_desktop.ui.context.fields import (
    TEXT_LIMIT,
    QuestionField,
    mark_invalid,
    name_field,
)
from contactpro_desktop.ui.context.page_area import PageArea
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.popover import Popover
from contactpro_desktop.ui.widgets.text import plain, plain_tooltip

_TICK_WIDTH = 28
_POPOVER_WIDTH = 280
_POPOVER_HEIGHT = 320


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
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self.rows = [
            ChoiceRow(theme, QCheckBox() if several else QRadioButton(), option)
            for option in ordered_options(question)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(2)
        for row in self.rows:
            self._group.addButton(row.button)
            column.addWidget(row)
        self._group.buttonClicked.connect(self.changed)

    @property
    def chosen(self) -> tuple[AnswerId, ...]:
        return tuple(row.option.id for row in self.rows if row.button.isChecked())

    def choose(self, options: Sequence[AnswerId]) -> None:
        exclusive = self._group.exclusive()
        self._group.setExclusive(False)
        for row in self.rows:
            row.button.setChecked(row.option.id in options)
        self._group.setExclusive(exclusive)


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
        self.box = QComboBox()
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


def ordered_options(question: Question) -> list[AnswerOption]:
    return sorted(question.options, key=lambda option: option.ordinal)


def _scrolled(choices: ChoiceList) -> PageArea:
    """The list in an area no higher than needed."""
    height = choices.heightForWidth(_POPOVER_WIDTH)
    area = PageArea(choices)
    area.setFixedSize(_POPOVER_WIDTH, min(_POPOVER_HEIGHT, height))
    return area
