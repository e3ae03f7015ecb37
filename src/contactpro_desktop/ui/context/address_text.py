"""An e-mail address that breaks where people read a break."""

from __future__ import annotations

import re
from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from contactpro_desktop.ui.context.wrapped_text import WrappedText
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.text import plain_tooltip

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_PIECE = re.compile(r"[^@.]*[@.]+|[^@.]+")


def is_address(text: str) -> bool:
    """Whether a text is nothing but one e-mail or chat address."""
    return _ADDRESS.fullmatch(text) is not None


class AddressText(WrappedText):
    """Breaks after `@` and dots only. Where a piece is wider than the place, the address stands in
    one line without its middle. The tool tip has all of it."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self._metrics = QFontMetrics(theme.font("body"))
        self.setToolTip(plain_tooltip(text))

    def fitted(self, width: int) -> str:
        pieces = _PIECE.findall(self.text())
        if any(self._metrics.horizontalAdvance(piece) >= width for piece in pieces):
            return self._metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, width - 1)
        *_, lines = accumulate(pieces, lambda done, piece: self._append(done, piece, width))
        return lines

    def _append(self, done: str, piece: str, width: int) -> str:
        """Put a piece into the last line, or under it where it has no room."""
        last = done.rpartition("\n")[2]
        fits = self._metrics.horizontalAdvance(last + piece) < width
        return done + piece if fits else f"{done}\n{piece}"
