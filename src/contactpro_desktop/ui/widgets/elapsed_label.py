"""A running time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from contactpro_desktop.ui.theme.clock_text import clock_text, urgency
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import LabelKind, PlainLabel
from contactpro_desktop.ui.widgets.ticker import Ticker


class ElapsedLabel(PlainLabel):
    """Time since a start, grey, orange at 75 % of the limit and red at 100 %; never negative.

    Starts are seconds of the ticker's clock, limits are seconds; without a start it is empty.
    """

    def __init__(
        self,
        theme: Theme,
        ticker: Ticker,
        kind: LabelKind = "muted",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, kind=kind, tabular=True, role="muted", parent=parent)
        self._ticker = ticker
        self._start: float | None = None
        self._limit: float | None = None
        ticker.tick.connect(self.refresh)

    @property
    def elapsed(self) -> float:
        """Seconds since the start; 0 without one."""
        return max(0.0, self._ticker.now() - self._start) if self._start is not None else 0.0

    def set_start(self, start: float | None, limit: float | None = None) -> None:
        self._start = start
        self._limit = limit
        self.refresh()

    def refresh(self) -> None:
        self.setText("" if self._start is None else clock_text(self.elapsed))
        self.role = urgency(self.elapsed, self._limit)
