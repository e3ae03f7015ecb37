"""`contactpro-server` exactly as an operator runs it, to be killed and started anew."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Timer

from tests.support.server_process import command

_PATIENCE = 60.0


class RealServer:
    """At one port for all its lives. `seconds` is what the last start took, to its first line."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.port = _free_port()
        self.tenant = f"http://127.0.0.1:{self.port}/demo"
        self.seconds = 0.0
        self._options = options
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        begun = time.monotonic()
        self._process = subprocess.Popen(
            command(*self._arguments()),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        late = Timer(_PATIENCE, self._process.kill)
        late.start()
        line = self._process.stdout.readline()
        late.cancel()
        self.seconds = time.monotonic() - begun
        assert json.loads(line)["tenant"] == self.tenant

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def refuses(self) -> tuple[int, str]:
        """Start it where it ought not to work: its exit code, and what it says."""
        done = subprocess.run(
            command(*self._arguments()), capture_output=True, text=True, timeout=_PATIENCE
        )
        return done.returncode, done.stderr

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """As a system does that shuts down; the exit code."""
        return self._end(signal.SIGTERM)

    def _arguments(self) -> Sequence[str]:
        return (
            *("serve", "--with-parent", "--data-dir", str(self.folder)),
            *("--port", str(self.port), *self._options),
        )

    def _end(self, how: signal.Signals) -> int:
        if self._process is None:
            return 0
        self._process.send_signal(how)
        try:
            self._process.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
        return self._process.returncode


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
