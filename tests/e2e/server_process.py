"""The local server as an operator starts it: a process of its own on a loopback port.

All come from one process that has loaded the program already and only divides itself: most of a
start is loading. That the program starts on its own is for the tests of `serve`.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlsplit

from contactpro_desktop.serve import main

_PATIENCE = 20.0
_DIVIDING = multiprocessing.get_context("forkserver")
_LOADED = [
    "contactpro_desktop.serve.commands",
    "contactpro_desktop.serve.staffing",
    "aiosqlite",
    "uvicorn.lifespan.on",
    "websockets.server",
]


class ServerProcess:
    """`contactpro-server serve` with the demonstration data; ends with the test."""

    def __init__(self, folder: Path, *options: str, port: int = 0) -> None:
        self._arguments = ["serve", "--with-parent", "--data-dir", str(folder), *options, "--port"]
        self._errors = folder.parent / f"{folder.name}.stderr"
        self._start(port)

    def _start(self, port: int) -> None:
        _DIVIDING.set_forkserver_preload(_LOADED)
        self._line, far_end = _DIVIDING.Pipe()
        self._process = _DIVIDING.Process(
            target=_serve, args=([*self._arguments, str(port)], far_end, self._errors)
        )
        self._process.start()
        far_end.close()
        with open(self._line.fileno(), encoding="utf-8", closefd=False) as output:
            line = output.readline()
        assert line, f"the server did not start: {self.errors()}"
        addresses = json.loads(line)
        self.tenant: str = addresses["tenant"]
        self.visitor: str = addresses["visitor"]

    @property
    def origin(self) -> str:
        return self.tenant.rsplit("/", 1)[0]

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def errors(self) -> str:
        """What the server wrote to its log so far."""
        return self._errors.read_text(encoding="utf-8")

    def kill(self) -> None:
        """Pull the plug."""
        self._process.kill()
        self._process.join(_PATIENCE)
        self._line.close()

    def come_back(self) -> None:
        """Start it again after a `kill`, with the same data at the same address."""
        port = urlsplit(self.tenant).port
        assert port is not None
        self._start(port)

    def stop(self) -> None:
        """Ask it to end, as a parent does by going away."""
        if self._line.closed:
            return
        self._line.close()
        self._process.join(_PATIENCE)
        code = self._process.exitcode
        assert code == 0, f"the server ended with {code}: {self.errors()}"


def _serve(arguments: Sequence[str], line: Connection, errors: Path) -> None:
    """The program, with one line for input and output, and a file for errors."""
    with errors.open("a", encoding="utf-8") as log:
        for stream, number in ((line, 0), (line, 1), (log, 2)):
            os.dup2(stream.fileno(), number)
    line.close()
    sys.exit(main(arguments))
