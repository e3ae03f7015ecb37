"""Asks once more before a written mail is thrown away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

_WIDTH = 300


class DiscardQuestion(QWidget):
    """Lives in a popover: nothing is blocked while it is open."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = PlainLabel(theme, self.tr("Discard what you have written?"), wrap=True)
        text.setObjectName("discardQuestionText")
        confirm = ActionButton(theme, self.tr("Discard"), kind="danger")
        confirm.setObjectName("discardConfirm")
        confirm.clicked.connect(self.confirmed)
        decline = ActionButton(theme, self.tr("Keep writing"))
        decline.setObjectName("discardDecline")
        decline.clicked.connect(self.declined)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.tokens.space(1))
        buttons.addWidget(confirm, 1)
        buttons.addWidget(decline, 1)
        space = theme.tokens.space(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(space, space, space, space)
        column.setSpacing(space)
        column.addWidget(text)
        column.addLayout(buttons)
        self.setFixedWidth(_WIDTH)
