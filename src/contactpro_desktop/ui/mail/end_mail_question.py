"""Asks what is to become of a written mail before its conversation ends."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

_WIDTH = 340


class EndMailQuestion(QWidget):
    """Lives in a popover: nothing is blocked while it is open. Each way says what follows, or why
    it is closed."""

    send_wanted = Signal()
    park_wanted = Signal()
    discard_wanted = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("endMailQuestion")
        self.send = ActionButton(theme, self.tr("Send and end"), kind="primary", icon="send")
        self.send.setObjectName("endMailSend")
        self.park = ActionButton(theme, self.tr("Set aside"))
        self.park.setObjectName("endMailPark")
        self.discard = ActionButton(theme, self.tr("Discard and end"), kind="danger")
        self.discard.setObjectName("endMailDiscard")
        self.keep = ActionButton(theme, self.tr("Keep writing"), kind="ghost")
        self.keep.setObjectName("endMailKeep")
        self._sent = PlainLabel(theme, kind="muted", wrap=True)
        self._parked = PlainLabel(theme, kind="muted", wrap=True)
        self._lost = PlainLabel(
            theme,
            self.tr("What you have written is lost; the conversation ends."),
            "muted",
            wrap=True,
        )
        title = PlainLabel(theme, self.tr("This e-mail is not sent yet"), "strong", wrap=True)
        title.setObjectName("endMailTitle")
        self._column = QVBoxLayout(self)
        space = theme.tokens.space(2)
        self._column.setContentsMargins(space, space, space, space)
        self._column.setSpacing(theme.tokens.space(0.5))
        self._column.addWidget(title)
        for button, words in (
            (self.send, self._sent),
            (self.park, self._parked),
            (self.discard, self._lost),
        ):
            self._column.addSpacing(theme.tokens.space(1))
            self._column.addWidget(button)
            self._column.addWidget(words)
        self._column.addSpacing(theme.tokens.space(1))
        self._column.addWidget(self.keep)
        self.keep.clicked.connect(self.declined)
        self.send.clicked.connect(self.send_wanted)
        self.park.clicked.connect(self.park_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self.setFixedWidth(_WIDTH)

    def ask(self, send_refusal: str, park_refusal: str) -> None:
        """The refusals say why the mail cannot be sent or set aside as it is; empty when it can."""
        sent = self.tr("It goes out now; then the conversation ends.")
        parked = self.tr("It waits under Pending with what you have written. Nothing ends.")
        self.send.set_refusal(send_refusal)
        self._sent.setText(send_refusal or sent)
        self.park.set_refusal(park_refusal)
        self._parked.setText(park_refusal or parked)

    def focus_harmless(self) -> None:
        """To the first way on which nothing is lost."""
        ways = (self.send, self.park, self.keep)
        next(each for each in ways if each.isEnabled()).setFocus(Qt.FocusReason.OtherFocusReason)
