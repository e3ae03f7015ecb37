"""Builds the client's objects, starts them, and stops them in the reverse order."""

import json
import logging
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import platformdirs
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QProcess,
    QSocketNotifier,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from contactpro_desktop.app import logs
from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.notice_writer import NoticeWriter
from contactpro_desktop.app.notices import NoticeBoard
from contactpro_desktop.app.ports import SecretStore
from contactpro_desktop.app.qt_bridge import GuiAssignment, QtBridge
from contactpro_desktop.app.readiness import Readiness
from contactpro_desktop.app.secrets import KeyringSecrets, system_secrets
from contactpro_desktop.app.session import Session
from contactpro_desktop.app.settings import Settings
from contactpro_desktop.assignment.network_thread import NetworkThread
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.store.drafts import Drafts
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.application import make_application
from contactpro_desktop.ui.language import Languages
from contactpro_desktop.ui.main_window import MainWindow
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.theme.theme import Theme, ThemeMode
from contactpro_desktop.ui.tidying import Tidying
from contactpro_desktop.ui.widgets.ticker import Ticker

log = logging.getLogger(__name__)

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


class LocalServer(QObject):
    """The local server as a child process that ends with this one.

    `ready(tenant, visitor)` once it listens; `failed(reason)` when it ends before that.
    """

    ready = Signal(str, str)
    failed = Signal(str)

    def __init__(self, folder: Path, arguments: tuple[str, ...], parent: QObject | None) -> None:
        super().__init__(parent)
        self._listening = False
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.finished.connect(self._on_finished)
        self._arguments = [
            *("-m", "contactpro_desktop.serve", "serve", "--with-parent"),
            *("--data-dir", str(folder), *arguments),
        ]

    def start(self) -> None:
        self._process.start(sys.executable, self._arguments)

    def stop(self) -> None:
        """Ask it to end by closing its standard input; insist after 5 s."""
        if self._process.state() is QProcess.ProcessState.NotRunning:
            return
        self._process.finished.disconnect(self._on_finished)
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(5000):
            log.warning("local server did not end by itself")
            self._process.kill()
            self._process.waitForFinished(2000)

    def _on_output(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            if not self._listening:
                addresses = json.loads(line)
                self._listening = True
                self.ready.emit(addresses["tenant"], addresses["visitor"])

    def _on_finished(self, code: int) -> None:
        if not self._listening:
            self.failed.emit(f"exit code {code}")


class SystemClock:
    """The clocks of this machine."""

    def now(self) -> float:
        return time.time()

    def monotonic(self) -> float:
        return time.monotonic()


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
        self._bridge = QtBridge(self.store.apply)
        self._network = NetworkThread(self._bridge.post, clock)
        self.services = self._compose(app, folder, clock)
        self._writer = NoticeWriter(self.store, self.services.board)
        self._saver = DraftSaver(self.services.drafts)
        self.services.languages.use(self.services.settings.values.language)
        self.services.theme.apply(app)
        self.window = MainWindow(self.services)

    def _compose(self, app: QApplication, folder: Path, clock: Clock) -> Services:
        settings = Settings(folder / "settings.json")
        board = NoticeBoard()
        assignment = GuiAssignment(self._network, self._bridge)
        desk = Desk(self.store, assignment)
        return Services(
            theme=Theme(ThemeMode(settings.values.theme)),
            ticker=Ticker(self.store.now),
            languages=Languages(app),
            store=self.store,
            desk=desk,
            readiness=Readiness(self.store, desk),
            session=Session(assignment, self.store, self._secrets, settings, board),
            board=board,
            drafts=Drafts(folder / "drafts.sqlite", clock.now),
            settings=settings,
        )

    def start(self) -> None:
        self._network.start()
        self.window.start(self.options.tenant, self.options.user)

    def stop(self) -> None:
        self.services.ticker.stop()
        self._network.stop()
        self._bridge.close()
        self._saver.stop()
        self.services.drafts.close()
        if isinstance(self._secrets, KeyringSecrets):
            self._secrets.close()


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scripted shift has at hand: the client, signed out, and the server it is meant for.

    `sign_in` fills in the form as the demonstration's agent; `end` ends the program.
    """

    client: Client
    tenant: str
    sign_in: Callable[[], None]
    end: Callable[[int], None]


class Play(Protocol):
    """Plays on a stage once the local server is there."""

    def play(self, stage: Stage) -> None: ...


def run(options: Options, server_arguments: tuple[str, ...] = (), play: Play | None = None) -> int:
    """The client from start to end; the process's exit code."""
    logs.set_up(options.folder / "logs")
    qInstallMessageHandler(_log_qt)
    app = make_application(sys.argv[:1])
    client = Client(app, options)
    tidying = Tidying(client.services.ticker)
    server = LocalServer(options.folder / "localserver", server_arguments, app)
    server.ready.connect(lambda tenant, visitor: _on_server(client, play, tenant, visitor))
    server.failed.connect(lambda reason: log.error("local server failed: %s", reason))
    interrupts = _Interrupts(app)
    client.window.closed.connect(app.quit)
    client.start()
    if options.local:
        server.start()
    try:
        return app.exec()
    finally:
        interrupts.stop()
        client.stop()
        server.stop()
        tidying.stop()


def _on_server(client: Client, play: Play | None, tenant: str, visitor: str) -> None:
    """Sign in to the demonstration tenant; its passwords work on loopback only."""
    user = client.options.user or "ana"

    def sign_in() -> None:
        client.window.sign_in_as(tenant, user, f"demo-{user}")

    if play is None:
        print(f"Be a customer: {visitor}", flush=True)  # noqa: T201 - for whoever started it
        sign_in()
    else:
        play.play(Stage(client, tenant, sign_in, QApplication.exit))


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt complains of belongs in the log; it holds nothing of anyone."""
    logging.getLogger(context.category or "qt").log(_LEVELS[kind], "%s", message)


class _Interrupts(QObject):
    """Lets Ctrl+C and a termination end the program without a timer that polls for them."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno())
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        # quit() would be refused while the window asks about open work.
        self._notifier.activated.connect(lambda: app.exit(0))

    def stop(self) -> None:
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._reader.close()
        self._writer.close()
