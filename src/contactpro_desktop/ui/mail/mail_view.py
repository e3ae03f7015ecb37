"""Shows the text of a mail."""

from __future__ import annotations

import math

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from contactpro_desktop.ui.conversation.links import link_tip, open_link
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.text import plain_tooltip

_SHEET = """
a {{ color: {accent}; }}
blockquote {{ color: {muted}; margin-left: 16px; margin-right: 0px; }}
ul, ol {{ margin-left: 0px; -qt-list-indent: 1; }}
"""


class Document(QTextDocument):
    """Fetches nothing: no address in it is ever looked up, be it of this computer."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return _nothing()


class MailView(QTextBrowser):
    """Text only. Links open through the one link function; a tool tip says where they lead.

    With `grows` it is as high as its text, for a page that scrolls as a whole.
    """

    def __init__(self, theme: Theme, *, grows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = ""
        self._document = Document(self)
        self.setDocument(self._document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font("body"))
        self.setProperty("kind", "bare")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(lambda url: open_link(url.toString()))
        self.highlighted.connect(self._tell_target)
        theme.changed.connect(self._restyle)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            layout = self._document.documentLayout()
            layout.documentSizeChanged.connect(self._grow)
        self._restyle()

    def show_html(self, html: str) -> None:
        """`html` is of our own making: `readable.readable`."""
        if html != self._shown:
            self._shown = html
            self._fill()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return _nothing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands at its start stays there when it gets less room."""
        at_start = self.verticalScrollBar().value() == 0
        super().resizeEvent(event)
        if at_start:
            self.verticalScrollBar().setValue(0)

    def _grow(self, size: QSizeF) -> None:
        self.setFixedHeight(math.ceil(size.height()) + 2)

    def _restyle(self) -> None:
        colors = {name: self._theme.color(name).name() for name in ("accent", "muted")}
        self._document.setDefaultStyleSheet(_SHEET.format(**colors))
        self._document.setDefaultFont(self._theme.font("body"))
        self._fill()

    def _fill(self) -> None:
        self.setHtml(self._shown)

    def _tell_target(self, url: QUrl) -> None:
        target = url.toString()
        self.viewport().setToolTip(plain_tooltip(link_tip(target)) if target else "")


def _nothing() -> QImage:
    """Stands for whatever a text asks for. Where it gets no picture, Qt opens the file itself."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image
