"""The small heading of a list."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class SectionHeader(QWidget):
    """A caption at the left and a quiet detail (a count) at the right."""

    def __init__(
        self, theme: Theme, text: str = "", detail: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = PlainLabel(theme, text, "caption", elide=True)
        self._detail = PlainLabel(theme, detail, "caption", tabular=True)
        tokens = theme.tokens
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space(2), tokens.space(1), tokens.space(2), tokens.space(1))
        row.setSpacing(tokens.space(1))
        row.addWidget(self._text, 1)
        row.addWidget(self._detail)
        self._name()

    def set_text(self, text: str) -> None:
        self._text.setText(text)
        self._name()

    def set_detail(self, detail: str) -> None:
        self._detail.setText(detail)
        self._name()

    def set_count(self, count: int) -> None:
        self.set_detail(self.locale().toString(count))

    def _name(self) -> None:
        self.setAccessibleName(f"{self._text.text()} {self._detail.text()}".strip())
