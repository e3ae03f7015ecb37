"""The search by two processes, for a machine with two cores.

A state belongs to one of them by the agents in it, so that most of what one finds out about the
router is of no use to the other. After each move they hand each other what they have found.
"""

from __future__ import annotations

from collections.abc import Iterable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

from tests.localserver.exhaustive.bounds import Bounds
from tests.localserver.exhaustive.layout import AGENT_ROWS
from tests.localserver.exhaustive.moves import Move
from tests.localserver.exhaustive.search import Found, Search, Violation

_T = TypeVar("_T")


def search_in_halves(bounds: Bounds, most: int) -> Found:
    """As `Search.run`, up to about `most` states; `seconds` of the process that worked longer. What
    breaks a rule is searched for once more, alone: only then its way is known."""
    context = get_context("spawn")
    ends = context.Pipe()
    results = [context.Pipe(duplex=False) for _ in ends]
    processes = [
        context.Process(target=_work, args=(bounds, most // 2, number, ends[number], told))
        for number, (_, told) in enumerate(results)
    ]
    for process in processes:
        process.start()
    for end in (*ends, *(told for _, told in results)):
        end.close()
    found: list[Found | None] = [heard.recv() for heard, _ in results]
    for process in processes:
        process.join()
    known = [each for each in found if each is not None]
    if len(known) < len(found):
        return Search(bounds).run(most)
    return _sum(known)


def _sum(found: Iterable[Found]) -> Found:
    one, other = found
    return Found(
        one.states + other.states,
        one.transitions + other.transitions,
        one.decided + other.decided,
        one.depth,
        one.complete,
        max(one.seconds, other.seconds),
    )


def _work(bounds: Bounds, most: int, number: int, other: Connection, told: Connection) -> None:
    """None is told where a rule is broken, by whichever of the two."""
    try:
        told.send(Half(bounds, number, other).run(most))
    except (Violation, EOFError, ConnectionError):
        told.send(None)
    finally:
        other.close()


class Half(Search):
    """`number` is 0 or 1; `other` leads to the other half."""

    def __init__(self, bounds: Bounds, number: int, other: Connection) -> None:
        super().__init__(bounds)
        self._number = number
        self._other = other
        self._away: set[int] = set()
        self._sent: set[int] = set()
        self._found = [True, True]

    def _goes_on(self, frontier: list[int]) -> bool:
        return any(self._found) and not self._is_cut

    def _taken(self, states: Iterable[int]) -> list[int]:
        mine = []
        for state in states:
            if hash(state & AGENT_ROWS) % 2 == self._number:
                mine.append(state)
            else:
                self._away.add(state)
        return super()._taken(mine)

    def _next(self, frontier: list[int], most: int) -> list[int]:
        found = super()._next(frontier, most)
        away = self._away - self._sent
        self._sent |= away
        self._away.clear()
        found += self._taken(self._swap(away))
        self._found = [bool(found), self._swap(bool(found))]
        self._is_cut = max(self._is_cut, self._swap(self._is_cut))
        return found

    def _swap(self, mine: _T) -> _T:
        """Give what is ours for what is theirs; in turn, as both might wait for ever to be rid of
        theirs."""
        if self._number:
            theirs: _T = self._other.recv()
            self._other.send(mine)
        else:
            self._other.send(mine)
            theirs = self._other.recv()
        return theirs

    def _story(self, state: int, error: Exception, last: Move | None = None) -> str:
        """Half of the way is not known here."""
        return str(error)
