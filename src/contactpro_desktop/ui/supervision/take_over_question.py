"""Asks once more before a supervisor takes a colleague's conversation away from them."""

from __future__ import annotations

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.question import Question


class TakeOverQuestion(Question):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "takeOver", self.tr("Take over"), self.tr("Leave it"))
        self.protect()

    def ask(self, agent: str, customer: str) -> None:
        text = self.tr(
            "Take the conversation with {1} away from {0}? It is offered to you, to accept."
        )
        self.text.setText(text.format(agent, customer))
