"""The field that takes a key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

from contactpro_desktop.ui.keys.notation import portable


class KeyField(QKeySequenceEdit):
    """Takes one key combination: `pressed` carries it in portable notation.

    It shows a key until another one is pressed. Esc emits `left`; Tab leaves as everywhere.
    """

    pressed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = QKeySequence()
        self.setMaximumSequenceLength(1)
        self.editingFinished.connect(self._on_finished)
        line = self.findChild(QLineEdit)
        assert line is not None
        self._line = line
        line.setPlaceholderText(self.tr("Press the new key"))
        line.setAccessibleName(self.tr("New key"))
        self.setAccessibleName(self.tr("New key"))
        self.setToolTip(self.tr("Press the new key; Esc leaves the key as it is"))

    def show_key(self, key: QKeySequence | str) -> None:
        """Show a key, in portable notation if it is a text, and that nothing is wrong with it."""
        self._shown = QKeySequence(key)
        self.setKeySequence(self._shown)
        self.set_invalid(False)

    def set_invalid(self, invalid: bool) -> None:
        """Mark the key shown as one that cannot be had, or no longer."""
        self._line.setProperty("invalid", invalid)
        self._line.style().unpolish(self._line)
        self._line.style().polish(self._line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Empty while it waits for a key: the placeholder says so."""
        super().focusInEvent(event)
        self.clear()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.show_key(self._shown)
        super().focusOutEvent(event)

    def _on_finished(self) -> None:
        key = portable(self.keySequence())
        if key and self.keySequence() != self._shown:
            self.pressed.emit(key)
