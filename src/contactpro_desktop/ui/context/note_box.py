"""Notes about a contact, which colleagues read as well, and a place to write one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from contactpro_desktop.domain.history import Note
from contactpro_desktop.ui.context.page_area import empty
from contactpro_desktop.ui.context.wrapped_text import WrappedText
from contactpro_desktop.ui.conversation.times import short_moment_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

NOTE_LIMIT = 5_000
_LINES = 3


class NoteBox(QWidget):
    """`typed` carries every change of the text, `saved` the text when the agent wants it kept."""

    typed = Signal(str)
    saved = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.edit = QPlainTextEdit()
        self.save = ActionButton(theme, self.tr("Add note"), kind="secondary", icon="note")
        self.problem = PlainLabel(theme, kind="small", role="danger", wrap=True)
        self._notes = QVBoxLayout()
        self._name_parts()
        self._lay_out()
        self.edit.textChanged.connect(self._on_text)
        self.save.clicked.connect(self._on_save)
        self.set_text("")

    def set_text(self, text: str) -> None:
        """What is being written, without telling of it."""
        blocked = self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(blocked)
        self._show_state()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """The latest first."""
        empty(self._notes)
        for note in notes:
            when = short_moment_text(note.at) if note.at is not None else ""
            head = " · ".join(part for part in (note.author_name, when) if part)
            self._notes.addWidget(PlainLabel(self._theme, head, "muted", wrap=True))
            text = WrappedText(self._theme, note.text)
            text.setObjectName("noteText")
            self._notes.addWidget(text)

    def set_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def set_busy(self, busy: bool) -> None:
        """While a note is on its way, nobody changes it."""
        self.edit.setReadOnly(busy)
        self._show_state()

    def _on_text(self) -> None:
        text = self.edit.toPlainText()
        if len(text) > NOTE_LIMIT:
            self.set_text(text[:NOTE_LIMIT])
        self._show_state()
        self.typed.emit(self.edit.toPlainText())

    def _on_save(self) -> None:
        self.saved.emit(self.edit.toPlainText().strip())

    def _show_state(self) -> None:
        empty = not self.edit.toPlainText().strip()
        self.save.set_refusal(self.tr("Write something first") if empty else "")
        if self.edit.isReadOnly():
            self.save.set_refusal(self.tr("Saving…"))

    def _name_parts(self) -> None:
        self.setObjectName("noteBox")
        self.edit.setObjectName("noteEdit")
        self.edit.setAccessibleName(self.tr("Note for colleagues"))
        self.edit.setToolTip(self.tr("Colleagues see it with this conversation; customers do not."))
        self.edit.setPlaceholderText(self.tr("Write a note for colleagues"))
        self.edit.setTabChangesFocus(True)
        self.save.setObjectName("noteSave")
        self.save.set_tip(self.tr("Keep the note with this conversation"))
        self.problem.setObjectName("noteProblem")

    def _lay_out(self) -> None:
        space = self._theme.tokens.space(2)
        self.edit.setFixedHeight((_LINES + 1) * self._theme.tokens.body_line)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(space, 0, space, space)
        column.setSpacing(self._theme.tokens.space(1))
        column.addWidget(self.edit)
        column.addWidget(self.problem)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._notes)
