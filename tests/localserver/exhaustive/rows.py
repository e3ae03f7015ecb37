"""From the bits of a state to the rows of the router."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    OfferEnd,
    Row,
    RowId,
)
from contactpro_desktop.localserver.router.presence import first_row
from contactpro_desktop.localserver.storage import records
from tests.localserver.exhaustive.bounds import (
    AGENTS,
    CONTACTS,
    LEGS,
    MOMENT,
    NOW,
    PROFILES,
    QUEUES,
    Bounds,
)
from tests.localserver.exhaustive.floor import WRAP_UP_IDS, Floor
from tests.localserver.exhaustive.layout import (
    AGENT,
    CONTACT,
    LEG,
    WRAP_UP,
    Field,
)
from tests.localserver.exhaustive.moments import Moment, Watch

_STATES = (None, *ContactState)
_LONG_AGO = NOW - 1000


class Rows:
    def __init__(self, bounds: Bounds, watch: Watch) -> None:
        self.bounds = bounds
        self.site = bounds.site()
        self._watch = watch
        self._known: dict[tuple[str, int], Row] = {}
        self._grace = bounds.grace * bounds.quantum
        self.usual_agents = {
            spec.id: first_row(spec, self.site) for spec in self.site.agents.values()
        }
        self.usual_contact = ContactRow(
            CONTACTS[0],
            Channel.CHAT,
            QUEUES[0],
            ContactState.QUEUED,
            NOW,
            NOW,
            customer_key="luis@web",
            customer_name="Luis",
        )
        self.usual_leg = LegRow(LEGS[0], CONTACTS[0], AGENTS[0], QUEUES[0], LegState.OFFERED, NOW)

    def first(self) -> int:
        """Nobody has ever been here."""
        return sum(agent.serving.bits((1 << len(QUEUES)) - 1) for agent in AGENT)

    # --- To rows ----------------------------------------------------------------------------

    def floor(self, state: int) -> tuple[Floor, dict[RowId, Row]]:
        """The router's own state, and the rows that it was built from. Its note of who is open to
        offers must be that of the bits."""
        rows: dict[RowId, Row] = {row.id: row for row in self.of(state)}
        floor = Floor(self.site, rows.values(), self._watch)
        for agent_id, agent in zip(AGENTS, AGENT, strict=True):
            assert floor.is_open(agent_id) == agent.open.of(state), "the index of the free agents"
        return floor, rows

    def of(self, state: int) -> Iterator[Row]:
        for place, agent in enumerate(AGENT):
            yield self._row("agent", place, state & agent.whole, self._agent_row)
        for place, contact in enumerate(CONTACT):
            if contact.status.of(state):
                held = state & LEG[place].agent.mask
                yield self._row("contact", place, state & contact.whole | held, self._contact_row)
        for place, leg in enumerate(LEG):
            if leg.agent.of(state):
                queue = state & CONTACT[place].queue.mask
                yield self._row("leg", place, state & leg.whole | queue, self._leg_row)
        for place, wrap_up in enumerate(WRAP_UP):
            if wrap_up.agent.of(state):
                yield self._row("wrap-up", place, state & wrap_up.whole, self._wrap_up_row)

    def _row(self, kind: str, place: int, bits: int, make: Any) -> Row:
        row = self._known.get((f"{kind}{place}", bits))
        if row is None:
            row = make(place, bits)
            check_round_trip(row)
            self._known[f"{kind}{place}", bits] = row
        return row

    def _agent_row(self, place: int, state: int) -> AgentRow:
        agent = AGENT[place]
        due = agent.due.of(state)
        gone = self._moment(agent.grace, state, due, -self._grace)
        profile = PROFILES[agent.profile.of(state)]
        ends = self.site.profiles[profile].duration is not None
        serving = (queue for n, queue in enumerate(QUEUES) if agent.serving.of(state) >> n & 1)
        return replace(
            self.usual_agents[AGENTS[place]],
            version=1,
            connected=bool(agent.connected.of(state)),
            gone_since=gone if agent.gone.of(state) else None,
            work_status=WorkStatus.READY if agent.ready.of(state) else WorkStatus.NOT_READY,
            work_status_since=_LONG_AGO,
            profile_id=profile,
            profile_since=_LONG_AGO,
            profile_ends=self._moment(agent.meeting, state, due) if ends else None,
            serving=frozenset(serving),
            missed_offers=agent.missed.of(state),
            last_offered=self._ranked(agent.rank, state),
        )

    def _contact_row(self, place: int, state: int) -> ContactRow:
        contact = CONTACT[place]
        due = contact.due.of(state)
        kept = contact.kept.of(state)
        held = LEG[place].agent.of(state)
        pauses = {
            agent_id: self._moment(field, state, due)
            for agent_id, field, on in zip(AGENTS, contact.pauses, contact.paused, strict=True)
            if on.of(state)
        }
        status = _STATES[contact.status.of(state)]
        assert status is not None
        return replace(
            self.usual_contact,
            id=CONTACTS[place],
            version=1,
            state=status,
            queue_id=QUEUES[contact.queue.of(state)],
            leg_id=LEGS[place] if held else None,
            created_at=_LONG_AGO,
            queued_at=self._ranked(contact.rank, state),
            preferred_agent=AGENTS[kept - 1] if kept else None,
            preferred_until=self._moment(contact.until, state, due) if kept else None,
            passed_over=pauses,
            closed_at=_LONG_AGO if status is ContactState.CLOSED else None,
        )

    def _leg_row(self, place: int, state: int) -> LegRow:
        leg = LEG[place]
        accepted = leg.accepted.of(state)
        deadline = self._moment(leg.time, state, leg.due.of(state))
        return replace(
            self.usual_leg,
            id=LEGS[place],
            contact_id=CONTACTS[place],
            agent_id=AGENTS[leg.agent.of(state) - 1],
            queue_id=QUEUES[CONTACT[place].queue.of(state)],
            version=1,
            state=LegState.ACCEPTED if accepted else LegState.OFFERED,
            offered_at=_LONG_AGO,
            direct=bool(leg.direct.of(state)),
            deadline=deadline,
            offer_end=OfferEnd.ACCEPTED if accepted else None,
            accepted_at=_LONG_AGO if accepted else None,
        )

    def _wrap_up_row(self, place: int, state: int) -> LegRow:
        wrap_up = WRAP_UP[place]
        timed = wrap_up.timed.of(state)
        return replace(
            self.usual_leg,
            id=WRAP_UP_IDS[place],
            contact_id=CONTACTS[wrap_up.contact.of(state)],
            agent_id=AGENTS[wrap_up.agent.of(state) - 1],
            queue_id=QUEUES[wrap_up.queue.of(state)],
            version=1,
            state=LegState.ENDED,
            offered_at=_LONG_AGO,
            deadline=self._moment(wrap_up.time, state, wrap_up.due.of(state)) if timed else None,
            offer_end=OfferEnd.ACCEPTED,
            accepted_at=_LONG_AGO,
            ended_at=_LONG_AGO,
            end_reason="agent",
        )

    def _moment(self, field: Field, state: int, due: int, offset: float = 0.0) -> Moment:
        """So many quanta from now, a moment less: it was set before. None left: at once where it
        is due, else a moment later."""
        left = field.of(state)
        away = left * self.bounds.quantum - MOMENT if left else 0.0 if due else MOMENT / 2
        return Moment(NOW + away + offset, field.mask, self._watch)

    def _ranked(self, field: Field, state: int) -> Moment:
        return Moment(NOW - 100 + field.of(state), field.mask, self._watch)


def check_round_trip(row: Row) -> None:
    """A row comes back from the storage's records as it was."""
    write, read = {
        AgentRow: (records.agent_record, records.agent_row),
        ContactRow: (records.contact_record, records.contact_row),
        LegRow: (records.leg_record, records.leg_row),
    }[type(row)]
    assert read(json.loads(json.dumps(write(row)))) == row  # type: ignore[operator]
