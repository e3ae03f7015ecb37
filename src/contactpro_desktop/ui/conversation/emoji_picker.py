"""A small grid of common emoji."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from contactpro_desktop.ui.theme.theme import Theme

EMOJI = (
    "🙂", "😀", "😉", "😊", "😍", "😅", "😂", "🤔",
    "😢", "😞", "😮", "😎", "🙏", "👍", "👎", "👋",
    "👏", "💪", "🤝", "👌", "✅", "❌", "⚠️", "❗",
    "❓", "⭐", "🎉", "❤️", "💡", "🔥", "☕", "🍀",
    "📦", "🚚", "🏠", "📍", "📅", "⏰", "📞", "📧",
)  # fmt: skip
_COLUMNS = 8
_SIDE = 34
_EMOJI_SIZE = 18
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: _COLUMNS,
    Qt.Key.Key_Up: -_COLUMNS,
}


class EmojiTile(QToolButton):
    """Leaves the arrow keys to the grid: a button would go to the next one in the tab order."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class EmojiPicker(QWidget):
    """`chosen` carries the emoji. The arrow keys move, Enter and space choose."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emojiPicker")
        self.setAccessibleName(self.tr("Emoji"))
        font = QFont(theme.font("body"))
        font.setPixelSize(_EMOJI_SIZE)
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 6, 6, 6)
        grid.setSpacing(0)
        self._buttons = [self._button(number, font) for number in range(len(EMOJI))]
        for number, button in enumerate(self._buttons):
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step is not None and focused in self._buttons:
            number = self._buttons.index(focused) + step
            self._buttons[max(0, min(number, len(EMOJI) - 1))].setFocus(
                Qt.FocusReason.OtherFocusReason
            )
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focused in self._buttons:
            self._buttons[self._buttons.index(focused)].click()
        else:
            super().keyPressEvent(event)

    def _button(self, number: int, font: QFont) -> EmojiTile:
        button = EmojiTile(self)
        button.setObjectName(f"emoji{number}")
        button.setText(EMOJI[number])
        button.setFont(font)
        button.setFixedSize(QSize(_SIDE, _SIDE))
        button.setAccessibleName(EMOJI[number])
        button.setToolTip(EMOJI[number])
        button.clicked.connect(lambda: self.chosen.emit(EMOJI[number]))
        return button
