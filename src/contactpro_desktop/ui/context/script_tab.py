"""The script of the conversation: its questions, its progress, and whether it is saved."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.ids import QuestionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.script import (
    Answer,
    Answers,
    ControlType,
    Question,
    Script,
    ScriptType,
    asked_questions,
    is_valid,
)
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.context.page_area import PageArea, discard
from contactpro_desktop.ui.context.question_block import QuestionBlock
from contactpro_desktop.ui.context.script_saver import ScriptSaver
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.empty_state import EmptyState
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.section_header import SectionHeader
from contactpro_desktop.ui.widgets.text import plain


class ScriptTab(QWidget):
    """Shows all questions of a static script, and the path walked so far of an interactive one:
    answers that a later answer followed are greyed and can be changed on request."""

    def __init__(
        self,
        theme: Theme,
        store: Store,
        desk: Desk,
        saver: ScriptSaver,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._store = store
        self._desk = desk
        self._saver = saver
        self._interaction: Interaction | None = None
        self._script: Script | None = None
        self._answers: Answers | None = None
        self._reopened: set[QuestionId] = set()
        self.blocks: dict[QuestionId, QuestionBlock] = {}
        self._head = SectionHeader(theme)
        self._saved = PlainLabel(theme, kind="muted", wrap=True)
        self._empty = EmptyState(theme, "template", "")
        self._column = QVBoxLayout()
        self._name_parts()
        self._lay_out()
        self._empty.acted.connect(self._load_again)

    def show_interaction(self, interaction: Interaction) -> None:
        """Another conversation, or new values or answers of the one shown."""
        other = self._interaction is None or self._interaction.id != interaction.id
        self._interaction = interaction
        script = self._store.script_of(interaction)
        if other or script != self._script:
            self._script = script
            self._answers = None
            self._reopened.clear()
            self._drop(tuple(self.blocks))
        self._pages.setCurrentIndex(0 if script is not None else 1)
        if script is None:
            self._show_none(interaction)
        else:
            self._show_script(script, self._store.conversation(interaction.id).answers)

    def show_question(self, question_id: QuestionId, *, missed: bool) -> None:
        """Scroll to a question and let the person answer it; `missed`: nothing goes on without."""
        block = self.blocks.get(question_id)
        if block is not None:
            if missed:
                block.point_out()
            self._scroll.ensureWidgetVisible(block)
            block.field.focus_field()

    def show_saved(self) -> None:
        """Whether the server has the answers."""
        interaction = self._interaction
        if interaction is None or self._script is None:
            return
        if interaction.id not in self._store.interactions:
            return  # It has gone; the panel is about to say so.
        if not self._saver.is_saved(interaction.id):
            text = self.tr("Kept on this computer; not yet on the server")
        elif self._answers:
            text = self.tr("Saved")
        else:
            text = ""
        self._saved.setText(text)

    def _show_none(self, interaction: Interaction) -> None:
        if interaction.script_id is None:
            self._empty.set_content(
                self.tr("No script"),
                self.tr("This queue asks for no contact reason.")
                if interaction.queue_name
                else self.tr("No contact reason is asked for here."),
            )
        else:
            self._empty.set_content(
                self.tr("The script could not be loaded"),
                self.tr("It is required. Try again; if it does not come, tell your supervisor.")
                if interaction.script_mandatory
                else self.tr(
                    "The server has not sent it. You can finish the conversation without it."
                ),
                self.tr("Try again"),
                icon="warning",
            )

    def _load_again(self) -> None:
        if self._interaction is not None and self._interaction.script_id is not None:
            self._desk.load_script(self._interaction.script_id)

    def _show_script(self, script: Script, answers: Answers) -> None:
        if answers is self._answers:
            self.show_saved()
            return
        self._answers = answers
        asked = asked_questions(script, answers)
        self._arrange(asked)
        for question in asked:
            self.blocks[question.id].set_answer(answers.get(question.id, Answer()))
        self._lock(script, asked, answers)
        self._show_progress(script, asked, answers)
        self.show_saved()

    def _arrange(self, asked: tuple[Question, ...]) -> None:
        """Blocks for the questions asked, in order; those that stay are kept as they are."""
        wanted = {question.id for question in asked}
        self._drop(tuple(key for key in self.blocks if key not in wanted))
        for place, question in enumerate(asked):
            if question.id not in self.blocks:
                self.blocks[question.id] = self._block(question)
            self._column.insertWidget(place, self.blocks[question.id])

    def _block(self, question: Question) -> QuestionBlock:
        block = QuestionBlock(self._theme, question)
        block.answered.connect(lambda answer: self._on_answer(question, answer))
        block.unlocked.connect(lambda: self._reopen(question))
        return block

    def _drop(self, keys: tuple[QuestionId, ...]) -> None:
        for key in keys:
            block = self.blocks.pop(key)
            self._column.removeWidget(block)
            discard(block)

    def _on_answer(self, question: Question, answer: Answer) -> None:
        interaction = self._interaction
        if interaction is not None and interaction.id in self._store.interactions:
            self._desk.answer(interaction.id, question.id, answer)
            self._saver.changed(interaction)
            self.show_saved()

    def _reopen(self, question: Question) -> None:
        self._reopened.add(question.id)
        self.blocks[question.id].set_locked(False)
        self.blocks[question.id].field.focus_field()

    def _lock(self, script: Script, asked: tuple[Question, ...], answers: Answers) -> None:
        """Grey what a later answer of an interactive script followed."""
        followed = False
        for question in reversed(asked):
            interactive = script.type is ScriptType.INTERACTIVE
            locked = interactive and followed and question.id not in self._reopened
            self.blocks[question.id].set_locked(locked and _asks(question))
            followed = followed or not answers.get(question.id, Answer()).is_empty

    def _show_progress(self, script: Script, asked: tuple[Question, ...], answers: Answers) -> None:
        mandatory = self._interaction is not None and self._interaction.script_mandatory
        name = plain(script.name, 60) or self.tr("Script")
        self._head.set_text(self.tr("{0} · required").format(name) if mandatory else name)
        # How long the path of an interactive script will be is not known on the way.
        questions = [q for q in asked if _asks(q)]
        done = sum(_is_done(q, answers.get(q.id, Answer())) for q in questions)
        number = self.locale().toString
        self._head.set_detail(
            self.tr("{0} of {1}").format(number(done), number(len(questions)))
            if script.type is not ScriptType.INTERACTIVE
            else self.tr("%n answered", "", done)
        )

    def _name_parts(self) -> None:
        self.setObjectName("scriptTab")
        self.setAccessibleName(self.tr("Script"))
        self._head.setObjectName("scriptHeader")
        self._saved.setObjectName("scriptSaved")
        self._empty.setObjectName("scriptEmpty")

    def _lay_out(self) -> None:
        space = self._theme.tokens.space(2)
        self._saved.setContentsMargins(space, 4, space, 0)
        page = QWidget()
        page.setObjectName("scriptPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, space // 2, 0, space)
        column.setSpacing(0)
        self._column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(self._column)
        column.addWidget(self._saved)
        column.addStretch(1)
        self._scroll = PageArea(page)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._scroll)
        self._pages.addWidget(self._empty)


def _is_done(question: Question, answer: Answer) -> bool:
    return not answer.is_empty and is_valid(question, answer)


def _asks(question: Question) -> bool:
    return question.control is not ControlType.INFORMATION
