"""Asks once more before a call is recorded of which nobody says that the customer agrees."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.texts import customer_text
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
        self._text = PlainLabel(theme, wrap=True)
        self.confirm = ActionButton(theme, self.tr("Record anyway"), kind="danger")
        self.decline = ActionButton(theme, self.tr("Do not record"))
        self._name_parts()
        self._lay_out(theme)
        self._say_refused()
        self.confirm.clicked.connect(self.confirmed)
        self.decline.clicked.connect(self.declined)

    def ask(self, interaction: Interaction) -> None:
        """Show the question, on the answer that changes nothing: that nothing is known is no
        refusal, and is asked in other words."""
        if interaction.consent is None:
            self._say_unknown(customer_text(interaction))
        else:
            self._say_refused()
        self._fit()
        self.show()
        self.decline.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """As high as the words need: the layouts around it do not ask how high they are."""
        margins = self.contentsMargins() + self._column.contentsMargins()
        wide = self.width() - margins.left() - margins.right()
        self._text.setMinimumHeight(self._text.heightForWidth(wide))

    def _say_refused(self) -> None:
        self._text.setText(self.tr("The customer has not agreed to being recorded. Record anyway?"))
        self.confirm.set_tip(self.tr("Record although the customer has not agreed"))

    def _say_unknown(self, who: str) -> None:
        words = self.tr("Nothing tells whether {0} agrees to being recorded. Record anyway?")
        self._text.setText(words.format(who))
        self.confirm.set_tip(self.tr("Record although nothing tells of a consent"))

    def _name_parts(self) -> None:
        self.setObjectName("consentQuestion")
        self._text.setObjectName("consentText")
        self.confirm.setObjectName("consentConfirm")
        self.decline.setObjectName("consentDecline")
        self.decline.set_tip(self.tr("Leave the recording off"))

    def _lay_out(self, theme: Theme) -> None:
        space = theme.tokens.space(1.5)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.tokens.space(1))
        buttons.addStretch(1)
        buttons.addWidget(self.decline)
        buttons.addWidget(self.confirm)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space, space, space, space)
        self._column.setSpacing(space)
        self._column.addWidget(self._text)
        self._column.addLayout(buttons)
