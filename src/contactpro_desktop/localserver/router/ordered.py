"""A set of (instant, id) pairs kept in order."""

from bisect import bisect_left, insort
from collections.abc import Iterator

from contactpro_desktop.domain.ids import Instant


class OrderedIds:
    """Ids in the order of an instant each; equal instants by id.

    A sorted list: up to some 100,000 entries an insertion is a memory move of microseconds.
    """

    def __init__(self) -> None:
        self._keys: list[tuple[Instant, str]] = []

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[tuple[Instant, str]]:
        return iter(self._keys)

    def add(self, instant: Instant, row_id: str) -> None:
        insort(self._keys, (instant, row_id))

    def remove(self, instant: Instant, row_id: str) -> None:
        del self._keys[self.index(instant, row_id)]

    def index(self, instant: Instant, row_id: str) -> int:
        """How many stand before this one."""
        return bisect_left(self._keys, (instant, row_id))

    def first(self) -> tuple[Instant, str] | None:
        return self._keys[0] if self._keys else None

    def until(self, instant: Instant) -> list[str]:
        """The ids whose instant is not later than `instant`."""
        end = bisect_left(self._keys, (instant, chr(0x10FFFF)))
        return [row_id for _, row_id in self._keys[:end]]
