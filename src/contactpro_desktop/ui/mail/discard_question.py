"""Asks once more before a written mail is thrown away."""

from __future__ import annotations

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.question import Question


class DiscardQuestion(Question):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "discard", self.tr("Discard"), self.tr("Keep writing"))
        self.text.setText(self.tr("Discard what you have written?"))
        self.protect()
