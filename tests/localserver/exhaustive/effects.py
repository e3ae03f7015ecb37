"""What the router wrote, as a change of the bits."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from math import ceil

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    Row,
)
from tests.localserver.exhaustive.bounds import (
    AGENTS,
    CONTACTS,
    MOMENT,
    NOW,
    PROFILES,
    QUEUES,
)
from tests.localserver.exhaustive.floor import WRAP_UP_IDS, Floor
from tests.localserver.exhaustive.layout import (
    AGENT,
    CONTACT,
    DUE,
    EVERYTHING,
    LEG,
    ORDER,
    RANKS,
    WRAP_UP,
    Field,
)
from tests.localserver.exhaustive.moments import Moment
from tests.localserver.exhaustive.rows import Rows

_STATES = (None, *ContactState)
_NEWEST = 3
"""The rank of what was offered, or queued, in this very decision."""

_INERT = {
    AgentRow: {"version", "work_status_since", "work_status_by", "profile_since", "profile_by"},
    ContactRow: {"version", "created_at", "closed_at", "preferred_agent"},
    LegRow: {"version", "offered_at", "accepted_at", "ended_at", "offer_end", "end_reason"},
}
"""What changes and can never change what happens next, on this floor without bots, calls, mails
and campaigns. A preferred agent counts only while the contact is kept for them."""

_TOLD: dict[type, set[str]] = {
    AgentRow: {
        *("id", "connected", "gone_since", "work_status", "profile_id", "profile_ends"),
        *("serving", "missed_offers", "last_offered"),
    },
    ContactRow: {
        *("id", "state", "queue_id", "leg_id", "queued_at", "preferred_until", "passed_over"),
    },
    LegRow: {"id", "contact_id", "agent_id", "queue_id", "state", "direct", "deadline"},
}
"""What the bits tell. Whatever is neither told nor inert must be as it always is."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a move does to the bits: `state & keep | bits`. `is_ranked` where the ranks have to be
    settled afterwards."""

    keep: int
    bits: int
    is_ranked: bool


class Effects:
    """`usual` has the rows that others are compared with."""

    def __init__(self, usual: Rows) -> None:
        self._usual = usual
        self._quantum = usual.bounds.quantum
        self._grace = usual.bounds.grace * usual.bounds.quantum

    def of(self, after: Floor, writes: Iterable[Row]) -> Effect:
        """What the rows that were written change. Times that were only carried along keep their
        bits, unseen."""
        told = _Told(self._quantum)
        rows = list({row.id: row for row in writes}.values())
        legs = [row for row in rows if isinstance(row, LegRow)]
        agents = [row for row in rows if isinstance(row, AgentRow)]
        for row in rows:
            if isinstance(row, ContactRow):
                self._tell_contact(told, row, after)
        for contact_id in dict.fromkeys(leg.contact_id for leg in legs):
            self._tell_legs(told, CONTACTS.index(contact_id), after)
        if any(leg.state is LegState.ENDED or leg.id in WRAP_UP_IDS for leg in legs):
            self._tell_wrap_ups(told, after)
        for agent in agents:
            self._tell_agent(told, agent)
        for agent_id in {leg.agent_id for leg in legs} | {row.id for row in agents}:
            told.say(AGENT[AGENTS.index(agent_id)].open, after.is_open(agent_id))
        return Effect(told.keep & ~DUE, told.bits, bool(~told.keep & (RANKS | ORDER)))

    def _tell_agent(self, told: "_Told", row: AgentRow) -> None:
        place = AGENTS.index(row.id)
        agent = AGENT[place]
        _check_rest(row, self._usual.usual_agents[row.id])
        told.clear(agent.row)
        told.say(agent.connected, row.connected)
        told.say(agent.gone, row.gone_since is not None)
        told.say(agent.ready, row.work_status is WorkStatus.READY)
        told.say(agent.profile, PROFILES.index(row.profile_id))
        told.say(agent.serving, sum((q in row.serving) << n for n, q in enumerate(QUEUES)))
        told.say(agent.missed, row.missed_offers)
        told.time(agent.grace, row.gone_since, self._grace)
        told.time(agent.meeting, row.profile_ends)
        told.rank(agent.rank, row.last_offered)
        if row.work_status_since == NOW:
            for contact in CONTACT:
                told.end_pause(contact.paused[place], contact.pauses[place])

    def _tell_contact(self, told: "_Told", row: ContactRow, after: Floor) -> None:
        place = CONTACTS.index(row.id)
        contact = CONTACT[place]
        _check_rest(row, self._usual.usual_contact)
        told.clear(contact.row)
        if after.contact(row.id) is None:
            told.clear(contact.whole)
            return
        told.say(contact.status, _STATES.index(row.state))
        told.say(contact.queue, QUEUES.index(row.queue_id))
        told.say(contact.kept, AGENTS.index(row.reserved_for) + 1 if row.reserved_for else 0)
        told.time(contact.until, row.preferred_until if row.reserved_for else None)
        told.rank(contact.rank, row.queued_at)
        for agent_id, on, field in zip(AGENTS, contact.paused, contact.pauses, strict=True):
            told.pause(on, field, row.passed_over.get(agent_id))

    def _tell_legs(self, told: "_Told", place: int, after: Floor) -> None:
        leg = LEG[place]
        if after.contact(CONTACTS[place]) is None:
            told.clear(CONTACT[place].whole | leg.whole)
            return
        live = [row for row in after.legs_in(CONTACTS[place]) if row.state is not LegState.ENDED]
        if not live:
            told.clear(leg.whole)
            return
        [row] = live
        _check_rest(row, self._usual.usual_leg)
        told.say(leg.agent, AGENTS.index(row.agent_id) + 1)
        told.say(leg.accepted, row.state is LegState.ACCEPTED)
        told.say(leg.direct, row.direct)
        told.time(leg.time, row.deadline if row.state is LegState.OFFERED else None)

    def _tell_wrap_ups(self, told: "_Told", after: Floor) -> None:
        ended = after.ended_legs()
        for wrap_up, row in zip(WRAP_UP, ended, strict=False):
            _check_rest(row, self._usual.usual_leg)
            told.say(wrap_up.agent, AGENTS.index(row.agent_id) + 1)
            told.say(wrap_up.contact, CONTACTS.index(row.contact_id))
            told.say(wrap_up.queue, QUEUES.index(row.queue_id))
            told.say(wrap_up.timed, row.deadline is not None)
            told.time(wrap_up.time, row.deadline)
        for wrap_up in WRAP_UP[len(ended) :]:
            told.clear(wrap_up.whole)


class _Told:
    """Bits in the making."""

    def __init__(self, quantum: float) -> None:
        self.keep = EVERYTHING
        self.bits = 0
        self._quantum = quantum
        self._new_pauses: set[Field] = set()

    def clear(self, mask: int) -> None:
        self.keep &= ~mask
        self.bits &= ~mask

    def say(self, field: Field, value: int) -> None:
        self.clear(field.mask)
        self.bits |= field.bits(int(value))

    def time(self, field: Field, value: Instant | None, offset: float = 0.0) -> None:
        if isinstance(value, Moment) and value.bits == field.mask:
            return
        self.say(field, 0 if value is None else self._quanta(value + offset - NOW))

    def _quanta(self, away: float) -> int:
        return 0 if away < MOMENT else ceil(away / self._quantum)

    def rank(self, field: Field, value: Instant) -> None:
        if isinstance(value, Moment) and value.bits == field.mask:
            return
        assert value == NOW, "what has a rank happens now"
        self.say(field, _NEWEST)

    def pause(self, on: Field, field: Field, end: Instant | None) -> None:
        self.say(on, end is not None)
        self.time(field, end)
        if end is not None and not isinstance(end, Moment):
            self._new_pauses.add(field)

    def end_pause(self, on: Field, field: Field) -> None:
        """The agent sets their status anew, which ends every pause but one that begins now. Its
        end, later, is then no more than a look at a contact that nobody can be offered (I10)."""
        if field not in self._new_pauses:
            self.clear(on.mask | field.mask)


def _check_rest(row: Row, usual: Row) -> None:
    """What the bits do not tell is as it always is."""
    skipped = _INERT[type(row)] | _TOLD[type(row)]
    for field in fields(row):
        if field.name not in skipped:
            assert getattr(row, field.name) == getattr(usual, field.name), field.name
