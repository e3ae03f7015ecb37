"""Wrapped plain text, laid out once and drawn many times."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ui.conversation.links import Link

_LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """`width` and `height` are what the text needs. `links` count UTF-16 units, as Qt does."""

    layout: QTextLayout
    width: int
    height: int
    links: tuple[Link, ...] = ()

    def draw(self, painter: QPainter, at: QPoint, color: QColor, clip: QRectF) -> None:
        """Lines outside `clip` are left out."""
        painter.setPen(color)
        self.layout.draw(painter, QPointF(at), [], clip)

    def link_at(self, position: QPoint) -> str:
        """The target of the link at a position inside the block; empty beside links."""
        for number in range(self.layout.lineCount() if self.links else 0):
            line = self.layout.lineAt(number)
            if line.naturalTextRect().contains(QPointF(position)):
                cursor = line.xToCursor(position.x(), line.CursorPosition.CursorOnCharacter)
                return self._link_over(cursor)
        return ""

    def _link_over(self, cursor: int) -> str:
        over = (link for link in self.links if link.start <= cursor < link.start + link.length)
        return next((link.target for link in over), "")


def lay_out_text(
    text: str,
    font: QFont,
    width: int,
    line_height: int,
    *,
    links: Sequence[Link] = (),
    link_color: QColor | None = None,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> TextBlock:
    """Break `text` (made plain before) into lines of at most `width`, also inside long words."""
    layout = QTextLayout(text.replace("\n", _LINE_BREAK), font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    placed = tuple(_in_utf16(link, text) for link in links)
    if placed:
        layout.setFormats([_link_format(link, link_color) for link in placed])
    used, height = _break_lines(layout, width, line_height)
    return TextBlock(layout, min(width, used), height, placed)


def _break_lines(layout: QTextLayout, width: int, line_height: int) -> tuple[int, int]:
    used, top = 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        tall = max(float(line_height), line.height())
        line.setPosition(QPointF(0, top + (tall - line.height()) / 2))
        top += tall
        used = max(used, line.naturalTextWidth())
    layout.endLayout()
    return math.ceil(used), math.ceil(top)


def _in_utf16(link: Link, text: str) -> Link:
    start = _units(text[: link.start])
    return Link(start, _units(text[link.start : link.start + link.length]), link.target)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _link_format(link: Link, color: QColor | None) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start = link.start
    part.length = link.length
    look = QTextCharFormat()
    look.setFontUnderline(True)
    if color is not None:
        look.setForeground(color)
    part.format = look
    return part
