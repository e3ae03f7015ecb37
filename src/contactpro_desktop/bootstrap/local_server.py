"""The local server as a child of the client."""

import json
import logging
import sys
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

log = logging.getLogger(__name__)

_PATIENCE_MS = 5000
_KILLED_WITHIN_MS = 2000


class Failure(Enum):
    """`NOT_STARTED`: it never told its addresses. `ENDED`: it did, and ended later."""

    NOT_STARTED = "not_started"
    ENDED = "ended"


class LocalServer(QObject):
    """The local server as a child process that ends with this one.

    `ready(tenant, visitor)` once it listens; `failed(Failure)` once, when it ends by itself or
    does not start at all. After `stop` nothing is told.
    """

    ready = Signal(str, str)
    failed = Signal(Failure)

    def __init__(
        self,
        folder: Path,
        arguments: tuple[str, ...],
        parent: QObject | None = None,
        *,
        program: str = sys.executable,
    ) -> None:
        super().__init__(parent)
        self._listening = False
        self._over = False
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.setProgram(program)
        self._process.setArguments(
            [
                *("-m", "contactpro_desktop.serve", "serve", "--with-parent"),
                *("--data-dir", str(folder), *arguments),
            ]
        )
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.errorOccurred.connect(self._on_error)
        self._process.finished.connect(self._on_finished)

    def start(self) -> None:
        self._process.start()

    def stop(self) -> None:
        """Ask it to end by closing its standard input; insist after 5 s."""
        self._over = True
        if self._process.state() is QProcess.ProcessState.NotRunning:
            return
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(_PATIENCE_MS):
            log.warning("local server did not end by itself")
            self._process.kill()
            self._process.waitForFinished(_KILLED_WITHIN_MS)

    def _on_output(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            if not self._listening and not self._over:
                self._on_addresses(line)

    def _on_addresses(self, line: bytes) -> None:
        """Its first line is JSON with its addresses; without them nobody can sign in."""
        try:
            addresses = json.loads(line)
            tenant, visitor = addresses["tenant"], addresses["visitor"]
        except (ValueError, KeyError, TypeError) as error:
            self._fail(f"no addresses ({type(error).__name__})")
            self._process.kill()
            return
        self._listening = True
        self.ready.emit(tenant, visitor)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        """Everything but a failed start is followed by `finished`."""
        if error is QProcess.ProcessError.FailedToStart:
            self._fail(error.name)

    def _on_finished(self, code: int) -> None:
        self._fail(f"exit code {code}")

    def _fail(self, reason: str) -> None:
        if self._over:
            return
        self._over = True
        log.error("local server failed: %s", reason)
        self.failed.emit(Failure.ENDED if self._listening else Failure.NOT_STARTED)
