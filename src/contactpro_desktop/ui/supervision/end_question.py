"""Asks once more before a supervisor ends a colleague's conversation."""

from __future__ import annotations

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.question import Question


class EndTheirsQuestion(Question):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "endTheirs", self.tr("End conversation"), self.tr("Keep it"))

    def ask(self, agent: str, customer: str, *, call: bool) -> None:
        text = self.tr("End the conversation of {0} with {1}?")
        self.text.setText(text.format(agent, customer))
        self.confirm.set_caption(self.tr("Hang up") if call else self.tr("End conversation"))
