"""The local server as an operator starts it: a process of its own on a loopback port."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

_PATIENCE = 20.0


class ServerProcess:
    """`contactpro-server serve` with the demonstration data; ends with the test."""

    def __init__(self, folder: Path, *options: str, port: int = 0) -> None:
        self._command = [
            *(sys.executable, "-m", "contactpro_desktop.serve", "serve", "--with-parent"),
            *("--data-dir", str(folder), *options, "--port"),
        ]
        self._errors = folder.parent / f"{folder.name}.stderr"
        self._start(port)

    def _start(self, port: int) -> None:
        with self._errors.open("a", encoding="utf-8") as errors:
            self._process = subprocess.Popen(
                [*self._command, str(port)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the server did not start: {self.errors()}"
        addresses = json.loads(line)
        self.tenant: str = addresses["tenant"]
        self.visitor: str = addresses["visitor"]

    @property
    def origin(self) -> str:
        return self.tenant.rsplit("/", 1)[0]

    def errors(self) -> str:
        """What the server wrote to its log so far."""
        return self._errors.read_text(encoding="utf-8")

    def kill(self) -> None:
        """Pull the plug."""
        self._process.kill()
        self._close()

    def come_back(self) -> None:
        """Start it again after a `kill`, with the same data at the same address."""
        port = urlsplit(self.tenant).port
        assert port is not None
        self._start(port)

    def stop(self) -> None:
        """Ask it to end, as a parent does by going away."""
        if self._process.poll() is not None:
            return
        assert self._process.stdin is not None
        self._process.stdin.close()
        code = self._process.wait(_PATIENCE)
        self._close()
        assert code == 0, f"the server ended with {code}: {self.errors()}"

    def _close(self) -> None:
        self._process.wait(_PATIENCE)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None and not stream.closed:
                stream.close()
