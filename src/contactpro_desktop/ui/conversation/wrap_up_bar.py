"""What stands above the composer once the customer has gone or the conversation is over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.actions import Action, FinishInteraction, LoadScript
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.script import Question, missing_questions, next_unanswered
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.call.wording import end_text
from contactpro_desktop.ui.conversation.missing_button import MissingButton
from contactpro_desktop.ui.keys.shortcut import ActionShortcut
from contactpro_desktop.ui.partner import partner_has_left, partner_text
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.theme.clock_text import limited_clock_text, urgency
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.ticker import Ticker


class WrapUpBar(Panel):
    """Why it is over, how long the wrap-up has lasted, and what keeps it from being finished.

    `question_wanted` carries the id of the first question that lacks an answer, and whether the
    agent wanted to finish without it; `finishing` comes just before the server is asked to close
    the interaction.
    """

    question_wanted = Signal(str, bool)
    finishing = Signal()

    def __init__(
        self,
        theme: Theme,
        ticker: Ticker,
        store: Store,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("card", parent=parent)
        self._store = store
        self._desk = desk
        self._interaction: Interaction | None = None
        self._missing: tuple[Question, ...] = ()
        self._title = PlainLabel(theme, kind="strong", elide=True)
        self._detail = PlainLabel(theme, kind="muted", elide=True)
        self._time = PlainLabel(theme, kind="strong", tabular=True)
        self.finish = ActionButton(theme, self.tr("Finish"), ActionId.FINISH, "primary")
        self.jump = MissingButton(theme)
        self.again = ActionButton(theme, self.tr("Try again"))
        self._why_not = ActionShortcut(theme.keys, ActionId.FINISH, self, self._on_jump)
        self._name_parts()
        self._lay_out(theme)
        self.again.clicked.connect(self._on_again)
        self.finish.clicked.connect(self._on_finish)
        self.jump.clicked.connect(self._on_jump)
        ticker.tick.connect(self._show_time)
        self.hide()

    def show_interaction(self, interaction: Interaction | None) -> None:
        """Another conversation, or new values of the one shown; hidden while it goes on."""
        self._interaction, self._missing = interaction, ()
        self._why_not.setEnabled(False)
        wrapping = interaction is not None and interaction.section is Section.WRAP_UP
        left = (
            interaction is not None
            and interaction.is_open
            and partner_has_left(self._store, interaction)
        )
        self.setVisible(wrapping or left)
        for part in (self.finish, self._time):
            part.setVisible(wrapping)
        if interaction is not None and wrapping:
            self._show_wrap_up(interaction)
        elif interaction is not None and left:
            self._show_left(interaction)

    def take_focus(self) -> None:
        """Let the agent go on with what the wrap-up asks for, or finish it."""
        question = self._next_question()
        if question is not None:
            self.question_wanted.emit(question.id, False)
        else:
            self.focus_way()

    def focus_way(self) -> None:
        """The focus to the button that leads on; nothing opens by itself."""
        ways = (self.jump, self.again, self.finish)
        way = next((each for each in ways if each.isVisibleTo(self) and each.isEnabled()), None)
        if way is not None:
            way.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_question(self) -> Question | None:
        interaction = self._interaction
        script = self._store.script_of(interaction) if interaction is not None else None
        if interaction is None or script is None:
            return None
        return next_unanswered(script, self._store.conversation(interaction.id).answers)

    def _show_left(self, interaction: Interaction) -> None:
        self.jump.hide()
        self.again.hide()
        name = partner_text(self._store, interaction)
        self._title.setText(self.tr("{0} left the conversation").format(name))
        among_us = interaction.supervision_id is not None
        self._detail.setText(
            self.tr("End the conversation.")
            if among_us
            else self.tr("End the conversation to go to the wrap-up.")
        )

    def _show_wrap_up(self, interaction: Interaction) -> None:
        self._title.setText(self.tr("Wrap-up"))
        missing = self._desk.missing_answers(interaction)
        ended = end_text(interaction) or self.tr("The conversation is over.")
        if missing is None:
            lost = self.tr("The script is required and could not be loaded.")
            ended = f"{ended} {lost}"
        self.again.setVisible(missing is None)
        if interaction.script_id is not None:
            self.again.set_refusal(self._asking_refusal(LoadScript(interaction.script_id)))
        self._detail.setText(ended)
        script = self._store.script_of(interaction)
        answers = self._store.conversation(interaction.id).answers
        self._missing = missing_questions(script, answers) if script and missing else ()
        self.jump.show_missing(self._missing)
        asking = self._asking_refusal(FinishInteraction(interaction.id))
        self.finish.set_refusal(asking or self.jump.longest_text)
        self._why_not.setEnabled(bool(self._missing) and not asking)
        self._show_time()

    def _asking_refusal(self, action: Action) -> str:
        """Why `action` cannot be asked of the server now; empty when it can."""
        if self._store.link is not Link.ONLINE:
            return no_connection_text()
        return self.tr("Waiting for the server") if self._store.is_pending(action) else ""

    def _show_time(self) -> None:
        interaction = self._interaction
        if interaction is None or interaction.ended_at is None:
            self._time.setText("")
            return
        passed, limit = self._store.now() - interaction.ended_at, interaction.wrap_up_limit
        self._time.setText(limited_clock_text(passed, limit))
        self._time.role = urgency(passed, limit)

    def _on_finish(self) -> None:
        if self._interaction is not None:
            self.finishing.emit()
            self._desk.finish(self._interaction.id)

    def _on_jump(self) -> None:
        if self._missing:
            self.question_wanted.emit(self._missing[0].id, True)

    def _on_again(self) -> None:
        if self._interaction is not None and self._interaction.script_id is not None:
            self._desk.load_script(self._interaction.script_id)

    def _name_parts(self) -> None:
        self.setObjectName("wrapUpBar")
        self._title.setObjectName("wrapUpTitle")
        self._detail.setObjectName("wrapUpDetail")
        self._time.setObjectName("wrapUpTime")
        self._time.setToolTip(self.tr("Time in wrap-up"))
        self.finish.setObjectName("finishButton")
        self.finish.set_tip(self.tr("Save the script and close the conversation"))
        self.again.setObjectName("loadScriptAgain")
        self.again.set_tip(
            self.tr("Ask for the script again. If it does not come, tell your supervisor.")
        )

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        top = QHBoxLayout()
        top.setSpacing(tokens.space(2))
        top.addLayout(words, 1)
        top.addWidget(self._time)
        top.addWidget(self.again)
        top.addWidget(self.finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space(2), 10, tokens.space(1.5), 10)
        column.setSpacing(tokens.space(1))
        column.addLayout(top)
        column.addWidget(self.jump)
