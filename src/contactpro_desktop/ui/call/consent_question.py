"""Asks once more before a call is recorded that the customer has not agreed to record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class ConsentQuestion(Panel):
    """Stands in the pane, below the buttons: nothing is blocked while it is asked. The server does
    not ask (ECFS 22Q1, PUT /interactions/{phoneid}): it takes the agent's word."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        self._text = PlainLabel(
            theme, self.tr("The customer has not agreed to being recorded. Record anyway?"),
            wrap=True,
        )  # fmt: skip
        self.confirm = ActionButton(theme, self.tr("Record anyway"), kind="danger")
        self.decline = ActionButton(theme, self.tr("Do not record"))
        self._name_parts()
        self._lay_out(theme)
        self.confirm.clicked.connect(self.confirmed)
        self.decline.clicked.connect(self.declined)

    def _name_parts(self) -> None:
        self.setObjectName("consentQuestion")
        self._text.setObjectName("consentText")
        self.confirm.setObjectName("consentConfirm")
        self.confirm.set_tip(self.tr("Record although the customer has not agreed"))
        self.decline.setObjectName("consentDecline")
        self.decline.set_tip(self.tr("Leave the recording off"))

    def _lay_out(self, theme: Theme) -> None:
        space = theme.tokens.space(1.5)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.tokens.space(1))
        buttons.addStretch(1)
        buttons.addWidget(self.decline)
        buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(space, space, space, space)
        column.setSpacing(space)
        column.addWidget(self._text)
        column.addLayout(buttons)
