"""The one label of the interface: it never interprets what it shows."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
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
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._restyle()
        self.setText(text)
        theme.changed.connect(self._restyle)

    @property
    def kind(self) -> LabelKind:
        return self._kind

    @kind.setter
    def kind(self, kind: LabelKind) -> None:
        self._kind = kind
        self._restyle()

    @property
    def role(self) -> ColorRole:
        return self._role or _LOOKS[self._kind][1]

    @role.setter
    def role(self, role: ColorRole | None) -> None:
        if role != self._role:
            self._role = role
            self._restyle()

    def setText(self, text: str) -> None:
        """Show `text` literally, without control or direction-changing characters."""
        shown = plain_block(text) if self.wordWrap() else plain(text)
        if shown == self.text():
            return
        super().setText(shown)
        if self._elide:
            self._update_tip()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self._elide or self.wordWrap():
            # Remote text must not decide how wide its place is: one word may be endless.
            hint.setWidth(min(hint.width(), self.fontMetrics().horizontalAdvance("MM…")))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        color = self.palette().color(self.foregroundRole())
        draw_elided_text(
            painter, self.contentsRect(), self.text(), self.font(), color, self.alignment()
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            # A label that gets another parent is polished anew, which brings back the colours
            # that it had when it was polished first.
            self._recolour()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self._update_tip()

    def _update_tip(self) -> None:
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text())
        fits = wide <= self.contentsRect().width()
        self.setToolTip("" if fits else plain_tooltip(self.text()))

    def _restyle(self) -> None:
        font_kind, _ = _LOOKS[self._kind]
        self.setFont(self._theme.font(font_kind, tabular=self._tabular))
        self._recolour()

    def _recolour(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(self.role))
        disabled = self._theme.color("disabled")
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, disabled)
        self.setPalette(palette)
