"""Python's search for cyclic garbage, kept out of the agent's way."""

from __future__ import annotations

import gc

from contactpro_desktop.ui.widgets.ticker import Ticker

_SOME_EVERY = 10
_ALL_EVERY = 60


class Tidying:
    """Searches once a second, on the thread of the interface: young objects each time, older ones
    every ten seconds, all of them once a minute. What is loaded by now is not searched at all.

    Left to itself Python searches on whichever thread happens to make an object. Widgets could be
    destroyed on the network thread, and while messages pour in the window would stand still for as
    long as a search through everything takes.
    """

    def __init__(self, ticker: Ticker) -> None:
        self._ticks = 0
        gc.disable()
        gc.freeze()
        ticker.tick.connect(self._tidy)

    def stop(self) -> None:
        """Leave it to Python again."""
        gc.unfreeze()
        gc.enable()

    def _tidy(self) -> None:
        self._ticks += 1
        if self._ticks % _ALL_EVERY == 0:
            gc.collect(2)
        elif self._ticks % _SOME_EVERY == 0:
            gc.collect(1)
        else:
            gc.collect(0)
