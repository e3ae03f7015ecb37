"""Every object of the client, made and wired."""

from collections.abc import Sequence
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from contactpro_desktop.app.calls import Calls
from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.files import Files
from contactpro_desktop.app.help import Help
from contactpro_desktop.app.mail_files import MailFiles
from contactpro_desktop.app.mails import Mails
from contactpro_desktop.app.notice_writer import NoticeWriter
from contactpro_desktop.app.notices import Notice, NoticeBoard, Severity, Topic
from contactpro_desktop.app.outbox import make_outbox
from contactpro_desktop.app.personal_data import PersonalData
from contactpro_desktop.app.ports import SecretStore
from contactpro_desktop.app.qt_bridge import GuiAssignment, GuiHistory, QtBridge
from contactpro_desktop.app.readiness import Readiness
from contactpro_desktop.app.secrets import system_secrets
from contactpro_desktop.app.session import Session
from contactpro_desktop.app.settings import Settings
from contactpro_desktop.assignment.network_thread import NetworkThread
from contactpro_desktop.bootstrap.network_watch import NetworkWatch
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.events import Event
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.store.disk import Disk, DiskProblem
from contactpro_desktop.store.drafts import Drafts
from contactpro_desktop.store.store import Store
from contactpro_desktop.system_clock import SystemClock
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.language import Languages
from contactpro_desktop.ui.main_window import MainWindow
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.theme.theme import Theme, ThemeMode
from contactpro_desktop.ui.widgets.ticker import Ticker

_DRAFT_DELAY_MS = 500


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, understood. `data_dir` None means the system's place for this user."""

    tenant: str = ""
    user: str = ""
    local: bool = False
    data_dir: Path | None = None

    @property
    def folder(self) -> Path:
        return self.data_dir or Path(platformdirs.user_data_dir("contactpro-desktop", False))


class DraftSaver(QObject):
    """Flushes drafts to disk half a second after the first key press that is not saved."""

    def __init__(self, drafts: Drafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_DELAY_MS)
        self._timer.timeout.connect(drafts.flush)
        drafts.on_dirty(self._start)

    def stop(self) -> None:
        self._timer.stop()

    def _start(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


class Client:
    """Every object of the client, wired. `start` shows the window; `stop` ends all of it."""

    def __init__(
        self,
        app: QApplication,
        options: Options,
        *,
        secrets: SecretStore | None = None,
        clock: Clock | None = None,
    ) -> None:
        clock = clock or SystemClock()
        folder = options.folder
        folder.mkdir(parents=True, exist_ok=True)
        self.options = options
        self._secrets = secrets or system_secrets()
        self.store = Store(clock.now)
        self.disk = Disk(folder / "drafts.sqlite", clock.now)
        self._bridge = QtBridge(self._receive)
        self._network = NetworkThread(self._bridge.post, clock)
        self._watch = NetworkWatch(self._network.dial_anew)
        self.services = self._compose(app, folder, clock)
        self._writer = NoticeWriter(self.store, self.services.board)
        self._saver = DraftSaver(self.services.drafts)
        self.services.ticker.tick.connect(self._outbox.look)
        self.services.ticker.tick.connect(self.services.mails.keep)
        self.disk.on_failing = lambda: self._warn(
            Topic.DRAFTS_NOT_KEPT, DiskProblem.NOT_ON_DISK.value
        )
        self.services.languages.use(self.services.settings.values.language)
        self.services.theme.apply(app)
        self.window = MainWindow(self.services)

    def _compose(self, app: QApplication, folder: Path, clock: Clock) -> Services:
        settings = Settings(folder / "settings.json")
        board = NoticeBoard()
        drafts = Drafts(self.disk)
        network = GuiAssignment(self._network, self._bridge)
        assignment = self._outbox = make_outbox(self.store, network, self.disk, drafts, board)
        desk = Desk(self.store, assignment)
        files = Files(self.store, desk, assignment)
        return Services(
            theme=Theme(ThemeMode(settings.values.theme), keys=Keys(settings)),
            ticker=Ticker(self.store.now),
            languages=Languages(app),
            store=self.store,
            desk=desk,
            calls=Calls(self.store, desk),
            mails=Mails(self.store, desk, drafts),
            readiness=Readiness(self.store, desk),
            session=Session(assignment, self.store, self._secrets, settings, board),
            board=board,
            files=files,
            mail_files=MailFiles(self.store, desk, assignment, files),
            help=Help(self.store, desk, board),
            personal_data=PersonalData(self.store, desk),
            drafts=drafts,
            settings=settings,
            history=GuiHistory(self._network, self._bridge),
        )

    def _receive(self, events: Sequence[Event]) -> None:
        self._outbox.receive(events)

    def start(self) -> None:
        self._network.start()
        self._watch.start()
        options = self.options
        self.window.start(options.tenant, options.user, waits=options.local)
        self._tell_of_problems()

    def _tell_of_problems(self) -> None:
        """What could not be brought back from the folder of this user."""
        disk, settings = self.disk.problem, self.services.settings.problem
        if disk is not None:
            self._warn(Topic.DRAFTS_NOT_KEPT, disk.value)
        if settings:
            self._warn(Topic.SETTINGS_NOT_READ, settings)

    def _warn(self, topic: Topic, subject: str) -> None:
        self.services.board.post(Notice(topic, Severity.WARNING, subject=subject))

    def stop(self) -> None:
        self.services.ticker.stop()
        self._watch.stop()
        self._network.stop()
        self._bridge.close()
        self._saver.stop()
        self.services.drafts.close()
        self.disk.close()
        self._secrets.close()
