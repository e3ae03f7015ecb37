"""Help from the supervisor: asking for it, and being told who looks on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.notices import Notice, NoticeBoard, Severity, Topic
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.domain.service_actions import AskForHelp, OpenGuidance
from contactpro_desktop.domain.supervision import SupervisorSession
from contactpro_desktop.store.changes import (
    ActionEnded,
    Change,
    SessionClosed,
    SupervisionUpdated,
)
from contactpro_desktop.store.store import Store

GUIDANCE_QUEUE = "ECFUI_SupervisorChatQueue"
"""The user setting that names the queue of the supervisors (ECFS 22Q1, POST /interactions)."""


class HelpProblem(Enum):
    """Why nobody can be asked for help now."""

    OFFLINE = "offline"
    NOT_OFFERED = "not_offered"
    ASKED = "asked"
    HELPED = "helped"


class Help:
    """Lives on the GUI thread. Asking opens a supervisor session and, as soon as it is there, the
    chat about it with the supervisors' queue."""

    def __init__(self, store: Store, desk: Desk, board: NoticeBoard) -> None:
        self._store = store
        self._desk = desk
        self._board = board
        self._asking = False
        store.listen(self._on_changes)

    @property
    def problem(self) -> HelpProblem | None:
        if self._store.link is not Link.ONLINE:
            return HelpProblem.OFFLINE
        queue = self._store.preferences.setting(GUIDANCE_QUEUE)
        if Service.SUPERVISION in self._store.missing_services or not queue:
            return HelpProblem.NOT_OFFERED
        if self.helper is not None:
            return HelpProblem.HELPED
        if self._asking or any(self._has_chat(each) for each in self._mine()):
            return HelpProblem.ASKED
        return None

    @property
    def helper(self) -> SupervisorSession | None:
        """The session whose supervisor is in a chat with this agent, whoever began it."""
        mine = (each for each in self._mine() if each.supervisor_id is not None)
        return next((each for each in mine if self._has_chat(each)), None)

    def ask(self) -> None:
        """Ask whoever serves the supervisors' queue for help."""
        if self.problem is not None:
            return
        session = next(iter(self._mine()), None)
        if session is not None:
            self._open_chat(session)
        else:
            self._asking = True
            self._desk.ask(AskForHelp())

    def _mine(self) -> list[SupervisorSession]:
        """Sessions in which this agent is helped."""
        return [each for each in self._store.supervision if each.agent_id is None]

    def _has_chat(self, session: SupervisorSession) -> bool:
        work = self._store.interactions.values()
        return any(i.supervision_id == session.id and i.is_under_way for i in work)

    def _open_chat(self, session: SupervisorSession) -> None:
        queue = self._store.preferences.setting(GUIDANCE_QUEUE)
        self._desk.ask(OpenGuidance(session.id, queue))

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, SupervisionUpdated):
                self._on_sessions(change)
            elif isinstance(change, ActionEnded) and not change.outcome.succeeded:
                self._asking = self._asking and not isinstance(change.action, AskForHelp)
            elif isinstance(change, SessionClosed):
                self._asking = False

    def _on_sessions(self, change: SupervisionUpdated) -> None:
        before = {each.id: each for each in change.before}
        for session in change.sessions:
            self._tell(before.pop(session.id, None), session)
        for gone in before.values():
            if gone.agent_id is None and gone.supervisor_id is not None:
                self._post(gone, "")
        if self._asking and self._mine():
            self._asking = False
            self._open_chat(self._mine()[0])

    def _tell(self, before: SupervisorSession | None, session: SupervisorSession) -> None:
        """Who has come to look on, or does something else now."""
        if session.agent_id is not None or session.supervisor_id is None:
            return
        if before is None or (before.mode, before.supervisor_id) != (
            session.mode,
            session.supervisor_id,
        ):
            self._post(session, session.mode.value)

    def _post(self, session: SupervisorSession, mode: str) -> None:
        name = session.supervisor_name
        self._board.post(Notice(Topic.SUPERVISED, Severity.INFO, subject=mode, who=name))
