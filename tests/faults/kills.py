"""Starting the client that is killed, listening to it, and what it is killed in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from urllib.parse import urlsplit

from contactpro_desktop.robots.runner import LoopThread
from contactpro_desktop.robots.scripted import ScriptedCustomer
from tests.faults.proxy import Proxy
from tests.support.server_process import server_process

_PATIENCE = 60.0
"""Seconds that a client may live at most: one that hangs does not hang the tests."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A customer who has come, a server, the folder that every client finds again, and the network
    between the client and the server."""

    tenant: str
    customer: ScriptedCustomer
    folder: Path
    network: Proxy


@contextmanager
def scene(config: Path | None = None) -> Iterator[Scene]:
    """At the demonstration, or what `config` makes of it."""
    configured = () if config is None else ("--config", str(config))
    with TemporaryDirectory() as folder, LoopThread("customers") as thread:
        home = Path(folder)
        with (
            server_process(home / "server", "--no-bot", *configured) as server,
            ScriptedCustomer(thread, server.tenant_url) as customer,
            Proxy(urlsplit(server.tenant_url).port or 0) as network,
        ):
            customer.open("ventas@demo")
            tenant = network.url(server.tenant_url)
            yield Scene(tenant, customer, home / "client", network)


class KilledClient:
    """Use as a context; leaving it kills what is still alive."""

    def __init__(self, scene: Scene, work: str, seed: int) -> None:
        self._command = [
            *(sys.executable, "-m", "tests.faults.killed_client"),
            *(str(scene.folder), scene.tenant, work, str(seed)),
        ]

    def __enter__(self) -> KilledClient:
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        self._late = Timer(_PATIENCE, self._process.kill)
        self._late.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._late.cancel()
        self._process.kill()
        self._process.communicate()

    def go(self) -> None:
        """Have it begin what it waits with."""
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def kill(self) -> None:
        self._process.kill()

    def told(self) -> Iterator[dict[str, object]]:
        """Each line, until the client has ended."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.endswith("\n"):
                yield json.loads(line)
