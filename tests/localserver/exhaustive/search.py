"""Breadth first through every state of the floor, over the router itself.

`decide` runs inside the engine's own `Batch`. What it read is noted, and what it did is done again
without asking in every state that is the same in what was read: a pure function cannot answer
differently there. Each distinct case is decided by the real code, once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from time import process_time

from contactpro_desktop.localserver.router.commands import Command, HandleLeg
from contactpro_desktop.localserver.router.model import Refused
from tests.localserver.exhaustive.bounds import Bounds
from tests.localserver.exhaustive.cases import UNKNOWN, Cases
from tests.localserver.exhaustive.clock import Clock
from tests.localserver.exhaustive.effects import Effect, Effects
from tests.localserver.exhaustive.layout import CONTACT
from tests.localserver.exhaustive.moments import Watch
from tests.localserver.exhaustive.moves import Move, groups, time_goes_on
from tests.localserver.exhaustive.ranks import Ranks
from tests.localserver.exhaustive.rows import Rows
from tests.localserver.exhaustive.rules import rules
from tests.localserver.exhaustive.turn import Turn

_NOWHERE = -1


class Violation(AssertionError):
    """A rule does not hold. The message has the shortest way there, a move a line."""


@dataclass(frozen=True)
class Found:
    """`depth` is how many moves away from the start everything was seen, `complete` whether there
    is nothing beyond. `decided` transitions were put to the router; all others were the same in
    all that it looks at. `seconds` of this process."""

    states: int
    transitions: int
    decided: int
    depth: int
    complete: bool
    seconds: float


class Search:
    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._watch = Watch()
        self._rows = Rows(bounds, self._watch)
        self._effects = Effects(self._rows)
        self._clock = Clock(bounds)
        self._ranks = Ranks()
        self._ticks = (time_goes_on(),)
        self._groups: list[tuple[int, list[Move], dict[int, tuple[Move, ...]]]] = [
            (mask, moves, {}) for mask, moves in groups(bounds)
        ]
        self._rules = [(rule, Cases()) for rule in rules()]
        self._from: dict[int, int] = {}
        self._at = _NOWHERE
        self._is_cut = False
        self.transitions = 0
        self.decided = 0

    def run(self, most: int) -> Found:
        """Every state, or those that are nearest until there are `most`. Raises `Violation`."""
        begun, depth = process_time(), 0
        frontier = self._taken([self._rows.first()])
        while self._goes_on(frontier):
            frontier = self._next(frontier, most)
            depth += not self._is_cut
        complete = not (frontier or self._is_cut)
        seconds = process_time() - begun
        return Found(self.states, self.transitions, self.decided, depth, complete, seconds)

    def _goes_on(self, frontier: list[int]) -> bool:
        return bool(frontier) and not self._is_cut

    def _taken(self, states: Iterable[int]) -> list[int]:
        """Those that are new, each of them checked. `_at` is where they come from."""
        found = []
        for state in states:
            if state not in self._from:
                self._from[state] = self._at
                found.append(state)
                self._check(state)
        return found

    @property
    def states(self) -> int:
        """How many were seen so far."""
        return len(self._from)

    def check_again(self, random: Random, count: int) -> None:
        """Put transitions to the router that were taken for the same as others before."""
        states, known = sorted(self._from), [move for _, group, _ in self._groups for move in group]
        for self._at in random.sample(states, count):
            moves = [(move, self._at) for move in known if not _cannot_open(move, self._at)]
            moves += [(self._ticks[0], moment) for moment in self._clock.next_deadlines(self._at)]
            move, state = random.choice(moves)
            assert self._result(state, self._decide(move, state)) == self._result(
                state, self._effect(move, state)
            ), move.words

    def _result(self, state: int, effect: Effect | None) -> int:
        return state if effect is None else self._ranks.settled(state & effect.keep | effect.bits)

    def _next(self, frontier: list[int], most: int) -> list[int]:
        """What is new after one more move."""
        found: list[int] = []
        for self._at in frontier:
            found += self._taken(self._after(self._at))
            if len(self._from) >= most:
                self._is_cut = True
                break
        return found

    # --- One state --------------------------------------------------------------------------

    def _after(self, state: int) -> list[int]:
        """The states that one move leads to."""
        found = []
        settled = self._ranks.settled
        for moves, at in self._chances(state):
            for move in moves:
                effect = move.cases.find(at)
                if effect is UNKNOWN:
                    effect = self._learn(move, at)
                if effect is not None:
                    after = at & effect.keep | effect.bits
                    found.append(settled(after) if effect.is_ranked else after)
            self.transitions += len(moves)
        return found

    def _chances(self, state: int) -> list[tuple[Sequence[Move], int]]:
        """Moves that are worth trying, and the state they happen in."""
        chances: list[tuple[Sequence[Move], int]] = []
        for mask, moves, useful in self._groups:
            worth = useful.get(state & mask)
            if worth is None:
                worth = useful[state & mask] = self._worth_trying(state, mask, moves)
            chances.append((worth, state))
        ticks = ((self._ticks, moment) for moment in self._clock.next_deadlines(state))
        return [*chances, *ticks]

    def _learn(self, move: Move, state: int) -> Effect | None:
        effect = self._decide(move, state)
        move.cases.add(self._watch.order, state, effect)
        return effect

    def _effect(self, move: Move, state: int) -> Effect | None:
        effect: Effect | None = move.cases.find(state)
        return self._learn(move, state) if effect is UNKNOWN else effect

    def _worth_trying(self, state: int, mask: int, moves: list[Move]) -> tuple[Move, ...]:
        """Without the moves of which these bits alone tell that they change nothing."""
        return tuple(move for move in moves if not self._is_futile(move, state, mask))

    def _is_futile(self, move: Move, state: int, mask: int) -> bool:
        if _cannot_open(move, state):
            return True
        return self._effect(move, state) is None and move.cases.decided_by(state, mask)

    def _check(self, state: int) -> None:
        for rule, cases in self._rules:
            if cases.find(state) is UNKNOWN:
                floor, _ = self._rows.floor(state)
                try:
                    rule(floor)
                except Exception as error:
                    raise Violation(self._story(state, error)) from error
                cases.add(self._watch.order, state, True)

    # --- The router -------------------------------------------------------------------------

    def _decide(self, move: Move, state: int) -> Effect | None:
        """Ask the router; the watch has what it looked at."""
        self.decided += 1
        floor, before = self._rows.floor(state)
        try:
            return self._effect_of(Turn(floor, before, move.opens), move.command)
        except Exception as error:
            raise Violation(self._story(self._at, error, move)) from error

    def _effect_of(self, turn: Turn, command: Command) -> Effect | None:
        """The command, and the end of the wrap-ups for which there is no room."""
        try:
            turn.perform(command)
        except Refused:
            return None
        if turn.ended_legs():
            for leg in turn.floor.ended_legs()[self._bounds.wrap_ups :]:
                turn.perform(HandleLeg(leg.agent_id, leg.id))
        return self._effects.of(turn.floor, turn.rows) if turn.rows else None

    # --- Telling ----------------------------------------------------------------------------

    def _story(self, state: int, error: Exception, last: Move | None = None) -> str:
        way = [state]
        while (before := self._from[way[-1]]) != _NOWHERE:
            way.append(before)
        lines = [self._words(before, after) for before, after in pairwise(reversed(way))]
        lines += [last.words] if last else []
        told = (f"{number}. {line}" for number, line in enumerate(lines, start=1))
        return "\n".join((f"{type(error).__name__}: {error}", *told))

    def _words(self, before: int, after: int) -> str:
        return next(
            move.words
            for moves, at in self._chances(before)
            for move in moves
            if self._result(at, self._effect(move, at)) == after
        )


def _cannot_open(move: Move, state: int) -> bool:
    """Whether the contact that it opens is there already."""
    return move.opens is not None and bool(CONTACT[move.opens].status.of(state))
