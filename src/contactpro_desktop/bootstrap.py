"""Builds the client's objects, starts them, and stops them in the reverse order."""

import json
import logging
import signal
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, QProcess, QSocketNotifier, QTimer, Signal
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
        self.settings = Settings(folder / "settings.json")
        self.store = Store(clock.now)
        self.board = NoticeBoard()
        self._writer = NoticeWriter(self.store, self.board)
        self._bridge = QtBridge(self.store.apply)
        self._network = NetworkThread(self._bridge.post, clock)
        assignment = GuiAssignment(self._network, self._bridge)
        self.desk = Desk(self.store, assignment)
        self._secrets = secrets or system_secrets()
        self.drafts = Drafts(folder / "drafts.sqlite", clock.now)
        self._saver = DraftSaver(self.drafts)
        self._ticker = Ticker(self.store.now)
        self._theme = Theme(ThemeMode(self.settings.values.theme))
        self._theme.apply(app)
        languages = Languages(app)
        languages.use(self.settings.values.language)
        self.window = MainWindow(
            Services(
                theme=self._theme,
                ticker=self._ticker,
                languages=languages,
                store=self.store,
                desk=self.desk,
                readiness=Readiness(self.store, self.desk),
                session=Session(assignment, self.store, self._secrets, self.settings, self.board),
                board=self.board,
                drafts=self.drafts,
                settings=self.settings,
            )
        )

    def start(self) -> None:
        self._network.start()
        self.window.start(self.options.tenant, self.options.user)

    def stop(self) -> None:
        self._ticker.stop()
        self._network.stop()
        self._bridge.close()
        self._saver.stop()
        self.drafts.close()
        if isinstance(self._secrets, KeyringSecrets):
            self._secrets.close()


def run(options: Options, server_arguments: tuple[str, ...] = ()) -> int:
    """The client from start to end; the process's exit code."""
    app = make_application(sys.argv[:1])
    logs.set_up(options.folder / "logs")
    client = Client(app, options)
    server = LocalServer(options.folder / "localserver", server_arguments, app)
    server.ready.connect(lambda tenant, visitor: _on_local_server(client, tenant, visitor))
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


def _on_local_server(client: Client, tenant: str, visitor: str) -> None:
    """Sign in to the demonstration tenant; its passwords work on loopback only."""
    user = client.options.user or "ana"
    print(f"Be a customer: {visitor}", flush=True)  # noqa: T201 - said to whoever started it
    client.window.sign_in_as(tenant, user, f"demo-{user}")


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
        self._notifier.activated.connect(app.quit)

    def stop(self) -> None:
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._reader.close()
        self._writer.close()
