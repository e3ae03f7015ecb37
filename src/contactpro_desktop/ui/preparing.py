"""Getting ready for what the agent will ask for next, in the pauses of the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

_AFTER_MS = 200
"""By then the first picture stands, and nobody has found a key to press in it yet."""


class Preparing(QObject):
    """Carries out `parts` once, each in a turn of its own, so that none of them holds up a key
    press for longer than it takes itself."""

    def __init__(self, parts: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = iter(tuple(parts))
        QTimer.singleShot(_AFTER_MS, self, self._next)

    def _next(self) -> None:
        part = next(self._parts, None)
        if part is not None:
            part()
            QTimer.singleShot(0, self, self._next)
