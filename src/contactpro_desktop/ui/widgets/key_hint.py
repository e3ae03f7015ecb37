"""A drawn key cap."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from contactpro_desktop.ui.keys.notation import key_text
from contactpro_desktop.ui.theme.paint_controls import draw_key, key_size
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.visibility import set_shown


class KeyHint(QWidget):
    """Shows a key such as `F2` or `Ctrl+K`; hidden while there is none."""

    def __init__(
        self, theme: Theme, key: QKeySequence | str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_key(key)

    def set_key(self, key: QKeySequence | str) -> None:
        self._text = key_text(key)
        self.setAccessibleName(self._text)
        set_shown(self, bool(self._text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return key_size(self._theme, self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_key(QPainter(self), self.rect(), self._theme, self._text)
