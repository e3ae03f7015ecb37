"""The picklist in order and filtered, kept up one row at a time; free of Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId, Instant, QueueId
from contactpro_desktop.domain.picklist import PicklistRow, PicklistSort, sort_key
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ui.folding import folded


@dataclass(frozen=True, slots=True)
class PicklistFilter:
    """Every word of `text`, in any of `queues` and `channels`; empty sets mean all."""

    text: str = ""
    queues: frozenset[QueueId] = frozenset()
    channels: frozenset[Channel] = frozenset()

    def extends(self, other: PicklistFilter) -> bool:
        """Whether everything that passes this filter also passes `other`."""
        same = self.queues == other.queues and self.channels == other.channels
        return same and self.text.startswith(other.text)


class _Entry:
    """A row with what comparing it needs, computed once."""

    __slots__ = ("key", "row", "text")

    def __init__(self, row: PicklistRow, key: tuple[object, ...], text: str) -> None:
        self.row = row
        self.key = key
        self.text = text


_key_of = attrgetter("key")


class PicklistRows:
    """All rows and, among them, the shown ones; both sorted at all times.

    A change costs two binary searches, never a sort; a new filter is one pass over prepared texts.
    """

    def __init__(self, order: PicklistSort = PicklistSort.LONGEST_WAIT) -> None:
        self._order = order
        self._make_key = sort_key(order)
        self._filter = PicklistFilter()
        self._words: list[str] = []
        self._by_id: dict[ContactId, _Entry] = {}
        self._all: list[_Entry] = []
        self._shown: list[_Entry] = []

    def __len__(self) -> int:
        return len(self._shown)

    def __getitem__(self, index: int) -> PicklistRow:
        return self._shown[index].row

    @property
    def total(self) -> int:
        """How many there are, hidden ones too."""
        return len(self._all)

    @property
    def order(self) -> PicklistSort:
        return self._order

    @property
    def filter(self) -> PicklistFilter:
        return self._filter

    @property
    def oldest(self) -> Instant | None:
        """Since when the longest waiting one of all waits; None where nothing is known."""
        if self._order is PicklistSort.LONGEST_WAIT:
            return self._all[0].row.queued_at if self._all else None
        known = (e.row.queued_at for e in self._all if e.row.queued_at is not None)
        return min(known, default=None)

    def get(self, contact_id: ContactId) -> PicklistRow | None:
        entry = self._by_id.get(contact_id)
        return entry.row if entry else None

    def index_of(self, contact_id: ContactId) -> int | None:
        """Where a row is shown; None when it is hidden or unknown."""
        entry = self._by_id.get(contact_id)
        if entry is None:
            return None
        index = bisect_left(self._shown, entry.key, key=_key_of)
        shown = index < len(self._shown) and self._shown[index] is entry
        return index if shown else None

    def place_of(self, row: PicklistRow) -> int | None:
        """Before which shown row `row` belongs; None when the filter hides it."""
        entry = self._entry(row)
        return bisect_left(self._shown, entry.key, key=_key_of) if self._passes(entry) else None

    def put(self, row: PicklistRow) -> None:
        """Add a row, or replace the one of the same contact."""
        self.drop(row.contact_id)
        entry = self._entry(row)
        self._by_id[row.contact_id] = entry
        self._all.insert(bisect_left(self._all, entry.key, key=_key_of), entry)
        if self._passes(entry):
            self._shown.insert(bisect_left(self._shown, entry.key, key=_key_of), entry)

    def drop(self, contact_id: ContactId) -> None:
        """Take a row out; an unknown one is fine."""
        entry = self._by_id.pop(contact_id, None)
        if entry is None:
            return
        for entries in (self._all, self._shown):
            index = bisect_left(entries, entry.key, key=_key_of)
            if index < len(entries) and entries[index] is entry:
                del entries[index]

    def reset(self, rows: Iterable[PicklistRow]) -> None:
        """Replace everything; rows that are the same as before cost next to nothing."""
        self._by_id = {row.contact_id: self._known_or_new(row) for row in rows}
        self._all = sorted(self._by_id.values(), key=_key_of)
        self._narrow(self._all)

    def set_order(self, order: PicklistSort) -> None:
        self._order = order
        self._make_key = sort_key(order)
        for entry in self._all:
            entry.key = self._make_key(entry.row)
        self._all.sort(key=_key_of)
        self._narrow(self._all)

    def set_filter(self, wanted: PicklistFilter) -> None:
        before, self._filter = self._filter, wanted
        self._words = folded(wanted.text).split()
        # Whoever types on only narrows: what is hidden stays hidden.
        self._narrow(self._shown if wanted.extends(before) else self._all)

    def _narrow(self, entries: list[_Entry]) -> None:
        """Show those of `entries` that pass: one plain loop per condition, as fast as it gets."""
        wanted = self._filter
        if wanted.queues:
            entries = [entry for entry in entries if entry.row.queue_id in wanted.queues]
        if wanted.channels:
            entries = [entry for entry in entries if entry.row.channel in wanted.channels]
        for word in self._words:
            entries = [entry for entry in entries if word in entry.text]
        self._shown = list(entries)

    def _passes(self, entry: _Entry) -> bool:
        wanted, row = self._filter, entry.row
        return (
            (not wanted.queues or row.queue_id in wanted.queues)
            and (not wanted.channels or row.channel in wanted.channels)
            and all(word in entry.text for word in self._words)
        )

    def _known_or_new(self, row: PicklistRow) -> _Entry:
        known = self._by_id.get(row.contact_id)
        return known if known is not None and known.row == row else self._entry(row)

    def _entry(self, row: PicklistRow) -> _Entry:
        return _Entry(row, self._make_key(row), folded(row.search_text))
