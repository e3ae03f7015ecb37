"""A state as one integer: which bits mean what.

What can never change what happens next has no bits: names, versions, who changed a status, when
something began. Times are told in quanta from now, orders as ranks.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.localserver.exhaustive.bounds import AGENTS, CONTACTS

MOST_WRAP_UPS = 3


@dataclass(frozen=True, slots=True)
class Field:
    """So many bits from `shift` on."""

    shift: int
    width: int

    @property
    def mask(self) -> int:
        return ((1 << self.width) - 1) << self.shift

    def of(self, state: int) -> int:
        return state >> self.shift & ((1 << self.width) - 1)

    def bits(self, value: int) -> int:
        """The value in its place. It must fit."""
        if value >> self.width:
            raise OverflowError(f"{value} does not fit into {self.width} bits")
        return value << self.shift


Take = Callable[[int], Field]


class AgentBits:
    """`open` is State's own note of who could be offered something of the automatic queue."""

    def __init__(self, take: Take) -> None:
        self.connected, self.gone, self.ready = take(1), take(1), take(1)
        self.profile, self.serving, self.missed = take(2), take(2), take(1)
        self.row = _all(
            self.connected, self.gone, self.ready, self.profile, self.serving, self.missed
        )
        self.grace, self.meeting = take(4), take(4)
        self.rank, self.open, self.due = take(2), take(1), take(1)
        self.whole = self.row | _all(self.grace, self.meeting, self.rank, self.due)


class ContactBits:
    """`status` 0 is a contact that does not exist, else one above the place in `ContactState`."""

    def __init__(self, take: Take) -> None:
        self.status, self.queue, self.kept = take(3), take(1), take(2)
        self.place = _all(self.status, self.queue, self.kept)
        self.paused = [take(1) for _ in AGENTS]
        self.row = self.place | _all(*self.paused)
        self.pauses, self.until = [take(4) for _ in AGENTS], take(4)
        self.rank, self.due = take(2), take(1)
        self.whole = self.row | _all(*self.pauses, self.until, self.rank, self.due)


class LegBits:
    """The leg that a contact is offered or owned by. `agent` 0 is none."""

    def __init__(self, take: Take) -> None:
        self.agent, self.accepted, self.direct = take(2), take(1), take(1)
        self.row = _all(self.agent, self.accepted, self.direct)
        self.time, self.due = take(4), take(1)
        self.whole = self.row | _all(self.time, self.due)


class WrapUpBits:
    def __init__(self, take: Take) -> None:
        self.agent, self.contact, self.queue, self.timed = take(2), take(1), take(1), take(1)
        self.row = _all(self.agent, self.contact, self.queue, self.timed)
        self.time, self.due = take(4), take(1)
        self.whole = self.row | _all(self.time, self.due)


def _all(*fields: Field) -> int:
    return sum(field.mask for field in fields)


class _Taker:
    def __init__(self) -> None:
        self.used = 0

    def __call__(self, width: int) -> Field:
        field = Field(self.used, width)
        self.used += width
        return field


_take = _Taker()
AGENT = [AgentBits(_take) for _ in AGENTS]
CONTACT = [ContactBits(_take) for _ in CONTACTS]
LEG = [LegBits(_take) for _ in CONTACTS]
WRAP_UP = [WrapUpBits(_take) for _ in range(MOST_WRAP_UPS)]

EVERYTHING = (1 << _take.used) - 1
RANKS = _all(*(agent.rank for agent in AGENT))
ORDER = sum(contact.place | contact.rank.mask for contact in CONTACT)
OPEN = _all(*(agent.open for agent in AGENT))
WRAP_UPS = sum(wrap_up.whole for wrap_up in WRAP_UP)
WRAP_UP_ROWS = sum(wrap_up.row for wrap_up in WRAP_UP)
AGENT_ROWS = sum(agent.row for agent in AGENT)
CONTACT_ROWS = sum(contact.row for contact in CONTACT)
LEG_ROWS = sum(leg.row for leg in LEG)
DUE = _all(*(each.due for group in (AGENT, CONTACT, LEG, WRAP_UP) for each in group))
TIMES = EVERYTHING & ~(AGENT_ROWS | CONTACT_ROWS | LEG_ROWS | WRAP_UP_ROWS | OPEN | DUE)
"""What is looked at only when it is compared."""
