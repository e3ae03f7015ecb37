"""Keys as text: Qt's portable notation for files and tables, the platform's for people."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def key_text(key: QKeySequence | str) -> str:
    """A key as this platform writes it, `Ctrl+K`."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def portable(key: QKeySequence | str) -> str:
    """A key in portable notation; empty for what is not exactly one key combination."""
    sequence = QKeySequence(key)
    return sequence.toString() if sequence.count() == 1 else ""
