"""A count in a pill."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from contactpro_desktop.ui.theme.paint import badge_size, badge_text, draw_badge
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.visibility import set_shown


class Badge(QWidget):
    """Hidden at zero, `99+` above 99."""

    def __init__(
        self,
        theme: Theme,
        count: int = 0,
        *,
        role: ColorRole = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role: ColorRole = role
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    @property
    def count(self) -> int:
        return self._count

    def set_count(self, count: int) -> None:
        self._count = max(0, count)
        set_shown(self, self._count > 0)
        self.setAccessibleName(badge_text(self._count))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._theme, self._count)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_badge(QPainter(self), self.rect(), self._theme, self._count, self._role)
