"""Python's search for cyclic garbage, kept out of the agent's way."""

from __future__ import annotations

import gc

from PySide6.QtCore import QTimer

from contactpro_desktop.ui.widgets.ticker import Ticker

_AFTER_TICK_MS = 400
_SOME_EVERY = 10
_ALL_EVERY = 60
_BUSY = 2_000
"""New objects in a second: an agent at work makes some hundreds, a flood of messages thousands."""


class Tidying:
    """Searches once a second, on the thread of the interface: young objects each time, older ones
    every ten seconds, all of them once a minute. What is loaded by now is not searched at all.
    A busy second is no time to look at more than the young ones: with all the messages of a flood
    that takes up to 60 ms, and the next turn comes soon enough. Nor is the tick itself, when all
    that shows a time is painted.

    Left to itself Python searches on whichever thread happens to make an object. Widgets could be
    destroyed on the network thread, and while messages pour in the window would stand still for as
    long as a search through everything takes.
    """

    def __init__(self, ticker: Ticker) -> None:
        self._ticks = 0
        self._ticker = ticker
        gc.disable()
        gc.freeze()
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_TICK_MS)
        self._timer.timeout.connect(self._tidy)
        ticker.tick.connect(self._timer.start)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._ticker.tick.disconnect(self._timer.start)
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _tidy(self) -> None:
        self._ticks += 1
        if self._ticks % _SOME_EVERY or gc.get_count()[0] > _BUSY:
            gc.collect(0)
        elif self._ticks % _ALL_EVERY:
            gc.collect(1)
        else:
            gc.collect(2)
