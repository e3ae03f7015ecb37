"""Asks once more before a conversation ends under a customer who is still there, or with a reply
that was not sent."""

from __future__ import annotations

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.question import Question


class EndQuestion(Question):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "end", self.tr("End conversation"), self.tr("Keep talking"))

    def ask(self, name: str, *, there: bool, unsent: bool) -> None:
        """`there`: the customer still takes part; `unsent`: something is written and not sent."""
        lost = self.tr("What you have written has not been sent: nobody will read it.")
        if not unsent:
            text = self.tr("{0} is still in the conversation. End it?").format(name)
        elif there:
            text = self.tr("{0} is still in the conversation.").format(name) + f" {lost}"
        else:
            text = lost
        self.text.setText(text)
        self.confirm.set_caption(self.tr("End anyway") if unsent else self.tr("End conversation"))
