"""Time going on by itself: which deadlines come next, and the state at that moment."""

from collections.abc import Iterator

from tests.localserver.exhaustive.bounds import MEETING, PROFILES, Bounds
from tests.localserver.exhaustive.layout import (
    AGENT,
    AGENT_ROWS,
    CONTACT,
    CONTACT_ROWS,
    LEG,
    LEG_ROWS,
    WRAP_UP,
    WRAP_UP_ROWS,
    Field,
)

_ROWS = AGENT_ROWS | CONTACT_ROWS | LEG_ROWS | WRAP_UP_ROWS
_QUEUED, _OFFERED = 1, 2
_MEETING = PROFILES.index(MEETING)


class Clock:
    def __init__(self, bounds: Bounds) -> None:
        self._staggered = bounds.staggered
        self._meetings_end = bool(bounds.meeting)
        self._known: dict[int, list[tuple[Field, Field]]] = {}

    def next_deadlines(self, state: int) -> Iterator[int]:
        """The state at its next deadline, with what is due marked as such. Whatever is due at the
        same time is so together and, where that is asked for, each alone with the others due a
        moment later."""
        timers = self._known.get(state & _ROWS)
        if timers is None:
            timers = self._known[state & _ROWS] = list(self._timers(state))
        if not timers:
            return
        step = min(time.of(state) for time, _ in timers)
        aged = self._aged(state, step, timers)
        due = list(dict.fromkeys(mark for time, mark in timers if not time.of(aged)))
        yield aged | sum(mark.mask for mark in due)
        if self._staggered and len(due) > 1:
            for mark in due:
                yield aged | mark.mask

    def _timers(self, state: int) -> Iterator[tuple[Field, Field]]:
        """What has a deadline: the bits of its time and those that mark it as due."""
        for agent in AGENT:
            if agent.gone.of(state):
                yield agent.grace, agent.due
            if self._meetings_end and agent.profile.of(state) == _MEETING:
                yield agent.meeting, agent.due
        for contact in CONTACT:
            if contact.status.of(state) == _QUEUED:
                if contact.kept.of(state):
                    yield contact.until, contact.due
                for on, time in zip(contact.paused, contact.pauses, strict=True):
                    if on.of(state):
                        yield time, contact.due
        for leg in LEG:
            if leg.agent.of(state) and not leg.accepted.of(state):
                yield leg.time, leg.due
        for wrap_up in WRAP_UP:
            if wrap_up.agent.of(state) and wrap_up.timed.of(state):
                yield wrap_up.time, wrap_up.due

    @staticmethod
    def _aged(state: int, step: int, timers: list[tuple[Field, Field]]) -> int:
        if not step:
            return state
        for time, _ in timers:
            state -= time.bits(step)
        for contact in CONTACT:
            if contact.status.of(state) == _OFFERED:
                state = _forget_pauses(state, step, contact.paused, contact.pauses)
        return state


def _forget_pauses(state: int, step: int, paused: list[Field], pauses: list[Field]) -> int:
    """Nothing happens when a pause ends while the contact rings at somebody else."""
    for on, time in zip(paused, pauses, strict=True):
        if on.of(state):
            left = time.of(state)
            state -= time.bits(step) if left > step else time.bits(left) | on.mask
    return state
