"""Where the benchmarks are carried out: folders, processes, and end users."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from benchmarks.child import Child, Failed, Told
from benchmarks.workstation import make_workstation
from contactpro_desktop.robots.runner import LoopThread

AGENT = "ana"
AGENT_NAME = "Ana Pérez"
PASSWORD = f"demo-{AGENT}"

_OFFSCREEN = {
    "QT_QPA_PLATFORM": "offscreen",
    # Keep the password in memory: not in the keyring of whoever runs this.
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
}
BARE_WINDOW = "an empty PySide6 window"

_FEWEST_COLORS = 12
"""The empty window has two, the sign-in some ten; text on several surfaces has many more."""


def pause(seconds: float) -> None:
    """Let time pass: for the pace of a benchmark, never to wait for something."""
    Event().wait(seconds)


class Lab:
    """`people` is a thread with an asyncio loop for end users. Pictures go to `output`."""

    def __init__(self, output: Path, scratch: Path, people: LoopThread) -> None:
        self.output = output
        self.people = people
        self._scratch = scratch
        self._workstation = make_workstation(scratch / "workstation")
        # Compiled modules are kept, as they are once something is installed.
        cache = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(scratch / "compiled")}
        self._settings = _OFFSCREEN | cache

    @contextmanager
    def server(self, chats: int = 3) -> Iterator[tuple[Child, str]]:
        """A server of its own, and the tenant's address."""
        folder = self._folder("server")
        errors = self.output / "server.stderr"
        command = (Path(sys.executable), "benchmarks.server", str(folder), str(chats))
        with Child(errors, *command) as server:
            yield server, server.hear("up")["tenant"]

    @contextmanager
    def client(self, tenant: str) -> Iterator[tuple[Child, Told]]:
        """A client that signs in by itself, and what it told once that was painted."""
        folder = self._folder("client")
        kept = {"tenant": tenant, "user": AGENT, "keep_signed_in": True, "language": "en"}
        (folder / "settings.json").write_text(json.dumps(kept), encoding="utf-8")
        errors = self.output / "client.stderr"
        command = (self._workstation, "benchmarks.client", str(folder), tenant, AGENT, PASSWORD)
        with Child(errors, *command, settings=self._settings) as client:
            workspace = client.hear("workspace")
            if workspace["name"] != AGENT_NAME or workspace["link"] != "Connected":
                raise Failed(f"something else was painted: {workspace}")
            yield client, workspace

    @contextmanager
    def bare_window(self) -> Iterator[tuple[Child, Told]]:
        """An empty window to compare with, and what it told once it was painted."""
        errors, command = self.output / "bare.stderr", (self._workstation, "benchmarks.client.bare")
        with Child(errors, *command, settings=self._settings) as window:
            yield window, window.hear("window")

    def picture(self, client: Child, name: str) -> Path:
        """What stands on the client's screen; raises `Failed` if that is nothing."""
        path = self.output / f"{name}.png"
        taken = client.ask("picture", path=str(path))
        if not taken["saved"] or taken["colors"] < _FEWEST_COLORS:
            raise Failed(f"there is nothing to see on the screen: {taken}")
        return path

    def _folder(self, kind: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=f"{kind}-", dir=self._scratch))
