"""A question with two answers, for a popover: nothing is blocked while it is open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

_WIDTH = 320


class Question(QWidget):
    """Asks once more before something is done that cannot be undone. The parts are named after
    `name`. Enter confirms, unless something typed would be lost: see `protect`."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, name: str, confirm: str, decline: str) -> None:
        super().__init__()
        self.text = PlainLabel(theme, wrap=True)
        self.text.setObjectName(f"{name}QuestionText")
        self.confirm = ActionButton(theme, confirm, kind="danger")
        self.confirm.setObjectName(f"{name}Confirm")
        self.confirm.clicked.connect(self.confirmed)
        self.decline = ActionButton(theme, decline)
        self.decline.setObjectName(f"{name}Decline")
        self.decline.clicked.connect(self.declined)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.tokens.space(1))
        buttons.addWidget(self.confirm, 1)
        buttons.addWidget(self.decline, 1)
        space = theme.tokens.space(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(space, space, space, space)
        column.setSpacing(space)
        column.addWidget(self.text)
        column.addLayout(buttons)
        self.setFixedWidth(_WIDTH)

    def protect(self, protected: bool = True) -> None:
        """Have Enter keep what there is; losing it takes a choice."""
        self.setFocusProxy(self.decline if protected else self.confirm)
