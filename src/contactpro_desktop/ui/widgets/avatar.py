"""A disc that stands for a person or a channel."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from contactpro_desktop.ui.theme.paint import draw_avatar
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.text import plain


class Avatar(QWidget):
    """The initials of `name`, or `icon` when given. Decoration only: put the name beside it."""

    def __init__(
        self,
        theme: Theme,
        name: str = "",
        *,
        icon: str = "",
        size: int = 0,
        background: ColorRole = "accent_weak",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self._icon = ""
        self._background: ColorRole = background
        side = size or theme.tokens.avatar_size
        self.setFixedSize(side, side)
        self.set_person(name, icon)

    def set_person(self, name: str, icon: str = "") -> None:
        self._name = plain(name)
        self._icon = icon
        self.setAccessibleName(self._name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_avatar(
            painter,
            self.rect(),
            self._theme,
            self._name,
            self._icon,
            background=self._background,
        )
