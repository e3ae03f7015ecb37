"""Areas with a background, and the lines between them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

PanelKind = Literal["app", "bar", "column", "context", "status", "card", "offer", "composer"]


class Panel(QFrame):
    """A styled area; its looks are in the style sheet under `kind`.

    `bar` has a line below, `status` above, `column` at its right, `context` at its left; `card`,
    `composer` and `offer` are rounded boxes.
    """

    def __init__(self, kind: PanelKind = "card", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def set_ring(self, shown: bool) -> None:
        """The focus ring of a field inside that has no frame of its own."""
        if self.property("ring") is not shown:
            self.setProperty("ring", shown)
            self.style().unpolish(self)
            self.style().polish(self)


class Line(QFrame):
    """A one pixel separator."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
