"""A page that scrolls when it is too long for its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget


class PageArea(QScrollArea):
    """As wide as its place, without a background of its own."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        self.setWidgetResizable(True)
        page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


def discard(widget: QWidget | None) -> None:
    """Take a part of a page out of sight at once, and away as soon as that is safe."""
    if widget is not None:
        widget.hide()
        widget.deleteLater()


def empty(layout: QLayout) -> None:
    """Discard all widgets of a layout."""
    while (item := layout.takeAt(0)) is not None:
        discard(item.widget())
