"""A conversation of before, which opens to what was said in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.domain.history import PastConversation, PastMessage, PastStatus
from contactpro_desktop.ui.context.page_area import empty
from contactpro_desktop.ui.context.wrapped_text import WrappedText
from contactpro_desktop.ui.conversation.times import short_moment_text
from contactpro_desktop.ui.texts import channel_icon, sub_channel_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

_INDENT = 12


class PastRow(QWidget):
    """`wanted` asks once for the transcript, when it is opened first."""

    wanted = Signal()

    def __init__(self, theme: Theme, past: PastConversation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.past = past
        self._theme = theme
        self._asked = False
        when = short_moment_text(past.started) if past.started is not None else ""
        kind = sub_channel_text(past.channel, past.sub_channel)
        icon = channel_icon(past.channel)
        self.head = ActionButton(theme, when or kind, kind="ghost", icon=icon, chevron=True)
        self.head.setObjectName("pastHead")
        self.head.set_tip(self.tr("Show or hide what was said"))
        self.head.clicked.connect(self.toggle)
        self.about = PlainLabel(theme, _about(past), "muted", wrap=True)
        self.about.setObjectName("pastAbout")
        self._transcript = QWidget()
        self._transcript.setObjectName("pastTranscript")
        self._said = QVBoxLayout(self._transcript)
        self._lay_out(theme)
        self._transcript.hide()

    def toggle(self) -> None:
        """Open or close it."""
        shown = self._transcript.isHidden()
        self._transcript.setVisible(shown)
        if shown and not self._asked:
            self._asked = True
            self.say(self.tr("Loading…"))
            self.wanted.emit()

    def show_messages(self, messages: Sequence[PastMessage]) -> None:
        """Who said what, oldest first."""
        self._clear()
        for message in messages:
            name = message.name or (self.tr("Customer") if message.is_customer else "")
            when = short_moment_text(message.at) if message.at is not None else ""
            head = " · ".join(part for part in (name, when) if part)
            self._said.addWidget(PlainLabel(self._theme, head, "muted", wrap=True))
            self._said.addWidget(WrappedText(self._theme, message.text))
        if not messages:
            self.say(self.tr("Nothing was written."))

    def say(self, words: str, *, again: bool = False) -> None:
        """Show a sentence in the place of the messages; `again` has the next opening ask anew."""
        self._clear()
        self._said.addWidget(PlainLabel(self._theme, words, "muted", wrap=True))
        self._asked = not again

    def _clear(self) -> None:
        empty(self._said)

    def _lay_out(self, theme: Theme) -> None:
        space = theme.tokens.space(1)
        self._said.setContentsMargins(_INDENT, 0, 0, space)
        self._said.setSpacing(2)
        self.about.setContentsMargins(_INDENT, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(space, 0, space, space)
        column.setSpacing(2)
        for part in (self.head, self.about, self._transcript):
            column.addWidget(part)


def _about(past: PastConversation) -> str:
    parts = (past.queue_name, past.agent_name, past.title, _status_text(past.status))
    return " · ".join(part for part in parts if part)


def _status_text(status: PastStatus) -> str:
    """Nothing for a word that this version does not know."""
    texts = {
        PastStatus.WAITING: QCoreApplication.translate("PastRow", "Waiting now"),
        PastStatus.RUNNING: QCoreApplication.translate("PastRow", "Being served now"),
        PastStatus.HANDLED: QCoreApplication.translate("PastRow", "Handled"),
        PastStatus.ABANDONED: QCoreApplication.translate("PastRow", "Customer left"),
    }
    return texts.get(status, "")
