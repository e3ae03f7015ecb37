"""The order in which the Tab key goes through widgets of one window."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*widgets: QWidget) -> None:
    """One after the other, from where the first one stands."""
    for one, next_one in pairwise(widgets):
        QWidget.setTabOrder(one, next_one)


def tab_round(stops: Iterable[QWidget], *, forward: bool) -> None:
    """Give the focus to the next one that can take it, after the last one to the first."""
    usable = [stop for stop in stops if stop.isEnabled() and stop.isVisible()]
    here = next((at for at, stop in enumerate(usable) if stop.hasFocus()), -1)
    after = (here + (1 if forward else -1)) % len(usable)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    usable[after].setFocus(reason)


def tab_before(widget: QWidget, area: QWidget) -> None:
    """Put `widget` in front of `area`, which was made later and so is reached last."""
    before = area.previousInFocusChain()
    while before is not None and before is not area:
        if before.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, widget)
            return
        before = before.previousInFocusChain()
