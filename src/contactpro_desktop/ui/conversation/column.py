"""Rows of unequal height in a viewport, each measured only when it comes into sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_UNKNOWN = -1
_ESTIMATE = 56


class Column:
    """Knows which rows are in sight and where; all measures in pixels of the viewport. A row may
    have no height at all.

    The row at the upper edge is the anchor: rows that come, go or turn out taller than estimated
    above it move nothing in sight. While `following`, the last row stays at the lower edge. Rows
    that do not fill the viewport stand at its lower edge.
    """

    def __init__(self, measure: Callable[[int], int]) -> None:
        self._measure = measure
        self._heights: list[int] = []
        self._anchor = 0
        self._top = 0
        self._height = 0
        self.following = True

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def value(self) -> int:
        """How far the upper edge is below the start of the first row."""
        return max(0, sum(map(_known, self._heights[: self._anchor])) - self._top)

    @property
    def maximum(self) -> int:
        return max(0, sum(map(_known, self._heights)) - self._height)

    def reset(self, count: int) -> None:
        """`count` new rows, shown from the end."""
        self._heights = [_UNKNOWN] * count
        self._anchor = self._top = 0
        self.following = True

    def insert(self, row: int, count: int) -> None:
        self._heights[row:row] = [_UNKNOWN] * count
        if row < self._anchor or (row == self._anchor and row + count < len(self._heights)):
            self._anchor += count

    def remove(self, row: int, count: int) -> bool:
        """Whether any of them stood at or below the upper edge."""
        above = row + count <= self._anchor
        del self._heights[row : row + count]
        if above:
            self._anchor -= count
        elif row <= self._anchor:
            self._anchor, self._top = row, 0
        self._anchor = max(0, min(self._anchor, len(self._heights) - 1))
        return not above

    def forget(self, first: int, last: int) -> None:
        """Measure rows `first` to `last` anew when they are next in sight."""
        self._heights[first : last + 1] = [_UNKNOWN] * (last + 1 - first)

    def resize(self, height: int, *, measure_again: bool) -> None:
        self._height = height
        if measure_again:
            self.forget(0, len(self._heights) - 1)

    def scroll_to(self, value: int) -> None:
        """Bring `value` to the upper edge; near ones exactly, far ones by estimated heights."""
        distance = value - self.value
        if abs(distance) <= 2 * self._height:
            self._top -= distance
        else:
            self._jump(value)
        self.following = False
        self.settle()

    def show(self, row: int) -> None:
        """Scroll as little as brings the whole row into sight."""
        for seen, top, height in self.visible():
            if seen == row and top >= 0 and top + height <= self._height:
                return
        below = row > self._anchor
        self._anchor, self._top = row, 0
        if below:
            self._top = max(0, self._height - self._tall(row))
        self.following = False
        self.settle()

    def settle(self) -> None:
        """Measure what is in sight and put it in its place."""
        if not self._heights:
            self._anchor = self._top = 0
            self.following = True
            return
        if self.following:
            self._anchor = len(self._heights) - 1
            self._top = self._height - self._tall(self._anchor)
        self._descend()
        self._climb()
        self._close_gaps()

    def visible(self) -> Iterator[tuple[int, int, int]]:
        """Row, upper edge and height of each row in sight, from top to bottom."""
        top = self._top
        for row in range(self._anchor, len(self._heights)):
            height = self._tall(row)
            if top >= self._height and height:
                return
            yield row, top, height
            top += height

    def place(self, row: int) -> tuple[int, int]:
        """Upper edge and height of any row; estimated for rows out of sight."""
        low, high = sorted((row, self._anchor))
        between = sum(map(_known, self._heights[low:high]))
        top = self._top + (between if row >= self._anchor else -between)
        return top, _known(self._heights[row])

    def _tall(self, row: int) -> int:
        if self._heights[row] == _UNKNOWN:
            self._heights[row] = self._measure(row)
        return self._heights[row]

    def _jump(self, value: int) -> None:
        start = 0
        for row, height in enumerate(self._heights):
            if start + _known(height) > value or row == len(self._heights) - 1:
                self._anchor, self._top = row, start - value
                return
            start += _known(height)

    def _climb(self) -> None:
        while self._top > 0 and self._anchor > 0:
            self._anchor -= 1
            self._top -= self._tall(self._anchor)

    def _descend(self) -> None:
        while self._anchor < len(self._heights) - 1 and self._top + self._tall(self._anchor) <= 0:
            self._top += self._tall(self._anchor)
            self._anchor += 1

    def _close_gaps(self) -> None:
        """No empty space above the first row, unless all rows together are short; none below."""
        if self._anchor == 0 and self._top > 0:
            self._top = 0
        bottom = self._end()
        if bottom is not None and bottom <= self._height:
            self._top += self._height - bottom
            self._climb()
            self.following = True

    def _end(self) -> int | None:
        """The lower edge of the last row, None while it is out of sight."""
        seen = list(self.visible())
        if not seen or seen[-1][0] < len(self._heights) - 1:
            return None
        _, top, height = seen[-1]
        return top + height


def _known(height: int) -> int:
    return _ESTIMATE if height == _UNKNOWN else height
