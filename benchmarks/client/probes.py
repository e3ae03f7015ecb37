"""Eyes and stop-watches: they look on and change nothing."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

_BEAT_MS = 16

_Seen = TypeVar("_Seen")
_Widget = TypeVar("_Widget", bound=QWidget)


class PaintWatch(QObject, Generic[_Seen]):
    """Tells what was painted, and when.

    `look` is called as `widget` begins to be painted. What it returns is handed to `painted` once
    that is on the screen, with the monotonic clock in nanoseconds: the call is queued behind the
    painting of the whole window.
    """

    _flushed = Signal()

    def __init__(
        self, widget: QWidget, look: Callable[[], _Seen], painted: Callable[[_Seen, int], None]
    ) -> None:
        super().__init__(widget)
        self._look = look
        self._painted = painted
        self._seen: deque[_Seen] = deque()
        self._flushed.connect(self._on_flushed, Qt.ConnectionType.QueuedConnection)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self._seen.append(self._look())
            self._flushed.emit()
        return False

    def _on_flushed(self) -> None:
        self._painted(self._seen.popleft(), time.monotonic_ns())


class Heartbeat(QObject):
    """A precise timer of 16 ms; `longest` says by how many milliseconds a beat was late at most."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.beats = 0
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)

    def stop(self) -> None:
        """End; the time since the last beat counts, too."""
        self._timer.stop()
        self._beat()

    def _beat(self) -> None:
        now = time.monotonic()
        self.beats += 1
        self.longest = max(self.longest, (now - self._last) * 1000 - _BEAT_MS)
        self._last = now


def part(window: QWidget, kind: type[_Widget], name: str) -> _Widget:
    """The widget of a kind and name; `LookupError` where there is none."""
    found = window.findChild(kind, name)
    if found is None:
        raise LookupError(f"{kind.__name__} {name}")
    return found


def colors_in(image: QImage) -> int:
    """How many colours a coarse grid of points finds: an empty window has one or two."""
    points = ((x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 7))
    return len({image.pixel(x, y) for x, y in points})
