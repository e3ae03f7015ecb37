"""What the rows of both lists at the left have in common."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ui.theme.paint import draw_elided_text, rounded_rect
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MARGIN = 16
GAP = 10
BAR = 3
"""The mark at the left of the chosen row."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text in the colour of a role."""

    text: str
    role: ColorRole


def two_lines(rect: QRect, theme: Theme) -> tuple[QRect, QRect]:
    """Where a strong line and the small one below it go, together centred in `rect`."""
    tokens = theme.tokens
    top = rect.y() + (rect.height() - tokens.body_line - tokens.small_line) // 2
    upper = QRect(rect.x(), top, rect.width(), tokens.body_line)
    return upper, QRect(rect.x(), upper.bottom() + 1, rect.width(), tokens.small_line)


def draw_two_lines(
    painter: QPainter, upper: QRect, lower: QRect, theme: Theme, first: Line, second: Line
) -> None:
    """A strong line and a small one, in the rectangles that `two_lines` gives."""
    draw_elided_text(painter, upper, first.text, theme.font("strong"), theme.color(first.role))
    draw_elided_text(painter, lower, second.text, theme.font("small"), theme.color(second.role))


def time_width(theme: Theme, text: str) -> int:
    """How much room a time takes, in the font it is painted in."""
    return QFontMetrics(theme.font("small_strong", tabular=True)).horizontalAdvance(text) + 1


def draw_focus(painter: QPainter, rect: QRect, theme: Theme, state: QStyle.StateFlag) -> None:
    """The ring around the chosen row of a list that has the focus."""
    if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
        ring = rect.adjusted(BAR + 1, 1, -1, -1)
        rounded_rect(painter, ring, 4, None, theme.color("focus"), 2)


def draw_time(painter: QPainter, rect: QRect, theme: Theme, time: Line) -> None:
    """A time at the right end of `rect`; strong once it is urgent."""
    kind = "small" if time.role == "muted" else "small_strong"
    font = theme.font(kind, tabular=True)  # type: ignore[arg-type]
    draw_elided_text(painter, rect, time.text, font, theme.color(time.role), RIGHT)
