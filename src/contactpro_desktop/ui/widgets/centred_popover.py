"""A popover of the whole window."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.popover import Popover


class CentredPopover(Popover):
    """Opens near the top of its parent, in the middle: `open_at` it, or `toggle`."""

    def __init__(self, theme: Theme, content: QWidget, parent: QWidget) -> None:
        super().__init__(theme, content, parent)
        self._over = parent

    def toggle(self) -> None:
        self.toggle_at(self._over)

    def _place(self) -> None:
        if not self.is_open:
            return
        self.resize(self.sizeHint())
        left = (self._over.width() - self.width()) // 2
        top = self._theme.tokens.bar_height // 2
        self.move(self._over.mapTo(self._over.window(), QPoint(left, top)))
