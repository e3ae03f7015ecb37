"""The time that is left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from contactpro_desktop.ui.theme.clock_text import countdown_role, countdown_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import LabelKind, PlainLabel
from contactpro_desktop.ui.widgets.ticker import Ticker


class CountdownLabel(PlainLabel):
    """`m:ss` until a deadline, stopping at 0:00; `expired` is emitted once per deadline.

    Deadlines are seconds of the ticker's clock; `total` is the whole span in seconds and turns
    the label orange when 75 % of it has passed. Without a deadline it is empty.
    """

    expired = Signal()

    def __init__(
        self,
        theme: Theme,
        ticker: Ticker,
        kind: LabelKind = "heading",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, kind=kind, tabular=True, role="accent", parent=parent)
        self._ticker = ticker
        self._deadline: float | None = None
        self._total: float | None = None
        self._told = False
        ticker.tick.connect(self.refresh)

    @property
    def remaining(self) -> float:
        """Seconds left; 0 without a deadline and after it."""
        return max(0.0, self._deadline - self._ticker.now()) if self._deadline is not None else 0.0

    def set_deadline(self, deadline: float | None, total: float | None = None) -> None:
        self._deadline = deadline
        self._total = total
        self._told = False
        self.refresh()

    def refresh(self) -> None:
        if self._deadline is None:
            self.setText("")
            return
        left = self.remaining
        self.setText(countdown_text(left))
        self.role = countdown_role(left, self._total)
        if not left and not self._told:
            self._told = True
            self.expired.emit()
