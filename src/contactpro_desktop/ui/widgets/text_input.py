"""Where a person types."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def takes_text(widget: QWidget | None) -> bool:
    """Whether keys become text there; what can only be read takes none."""
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return False
