"""Plain text that breaks inside long words, too."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from contactpro_desktop.ui.conversation.text_block import TextBlock, lay_out_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.text import plain_block

_NARROWEST = 60


class WrappedText(QWidget):
    """As wide as its place and as high as needed. A label would grow as wide as its longest word,
    and an address is one word."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = plain_block(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self._text)

    def text(self) -> str:
        return self._text

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._block(width).height

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self._theme.tokens.body_line)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        color = self._theme.color("text")
        block = self._block(self.width())
        block.draw(QPainter(self), QPoint(0, 0), color, QRectF(event.rect()))

    def fitted(self, width: int) -> str:
        """What is shown in `width` px, with the line breaks that it must have."""
        return self._text

    def _block(self, width: int) -> TextBlock:
        line = self._theme.tokens.body_line
        return lay_out_text(self.fitted(width), self._theme.font("body"), max(1, width), line)
