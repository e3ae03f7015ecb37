"""Number and date fields that line up with the text fields."""

from __future__ import annotations

from PySide6.QtWidgets import QDateEdit, QSpinBox, QWidget

# Qt's style sheets ignore the left padding of a spin box's own line edit.
_INSET = 9


class NumberField(QSpinBox):
    """A whole number."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_INSET, 0, 0, 0)


class DateField(QDateEdit):
    """A date in the person's locale, with a calendar to pick from."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
