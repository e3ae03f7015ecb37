"""Asks once more before a conversation ends under a customer who is still there, or with a reply
that was not sent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

_WIDTH = 320


class EndQuestion(QWidget):
    """Lives in a popover: nothing is blocked while it is open."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel(theme, wrap=True)
        self._text.setObjectName("endQuestionText")
        confirm = self._confirm = ActionButton(theme, self.tr("End conversation"), kind="danger")
        confirm.setObjectName("endConfirm")
        confirm.clicked.connect(self.confirmed)
        decline = ActionButton(theme, self.tr("Keep talking"))
        decline.setObjectName("endDecline")
        decline.clicked.connect(self.declined)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.tokens.space(1))
        buttons.addWidget(confirm, 1)
        buttons.addWidget(decline, 1)
        space = theme.tokens.space(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(space, space, space, space)
        column.setSpacing(space)
        column.addWidget(self._text)
        column.addLayout(buttons)
        self.setFixedWidth(_WIDTH)

    def ask(self, name: str, *, there: bool, unsent: bool) -> None:
        """`there`: the customer still takes part; `unsent`: something is written and not sent."""
        lost = self.tr("What you have written has not been sent: nobody will read it.")
        if not unsent:
            text = self.tr("{0} is still in the conversation. End it?").format(name)
        elif there:
            text = self.tr("{0} is still in the conversation.").format(name) + f" {lost}"
        else:
            text = lost
        self._text.setText(text)
        self._confirm.set_caption(self.tr("End anyway") if unsent else self.tr("End conversation"))
