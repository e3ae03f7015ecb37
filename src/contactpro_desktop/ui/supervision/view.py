"""The supervision: colleagues and their conversations, in the place of the conversation pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from contactpro_desktop.app.contact_control import ContactControl
from contactpro_desktop.app.supervision import Supervising, SupervisingProblem
from contactpro_desktop.domain.ids import SupervisionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.outcome import Outcome
from contactpro_desktop.domain.service_actions import BargeIn
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.store.changes import (
    ActionEnded,
    ActionStarted,
    Change,
    InteractionAdded,
    InteractionDropped,
    InteractionUpdated,
    LinkUpdated,
    MeUpdated,
    PreferencesUpdated,
    SupervisedUpdated,
    SupervisionUpdated,
)
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.supervision.colleagues import Colleagues
from contactpro_desktop.ui.supervision.control_bar import ControlBar
from contactpro_desktop.ui.supervision.mode_bar import ModeBar
from contactpro_desktop.ui.supervision.rows import AgentRow, Row, WorkRow
from contactpro_desktop.ui.supervision.wording import problem_text
from contactpro_desktop.ui.supervision.work_view import WorkView
from contactpro_desktop.ui.widgets.empty_state import EmptyState
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

_CONCERNS = (
    ActionEnded,
    ActionStarted,
    InteractionAdded,
    InteractionDropped,
    InteractionUpdated,
    LinkUpdated,
    MeUpdated,
    PreferencesUpdated,
    SupervisedUpdated,
    SupervisionUpdated,
)


class SupervisionView(Panel):
    """`closed` when the supervisor goes back to their own conversations; sessions go on."""

    closed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("app", parent=parent)
        theme = services.theme
        self._store = services.store
        self.supervising = Supervising(services.store, services.desk)
        self._row: Row | None = None
        self._title = PlainLabel(theme, self.tr("Supervision"), "heading")
        self._close = IconButton(
            theme, "close", self.tr("Back to your conversations (Esc)"), role="muted"
        )
        self.colleagues = Colleagues(theme, self.supervising)
        self.modes = ModeBar(theme, self.supervising)
        control = ContactControl(services.store, services.desk, self.supervising)
        self.controls = ControlBar(theme, control)
        self.work = WorkView(services, self.supervising)
        self._nobody = EmptyState(theme, "users", self.tr("Choose a colleague"))
        self._name_parts()
        self._lay_out(theme.tokens.space(2))
        self._connect()

    def start(self) -> None:
        """It has just been opened."""
        self.colleagues.start()
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded) and isinstance(change.action, BargeIn):
                self._on_said(change.action, change.outcome)
        if any(isinstance(change, _CONCERNS) for change in batch) and self.isVisible():
            self._refresh()
        for change in batch:
            if isinstance(change, SupervisionUpdated):
                self._show_begun(change)

    def _show_begun(self, change: SupervisionUpdated) -> None:
        """Whom the supervisor has just begun to look on at is what they want to see."""
        known = {session.id for session in change.before}
        for session in change.sessions:
            if session.agent_id is not None and session.id not in known:
                self.colleagues.choose((session.agent_id, ""))

    def _on_said(self, said: BargeIn, outcome: Outcome) -> None:
        if not outcome.succeeded:
            self.work.bring_back(said)

    def _refresh(self) -> None:
        going_on = frozenset(session.id for session in self.supervising.sessions)
        self.work.forget_others(going_on & self._store.supervised.keys())
        self.colleagues.refresh()
        self._row = self.colleagues.row
        self._show_row()

    def _on_chosen(self, row: Row | None) -> None:
        self._row = row
        self._show_row()

    def _show_row(self) -> None:
        row = self._row
        session = (
            self.supervising.session(row.session)
            if isinstance(row, AgentRow | WorkRow) and row.session is not None
            else None
        )
        self._pages.setCurrentIndex(0 if session is None else 1)
        if session is None:
            self._offer_begin(row)
            return
        work = self._work_of(session.id, row)
        self.modes.show_session(session, work)
        self.controls.show_work(session, work)
        self.work.show_work(session, work)
        self.work.show_typing()

    def _work_of(self, session_id: SupervisionId, row: Row | None) -> Interaction | None:
        """The conversation chosen, or the agent's only one."""
        work = self.supervising.work(session_id)
        if isinstance(row, WorkRow):
            return next((each for each in work if each.id == row.interaction_id), None)
        return work[0] if len(work) == 1 else None

    def _offer_begin(self, row: Row | None) -> None:
        problem = self.supervising.problem
        if not isinstance(row, AgentRow):
            self._nobody.set_content(self.tr("Choose a colleague"), problem_text(problem))
            return
        if problem is None and row.is_offline:
            problem = SupervisingProblem.NOT_SIGNED_IN
        text = self.tr("You see their conversations once you look on. They are told.")
        if row.is_offline:
            text = self.tr("There is nothing to see until they sign in. Enter looks them up again.")
        self._nobody.set_content(row.name, text, self.tr("Look on"), icon="users")
        self._nobody.set_refusal(problem_text(problem, row.name))

    def _begin(self) -> None:
        row = self._row
        if not isinstance(row, AgentRow) or row.session is not None:
            return
        if row.is_offline:
            self.colleagues.look_up()  # They may have come meanwhile: nobody is told of that.
        else:
            self.supervising.begin(row.agent_id)

    def _on_mode(self, mode: SupervisionMode) -> None:
        session = self._session
        if session is not None:
            work = self._work_of(session.id, self._row)
            self.supervising.set_mode(session, mode, work)

    def _on_leave(self) -> None:
        session = self._session
        if session is not None:
            self.supervising.end(session)

    @property
    def _session(self) -> SupervisorSession | None:
        row = self._row
        return (
            self.supervising.session(row.session) if isinstance(row, AgentRow | WorkRow) else None
        )

    def _name_parts(self) -> None:
        self.setObjectName("supervision")
        self._title.setObjectName("supervisionTitle")
        self._close.setObjectName("supervisionClose")
        self._nobody.setObjectName("supervisionNobody")

    def _lay_out(self, space: int) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(space, space // 2, space // 2, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        side = Panel("column")
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 1, 0)
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(self.colleagues, 1)
        supervised = QWidget()
        right = QVBoxLayout(supervised)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.modes)
        right.addWidget(self.controls)
        right.addWidget(self.work, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nobody)
        self._pages.addWidget(supervised)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._close.clicked.connect(self.closed)
        self.colleagues.chosen.connect(self._on_chosen)
        self.colleagues.entered.connect(self._begin)
        self._nobody.acted.connect(self.colleagues.search.setFocus)
        self._nobody.acted.connect(self._begin)
        self.modes.mode_chosen.connect(self._on_mode)
        self.modes.leave_wanted.connect(self._on_leave)
        self.controls.acted.connect(self.colleagues.search.setFocus)
        listen(self._store, self, self._on_changes)
