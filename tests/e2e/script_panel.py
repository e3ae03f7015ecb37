"""The script beside a conversation, answered as a person does: with the mouse and the keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from contactpro_desktop.ui.context.choice_fields import ChoiceRow
from contactpro_desktop.ui.context.combo_fields import ListBox
from contactpro_desktop.ui.context.question_block import QuestionBlock
from tests.e2e.screen import Screen, W, type_over


class ScriptPanel:
    """Questions go by their text, options by theirs."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._tab = screen.find("scriptTab")

    @property
    def asked(self) -> list[str]:
        """The questions in sight or below it, from the top."""
        shown = [b for b in self._tab.findChildren(QuestionBlock) if b.isVisible()]
        return [b.title.text() for b in sorted(shown, key=lambda b: b.y())]

    def block(self, question: str) -> QuestionBlock:
        """Where a question is asked; waits for it."""
        self._screen.wait(lambda: question in self.asked)
        blocks = self._tab.findChildren(QuestionBlock)
        return next(b for b in blocks if b.title.text() == question)

    def tick(self, question: str, *options: str) -> None:
        """Click the texts beside radio buttons or check boxes."""
        for option in options:
            _click_option(self.block(question), option)

    def choose(self, question: str, option: str) -> None:
        """Open a drop-down list with the keyboard, go to an option and take it."""
        box = self._part(question, QComboBox)
        _open(box)
        self._screen.wait(box.view().isVisible)
        QTest.keyClick(box.view(), Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.view().currentIndex().data() == option:
                break
            QTest.keyClick(box.view(), Qt.Key.Key_Down)
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
        self._screen.wait(lambda: box.currentText() == option)

    def choose_several(self, question: str, *options: str) -> None:
        """Open the list of a box that takes several, tick them and close it."""
        block = self.block(question)
        _open(self._part(question, ListBox))
        popover = self._screen.find(f"popover-{block.question.id}")
        for option in options:
            _click_option(popover, option)
        QTest.keyClick(popover, Qt.Key.Key_Escape)
        self._screen.wait(lambda: not popover.isVisible())

    def write(self, question: str, text: str) -> None:
        """Click into a field and type over what stands there."""
        block = self.block(question)
        fields: list[QLineEdit | QPlainTextEdit] = [
            *block.findChildren(QLineEdit),
            *block.findChildren(QPlainTextEdit),
        ]
        field = next(each for each in fields if each.isVisible())
        area = field.viewport() if isinstance(field, QPlainTextEdit) else field
        QTest.mouseClick(area, Qt.MouseButton.LeftButton)
        type_over(field, text)

    def change(self, question: str) -> None:
        """Take up an answer again that was passed by."""
        button = self.block(question).change
        self._screen.wait(button.isVisible)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def problem(self, question: str) -> str:
        """What is wrong with an answer, as it reads; empty when nothing is."""
        label: QLabel = self.block(question).problem
        return label.text() if label.isVisible() else ""

    def _part(self, question: str, kind: type[W]) -> W:
        return self.block(question).findChildren(kind)[0]


def _open(box: QComboBox) -> None:
    """As the keyboard does it, once the mouse has moved the focus there."""
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(box, Qt.Key.Key_F4)


def _click_option(inside: QWidget, option: str) -> None:
    row = next(r for r in inside.findChildren(ChoiceRow) if r.text.text() == option)
    button: QAbstractButton = row.button
    was = button.isChecked()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 8, 8))
    assert button.isChecked() != was
