"""Asks once more before a conversation ends under a customer who is still there, with a reply that
was not sent, or before a task or an e-mail does that nobody has answered."""

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
        end = self.tr("End anyway") if unsent else self.tr("End conversation")
        self._show(text, end, self.tr("Keep talking"))
        self.protect(unsent)

    def ask_for_task(self) -> None:
        """Nobody waits at the other end, but what is ended is not taken up again."""
        text = self.tr("End this task? Set it aside if you want to go on with it later.")
        self._show(text, self.tr("End task"), self.tr("Keep working"))
        self.protect(False)

    def ask_for_mail(self) -> None:
        """Its sender waits for an answer, and it is not taken up again either."""
        text = self.tr("Nobody has answered this e-mail. End it?")
        self._show(text, self.tr("End e-mail"), self.tr("Keep working"))
        self.protect(False)

    def _show(self, text: str, end: str, keep: str) -> None:
        self.text.setText(text)
        self.confirm.set_caption(end)
        self.decline.set_caption(keep)
