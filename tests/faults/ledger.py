"""What one side of a conversation has been told, and whether anything of it was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Harm:
    """How many messages were not told, told twice, or told in another order than they were said."""

    lost: int = 0
    duplicated: int = 0
    reordered: int = 0

    def add(self, other: Harm) -> None:
        self.lost += other.lost
        self.duplicated += other.duplicated
        self.reordered += other.reordered

    @property
    def is_none(self) -> bool:
        return not (self.lost or self.duplicated or self.reordered)


class Ledger:
    """Messages are pairs of an id and a text such as `c 17`: who said it, and as which of theirs,
    from 1 on. Everybody's are expected in the order of their numbers."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.harm = Harm()
        self._ids: set[str] = set()
        self._last: dict[str, int] = {}
        self._missing: set[tuple[str, int]] = set()

    def pushed(self, message_id: str, text: str) -> None:
        """One more message came."""
        if message_id in self._ids:
            self.harm.duplicated += 1
            return
        self._ids.add(message_id)
        self.order.append(message_id)
        who, number = text.split()[0], int(text.split()[1])
        last = self._last.get(who, 0)
        if number > last:
            self._missing |= {(who, between) for between in range(last + 1, number)}
            self._last[who] = number
        elif (who, number) in self._missing:
            self._missing.discard((who, number))
            self.harm.reordered += 1
        else:
            self.harm.duplicated += 1

    def snapshot(self, messages: Sequence[tuple[str, str]]) -> None:
        """All there is, after a gap: what was known must still be there, where it was."""
        ids = [message_id for message_id, _ in messages]
        told = set(ids)
        self.harm.duplicated += len(ids) - len(told)
        self.harm.lost += len(self._ids - told)
        known = [each for each in self.order if each in told]
        if ids[: len(known)] != known:
            self.harm.reordered += 1
        for message_id, text in messages:
            if message_id not in self._ids:
                self.pushed(message_id, text)

    def close(self, said: Iterable[tuple[str, int]]) -> Harm:
        """The harm done, once everything has come of what was `said`: by whom, and how many."""
        self.harm.lost += len(self._missing)
        self.harm.lost += sum(max(0, count - self._last.get(who, 0)) for who, count in said)
        return self.harm
