"""A state of the search as the router's own `State`, which notices what is read of it."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from math import inf
from typing import Any, TypeVar

from contactpro_desktop.domain.ids import AgentId, ContactId, Instant, InteractionId, QueueId
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    OfferEnd,
    Row,
    RowId,
    Site,
)
from contactpro_desktop.localserver.router.state import State
from tests.localserver.exhaustive.bounds import AGENTS, CONTACTS, HUNT, LEGS, NOW
from tests.localserver.exhaustive.layout import (
    AGENT,
    AGENT_ROWS,
    CONTACT,
    CONTACT_ROWS,
    DUE,
    LEG,
    LEG_ROWS,
    OPEN,
    ORDER,
    TIMES,
    WRAP_UP,
    WRAP_UP_ROWS,
)
from tests.localserver.exhaustive.moments import EVERYTHING, Watch

_T = TypeVar("_T")

WRAP_UP_IDS = [InteractionId(f"W{place}") for place in range(len(WRAP_UP))]

_BITS: dict[str, int] = {
    **{agent_id: bits.row for agent_id, bits in zip(AGENTS, AGENT, strict=True)},
    **{contact_id: bits.row for contact_id, bits in zip(CONTACTS, CONTACT, strict=True)},
    **{
        leg_id: bits.row | contact.queue.mask
        for leg_id, bits, contact in zip(LEGS, LEG, CONTACT, strict=True)
    },
    **{leg_id: bits.row for leg_id, bits in zip(WRAP_UP_IDS, WRAP_UP, strict=True)},
}
"""What is seen of a state by reading the row with this id, but for its times."""

_OWNERS = sum(leg.agent.mask for leg in LEG) | sum(each.agent.mask for each in WRAP_UP)
_PLACES = sum(bits.place for bits in CONTACT)


def late_leg(contact_id: ContactId, agent_id: AgentId) -> InteractionId:
    """An offer of the past, of every contact to every agent: they may still answer it."""
    return InteractionId(f"LATE-{contact_id}-{agent_id}")


_LATE_LEGS = {
    leg_id: LegRow(
        id=leg_id,
        contact_id=contact_id,
        agent_id=agent_id,
        queue_id=HUNT,
        state=LegState.CLOSED,
        offered_at=NOW - 900,
        deadline=NOW - 800,
        offer_end=OfferEnd.TIMED_OUT,
    )
    for contact_id in CONTACTS
    for agent_id in AGENTS
    for leg_id in [late_leg(contact_id, agent_id)]
}


class Floor(State):
    """`watch` has the bits that were read since it was built."""

    def __init__(self, site: Site, rows: Iterable[Row], watch: Watch) -> None:
        self.watch = watch
        self._is_writing = False
        watch.blind = EVERYTHING
        super().__init__(site, rows)
        self.ended_offers = OrderedDict(_LATE_LEGS)
        watch.start()

    def _look_at(self, bits: int) -> None:
        """All rows of a kind; State's own writing takes them one by one."""
        if not self._is_writing:
            self.watch.look(bits)

    def _reading(self, bits: int, read: Callable[..., _T], *args: Any) -> _T:
        """Look at `bits`, and at nothing else."""
        self.watch.look(bits)
        return self._unseen(EVERYTHING, read, *args)

    def _unseen(self, bits: int, do: Callable[..., _T], *args: Any) -> _T:
        """Do something that does not notice these bits."""
        blind, self.watch.blind = self.watch.blind, self.watch.blind | bits
        try:
            return do(*args)
        finally:
            self.watch.blind = blind

    def _row_bits(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.watch.look(_BITS.get(row.id, 0))

    # --- The rows ---------------------------------------------------------------------------

    @property
    def agents(self) -> dict[AgentId, AgentRow]:
        self._look_at(AGENT_ROWS)
        return self._agents

    @agents.setter
    def agents(self, rows: dict[AgentId, AgentRow]) -> None:
        self._agents = rows

    @property
    def contacts(self) -> dict[ContactId, ContactRow]:
        self._look_at(CONTACT_ROWS)
        return self._contacts

    @contacts.setter
    def contacts(self, rows: dict[ContactId, ContactRow]) -> None:
        self._contacts = rows

    @property
    def legs(self) -> dict[InteractionId, LegRow]:
        self._look_at(LEG_ROWS | WRAP_UP_ROWS)
        return self._legs

    @legs.setter
    def legs(self, rows: dict[InteractionId, LegRow]) -> None:
        self._legs = rows

    def agent(self, agent_id: AgentId) -> AgentRow | None:
        return self._reading(_BITS.get(agent_id, 0), super().agent, agent_id)

    def contact(self, contact_id: ContactId) -> ContactRow | None:
        return self._reading(_BITS.get(contact_id, 0), super().contact, contact_id)

    def leg(self, leg_id: InteractionId) -> LegRow | None:
        return self._reading(_BITS.get(leg_id, 0), super().leg, leg_id)

    def row(self, row_id: RowId) -> Row | None:
        return self._reading(_BITS.get(row_id, 0), super().row, row_id)

    # --- The indexes ------------------------------------------------------------------------

    def legs_of(self, agent_id: AgentId) -> list[LegRow]:
        legs = self._reading(_OWNERS, super().legs_of, agent_id)
        self._row_bits(legs)
        return legs

    def legs_in(self, contact_id: ContactId) -> list[LegRow]:
        place = CONTACTS.index(contact_id)
        return self._reading(LEG[place].row | WRAP_UP_ROWS, super().legs_in, contact_id)

    def waiting(self, queue_id: QueueId) -> Iterator[ContactRow]:
        return self._queued(super().waiting, queue_id)

    def unreserved(self, queue_id: QueueId) -> Iterator[ContactRow]:
        return self._queued(super().unreserved, queue_id)

    def reserved_for(self, agent_id: AgentId) -> Iterator[ContactRow]:
        return self._queued(super().reserved_for, agent_id)

    def _queued(
        self, read: Callable[[Any], Iterator[ContactRow]], key: str
    ) -> Iterator[ContactRow]:
        contacts = self._reading(_PLACES, lambda: list(read(key)))
        if len(contacts) > 1:
            self.watch.look(ORDER)
        self._row_bits(contacts)
        return iter(contacts)

    def available(self, queue_id: QueueId) -> Iterable[AgentId]:
        return sorted(self._reading(OPEN, super().available, queue_id))

    def available_in(self, agent_id: AgentId) -> frozenset[QueueId]:
        return self._reading(
            AGENT[AGENTS.index(agent_id)].open.mask, super().available_in, agent_id
        )

    def due(self, now: Instant) -> list[Row]:
        rows = self._reading(DUE, super().due, now)
        self._row_bits(rows)
        return rows

    # --- For the search itself --------------------------------------------------------------

    def is_open(self, agent_id: AgentId) -> bool:
        """Whether State notes the agent as somebody to offer to; unseen."""
        return bool(self._reading(0, super().available_in, agent_id))

    def next_moment(self) -> Instant:
        """The next deadline, however far away; unseen, as nothing but what was due can be late."""
        first = self._reading(0, super().next_deadline)
        return inf if first is None else self._reading(0, float, first)

    def ended_legs(self) -> list[LegRow]:
        """The legs in wrap-up, in an order of their own."""
        self.watch.look(WRAP_UP_ROWS)
        ended = (leg for leg in self._legs.values() if leg.state is LegState.ENDED)
        return sorted(ended, key=lambda leg: (leg.contact_id, leg.agent_id, leg.queue_id))

    # --- Writing ----------------------------------------------------------------------------

    def apply(self, rows: Iterable[Row]) -> None:
        """The indexes of the times are kept in order by comparing; that changes nothing else."""
        self._is_writing = True
        self._unseen(TIMES, super().apply, rows)
        self._is_writing = False

    def _drop_if_over(self, contact_id: ContactId) -> None:
        contact = self.contact(contact_id)
        if contact is not None and contact.state is ContactState.CLOSED:
            self.legs_in(contact_id)
        super()._drop_if_over(contact_id)
