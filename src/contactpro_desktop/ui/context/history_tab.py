"""What is known of the customer's past: notes, promised callbacks, conversations of before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.app.notes import Notes, Saved
from contactpro_desktop.app.ports import HistoryPort
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import HistoryUnavailable
from contactpro_desktop.domain.history import (
    Callback,
    CallbacksFor,
    Found,
    Note,
    NotesOn,
    PastConversation,
    PastMessage,
    PastOf,
    Question,
    TranscriptOf,
)
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.store.drafts import Drafts
from contactpro_desktop.ui.context.note_box import NoteBox
from contactpro_desktop.ui.context.page_area import PageArea, empty
from contactpro_desktop.ui.context.past_row import PastRow
from contactpro_desktop.ui.conversation.times import short_moment_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.section_header import SectionHeader


class HistoryTab(QWidget):
    """Asks the tenant when it is looked at, once for each contact; an answer that comes after
    another contact was opened is dropped."""

    def __init__(
        self, theme: Theme, history: HistoryPort, drafts: Drafts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._history = history
        self._notes = Notes(history, drafts)
        self._shown: Interaction | None = None
        self._loaded = False
        self._look = 0
        self.notes = NoteBox(theme)
        self.words = PlainLabel(theme, kind="muted", wrap=True)
        self.again = ActionButton(theme, self.tr("Try again"), kind="ghost", icon="refresh")
        self._notes_head = SectionHeader(theme, self.tr("Notes"))
        self._past_head = SectionHeader(theme, self.tr("Previous conversations"))
        self._calls_head = SectionHeader(theme, self.tr("Callbacks"))
        self._past = QVBoxLayout()
        self._calls = QVBoxLayout()
        self._name_parts()
        self._lay_out()
        self.again.clicked.connect(self._load)
        self.notes.typed.connect(self._keep)
        self.notes.saved.connect(self._write)

    def show_interaction(self, interaction: Interaction) -> None:
        before, self._shown = self._shown, interaction
        if before is not None and before.contact_id == interaction.contact_id:
            return
        self._loaded = False
        self._look += 1
        self.notes.set_busy(self._notes.is_saving(interaction.contact_id))
        self.notes.set_problem("")
        self.notes.set_text(self._notes.text(interaction.contact_id))
        if self.isVisible():
            self._load()

    def forget(self) -> None:
        """What was loaded may be gone: it is asked for anew when it is looked at next."""
        self._loaded = False
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._loaded:
            self._load()

    def _load(self) -> None:
        interaction = self._shown
        if interaction is None:
            return
        self._loaded = True
        self._look += 1
        self._clear()
        self._say(self.tr("Loading…"))
        customer = interaction.customer_address
        if customer:
            self._ask(PastOf(customer), self._show_past, self._show_failure)
        else:
            self._say(self.tr("Nothing tells who the customer is."))
        if interaction.channel is Channel.PHONE and customer:
            self._ask(CallbacksFor(customer), self._show_calls, lambda failure: None)
        self._load_notes()

    def _load_notes(self) -> None:
        if self._shown is not None:
            self._ask(NotesOn(self._shown.contact_id), self._show_notes, self._hide_notes)

    def _ask(
        self,
        question: Question,
        show: Callable[[Found], None],
        fail: Callable[[HistoryUnavailable], None],
    ) -> None:
        """Ask about the contact that is shown; who has gone on since hears nothing."""
        look = self._look

        def done(found: Found | HistoryUnavailable) -> None:
            if look != self._look:
                return
            if isinstance(found, HistoryUnavailable):
                fail(found)
            else:
                show(found)

        self._history.look_up(question, done)

    # --- Conversations of before and callbacks ----------------------------------------------

    def _show_past(self, found: Found) -> None:
        own = self._shown.contact_id if self._shown else None
        past = [each for each in found if isinstance(each, PastConversation)]
        past = [each for each in past if each.contact_id != own]
        self._past_head.set_count(len(past))
        self._say("" if past else self.tr("There are no earlier conversations."))
        for each in past:
            row = PastRow(self._theme, each)
            row.setObjectName("pastRow")
            row.wanted.connect(lambda row=row: self._load_transcript(row))
            self._past.addWidget(row)

    def _show_failure(self, failure: HistoryUnavailable) -> None:
        if failure.refused:
            self._say(self.tr("This tenant does not offer earlier conversations."))
        else:
            self._say(self.tr("Earlier conversations could not be loaded."), again=True)

    def _load_transcript(self, row: PastRow) -> None:
        def show(found: Found) -> None:
            row.show_messages([each for each in found if isinstance(each, PastMessage)])

        def fail(failure: HistoryUnavailable) -> None:
            row.say(self.tr("What was said could not be loaded."), again=not failure.refused)

        self._ask(TranscriptOf(row.past.contact_id), show, fail)

    def _show_calls(self, found: Found) -> None:
        calls = [each for each in found if isinstance(each, Callback) and each.is_open]
        self._calls_head.setVisible(bool(calls))
        for call in calls:
            due = short_moment_text(call.due) if call.due is not None else ""
            parts = (due, call.queue_name, call.remarks)
            words = " · ".join(part for part in parts if part) or call.number
            label = PlainLabel(self._theme, words, wrap=True)
            label.setObjectName("callback")
            label.setContentsMargins(self._theme.tokens.space(2), 0, 0, 0)
            self._calls.addWidget(label)

    # --- Notes --------------------------------------------------------------------------------

    def _show_notes(self, found: Found) -> None:
        self._set_notes_visible(True)
        if self._shown is not None and self._notes.read(self._shown.contact_id, found):
            self.notes.set_text(self._notes.text(self._shown.contact_id))
        self.notes.show_notes([each for each in found if isinstance(each, Note)])

    def _hide_notes(self, failure: HistoryUnavailable) -> None:
        """Where the tenant keeps no notes, nobody shall write one for nothing."""
        self._set_notes_visible(not failure.refused)

    def _set_notes_visible(self, visible: bool) -> None:
        self._notes_head.setVisible(visible)
        self.notes.setVisible(visible)

    def _keep(self, text: str) -> None:
        if self._shown is not None:
            self._notes.type(self._shown.contact_id, text)

    def _write(self, text: str) -> None:
        if self._shown is None or not text:
            return
        contact_id = self._shown.contact_id
        self.notes.set_busy(True)
        self.notes.set_problem("")

        def done(saved: Saved) -> None:
            if self._shown is not None and self._shown.contact_id == contact_id:
                self._end_writing(contact_id, saved)

        self._notes.save(contact_id, text, done)

    def _end_writing(self, contact_id: ContactId, saved: Saved) -> None:
        self.notes.set_busy(False)
        if saved is Saved.SAVED:
            self.notes.set_text(self._notes.text(contact_id))
            self._load_notes()
        elif saved is Saved.NOT_SAVED:
            self.notes.set_problem(self.tr("The note could not be saved. It is kept here."))
        else:
            self.notes.set_problem(
                self.tr("We do not know whether the note was saved. Save again: it is looked for.")
            )

    # --- Layout -------------------------------------------------------------------------------

    def _say(self, words: str, *, again: bool = False) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.again.setVisible(again)

    def _clear(self) -> None:
        for column in (self._past, self._calls):
            empty(column)
        self._past_head.set_detail("")
        self._calls_head.hide()
        self.notes.show_notes(())

    def _name_parts(self) -> None:
        self.setObjectName("historyTab")
        self.setAccessibleName(self.tr("History"))
        self.words.setObjectName("historyWords")
        self.again.setObjectName("historyAgain")
        self.again.set_tip(self.tr("Ask the tenant again"))
        self._notes_head.setObjectName("notesHeader")
        self._past_head.setObjectName("pastHeader")
        self._calls_head.setObjectName("callbacksHeader")

    def _lay_out(self) -> None:
        space = self._theme.tokens.space(2)
        self.words.setContentsMargins(space, 0, space, 0)
        page = QWidget()
        page.setObjectName("historyPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, space)
        column.setSpacing(0)
        for part in (self._notes_head, self.notes, self._calls_head):
            column.addWidget(part)
        column.addLayout(self._calls)
        for below in (self._past_head, self.words, self.again):
            column.addWidget(below)
        column.addLayout(self._past)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(PageArea(page))
        self._clear()
        self._say("")
