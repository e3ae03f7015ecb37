"""Takes orders for a running client and tells what became of them."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QAbstractButton, QLabel

from benchmarks.client.probes import PaintWatch, colors_in, part
from benchmarks.telling import Orders, tell
from contactpro_desktop.bootstrap import Client
from contactpro_desktop.domain.events import Link
from contactpro_desktop.store.changes import Change

_STANDARD_INPUT = 0


class Observer(QObject):
    """Tells `workspace` when the signed-in workspace has been painted, then carries out orders."""

    def __init__(self, client: Client) -> None:
        super().__init__()
        self._client = client
        self._received = b""
        self._notifier = QSocketNotifier(_STANDARD_INPUT, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._orders: Orders = {"cpu": self._cpu, "picture": self._picture}
        self._stop_waiting = client.store.listen(self._wait_for_sync)

    def stop(self) -> None:
        self._notifier.setEnabled(False)

    def _read(self) -> None:
        read = os.read(_STANDARD_INPUT, 65_536)
        if not read:
            self.stop()
            self._leave()
        *lines, self._received = (self._received + read).split(b"\n")
        for line in lines:
            order: dict[str, Any] = json.loads(line)
            self._orders[order.pop("do")](**order)

    def _leave(self) -> None:
        """Close the window; what is still open is left behind on purpose."""
        window = self._client.window
        window.close()
        anyway = window.findChild(QAbstractButton, "signOutAnyway")
        if anyway is not None and anyway.isVisible():
            anyway.click()

    def _cpu(self) -> None:
        """Seconds of processor time that all threads have used."""
        tell("cpu", seconds=time.process_time())

    def _picture(self, path: str) -> None:
        """Keep what is on the screen: not a new rendering, but what was painted before."""
        window = self._client.window
        shot = window.screen().grabWindow(window.winId())
        tell("picture", saved=shot.save(path), colors=colors_in(shot.toImage()))

    def _wait_for_sync(self, batch: Sequence[Change]) -> None:
        store = self._client.store
        if store.me is not None and store.link is Link.ONLINE:
            self._stop_waiting()
            link = self._label("linkState")
            self._watch = PaintWatch(link, self._who_and_how, self._on_workspace)

    def _who_and_how(self) -> dict[str, str]:
        return {name: self._label(name).text() for name in ("myName", "linkState")}

    def _on_workspace(self, seen: dict[str, str], at: int) -> None:
        self._watch.deleteLater()
        cpu = time.process_time()
        tell("workspace", at=at, cpu=cpu, name=seen["myName"], link=seen["linkState"])
        # Loaded only now: the client does not have them.
        from benchmarks.client.agent import AgentAtWork
        from benchmarks.client.stopwatches import Stopwatches

        work, watches = AgentAtWork(self._client), Stopwatches(self._client.window)
        self._orders |= work.orders() | watches.orders()

    def _label(self, name: str) -> QLabel:
        return part(self._client.window, QLabel, name)
