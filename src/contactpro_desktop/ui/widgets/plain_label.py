"""The one label of the interface: it never interprets what it shows."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from contactpro_desktop.ui.theme.fonts import FontKind
from contactpro_desktop.ui.theme.paint import draw_elided_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.text import plain, plain_block, plain_tooltip

LabelKind = Literal[
    "body", "strong", "small", "small_strong", "muted", "heading", "title", "caption"
]

_LOOKS: dict[LabelKind, tuple[FontKind, ColorRole]] = {
    "body": ("body", "text"),
    "strong": ("strong", "text"),
    "small": ("small", "text"),
    "small_strong": ("small_strong", "text"),
    "muted": ("small", "muted"),
    "heading": ("heading", "text"),
    "title": ("title", "text"),
    "caption": ("caption", "muted"),
}


class PlainLabel(QLabel):
    """Plain text in one of the theme's looks.

    `elide` cuts one line with an ellipsis and puts the whole text in the tool tip; `wrap` breaks
    lines. `role` overrides the colour of the look. `tabular` is for times and counts.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        kind: LabelKind = "body",
        *,
        role: ColorRole | None = None,
        elide: bool = False,
        wrap: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: LabelKind = kind
        self._role = role
        self._elide = elide
        self._tabular = tabular
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setFont(theme.font(_LOOKS[kind][0], tabular=tabular))
        self.setProperty("ink", self.role)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if elide or wrap:
            # Remote text must not decide how wide its place is: one word may be endless.
            self.setMinimumWidth(self.fontMetrics().horizontalAdvance("MM…"))
        self.setText(text)

    @property
    def kind(self) -> LabelKind:
        return self._kind

    @property
    def role(self) -> ColorRole:
        return self._role or _LOOKS[self._kind][1]

    @role.setter
    def role(self, role: ColorRole | None) -> None:
        if role != self._role:
            self._role = role
            self._ink()

    def setText(self, text: str) -> None:
        """Show `text` literally, without control or direction-changing characters."""
        shown = plain_block(text) if self.wordWrap() else plain(text)
        if shown == self.text():
            return
        super().setText(shown)
        if self._elide:
            self._update_tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        color = self.palette().color(self.foregroundRole())
        draw_elided_text(
            painter, self.contentsRect(), self.text(), self.font(), color, self.alignment()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self._update_tip()

    def _update_tip(self) -> None:
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        fits = wide <= self.contentsRect().width()
        self.setToolTip("" if fits else plain_tooltip(self.text()))

    def _ink(self) -> None:
        """The style sheet has a colour for each role; it looks at the property when it polishes."""
        self.setProperty("ink", self.role)
        self.style().unpolish(self)
        self.style().polish(self)
