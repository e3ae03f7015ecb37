"""All live rows in memory, with the indexes that keep every decision fast."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator

from contactpro_desktop.domain.ids import AgentId, ContactId, Instant, InteractionId, QueueId
from contactpro_desktop.localserver.router.campaign import CustomerId, CustomerRow
from contactpro_desktop.localserver.router.deadlines import deadline_of
from contactpro_desktop.localserver.router.eligibility import available_in
from contactpro_desktop.localserver.router.mail import DraftRow, MailRow
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
from contactpro_desktop.localserver.router.ordered import OrderedIds

_ENDED_OFFERS_KEPT = 1000


class State:
    """The engine applies rows; everyone else only reads.

    A leg that is closed leaves memory at once, a contact that is closed leaves with its last
    leg; storage keeps both. `ended_offers` remembers the latest offers that ended without being
    accepted, so that whoever answers late can be told so.
    """

    def __init__(self, site: Site, rows: Iterable[Row] = ()) -> None:
        self.site = site
        self.agents: dict[AgentId, AgentRow] = {}
        self.contacts: dict[ContactId, ContactRow] = {}
        self.legs: dict[InteractionId, LegRow] = {}
        self.customers: dict[CustomerId, CustomerRow] = {}
        self.mails: dict[ContactId, MailRow] = {}
        self.drafts: dict[ContactId, DraftRow] = {}
        self._contact_of: dict[str, ContactId] = {}
        self.ended_offers: OrderedDict[InteractionId, LegRow] = OrderedDict()
        self._legs_of: defaultdict[AgentId, dict[InteractionId, None]] = defaultdict(dict)
        self._legs_in: defaultdict[ContactId, dict[InteractionId, None]] = defaultdict(dict)
        self._waiting: defaultdict[QueueId, OrderedIds] = defaultdict(OrderedIds)
        self._unreserved: defaultdict[QueueId, OrderedIds] = defaultdict(OrderedIds)
        self._reserved: defaultdict[AgentId, OrderedIds] = defaultdict(OrderedIds)
        self._deadlines = OrderedIds()
        self._available: defaultdict[QueueId, set[AgentId]] = defaultdict(set)
        self._available_in: dict[AgentId, frozenset[QueueId]] = {}
        self.apply(rows)

    # --- Reading ---------------------------------------------------------------------------

    def agent(self, agent_id: AgentId) -> AgentRow | None:
        return self.agents.get(agent_id)

    def contact(self, contact_id: ContactId) -> ContactRow | None:
        return self.contacts.get(contact_id)

    def leg(self, leg_id: InteractionId) -> LegRow | None:
        return self.legs.get(leg_id)

    def customer(self, customer_id: CustomerId) -> CustomerRow | None:
        return self.customers.get(customer_id)

    def mail(self, contact_id: ContactId) -> MailRow | None:
        return self.mails.get(contact_id)

    def mail_draft(self, contact_id: ContactId) -> DraftRow | None:
        """The outgoing mail in the making, if one is begun."""
        return self.drafts.get(contact_id)

    def row(self, row_id: RowId) -> Row | None:
        """The row of any kind with this id; ids are unique over all kinds."""
        return (
            self.legs.get(InteractionId(row_id))
            or self.contacts.get(ContactId(row_id))
            or self.agents.get(AgentId(row_id))
            or self._mail_row(row_id)
            or self.customers.get(CustomerId(row_id))
        )

    def _mail_row(self, row_id: RowId) -> MailRow | DraftRow | None:
        contact_id = self._contact_of.get(row_id)
        if contact_id is None:
            return None
        mail = self.mails.get(contact_id)
        return mail if mail is not None and mail.id == row_id else self.drafts.get(contact_id)

    def rows(self) -> Iterator[Row]:
        yield from self.agents.values()
        yield from self.contacts.values()
        yield from self.legs.values()
        yield from self.customers.values()
        yield from self.mails.values()
        yield from self.drafts.values()

    def legs_of(self, agent_id: AgentId) -> list[LegRow]:
        """The agent's legs, in the order they came."""
        return [self.legs[leg_id] for leg_id in self._legs_of.get(agent_id, ())]

    def legs_in(self, contact_id: ContactId) -> list[LegRow]:
        """The contact's legs, in the order they came."""
        return [self.legs[leg_id] for leg_id in self._legs_in.get(contact_id, ())]

    def waiting(self, queue_id: QueueId) -> Iterator[ContactRow]:
        """Queued contacts, whoever came first first."""
        return self._rows_of(self._waiting.get(queue_id))

    def unreserved(self, queue_id: QueueId) -> Iterator[ContactRow]:
        """Those of `waiting` that are not kept for one agent."""
        return self._rows_of(self._unreserved.get(queue_id))

    def reserved_for(self, agent_id: AgentId) -> Iterator[ContactRow]:
        """Queued contacts of any queue that are kept for this agent, whoever came first first."""
        return self._rows_of(self._reserved.get(agent_id))

    def waiting_count(self, queue_id: QueueId) -> int:
        return len(self._waiting[queue_id]) if queue_id in self._waiting else 0

    def position(self, contact_id: ContactId) -> int | None:
        """The place of a queued contact in its queue, 1 for the next one."""
        contact = self.contacts.get(contact_id)
        if contact is None or contact.state is not ContactState.QUEUED:
            return None
        return self._waiting[contact.queue_id].index(contact.queued_at, contact_id) + 1

    def available(self, queue_id: QueueId) -> Iterable[AgentId]:
        """Agents who could be offered work of this queue right now."""
        return self._available.get(queue_id, ())

    def available_in(self, agent_id: AgentId) -> frozenset[QueueId]:
        return self._available_in.get(agent_id, frozenset())

    def next_deadline(self) -> Instant | None:
        """When the next row wants a `Tick`."""
        first = self._deadlines.first()
        return first[0] if first else None

    def due(self, now: Instant) -> list[Row]:
        """Rows whose deadline is not later than `now`, the earliest first."""
        rows = (self.row(AgentId(row_id)) for row_id in self._deadlines.until(now))
        return [row for row in rows if row is not None]

    def _rows_of(self, ids: OrderedIds | None) -> Iterator[ContactRow]:
        return (self.contacts[ContactId(row_id)] for _, row_id in ids or ())

    # --- Writing ---------------------------------------------------------------------------

    def apply(self, rows: Iterable[Row]) -> None:
        """Take new values of rows over, in any order."""
        agents: set[AgentId] = set()
        contacts: set[ContactId] = set()
        for row in rows:
            if isinstance(row, ContactRow):
                self._put_contact(row)
                contacts.add(row.id)
            elif isinstance(row, LegRow):
                self._put_leg(row)
                agents.add(row.agent_id)
                contacts.add(row.contact_id)
            elif isinstance(row, CustomerRow):
                self._move_deadline(self.customers.get(row.id), row)
                self.customers[row.id] = row
            elif isinstance(row, MailRow | DraftRow):
                self._put_mail(row)
            else:
                self._put_agent(row)
                agents.add(row.id)
        for agent_id in agents:
            self._index_availability(agent_id)
        for contact_id in contacts:
            self._drop_if_over(contact_id)

    def copy(self) -> "State":
        copied = State(self.site, self.rows())
        copied.ended_offers.update(self.ended_offers)
        return copied

    def _put_agent(self, row: AgentRow) -> None:
        self._move_deadline(self.agents.get(row.id), row)
        self.agents[row.id] = row

    def _put_contact(self, row: ContactRow) -> None:
        before = self.contacts.get(row.id)
        self._move_deadline(before, row)
        if before is not None:
            self._leave_queue(before)
        self.contacts[row.id] = row
        if row.state is ContactState.QUEUED:
            self._enter_queue(row)

    def _put_leg(self, row: LegRow) -> None:
        self._move_deadline(self.legs.get(row.id), row)
        if row.state is not LegState.CLOSED:
            self.legs[row.id] = row
            self._legs_of[row.agent_id][row.id] = None
            self._legs_in[row.contact_id][row.id] = None
            return
        self.legs.pop(row.id, None)
        self._legs_of[row.agent_id].pop(row.id, None)
        self._legs_in[row.contact_id].pop(row.id, None)
        self._remember_offer(row)

    def _put_mail(self, row: MailRow | DraftRow) -> None:
        """A draft that is sent or thrown away leaves; another may have taken its place before."""
        self._contact_of[row.id] = row.contact_id
        if isinstance(row, MailRow):
            self.mails[row.contact_id] = row
        elif row.is_live:
            self.drafts[row.contact_id] = row
        else:
            del self._contact_of[row.id]
            known = self.drafts.get(row.contact_id)
            if known is not None and known.id == row.id:
                del self.drafts[row.contact_id]

    def _drop_mail(self, contact_id: ContactId) -> None:
        for row in (self.mails.pop(contact_id, None), self.drafts.pop(contact_id, None)):
            if row is not None:
                del self._contact_of[row.id]

    def _drop_if_over(self, contact_id: ContactId) -> None:
        contact = self.contacts.get(contact_id)
        over = contact is not None and contact.state is ContactState.CLOSED
        if over and not self._legs_in.get(contact_id):
            del self.contacts[contact_id]
            self._drop_mail(contact_id)
            self._legs_in.pop(contact_id, None)

    def _remember_offer(self, row: LegRow) -> None:
        if row.accepted_at is not None or row.offer_end is OfferEnd.PLACED:
            return
        self.ended_offers[row.id] = row
        while len(self.ended_offers) > _ENDED_OFFERS_KEPT:
            self.ended_offers.popitem(last=False)

    # --- Indexes ---------------------------------------------------------------------------

    def _enter_queue(self, row: ContactRow) -> None:
        self._waiting[row.queue_id].add(row.queued_at, row.id)
        self._shelf(row).add(row.queued_at, row.id)

    def _leave_queue(self, row: ContactRow) -> None:
        if row.state is ContactState.QUEUED:
            self._waiting[row.queue_id].remove(row.queued_at, row.id)
            self._shelf(row).remove(row.queued_at, row.id)

    def _shelf(self, row: ContactRow) -> OrderedIds:
        if row.reserved_for is not None:
            return self._reserved[row.reserved_for]
        return self._unreserved[row.queue_id]

    def _move_deadline(self, before: Row | None, after: Row) -> None:
        if before is not None and (old := deadline_of(before, self.site)) is not None:
            self._deadlines.remove(old, before.id)
        if (new := deadline_of(after, self.site)) is not None:
            self._deadlines.add(new, after.id)

    def _index_availability(self, agent_id: AgentId) -> None:
        before, now = self.available_in(agent_id), available_in(self, agent_id)
        for queue_id in before - now:
            self._available[queue_id].discard(agent_id)
        for queue_id in now - before:
            self._available[queue_id].add(agent_id)
        self._available_in[agent_id] = now
