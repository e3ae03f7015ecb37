"""What looks like a search field and opens the command palette."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from contactpro_desktop.ui.actions import ActionId, action_text
from contactpro_desktop.ui.theme.paint import draw_elided_text, draw_icon
from contactpro_desktop.ui.theme.paint_controls import draw_key, key_size
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.text import plain_tooltip

_MARGIN = 14
_ICON = 16
_WIDEST = 280
_NARROWEST = 132


class FindButton(QPushButton):
    """Magnifier, words and key cap, as wide as there is room; with too little of it the words
    alone. The key is bound elsewhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = ""
        self._words = self.tr("Find or do…")
        self.setObjectName("find")
        self.setAccessibleName(action_text(ActionId.FIND))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(_WIDEST)
        theme.keys.changed.connect(self._follow_keys)
        self._follow_keys()

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, self._theme.tokens.field_height)

    def _follow_keys(self) -> None:
        self._key = self._theme.keys.text_of(ActionId.FIND)
        self.setToolTip(plain_tooltip(f"{action_text(ActionId.FIND)} ({self._key})"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() // 2
        icon = QRect(_MARGIN, middle - _ICON // 2, _ICON, _ICON)
        draw_icon(painter, icon, self._theme, "search", "muted")
        cap = QRect(icon.topLeft(), key_size(self._theme, self._key))
        cap.moveTop(middle - cap.height() // 2)
        cap.moveRight(self.width() - _MARGIN + 2)
        left, end = icon.right() + 12, cap.left() - 8
        font, color = self._theme.font("body"), self._theme.color("muted")
        if QFontMetrics(font).horizontalAdvance(self._words) <= end - left:
            draw_key(painter, cap, self._theme, self._key)
        else:
            end = self.width() - _MARGIN + 2
        words = QRect(left, 0, end - left, self.height())
        draw_elided_text(painter, words, self._words, font, color)
