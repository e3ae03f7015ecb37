"""A conversation of a supervised colleague, read live, and the chat with the colleague."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from contactpro_desktop.app.supervision import Supervising
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId, SupervisionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.service_actions import BargeIn
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.call.wording import state_text
from contactpro_desktop.ui.context.page_area import discard
from contactpro_desktop.ui.conversation.transcript import Transcript
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.supervision.say_bar import SayBar
from contactpro_desktop.ui.supervision.wording import audience_text, problem_text
from contactpro_desktop.ui.texts import channel_icon, customer_text
from contactpro_desktop.ui.widgets.empty_state import EmptyState
from contactpro_desktop.ui.widgets.panel import Line
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.tab_order import tab_through
from contactpro_desktop.ui.widgets.text import plain

_SPEAKING = (SupervisionMode.COACHING, SupervisionMode.BARGE_IN)


class WorkView(QWidget):
    """One transcript for each session, since each agent's work is in a store of its own. While
    coaching, what was said to the agent stands below."""

    def __init__(
        self, services: Services, supervising: Supervising, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._supervising = supervising
        self._session: SupervisorSession | None = None
        self._work: Interaction | None = None
        self._transcripts: dict[SupervisionId, tuple[Store, Transcript]] = {}
        self._nothing = EmptyState(theme, "chat", self.tr("No conversation is chosen"))
        self._no_files = PlainLabel(theme, kind="muted", wrap=True)
        self._coach_line = Line()
        self._coach_head = PlainLabel(theme, kind="small_strong", elide=True)
        self.coaching = Transcript(theme, services.store, services.desk)
        self.say = SayBar(theme, services.drafts)
        self.say.said.connect(self._on_said)
        self._pages = QStackedWidget()
        self._name_parts()
        self._lay_out()

    def show_work(self, session: SupervisorSession, work: Interaction | None) -> None:
        """Another conversation of a session or none, or new values of what is shown."""
        if work is None or self._work is None or work.id != self._work.id:
            self._no_files.hide()
        self._session, self._work = session, work
        theirs = self._services.store.supervised.get(session.id)
        chat = work is not None and work.channel is Channel.CHAT and not work.is_offer
        if chat and theirs is not None:
            transcript = self._transcript(session.id, theirs)
            transcript.show_interaction(work)
            self._pages.setCurrentWidget(transcript)
        else:
            self._show_words(session, work)
        self._show_coaching(session)
        self._show_say_bar(session, work)

    def show_typing(self) -> None:
        """Somebody writes, or has stopped."""
        for _, transcript in self._transcripts.values():
            if transcript.isVisible():
                transcript.show_typing()

    def bring_back(self, lost: BargeIn) -> None:
        """What was said did not reach the conversation: it can be sent again."""
        theirs = self._services.store.supervised.get(lost.session_id)
        work = theirs.interactions.get(lost.interaction_id) if theirs is not None else None
        if work is not None:
            self.say.bring_back(work.contact_id, lost.text)

    def forget_others(self, session_ids: frozenset[SupervisionId]) -> None:
        """Let go of sessions that are over."""
        for session_id in self._transcripts.keys() - session_ids:
            self._let_go(session_id)

    def _transcript(self, session_id: SupervisionId, theirs: Store) -> Transcript:
        store, transcript = self._transcripts.get(session_id, (None, None))
        if store is theirs and transcript is not None:
            return transcript
        self._let_go(session_id)
        made = Transcript(self._services.theme, theirs, self._services.desk)
        made.setObjectName("supervisedTranscript")
        made.view.setObjectName("supervisedMessages")
        made.file_wanted.connect(self._say_no_files)
        self._pages.addWidget(made)
        tab_through(
            made.view, made.newer, self.coaching.view, self.coaching.newer,
            self.say.edit, self.say.send,
        )  # fmt: skip
        self._transcripts[session_id] = (theirs, made)
        return made

    def _let_go(self, session_id: SupervisionId) -> None:
        _, transcript = self._transcripts.pop(session_id, (None, None))
        if transcript is not None:
            self._pages.removeWidget(transcript)
            discard(transcript)

    def _show_words(self, session: SupervisorSession, work: Interaction | None) -> None:
        """What there is to say of work that has no transcript."""
        self._pages.setCurrentWidget(self._nothing)
        agent = plain(session.agent_name, 80)
        if work is None:
            busy = bool(self._supervising.work(session.id))
            title = self.tr("No conversation is chosen")
            text = self.tr("Choose one at the left.")
            if not busy:
                title = self.tr("{0} has no conversation now").format(agent)
                text = self.tr("It appears at the left as soon as there is one.")
            self._nothing.set_content(title, text, icon="chat")
            return
        icon = channel_icon(work.channel)
        if work.is_offer:
            title = self.tr("{0} is being offered this").format(agent)
            self._nothing.set_content(title, customer_text(work), icon=icon)
        elif work.channel.is_call:
            text = self.tr("This program carries no voice: the call itself cannot be heard here.")
            self._nothing.set_content(state_text(work), text, icon=icon)
        else:
            text = self.tr("What is written in it can be read by its agent only.")
            self._nothing.set_content(
                plain(work.title, 120) or customer_text(work), text, icon=icon
            )

    def _show_coaching(self, session: SupervisorSession) -> None:
        guidance = self._supervising.guidance(session)
        shown = session.mode is SupervisionMode.COACHING and guidance is not None
        for part in (self._coach_line, self._coach_head, self.coaching):
            part.setVisible(shown)
        agent = plain(session.agent_name, 80)
        self._coach_head.setText(self.tr("Between you and {0}").format(agent))
        self.coaching.show_interaction(guidance if shown else None)

    def _show_say_bar(self, session: SupervisorSession, work: Interaction | None) -> None:
        self.say.setVisible(session.mode in _SPEAKING)
        if session.mode not in _SPEAKING:
            return
        coaching = session.mode is SupervisionMode.COACHING
        read_in = self._supervising.guidance(session) if coaching else work
        agent = plain(session.agent_name, 80)
        customer = customer_text(work) if work is not None else self.tr("the customer")
        self.say.speak_to(
            self._contact(read_in),
            audience_text(session.mode, agent, customer),
            problem_text(self._supervising.speech_problem(session, work), agent),
        )

    def _contact(self, read_in: Interaction | None) -> ContactId | None:
        return read_in.contact_id if read_in is not None else None

    def _on_said(self, text: str) -> None:
        if self._session is not None:
            self._supervising.say(self._session, self._work, text)

    def _say_no_files(self) -> None:
        self._no_files.setText(
            self.tr("Files of a colleague's conversation cannot be opened here.")
        )
        self._no_files.show()

    def _name_parts(self) -> None:
        self.setObjectName("workView")
        self._nothing.setObjectName("supervisedNothing")
        self._no_files.setObjectName("supervisedNoFiles")
        self._no_files.hide()
        self._coach_head.setObjectName("coachHead")
        self.coaching.setObjectName("coachTranscript")
        self.coaching.view.setObjectName("coachMessages")
        # The other transcript answers to the key.
        self.coaching.newer.set_key("")

    def _lay_out(self) -> None:
        tokens = self._services.theme.tokens
        space = tokens.space(2.5)
        self._pages.addWidget(self._nothing)
        for label in (self._no_files, self._coach_head):
            label.setContentsMargins(space, tokens.space(1), space, 0)
        foot = QVBoxLayout()
        foot.setContentsMargins(space, 0, space, tokens.space(2))
        foot.addWidget(self.say, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 3)
        column.addWidget(self._no_files)
        column.addWidget(self._coach_line)
        column.addWidget(self._coach_head)
        column.addWidget(self.coaching, 2)
        column.addLayout(foot)
