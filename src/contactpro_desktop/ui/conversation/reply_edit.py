"""The field that a reply is typed in."""

from __future__ import annotations

import math

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.text import plain_block

FEWEST_LINES = 2
MOST_LINES = 8
_PASTE_LIMIT = 20_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReplyEdit(QPlainTextEdit):
    """Plain text only; grows with it from 2 to 8 lines. Enter emits `submitted`, Shift+Enter
    breaks the line. It has no frame: the panel around it shows the focus."""

    submitted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setFont(theme.font("body"))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)

    def set_locked(self, locked: bool) -> None:
        """Text can be read and copied only; an empty field is one line high."""
        self.setReadOnly(locked)
        self._grow()

    def setPlaceholderText(self, text: str) -> None:
        """Qt repaints it only as it appears and goes, not when it says something else."""
        super().setPlaceholderText(text)
        self.viewport().update()

    def setDocument(self, document: QTextDocument) -> None:
        super().setDocument(document)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._wanted_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif held == Qt.KeyboardModifier.NoModifier:
            self.submitted.emit()
        elif held == Qt.KeyboardModifier.ShiftModifier and not self.isReadOnly():
            self.insertPlainText("\n")
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_ring(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_ring(False)

    def _show_ring(self, shown: bool) -> None:
        panel = self.parentWidget()
        if isinstance(panel, Panel):
            panel.set_ring(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(plain_block(source.text(), _PASTE_LIMIT))

    def _grow(self) -> None:
        if self.height() != self._wanted_height():
            self.updateGeometry()

    def _wanted_height(self) -> int:
        # The size of a plain text document counts lines, not pixels.
        least = 1 if self.isReadOnly() else FEWEST_LINES
        lines = max(least, min(MOST_LINES, int(self.document().size().height())))
        margins = 2 * self.document().documentMargin()
        return math.ceil(lines * self.fontMetrics().lineSpacing() + margins) + 2
