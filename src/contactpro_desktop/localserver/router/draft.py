"""A decision in the making: the state with changes on top, which only the decision sees."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from heapq import merge

from contactpro_desktop.domain.ids import AgentId, ContactId, Instant, InteractionId, QueueId
from contactpro_desktop.localserver.router.campaign import CustomerId, CustomerRow
from contactpro_desktop.localserver.router.eligibility import available_in
from contactpro_desktop.localserver.router.mail import DraftRow, MailRow
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    Created,
    Decision,
    LegRow,
    LegState,
    Row,
    RowId,
    Site,
)
from contactpro_desktop.localserver.router.state import State

IdSource = Callable[[], str]
"""Makes a fresh id: 32 upper-case hexadecimal digits."""


class Draft:
    """Reads like a `State`; `put` changes it without touching the state underneath."""

    def __init__(self, base: State, now: Instant, new_id: IdSource) -> None:
        self.now = now
        self.new_id = new_id
        self._base = base
        self._rows: dict[RowId, Row] = {}
        self._contacts: dict[ContactId, ContactRow] = {}
        self._mails: dict[ContactId, MailRow] = {}
        self._mail_drafts: dict[ContactId, DraftRow] = {}
        self._new_legs: defaultdict[AgentId, list[InteractionId]] = defaultdict(list)
        self._availability: dict[AgentId, frozenset[QueueId] | None] = {}

    @property
    def site(self) -> Site:
        return self._base.site

    # --- Reading ---------------------------------------------------------------------------

    def agent(self, agent_id: AgentId) -> AgentRow | None:
        row = self._rows.get(agent_id)
        return row if isinstance(row, AgentRow) else self._base.agent(agent_id)

    def contact(self, contact_id: ContactId) -> ContactRow | None:
        return self._contacts.get(contact_id) or self._base.contact(contact_id)

    def open_contacts(self) -> Iterator[ContactRow]:
        """Contacts that are not closed, as they were before this decision."""
        contacts = self._base.contacts.values()
        return (row for row in contacts if row.state is not ContactState.CLOSED)

    def customer(self, customer_id: CustomerId) -> CustomerRow | None:
        row = self._rows.get(customer_id)
        return row if isinstance(row, CustomerRow) else self._base.customer(customer_id)

    def mail(self, contact_id: ContactId) -> MailRow | None:
        return self._mails.get(contact_id) or self._base.mail(contact_id)

    def mail_draft(self, contact_id: ContactId) -> DraftRow | None:
        """The outgoing mail in the making, if one is begun."""
        row = self._mail_drafts.get(contact_id) or self._base.mail_draft(contact_id)
        return row if row is not None and row.is_live else None

    def leg(self, leg_id: InteractionId) -> LegRow | None:
        row = self._rows.get(leg_id)
        return row if isinstance(row, LegRow) else self._base.leg(leg_id)

    def ended_offer(self, leg_id: InteractionId) -> LegRow | None:
        return self._base.ended_offers.get(leg_id)

    def agents(self) -> Iterator[AgentRow]:
        return (self._changed_agent(row) for row in self._base.agents.values())

    def legs_of(self, agent_id: AgentId) -> list[LegRow]:
        """The agent's legs that are not closed, in the order they came."""
        known = [leg.id for leg in self._base.legs_of(agent_id)]
        legs = (self.leg(leg_id) for leg_id in [*known, *self._new_legs.get(agent_id, ())])
        return [leg for leg in legs if leg is not None and leg.state is not LegState.CLOSED]

    def legs(self) -> list[LegRow]:
        """All legs as they were before this decision."""
        return list(self._base.legs.values())

    def due(self) -> list[Row]:
        return self._base.due(self.now)

    def unreserved(self, queue_id: QueueId) -> Iterator[ContactRow]:
        """Queued contacts of a queue that anybody may have, whoever came first first."""
        return self._overlaid(
            self._base.unreserved(queue_id),
            lambda row: row.queue_id == queue_id and row.reserved_for is None,
        )

    def reserved_for(self, agent_id: AgentId) -> Iterator[ContactRow]:
        """Queued contacts that are kept for this agent, whoever came first first."""
        return self._overlaid(
            self._base.reserved_for(agent_id), lambda row: row.reserved_for == agent_id
        )

    def available(self, queue_id: QueueId) -> Iterator[AgentId]:
        """Agents who could be offered work of this queue now, in no order."""
        for agent_id in self._base.available(queue_id):
            if agent_id not in self._availability:
                yield agent_id
        for agent_id in self._availability:
            if queue_id in self.available_in(agent_id):
                yield agent_id

    def available_in(self, agent_id: AgentId) -> frozenset[QueueId]:
        """The auto-allocation queues the agent could be offered work from."""
        if agent_id not in self._availability:
            return self._base.available_in(agent_id)
        known = self._availability[agent_id]
        if known is None:
            known = self._availability[agent_id] = available_in(self, agent_id)
        return known

    def touched_agents(self) -> list[AgentId]:
        """Agents of whom something changed in this decision."""
        return list(self._availability)

    def touched_contacts(self) -> list[ContactRow]:
        return list(self._contacts.values())

    def touched_legs(self) -> list[LegRow]:
        return [row for row in self._rows.values() if isinstance(row, LegRow)]

    # --- Writing ---------------------------------------------------------------------------

    def put(self, row: Row) -> None:
        """Take a new value over; its version is set here."""
        before = self._base.row(row.id)
        row = replace(row, version=(before.version if before else 0) + 1)
        if isinstance(row, ContactRow):
            self._contacts[row.id] = row
        elif isinstance(row, MailRow):
            self._mails[row.contact_id] = row
        elif isinstance(row, DraftRow):
            self._mail_drafts[row.contact_id] = row
        elif not isinstance(row, CustomerRow):
            self._touch(row, is_new=before is None and row.id not in self._rows)
        self._rows[row.id] = row

    def decision(self, created: Created | None) -> Decision:
        return Decision(tuple(self._rows.values()), created)

    def _touch(self, row: AgentRow | LegRow, *, is_new: bool) -> None:
        agent_id = row.agent_id if isinstance(row, LegRow) else row.id
        self._availability[agent_id] = None
        if isinstance(row, LegRow) and is_new:
            self._new_legs[agent_id].append(row.id)

    def _changed_agent(self, row: AgentRow) -> AgentRow:
        changed = self._rows.get(row.id)
        return changed if isinstance(changed, AgentRow) else row

    def _overlaid(
        self, base: Iterable[ContactRow], belongs: Callable[[ContactRow], bool]
    ) -> Iterator[ContactRow]:
        changed = (
            row
            for row in self._contacts.values()
            if row.state is ContactState.QUEUED and belongs(row)
        )
        unchanged = (row for row in base if row.id not in self._contacts)
        return merge(unchanged, sorted(changed, key=queue_order), key=queue_order)


def queue_order(contact: ContactRow) -> tuple[Instant, ContactId]:
    """Whoever entered the queue first is first."""
    return contact.queued_at, contact.id
