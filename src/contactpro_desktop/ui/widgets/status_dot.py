"""A state as a small mark that differs by shape as well as by colour."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from contactpro_desktop.ui.theme.paint import Dot, draw_status_dot
from contactpro_desktop.ui.theme.theme import Theme


class StatusDot(QWidget):
    """Decoration beside a text that names the state."""

    def __init__(
        self, theme: Theme, dot: Dot = "offline", *, size: int = 10, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dot: Dot = dot
        self.setFixedSize(size, size)

    @property
    def dot(self) -> Dot:
        return self._dot

    def set_dot(self, dot: Dot) -> None:
        self._dot = dot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_status_dot(QPainter(self), self.rect(), self._theme, self._dot)
