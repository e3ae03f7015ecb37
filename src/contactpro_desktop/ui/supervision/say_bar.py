"""Where a supervisor writes, with who reads it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.store.drafts import DraftKind, Drafts
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.conversation.composer import LIMIT
from contactpro_desktop.ui.conversation.reply_edit import ReplyEdit
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class SayBar(Panel):
    """What is typed belongs to one conversation: it is kept with that one's drafts, and can never
    reach the readers of another one. `said` carries a text that may go out."""

    said = Signal(str)

    def __init__(self, theme: Theme, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__("composer", parent=parent)
        self._drafts = drafts
        self._contact_id: ContactId | None = None
        self._refusal = ""
        self._audience = PlainLabel(theme, kind="small_strong", elide=True)
        self.edit = ReplyEdit(theme)
        self.send = ActionButton(theme, self.tr("Send"), ActionId.SEND, "primary", shows_key=False)
        self._name_parts()
        self._lay_out(theme)
        self.edit.textChanged.connect(self._on_text)
        self.edit.submitted.connect(self._say)
        self.send.clicked.connect(self._say)

    def speak_to(self, contact_id: ContactId | None, audience: str, refusal: str) -> None:
        """Write in the conversation of a contact. `audience` says who reads it, `refusal` why
        nothing can be said there now; empty when it can."""
        self._audience.setText(audience)
        self._refusal = refusal
        if contact_id != self._contact_id:
            self._contact_id = contact_id
            self._show_draft()
        self.edit.set_locked(contact_id is None)
        self.edit.setAccessibleName(audience)
        self.edit.setPlaceholderText(refusal or self.tr("Write here"))
        self._refresh()

    def bring_back(self, contact_id: ContactId, text: str) -> None:
        """Put what did not reach a conversation in front of what is being written for it."""
        rest = self._drafts.get(contact_id, DraftKind.REPLY)
        self._drafts.put(contact_id, DraftKind.REPLY, f"{text}\n{rest}" if rest else text)
        if contact_id == self._contact_id:
            self._show_draft()
            self._refresh()

    def _show_draft(self) -> None:
        text = self._drafts.get(self._contact_id, DraftKind.REPLY) if self._contact_id else ""
        blocked = self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(blocked)
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)

    def _on_text(self) -> None:
        if self._contact_id is not None:
            self._drafts.put(self._contact_id, DraftKind.REPLY, self.edit.toPlainText())
        self._refresh()

    def _say(self) -> None:
        if self.send.refusal:
            return
        text = self.edit.toPlainText()
        self.edit.clear()
        self.said.emit(text)
        self._drafts.flush()  # The outbox has it now: after a crash it must not be here as well.

    def _refresh(self) -> None:
        text = self.edit.toPlainText()
        over = len(text) - LIMIT
        written = "" if text.strip() else self.tr("Write something first.")
        too_long = self.tr("%n characters too many", "", over) if over > 0 else ""
        self.send.set_refusal(self._refusal or too_long or written)

    def _name_parts(self) -> None:
        self.setObjectName("sayBar")
        self._audience.setObjectName("sayAudience")
        self.edit.setObjectName("sayEdit")
        self.edit.setToolTip(self.tr("Enter sends, Shift+Enter starts a new line"))
        self.send.setObjectName("saySend")
        self.send.set_tip(self.tr("Send it to those named above; Enter does it too"))

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        row = QHBoxLayout()
        row.setSpacing(tokens.space(1))
        row.addWidget(self.edit, 1)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space(1.5), 8, tokens.space(1.5), 8)
        column.setSpacing(tokens.space(0.5))
        column.addWidget(self._audience)
        column.addLayout(row)
