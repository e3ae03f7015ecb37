"""What keeps a wrap-up from being finished, and the way to it."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from contactpro_desktop.domain.script import Question
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.text import plain

_LONGEST_NAME = 40
_SHORTEST_NAME = 20
_MOST_NAMED = 10


class MissingButton(ActionButton):
    """Names the questions that need an answer: as many as there is room for, and how many more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "…", kind="warn", icon="warning")
        self._around = self.sizeHint().width() - self._wide(self.caption)
        self._texts: list[str] = []
        self.setObjectName("missingAnswers")
        # Names that a contact centre gave must not decide how wide the window is.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_missing(self, questions: tuple[Question, ...]) -> None:
        """Hidden while there are none."""
        names = [plain(each.text, _LONGEST_NAME) or "–" for each in questions]
        most = min(len(names), _MOST_NAMED)
        self._texts = [self._text(names, named) for named in range(most, 0, -1)]
        if names:
            self._texts.append(self._text([plain(name, _SHORTEST_NAME) for name in names], 1))
        to_first = self.tr("Go to the first question without an answer")
        self.set_tip(" · ".join(filter(None, (to_first, self.longest_text))))
        self.setVisible(bool(names))
        self._fit()

    @property
    def longest_text(self) -> str:
        """With as many names as are ever told; empty when nothing is missing."""
        return self._texts[0] if self._texts else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._around
        fitting = (text for text in self._texts if self._wide(text) <= room)
        if self._texts:
            self.set_caption(next(fitting, self._texts[-1]))

    def _wide(self, text: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(text)

    def _text(self, names: list[str], named: int) -> str:
        """How many, the first of them by name, and how many more."""
        told, left = ", ".join(names[:named]), len(names) - named
        if left:
            told = self.tr("{0} and %n more", "", left).format(told)
        count = self.tr("%n required answers missing", "", len(names))
        return f"{count}: {told}"
