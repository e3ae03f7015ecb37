"""Buttons side by side, as far as there is room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton


class ButtonGrid(QWidget):
    """All in one row where there is room, else two by two; a button that is left out is hidden."""

    def __init__(
        self, theme: Theme, buttons: Iterable[ActionButton], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._shown = self._buttons
        self._placed: tuple[int, tuple[ActionButton, ...]] = (0, ())
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.tokens.space(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._grid)
        row.addStretch(1)
        self._place()

    def show_without(self, *left_out: ActionButton) -> None:
        """Show all others, as wide as their captions are by now."""
        for button in self._buttons:
            button.setVisible(button not in left_out)
        self._shown = tuple(button for button in self._buttons if button not in left_out)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Two buttons side by side will do."""
        widest = max(button.sizeHint().width() for button in self._shown)
        width = 2 * widest + self._grid.spacing()
        return QSize(width, super().minimumSizeHint().height())

    def _place(self) -> None:
        gaps = self._grid.spacing() * (len(self._shown) - 1)
        needed = sum(button.sizeHint().width() for button in self._shown) + gaps
        columns = len(self._shown) if self.width() >= needed else 2
        if (columns, self._shown) == self._placed:
            return
        self._placed = (columns, self._shown)
        for number, button in enumerate(self._shown):
            self._grid.addWidget(button, number // columns, number % columns)
