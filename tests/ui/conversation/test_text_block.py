"""Wrapped text: its size, and which link is under the pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from contactpro_desktop.ui.conversation.links import find_links
from contactpro_desktop.ui.conversation.text_block import TextBlock, lay_out_text
from contactpro_desktop.ui.theme.theme import Theme

LINE = 20


def block(theme: Theme, text: str, width: int = 400) -> TextBlock:
    return lay_out_text(text, theme.font("body"), width, LINE, links=find_links(text))


def middle_of(made: TextBlock, unit: int) -> QPoint:
    """The middle of a character, counted in UTF-16 units, on the first line."""
    line = made.layout.lineAt(0)
    left, right = (_x(line.cursorToX(place)) for place in (unit, unit + 1))
    return QPoint(round((left + right) / 2), LINE // 2)


def _x(found: object) -> float:
    return float(found[0] if isinstance(found, tuple | list) else found)  # type: ignore[arg-type]


def test_every_line_is_at_least_as_high_as_told(theme: Theme) -> None:
    assert block(theme, "one").height == LINE
    assert block(theme, "one\ntwo\nthree").height == 3 * LINE
    assert block(theme, "").height == LINE


def test_it_is_as_wide_as_the_text_and_never_wider_than_allowed(theme: Theme) -> None:
    assert block(theme, "one").width < 60
    long = block(theme, "a" * 500, 120)
    assert long.width <= 120
    assert long.height > 10 * LINE


@pytest.mark.parametrize("before", ["see ", "😀😀😀 ", "é👨\u200d👩\u200d👧 "])
def test_a_link_is_exactly_as_long_as_it_is_underlined(theme: Theme, before: str) -> None:
    made = block(theme, f"{before}https://a.b/c now")
    start = len(before.encode("utf-16-le")) // 2
    end = start + len("https://a.b/c")
    hit = [made.link_at(middle_of(made, unit)) for unit in (start - 1, start, end - 1, end)]
    assert hit == ["", "https://a.b/c", "https://a.b/c", ""]


def test_beside_and_below_the_text_there_is_no_link(theme: Theme) -> None:
    made = block(theme, "https://a.b/c")
    assert made.link_at(QPoint(made.width + 20, LINE // 2)) == ""
    assert made.link_at(QPoint(5, LINE * 3)) == ""
