"""How simulated callers behave: they wait, talk, hang up, and take or refuse calls to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from contactpro_desktop.domain.call import CallState, call_state
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.robots.wishes import Seconds, Wish

_PATIENCE: Seconds = (90, 200)
_PATIENCE_ON_HOLD: Seconds = (60, 120)
_TALK: Seconds = (45, 150)
_TO_THE_PHONE: Seconds = (3, 8)
_REACHABLE: Seconds = (60, 120)


class Manner(Enum):
    """What somebody does when they are called."""

    ANSWERS = "answers"
    REJECTS = "rejects"
    IGNORES = "ignores"


@dataclass(frozen=True, slots=True)
class HangUp:
    """End the call, or stop waiting for it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Take the call that rings."""


@dataclass(frozen=True, slots=True)
class Reject:
    """Refuse the call that rings."""


@dataclass(frozen=True, slots=True)
class GoAway:
    """Be reached by nobody any more."""


CallerDeed = HangUp | Answer | Reject | GoAway


def caller_wishes(
    call: Interaction | None, ringing: Interaction | None, manner: Manner, *, stays: bool
) -> Iterator[Wish[CallerDeed]]:
    """What somebody with a telephone wants now. `call` is the one they are in or had last,
    `ringing` the one that is made to them. Who does not stay is reachable for a while after a
    call, for whoever wants to call back."""
    if ringing is not None:
        yield from _when_called(ringing, manner)
    elif call is not None and call.status is not InteractionStatus.ENDED:
        yield from _in_a_call(call)
    elif not stays and call is not None:
        yield Wish("go away", GoAway(), after=_REACHABLE)


def _when_called(ringing: Interaction, manner: Manner) -> Iterator[Wish[CallerDeed]]:
    if manner is Manner.ANSWERS:
        yield Wish(("answer", ringing.id), Answer(), after=_TO_THE_PHONE)
    elif manner is Manner.REJECTS:
        yield Wish(("reject", ringing.id), Reject(), after=_TO_THE_PHONE)


def _in_a_call(call: Interaction) -> Iterator[Wish[CallerDeed]]:
    state = call_state(call)
    if call.status is not InteractionStatus.ACCEPTED:
        yield Wish(("stop waiting", call.id), HangUp(), after=_PATIENCE)
    elif state is CallState.ON_HOLD:
        yield Wish(("tired of the music", call.id), HangUp(), after=_PATIENCE_ON_HOLD)
    else:
        yield Wish(("good bye", call.id), HangUp(), after=_TALK)
