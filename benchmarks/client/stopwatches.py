"""How long the interface keeps people waiting: stalls, and keys until they are painted."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from benchmarks.client.probes import Heartbeat, PaintWatch, part
from benchmarks.telling import Orders, tell
from contactpro_desktop.ui.picklist.view import PicklistView

_MS = 1_000_000
_KEYS = {"\b": Qt.Key.Key_Backspace}


class Stopwatches:
    """Orders carry the moment `at` which they were given, in nanoseconds of the monotonic clock:
    like a key press, they come from outside and wait their turn in the event loop."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._heartbeat: Heartbeat | None = None
        self._pings: list[float] = []
        self._keys: list[int] = []
        self._filter = part(window, QLineEdit, "picklistFilter")
        self._view = part(window, PicklistView, "picklistView")
        PaintWatch(self._view.viewport(), self._take_keys, self._on_painted)

    def orders(self) -> Orders:
        return {
            "listen": self._listen,
            "ping": self._ping,
            "stalls": self._stalls,
            "key": self._key,
            "rows": self._rows,
        }

    def _listen(self) -> None:
        """Begin to look for stalls."""
        self._pings.clear()
        self._heartbeat = Heartbeat(self._window)
        tell("listen")

    def _ping(self, at: int) -> None:
        self._pings.append((time.monotonic_ns() - at) / _MS)

    def _stalls(self) -> None:
        """Stop looking: the longest stall by the timer and by the pings, in milliseconds."""
        assert self._heartbeat is not None
        self._heartbeat.stop()
        tell(
            "stalls",
            beat=self._heartbeat.longest,
            beats=self._heartbeat.beats,
            ping=max(self._pings, default=0.0),
            pings=len(self._pings),
        )

    def _key(self, text: str, at: int) -> None:
        """Press a key in the picklist's filter; `painted` follows."""
        self._keys.append(at)
        self._filter.setFocus()
        key = _KEYS.get(text, Qt.Key.Key_unknown)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(self._filter, event)

    def _take_keys(self) -> list[int]:
        """The keys whose effect is about to be painted."""
        taken, self._keys = self._keys, []
        return taken

    def _on_painted(self, keys: list[int], at: int) -> None:
        for key in keys:
            tell("painted", waited=(at - key) / _MS, text=self._filter.text(), rows=self._count())

    def _rows(self) -> None:
        """How many rows the picklist shows, and what its heading says."""
        heading = part(self._window, QWidget, "picklistHeader")
        words = [label.text() for label in heading.findChildren(QLabel)]
        tell("rows", rows=self._count(), heading=" ".join(words))

    def _count(self) -> int:
        return self._view.model().rowCount()
