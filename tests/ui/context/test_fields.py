"""Every kind of control gives its answer and takes one back."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QRadioButton
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.script import Answer, AnswerOption, ControlType, DataType
from contactpro_desktop.ui.context.choice_fields import ChoiceField, ChoiceRow
from contactpro_desktop.ui.context.combo_fields import DropDownField, MultiField
from contactpro_desktop.ui.context.fields import AreaField, InformationField, LineField
from contactpro_desktop.ui.context.question_block import QuestionBlock
from contactpro_desktop.ui.context.question_fields import make_field
from contactpro_desktop.ui.theme.theme import Theme
from tests.ui.context.scripts import EVERY_KIND, option_id, question, question_id

CANARY = "<b>canary</b>"
QUESTIONS = {q.control: q for q in EVERY_KIND.questions}

Heard = list[Answer]


@pytest.mark.parametrize(
    ("control", "kind"),
    [
        (ControlType.INFORMATION, InformationField),
        (ControlType.RADIO_BUTTON, ChoiceField),
        (ControlType.CHECK_BOX, ChoiceField),
        (ControlType.DROP_DOWN, DropDownField),
        (ControlType.COMBO_BOX, DropDownField),
        (ControlType.TEXT_FIELD, LineField),
        (ControlType.TEXT_AREA, AreaField),
        (ControlType.MULTI_COMBO_BOX, MultiField),
        (ControlType.OTHER, LineField),
    ],
)
def test_each_control_has_its_field(
    theme: Theme, qtbot: QtBot, control: ControlType, kind: type
) -> None:
    field = make_field(theme, QUESTIONS[control])
    qtbot.addWidget(field)
    assert type(field) is kind


def test_every_check_box_can_be_reached_and_ticked_by_keyboard(theme: Theme, qtbot: QtBot) -> None:
    field = make_field(theme, QUESTIONS[ControlType.CHECK_BOX])
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    first, second, *_ = [row.button for row in field.findChildren(ChoiceRow)]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert second.isChecked()


@pytest.mark.parametrize(
    "control", [ControlType.RADIO_BUTTON, ControlType.CHECK_BOX, ControlType.DROP_DOWN]
)
def test_a_choice_without_options_is_typed(
    theme: Theme, qtbot: QtBot, control: ControlType
) -> None:
    field = make_field(theme, question(1, control))
    qtbot.addWidget(field)
    assert isinstance(field, LineField)


GIVEN = {
    ControlType.RADIO_BUTTON: Answer((option_id(2, 2),)),
    ControlType.CHECK_BOX: Answer((option_id(3, 1), option_id(3, 2))),
    ControlType.DROP_DOWN: Answer((option_id(4, 2),)),
    ControlType.COMBO_BOX: Answer((option_id(5, 1),)),
    ControlType.TEXT_FIELD: Answer(text="12"),
    ControlType.TEXT_AREA: Answer(text="two\nlines"),
    ControlType.MULTI_COMBO_BOX: Answer((option_id(8, 1), option_id(8, 3))),
    ControlType.OTHER: Answer(text=CANARY),
}


@pytest.mark.parametrize("control", GIVEN)
def test_an_answer_that_is_set_is_the_answer_and_is_not_told(
    theme: Theme, qtbot: QtBot, control: ControlType
) -> None:
    field = make_field(theme, QUESTIONS[control])
    qtbot.addWidget(field)
    heard: Heard = []
    field.answered.connect(heard.append)
    for answer in (GIVEN[control], Answer(), GIVEN[control], GIVEN[control]):
        field.set_answer(answer)
        assert field.answer() == answer
    assert heard == []


def test_a_radio_button_chooses_one(theme: Theme, qtbot: QtBot) -> None:
    field = cast("ChoiceField", make_field(theme, QUESTIONS[ControlType.RADIO_BUTTON]))
    qtbot.addWidget(field)
    heard: Heard = []
    field.answered.connect(heard.append)
    first, second = field.list.rows
    first.button.click()
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert heard == [Answer((option_id(2, 1),)), Answer((option_id(2, 2),))]
    assert isinstance(first.button, QRadioButton)


def test_check_boxes_choose_several(theme: Theme, qtbot: QtBot) -> None:
    field = cast("ChoiceField", make_field(theme, QUESTIONS[ControlType.CHECK_BOX]))
    qtbot.addWidget(field)
    heard: Heard = []
    field.answered.connect(heard.append)
    for row in (*field.list.rows, field.list.rows[0]):
        row.button.click()
    both = Answer((option_id(3, 1), option_id(3, 2)))
    assert heard == [Answer(both.options[:1]), both, Answer(both.options[1:])]
    assert isinstance(field.list.rows[0].button, QCheckBox)


def test_a_drop_down_can_be_emptied_again(theme: Theme, qtbot: QtBot) -> None:
    field = cast("DropDownField", make_field(theme, QUESTIONS[ControlType.DROP_DOWN]))
    qtbot.addWidget(field)
    heard: Heard = []
    field.answered.connect(heard.append)
    field.box.setCurrentIndex(2)
    field.box.setCurrentIndex(0)
    assert heard == [Answer((option_id(4, 2),)), Answer()]


def test_a_combo_box_takes_an_option_or_words_of_one_s_own(theme: Theme, qtbot: QtBot) -> None:
    field = cast("DropDownField", make_field(theme, QUESTIONS[ControlType.COMBO_BOX]))
    qtbot.addWidget(field)
    heard: Heard = []
    field.answered.connect(heard.append)
    field.box.setCurrentIndex(1)
    field.box.setEditText("Toledo")
    field.box.setEditText("madrid")
    assert heard == [Answer((option_id(5, 2),)), Answer(text="Toledo"), Answer((option_id(5, 1),))]
    field.set_answer(Answer(text="Lugo"))
    assert field.box.currentText() == "Lugo"
    assert field.box.count() == 2


def test_the_multi_combo_box_opens_a_list(theme: Theme, qtbot: QtBot) -> None:
    field = cast("MultiField", make_field(theme, QUESTIONS[ControlType.MULTI_COMBO_BOX]))
    qtbot.addWidget(field)
    heard: Heard = []
    field.answered.connect(heard.append)
    field.show()
    assert field.box.currentText() == "Choose…"
    field.box.showPopup()
    assert field.popover.isVisible()
    field.list.rows[1].button.click()
    assert field.box.currentText() == "Warranty"
    field.list.rows[2].button.click()
    assert field.box.currentText() == "2 chosen"
    assert heard[-1] == Answer((option_id(8, 2), option_id(8, 3)))
    field.box.showPopup()
    assert not field.popover.isVisible()


def test_typing_is_told_with_every_key(theme: Theme, qtbot: QtBot) -> None:
    line = cast("LineField", make_field(theme, QUESTIONS[ControlType.TEXT_FIELD]))
    area = cast("AreaField", make_field(theme, QUESTIONS[ControlType.TEXT_AREA]))
    heard: Heard = []
    for field in (line, area):
        qtbot.addWidget(field)
        field.answered.connect(heard.append)
        qtbot.keyClicks(field.edit, "12")
    assert [answer.text for answer in heard] == ["1", "12", "1", "12"]


@pytest.mark.parametrize(
    ("data_type", "text", "fits"),
    [
        (DataType.INTEGER, "12", True),
        (DataType.INTEGER, "12.5", False),
        (DataType.DECIMAL, "12,5", True),
        (DataType.NUMBER, "twelve", False),
        (DataType.DATETIME, "2026-11-22 09:30", True),
        (DataType.DATETIME, "tomorrow", False),
        (DataType.TEXT, "anything", True),
    ],
)
def test_what_does_not_fit_its_type_is_marked_and_explained(
    theme: Theme, qtbot: QtBot, data_type: DataType, text: str, fits: bool
) -> None:
    asked = question(1, ControlType.TEXT_FIELD, data_type=data_type, mandatory=True)
    block = QuestionBlock(theme, asked)
    qtbot.addWidget(block)
    block.set_answer(Answer(text=text))
    edit = block.findChild(QLineEdit)
    assert edit is not None
    assert bool(edit.property("invalid")) is not fits
    assert block.problem.isHidden() is fits
    assert bool(block.problem.text()) is not fits
    assert block.mark.role == ("muted" if fits else "danger")


def test_a_required_question_says_so_until_it_is_answered(theme: Theme, qtbot: QtBot) -> None:
    block = QuestionBlock(theme, QUESTIONS[ControlType.RADIO_BUTTON])
    qtbot.addWidget(block)
    assert block.mark.text() == "Required"
    assert block.mark.role == "danger"
    block.set_answer(GIVEN[ControlType.RADIO_BUTTON])
    assert block.mark.role == "muted"


def test_information_asks_for_nothing(theme: Theme, qtbot: QtBot) -> None:
    block = QuestionBlock(theme, QUESTIONS[ControlType.INFORMATION])
    qtbot.addWidget(block)
    assert block.title.text() == "Say that calls may be recorded."
    assert block.mark.isHidden()
    assert block.field.answer().is_empty


def test_a_locked_block_shows_its_answer_and_can_be_unlocked(theme: Theme, qtbot: QtBot) -> None:
    block = QuestionBlock(theme, QUESTIONS[ControlType.RADIO_BUTTON])
    qtbot.addWidget(block)
    block.set_locked(True)
    assert block.locked
    assert not block.change.isHidden()
    with qtbot.waitSignal(block.unlocked):
        block.change.click()


@pytest.mark.parametrize("control", list(ControlType))
def test_markup_is_literal_everywhere(theme: Theme, qtbot: QtBot, control: ControlType) -> None:
    asked = question(1, control, CANARY, f"{CANARY} 2", text=CANARY)
    block = QuestionBlock(theme, asked)
    qtbot.addWidget(block)
    block.set_answer(Answer((option_id(1, 1),), CANARY))
    assert block.title.text() == CANARY
    labels = block.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    for box in block.findChildren(QComboBox):
        assert CANARY in [box.itemText(place) for place in range(box.count())] + [box.currentText()]
        tips = [box.itemData(p, Qt.ItemDataRole.ToolTipRole) or "" for p in range(box.count())]
        assert not any("<b>" in tip for tip in tips)
    for edit in block.findChildren(QPlainTextEdit):
        assert edit.toPlainText() == CANARY


def test_options_stand_in_their_order(theme: Theme, qtbot: QtBot) -> None:
    base = question(1, ControlType.RADIO_BUTTON)
    options = (
        AnswerOption(option_id(1, 1), "second", 2),
        AnswerOption(option_id(1, 2), "first", 1),
    )
    asked = type(base)(question_id(1), "Q", ControlType.RADIO_BUTTON, options=options)
    field = cast("ChoiceField", make_field(theme, asked))
    qtbot.addWidget(field)
    assert [row.text.text() for row in field.list.rows] == ["first", "second"]
