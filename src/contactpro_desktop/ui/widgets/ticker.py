"""The one clock tick of the interface."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_SECOND_MS = 1000
_LATE_MS = 5


class Ticker(QObject):
    """Emits `tick` once per second of `now`, just after the second turns.

    `now` gives seconds (the monotonic clock with the server's offset). Everything that shows
    a running time hangs on this object: there is no timer per label or row.
    """

    tick = Signal()

    def __init__(self, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._arm()

    def now(self) -> float:
        """The current time in seconds, of the same clock as all starts and deadlines."""
        return self._now()

    def stop(self) -> None:
        self._timer.stop()

    def _on_timeout(self) -> None:
        self._arm()
        self.tick.emit()

    def _arm(self) -> None:
        fraction = self._now() % 1.0
        self._timer.start(math.ceil((1.0 - fraction) * _SECOND_MS) + _LATE_MS)
