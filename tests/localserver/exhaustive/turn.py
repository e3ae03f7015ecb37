"""One move, done as the engine does it."""

from collections.abc import Collection, Iterator
from itertools import count

from contactpro_desktop.localserver.engine.batch import Batch, Known
from contactpro_desktop.localserver.router.commands import Command
from contactpro_desktop.localserver.router.model import (
    Decision,
    LegRow,
    LegState,
    Refused,
    Row,
    RowId,
)
from contactpro_desktop.localserver.router.transcripts import Transcripts
from tests.localserver.exhaustive.bounds import CONTACTS, NOW
from tests.localserver.exhaustive.floor import Floor
from tests.localserver.exhaustive.rules import check_refusal, check_step


class Turn:
    """`before` are the rows that the floor was built from; `opens` the place of a contact that is
    about to come."""

    def __init__(self, floor: Floor, before: dict[RowId, Row], opens: int | None) -> None:
        self.floor = floor
        self._before = before
        self._ids = _ids(opens)
        self._keys = count()
        self._batch = self._new_batch(Known())

    @property
    def rows(self) -> Collection[Row]:
        """What was written."""
        return self._batch.rows.values()

    def ended_legs(self) -> bool:
        """Whether a wrap-up has begun or goes on."""
        return any(isinstance(row, LegRow) and row.state is LegState.ENDED for row in self.rows)

    def perform(self, command: Command) -> None:
        """Once, with every rule checked; and once more, which changes nothing. Raises `Refused`."""
        key = f"key {next(self._keys)}"
        try:
            decision = self._batch.command(command, key)
        except Refused as refused:
            check_refusal(self.floor, command, refused)
            self._repeat(command, key, refused)
            raise
        writes: dict[RowId, Row] = {row.id: row for row in decision.writes}
        check_step(self._before, self.floor, command, writes)
        self._before.update(writes)
        self._repeat(command, key, decision)

    def _repeat(self, command: Command, key: str, first: Decision | Refused) -> None:
        """I9: the same request gets the same answer, in the same transaction and in a later one.
        It looks at nothing, so whatever happens in between makes no difference."""
        looked = len(self.floor.watch.order)
        later = self._new_batch(Known({each.key: each for each in self._batch.outcomes}))
        for batch in (self._batch, later):
            rows = dict(batch.rows)
            again = _outcome(batch, command, key)
            assert batch.rows == rows, "I9: twice"
            if isinstance(first, Refused):
                assert isinstance(again, Refused), "I9: done the second time"
                assert (again.reason, again.who) == (first.reason, first.who), "I9"
            else:
                assert again == Decision(created=first.created), "I9"
        assert len(self.floor.watch.order) == looked, "I9: a repeated request was decided anew"

    def _new_batch(self, known: Known) -> Batch:
        return Batch(self.floor, Transcripts(), NOW, lambda: next(self._ids), known)


def _outcome(batch: Batch, command: Command, key: str) -> Decision | Refused:
    try:
        return batch.command(command, key)
    except Refused as refused:
        return refused


def _ids(opens: int | None) -> Iterator[str]:
    """A contact's id first, where there will be one: the others stand for no bits."""
    if opens is not None:
        yield CONTACTS[opens]
    for n in count():
        yield f"N{n}"
