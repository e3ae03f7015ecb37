"""The client as a process: its event loop, its log, and how it is interrupted."""

import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from contactpro_desktop.app import logs
from contactpro_desktop.app.notices import Notice, Severity, Topic
from contactpro_desktop.assignment.network_thread import describe
from contactpro_desktop.bootstrap.client import Client, Options
from contactpro_desktop.bootstrap.local_server import Failure, LocalServer
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ui.application import make_application
from contactpro_desktop.ui.tidying import Tidying

log = logging.getLogger(__name__)

_TURN = 0.0005
"""Seconds after which a busy thread lets another one go on. Whenever the interface calls Qt it has
to wait for its turn again: with Python's 5 ms, painting beside a busy network thread takes long."""

_TOPICS = {
    Failure.NOT_STARTED: Topic.LOCAL_SERVER_NOT_STARTED,
    Failure.ENDED: Topic.LOCAL_SERVER_ENDED,
}


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
    """Plays on a stage once the local server is there, or at once at a tenant that is named."""

    def play(self, stage: Stage) -> None: ...


def run(options: Options, server_arguments: tuple[str, ...] = (), play: Play | None = None) -> int:
    """The client from start to end; the process's exit code."""
    app = prepare(options)
    client = Client(app, options)
    tidying = Tidying(client.services.ticker)
    server = LocalServer(options.folder / "localserver", server_arguments, app)
    server.ready.connect(lambda tenant, visitor: _on_server(client, play, tenant, visitor))
    server.failed.connect(lambda failure: _on_failure(client, play, failure))
    interrupts = _Interrupts(app)
    client.window.closed.connect(app.quit)
    client.start()
    if options.local:
        server.start()
    elif play is not None:
        play.play(_stage(client, options.tenant))
    try:
        return app.exec()
    finally:
        interrupts.stop()
        client.stop()
        server.stop()
        tidying.stop()


def prepare(options: Options) -> QApplication:
    """The application, and before it what holds for the whole process."""
    sys.setswitchinterval(_TURN)
    logs.set_up(options.folder / "logs")
    qInstallMessageHandler(_log_qt)
    log_failures()
    return make_application(sys.argv[:1])


def _on_server(client: Client, play: Play | None, tenant: str, visitor: str) -> None:
    """Sign in to the demonstration tenant; its passwords work on loopback only."""
    stage = _stage(client, tenant)
    if play is None:
        print(f"Be a customer: {visitor}", flush=True)
        stage.sign_in()
    else:
        play.play(stage)


def _stage(client: Client, tenant: str) -> Stage:
    user = client.options.user or "ana"

    def sign_in() -> None:
        client.window.sign_in_as(tenant, user, f"demo-{user}")

    return Stage(client, tenant, sign_in, QApplication.exit)


def _on_failure(client: Client, play: Play | None, failure: Failure) -> None:
    """Let the agent know, in the sign-in or in the workspace; a play cannot go on without it."""
    client.services.board.post(Notice(_TOPICS[failure], Severity.ERROR))
    if play is not None:
        QApplication.exit(1)


def log_failures() -> None:
    """Log what nobody caught, on any thread, by kind and place: its words may be personal."""

    def uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.critical("Not caught: %s", describe(error.with_traceback(trace)))

    def uncaught_on_thread(failure: threading.ExceptHookArgs) -> None:
        name = failure.thread.name if failure.thread else "a thread"
        log.critical("Not caught on %s: %s", name, describe(failure.exc_value))

    sys.excepthook = uncaught
    threading.excepthook = uncaught_on_thread


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
