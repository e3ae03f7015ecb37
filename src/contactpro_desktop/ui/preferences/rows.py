"""One line of the settings each: a switch, a text, a choice, or a value that only stands there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.chosen_box import ChosenBox
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain, plain_caption, plain_tooltip

_LABEL_WIDTH = 230


class SettingRow(QWidget):
    """A control with its words. Where it cannot be used the reason stands below, since a tool tip
    of something disabled is easily missed."""

    def __init__(self, theme: Theme, name: str, words: str) -> None:
        super().__init__()
        self.words = plain(words, 120)
        self.reason = PlainLabel(theme, kind="muted", wrap=True)
        self.reason.setObjectName(f"{name}Reason")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(2)

    @property
    def control(self) -> QWidget:
        return self._control

    def _take(self, control: QWidget, name: str) -> None:
        control.setObjectName(name)
        control.setAccessibleName(self.words)
        control.setToolTip(plain_tooltip(self.words))
        self._control = control
        self._column.addWidget(self.reason)

    def _beside(self, theme: Theme, control: QWidget) -> None:
        """The words at the left, the control at the right of them."""
        label = PlainLabel(theme, self.words, wrap=True)
        label.setFixedWidth(_LABEL_WIDTH)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label)
        line.addWidget(control, 1)
        self._column.addLayout(line)

    def set_refusal(self, reason: str, *, shown: bool = True) -> None:
        """Disable with a reason, which is not `shown` where the section says it for all."""
        self._control.setEnabled(not reason)
        self._control.setAccessibleDescription(reason)
        self._control.setToolTip(plain_tooltip(reason or self.words))
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason) and shown)


class SwitchRow(SettingRow):
    """`switched` follows what the agent does, not what `show_value` shows."""

    switched = Signal(bool)

    def __init__(self, theme: Theme, name: str, words: str) -> None:
        super().__init__(theme, name, words)
        self.box = QCheckBox(plain_caption(self.words))
        self.box.setFont(theme.font("body"))
        self._column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        self._take(self.box, name)
        self.box.toggled.connect(self.switched)

    @property
    def value(self) -> bool:
        return self.box.isChecked()

    def show_value(self, on: bool) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(on)


class TextRow(SettingRow):
    """`entered` follows Enter or the end of editing, but for Esc, which takes back what was typed.
    A text being typed is never replaced, nor one that is not right: `problem_of` says in words what
    is wrong with it, or nothing."""

    entered = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        words: str,
        longest: int,
        problem_of: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__(theme, name, words)
        self._problem_of = problem_of
        self._known = ""
        self._wrong = False
        self._refusal, self._refusal_shown = "", True
        self.edit = QLineEdit()
        self.edit.setMaxLength(longest)
        self._beside(theme, self.edit)
        self._take(self.edit, name)
        self.edit.editingFinished.connect(self._on_finished)
        self.edit.textEdited.connect(self._on_edited)

    @property
    def value(self) -> str:
        """What counts: not a text that is wrong."""
        return self._known if self._wrong else self.edit.text()

    def show_value(self, text: str) -> None:
        self._known = text
        typing = self.edit.hasFocus() and self.edit.isModified()
        if not typing and not self._wrong:
            self.take_back()

    def set_refusal(self, reason: str, *, shown: bool = True) -> None:
        self._refusal, self._refusal_shown = reason, shown
        self._show_reason()

    def take_back(self) -> None:
        """Show what holds, in place of what was typed."""
        with QSignalBlocker(self.edit):
            self.edit.setText(self._known)
        self._wrong = False
        self._show_reason()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.take_back()
        super().keyPressEvent(event)

    def _on_finished(self) -> None:
        if not self.edit.isModified():
            return
        self._wrong = bool(self._problem_of(self.edit.text()))
        self._show_reason()
        if not self._wrong:
            self.edit.setModified(False)
            self.entered.emit(self.edit.text())

    def _on_edited(self) -> None:
        """What is wrong is said once it counts, and no longer than it is."""
        if self._wrong:
            self._wrong = bool(self._problem_of(self.edit.text()))
            self._show_reason()

    def _show_reason(self) -> None:
        problem = self._problem_of(self.edit.text()) if self._wrong else ""
        self.reason.role = "danger" if problem and not self._refusal else None
        super().set_refusal(self._refusal, shown=self._refusal_shown)
        if problem and not self._refusal:
            self.edit.setAccessibleDescription(problem)
            self.reason.setText(problem)
            self.reason.show()


class ChoiceRow(SettingRow):
    """`chosen` carries the word of what the agent chose."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, words: str, choices: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(theme, name, words)
        self.combo = ChosenBox()
        for word, text in choices:
            self.combo.addItem(plain(text, 60), word)
        self._beside(theme, self.combo)
        self._take(self.combo, name)
        self.combo.activated.connect(lambda _: self.chosen.emit(self.value))

    @property
    def value(self) -> str:
        return str(self.combo.currentData() or "")

    def show_value(self, word: str) -> None:
        self.combo.setCurrentIndex(self.combo.findData(word))


class ValueRow(QWidget):
    """What is told and cannot be changed here."""

    def __init__(self, theme: Theme, name: str, words: str) -> None:
        super().__init__()
        label = PlainLabel(theme, words, wrap=True)
        label.setFixedWidth(_LABEL_WIDTH)
        self.value = PlainLabel(theme, kind="strong", elide=True)
        self.value.setObjectName(name)
        self.value.setAccessibleName(words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.addWidget(label)
        line.addWidget(self.value, 1)
