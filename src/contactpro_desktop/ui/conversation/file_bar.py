"""Asks before dropped files go out, and says which of them cannot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.files import FileProblem, Files, Outgoing
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ui.context.page_area import empty
from contactpro_desktop.ui.conversation.wording import file_problem_text, size_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain

_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class _Asked:
    """A file that was dropped or chosen, and what there is to say of it."""

    path: Path
    found: Outgoing | FileProblem

    @property
    def can_go(self) -> bool:
        return isinstance(self.found, Outgoing)


class FileBar(Panel):
    """Belongs to the conversation that the files were dropped on: it is hidden while another one
    is shown. `sent` follows files that went out, `closed` every answer."""

    sent = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, files: Files, parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        self._theme = theme
        self._files = files
        self._asked: dict[InteractionId, tuple[_Asked, ...]] = {}
        self._shown: InteractionId | None = None
        self._title = PlainLabel(theme, kind="strong", wrap=True)
        self._title.setObjectName("fileBarTitle")
        self.send = ActionButton(theme, self.tr("Send"), kind="primary", icon="send")
        self.send.setObjectName("fileBarSend")
        self.cancel = ActionButton(theme, self.tr("Cancel"))
        self.cancel.setObjectName("fileBarCancel")
        self._lines = QVBoxLayout()
        self.setObjectName("fileBar")
        self.setAccessibleName(self.tr("Files to send"))
        self._lay_out()
        self.send.clicked.connect(self._on_send)
        self.cancel.clicked.connect(self._on_cancel)
        self.hide()

    def offer(self, interaction_id: InteractionId, paths: Sequence[Path], *, asks: bool) -> None:
        """Send what can be sent, after a question where it `asks`; say what cannot."""
        asked = tuple(_Asked(path, self._files.look_at(path)) for path in paths)
        if not asks:
            for each in asked:
                if each.can_go:
                    self._files.send(interaction_id, each.path)
            asked = tuple(each for each in asked if not each.can_go)
        known = self._asked.get(interaction_id, ()) if asks else ()
        self._keep(interaction_id, (*known, *asked))
        if self._shown == interaction_id and asks and not self.isHidden():
            button = self.cancel if self.send.isHidden() else self.send
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_for(self, interaction_id: InteractionId | None) -> None:
        """Show what was dropped on this conversation, if anything."""
        if interaction_id != self._shown:
            self._shown = interaction_id
            self._refresh()

    def forget(self, interaction_id: InteractionId) -> None:
        """The conversation is over: nothing can be sent there any more."""
        self._keep(interaction_id, ())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def _keep(self, interaction_id: InteractionId, asked: tuple[_Asked, ...]) -> None:
        if asked:
            self._asked[interaction_id] = asked
        else:
            self._asked.pop(interaction_id, None)
        if interaction_id == self._shown:
            self._refresh()

    def _refresh(self) -> None:
        asked = self._asked.get(self._shown, ()) if self._shown is not None else ()
        going = sum(each.can_go for each in asked)
        empty(self._lines)
        for number, each in enumerate(asked[:_MOST_LINES]):
            self._lines.addWidget(self._line(number, each))
        left = len(asked) - _MOST_LINES
        if left > 0:
            self._lines.addWidget(PlainLabel(self._theme, self.tr("%n more", "", left), "muted"))
        self._title.setText(
            self.tr("Send %n files in this conversation?", "", going)
            if going
            else self.tr("This cannot be sent")
        )
        self.send.setVisible(going > 0)
        self.cancel.set_caption(self.tr("Cancel") if going else self.tr("Close"))
        self.setVisible(bool(asked))

    def _line(self, number: int, asked: _Asked) -> PlainLabel:
        name = plain(asked.path.name, 120)
        if isinstance(asked.found, Outgoing):
            label = PlainLabel(self._theme, f"{name} · {size_text(asked.found.size)}", elide=True)
        else:
            why = file_problem_text(asked.found, self._files.largest)
            label = PlainLabel(self._theme, f"{name}: {why}", role="danger", wrap=True)
        label.setObjectName(f"fileBarLine{number}")
        return label

    def _on_send(self) -> None:
        if self._shown is None:
            return
        for each in self._asked.get(self._shown, ()):
            if each.can_go:
                self._files.send(self._shown, each.path)
        self.forget(self._shown)
        self.sent.emit()
        self.closed.emit()

    def _on_cancel(self) -> None:
        if self._shown is not None:
            self.forget(self._shown)
            self.closed.emit()

    def _lay_out(self) -> None:
        tokens = self._theme.tokens
        self._lines.setSpacing(2)
        words = QVBoxLayout()
        words.setSpacing(tokens.space(0.5))
        words.addWidget(self._title)
        words.addLayout(self._lines)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space(1.5), 8, tokens.space(1), 8)
        row.setSpacing(tokens.space(1))
        row.addLayout(words, 1)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
