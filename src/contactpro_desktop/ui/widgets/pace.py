"""Work that is asked for more often than anybody could see it done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer


class Pace(QObject):
    """Calls `work` in the next turn of the event loop after it was asked for, but with `interval`
    milliseconds between one call and the next."""

    def __init__(self, interval: int, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._interval = interval
        self._work = work
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_due)

    @property
    def is_due(self) -> bool:
        """Whether it was asked for and is still to be done."""
        return self._timer.isActive()

    def ask(self) -> None:
        """Have the work done; asking again changes nothing until then."""
        if not self.is_due:
            rest = self._interval - self._since.elapsed() if self._since.isValid() else 0
            self._timer.start(max(0, rest))

    def done(self) -> None:
        """It was done at once, without having been asked for here: the interval begins."""
        self._timer.stop()
        self._since.start()

    def _on_due(self) -> None:
        self.done()
        self._work()
