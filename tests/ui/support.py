"""What the tests of the interface stand on: a clock in hand, and a server that only listens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from contactpro_desktop.app.calls import Calls
from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.files import Files
from contactpro_desktop.app.help import Help
from contactpro_desktop.app.mail_files import MailFiles
from contactpro_desktop.app.mails import Mails
from contactpro_desktop.app.notice_writer import NoticeWriter
from contactpro_desktop.app.notices import Notice, NoticeBoard
from contactpro_desktop.app.personal_data import PersonalData
from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.app.readiness import Readiness
from contactpro_desktop.app.secrets import MemorySecrets
from contactpro_desktop.app.session import Session
from contactpro_desktop.app.settings import Settings
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.errors import ContactProError, HistoryUnavailable
from contactpro_desktop.domain.events import ActionFinished, Event, MeChanged
from contactpro_desktop.domain.history import Found, Question
from contactpro_desktop.domain.ids import AttachmentId, RequestId
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome
from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.store.disk import Disk
from contactpro_desktop.store.drafts import Drafts
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.language import Languages
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.theme.theme import Theme, ThemeMode, application
from contactpro_desktop.ui.widgets.ticker import Ticker
from tests.unit.app.fakes import written

NOON = 1_795_348_991.0
"""2026-11-22 12:03:11 UTC: the time that every scene starts at."""


class FakeClock:
    """Seconds since 1970 UTC that pass only when told to."""

    def __init__(self, start: float = NOON) -> None:
        self.time = start

    def __call__(self) -> float:
        return self.time

    def advance(self, seconds: float) -> None:
        self.time += seconds


class FakeAssignment:
    """An `AssignmentPort` that records what it is asked; the test decides what comes of it."""

    def __init__(self) -> None:
        self.performed: list[tuple[RequestId, Action]] = []
        self.searches: list[
            tuple[str, Callable[[Sequence[TransferTarget] | ContactProError], None]]
        ] = []
        self.sign_ins: list[tuple[Credentials, bool, Callable[[ContactProError | None], None]]] = []
        self.sign_outs: list[Callable[[], None]] = []
        self.retries = 0
        self.cancelled: list[RequestId] = []
        self.fetches: list[tuple[AttachmentId, Callable[[bytes | ContactProError], None]]] = []

    @property
    def actions(self) -> list[Action]:
        return [action for _, action in self.performed]

    def sign_in(
        self,
        credentials: Credentials,
        *,
        take_over: bool,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        self.sign_ins.append((credentials, take_over, done))

    def perform(self, request_id: RequestId, action: Action) -> None:
        self.performed.append((request_id, action))

    def search(
        self,
        text: str,
        done: Callable[[Sequence[TransferTarget] | ContactProError], None],
    ) -> None:
        self.searches.append((text, done))

    def fetch(
        self, attachment: AttachmentId, done: Callable[[bytes | ContactProError], None]
    ) -> None:
        self.fetches.append((attachment, done))

    def save(
        self,
        attachment: AttachmentId,
        target: Path,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        """Stands among the fetches; what they bring is written as the network does it."""
        self.fetches.append((attachment, written(target, done)))

    def cancel_file(self, request_id: RequestId) -> None:
        self.cancelled.append(request_id)

    def retry_now(self) -> None:
        self.retries += 1

    def sign_out(self, done: Callable[[], None]) -> None:
        self.sign_outs.append(done)

    def stop(self) -> None:
        """Nothing runs."""


class FakeHistory:
    """Collects what is asked of the past; a test answers with `done`."""

    def __init__(self) -> None:
        self.asked: list[tuple[Question, Callable[[Found | HistoryUnavailable], None]]] = []

    def look_up(
        self, question: Question, done: Callable[[Found | HistoryUnavailable], None]
    ) -> None:
        self.asked.append((question, done))

    def answer(self, kind: type, found: Found | HistoryUnavailable) -> None:
        """Answer the latest question of a kind."""
        done = next(done for question, done in reversed(self.asked) if isinstance(question, kind))
        done(found)


class Office:
    """Everything a view is built from, without a server: store, use cases, theme and ticker.

    The ticker really ticks once a second; `tick` moves the clock and repaints at once.
    """

    assignment_type = FakeAssignment
    history_type = FakeHistory

    def __init__(self, parent: QObject, mode: ThemeMode = ThemeMode.LIGHT) -> None:
        numbers = count(1)
        self.clock = FakeClock()
        self.assignment = self.assignment_type()
        self.store = Store(self.clock)
        self.desk = Desk(self.store, self.assignment, lambda: f"REQ{next(numbers):029}")
        self.calls = Calls(self.store, self.desk)
        self.board = NoticeBoard()
        self.files = Files(self.store, self.desk, self.assignment)
        self.mail_files = MailFiles(self.store, self.desk, self.assignment, self.files)
        self.help = Help(self.store, self.desk, self.board)
        self.personal_data = PersonalData(self.store, self.desk)
        self.notices: list[Notice] = []
        self.board.listen(self.notices.append)
        self.writer = NoticeWriter(self.store, self.board)
        self._disk = Disk(None, self.clock)
        self.drafts = Drafts(self._disk)
        self.mails = Mails(self.store, self.desk, self.drafts)
        self.settings = Settings()
        self.secrets = MemorySecrets()
        self.session = Session(self.assignment, self.store, self.secrets, self.settings, self.board)
        self.theme = Theme(mode, parent, keys=Keys(self.settings, parent))
        self.ticker = Ticker(self.store.now, parent)
        self.ticker.tick.connect(self.mails.keep)
        self.readiness = Readiness(self.store, self.desk)
        self.languages = Languages(application(), parent)
        self.history = self.history_type()

    @property
    def services(self) -> Services:
        return Services(
            theme=self.theme,
            ticker=self.ticker,
            languages=self.languages,
            store=self.store,
            desk=self.desk,
            calls=self.calls,
            mails=self.mails,
            readiness=self.readiness,
            session=self.session,
            board=self.board,
            files=self.files,
            mail_files=self.mail_files,
            help=self.help,
            personal_data=self.personal_data,
            drafts=self.drafts,
            settings=self.settings,
            history=self.history,
        )

    def say(self, *events: Event) -> None:
        """The server tells something."""
        self.store.apply(events)

    def finish(self, outcome: Outcome = SUCCEEDED, index: int = -1) -> None:
        """The server ends one of the performed actions, the last one unless told otherwise."""
        self.say(ActionFinished(self.assignment.performed[index][0], outcome))

    def take_files(self, **limits: object) -> None:
        """The contact centre passes files on; `limits` are fields of `Agent`."""
        me = self.store.me
        assert me is not None
        self.say(MeChanged(replace(me, media_path="/ecfs/media", **limits)))  # type: ignore[arg-type]

    def tick(self, seconds: float = 1.0) -> None:
        self.clock.advance(seconds)
        self.ticker.tick.emit()

    def close(self) -> None:
        self.ticker.stop()
        self.drafts.close()
        self._disk.close()


class PaintCounter(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.paints = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.paints += event.type() == QEvent.Type.Paint
        return False
