"""A line to search with."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.keys.notation import key_text
from contactpro_desktop.ui.theme.paint import draw_icon
from contactpro_desktop.ui.theme.paint_controls import draw_key, key_size
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole

_ICON = 16
_LEFT = 28
_KEYS_TO_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}


class SearchField(QLineEdit):
    """A line edit with a magnifier, a clear button and, while idle, the key that leads to it.

    Esc clears; on an empty field it goes on to the parent. The arrow keys emit `moved` with a
    number of rows, so that a list below can follow while the text keeps the focus.
    """

    moved = Signal(int)

    def __init__(
        self,
        theme: Theme,
        placeholder: str = "",
        key: ActionId | str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wanted_key = key
        self._key = ""
        self.setProperty("kind", "search")
        self.setFont(theme.font("body"))
        self.set_placeholder(placeholder)
        self.setTextMargins(_LEFT, 0, 0, 0)
        self._clear = QAction(self)
        self._clear.setToolTip(self.tr("Clear (Esc)"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._on_text)
        theme.changed.connect(self._restyle)
        theme.keys.changed.connect(self._follow_keys)
        self._follow_keys()
        self._restyle()

    def set_placeholder(self, text: str) -> None:
        """What can be looked for, for eyes and screen readers."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def set_key(self, key: ActionId | str) -> None:
        self._wanted_key = key
        self._follow_keys()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.tokens.field_height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _KEYS_TO_STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif steps is not None:
            self.moved.emit(steps)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        icon = QRect(12, (self.height() - _ICON) // 2, _ICON, _ICON)
        role: ColorRole = "muted" if self.isEnabled() else "disabled"
        draw_icon(painter, icon, self._theme, "search", role)
        if self._key and not self.text() and not self.hasFocus():
            cap = QRect(0, 0, 0, 0)
            cap.setSize(key_size(self._theme, self._key))
            cap.moveTop((self.height() - cap.height()) // 2)
            cap.moveRight(self.width() - 10)
            draw_key(painter, cap, self._theme, self._key)

    def _follow_keys(self) -> None:
        self._key = key_text(self._theme.keys.sequence(self._wanted_key))
        self.update()

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _restyle(self) -> None:
        self._clear.setIcon(self._theme.icon("close", "muted", _ICON))
