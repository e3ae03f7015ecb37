"""Turns every commit into what each client is told. Called in commit order, on the loop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.tree import diff, snapshot
from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.push.set_aside import last_status, pending_changes
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.router.campaign import CustomerId, CustomerRow
from contactpro_desktop.localserver.router.mail import DraftRow, DraftState, MailRow
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    LegRow,
    LegState,
    OfferEnd,
    Row,
    Site,
)
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.router.transcripts import StoredMessage, Transcripts
from contactpro_desktop.localserver.views import agent as agent_view
from contactpro_desktop.localserver.views import interaction as interaction_view
from contactpro_desktop.localserver.views.chat import Said, message, message_posts

_ANY_CLIENT = agent_view.Client("")


OnTold = Callable[[AgentId, Sequence[Transaction]], None]
"""Hears what an agent was told."""


def _nobody_else(agent_id: AgentId, transactions: Sequence[Transaction]) -> None:
    """For those who do not listen."""


class Before:
    """The rows as they were before a commit."""

    def __init__(self, state: State, commit: Commit) -> None:
        self.site: Site = state.site
        self._state = state
        self._rows = commit.before
        self._drafts: dict[ContactId, DraftRow | None] = {}
        self._sent: set[ContactId] = set()
        for row_id, row in commit.after.items():
            if isinstance(row, DraftRow):
                self._note_draft(commit.before.get(row_id), row)

    def _note_draft(self, old: Row | None, row: DraftRow) -> None:
        """Of several in one commit, the one that was there before counts."""
        was = old if isinstance(old, DraftRow) else None
        self._drafts[row.contact_id] = self._drafts.get(row.contact_id) or was
        if row.state is DraftState.SENT:
            self._sent.add(row.contact_id)

    @property
    def is_now(self) -> bool:
        """Whether no row has changed: the commit brought messages only."""
        return not self._rows

    def agent(self, agent_id: AgentId) -> AgentRow | None:
        row = self._rows.get(agent_id, self._state.agent(agent_id))
        return row if isinstance(row, AgentRow) else None

    def contact(self, contact_id: ContactId) -> ContactRow | None:
        row = self._rows.get(contact_id, self._state.contact(contact_id))
        return row if isinstance(row, ContactRow) else None

    def leg(self, leg_id: InteractionId) -> LegRow | None:
        row = self._rows.get(leg_id, self._state.leg(leg_id))
        return row if isinstance(row, LegRow) else None

    def customer(self, customer_id: CustomerId) -> CustomerRow | None:
        row = self._rows.get(customer_id, self._state.customer(customer_id))
        return row if isinstance(row, CustomerRow) else None

    def mail(self, contact_id: ContactId) -> MailRow | None:
        """A mail never changes."""
        return self._state.mail(contact_id)

    def mail_draft(self, contact_id: ContactId) -> DraftRow | None:
        if contact_id in self._drafts:
            return self._drafts[contact_id]
        return self._state.mail_draft(contact_id)

    def is_sent_now(self, contact_id: ContactId) -> bool:
        """Whether this commit tells that the contact's draft went out."""
        return contact_id in self._sent


class Publisher:
    """Only what a commit touched is worked out again; new messages are passed on as they are."""

    def __init__(
        self,
        state: State,
        transcripts: Transcripts,
        audience: Audience,
        visitors: VisitorDesk,
        on_told: OnTold = _nobody_else,
    ) -> None:
        self._on_told = on_told
        self._state = state
        self._site = state.site
        self._transcripts = transcripts
        self._audience = audience
        self._visitors = visitors

    def publish(self, commit: Commit) -> None:
        before = Before(self._state, commit)
        said = _by_contact(commit.messages)
        told: defaultdict[AgentId, list[Transaction]] = defaultdict(list)
        for row_id in commit.after:
            self._tell_agent(AgentId(row_id), before, told)
        for leg in self._touched_legs(commit, said):
            if self._audience.is_present(leg.agent_id):
                told[leg.agent_id].extend(self._leg_changes(leg, before, said))
        for agent_id, transactions in told.items():
            for connection in self._audience.of_agent(agent_id):
                connection.push(transactions)
            self._on_told(agent_id, transactions)
        self._visitors.publish(commit, said)

    def publish_typing(self, contact_id: ContactId, key: str, typing: bool) -> None:
        """Tell everybody in a conversation whether the participant `key` types. Whoever has left is
        none any more."""
        status = "typing" if typing else "not_typing"
        for leg in self._state.legs_in(contact_id):
            if leg.state is LegState.ACCEPTED and key in self._participants(leg):
                uri = paths.participant_uri(leg.id, key)
                for connection in self._audience.of_agent(leg.agent_id):
                    connection.push([Transaction("PUT", f"{uri}/status", status)], ephemeral=True)
        self._visitors.publish_typing(contact_id, key, status)

    def _participants(self, leg: LegRow) -> tuple[str, ...]:
        """The keys of those who talk to each other in a leg."""
        contact = self._state.contact(leg.contact_id)
        own = interaction_view.own_key(self._state, leg.agent_id)
        return (own, contact.customer_key) if contact else (own,)

    def _tell_agent(
        self, agent_id: AgentId, before: Before, told: defaultdict[AgentId, list[Transaction]]
    ) -> None:
        if not self._audience.is_present(agent_id):
            return
        old, new = before.agent(agent_id), self._state.agent(agent_id)
        if old is None or new is None or old is new:
            return
        changes = diff(
            agent_view.properties(self._site, old, _ANY_CLIENT),
            agent_view.properties(self._site, new, _ANY_CLIENT),
            paths.PROPERTIES,
        )
        changes += diff(
            agent_view.queues(self._site, old), agent_view.queues(self._site, new), paths.QUEUES
        )
        if old.preferences != new.preferences:
            changes += self._preference_changes(old, new)
        told[agent_id].extend(changes)

    def _preference_changes(self, old: AgentRow, new: AgentRow) -> list[Transaction]:
        site = self._site
        settings = agent_view.user_settings(site, old), agent_view.user_settings(site, new)
        return [
            *diff(*settings, paths.USER_SETTINGS),
            *diff(agent_view.ui(old), agent_view.ui(new), paths.UI),
        ]

    def _touched_legs(
        self, commit: Commit, said: Mapping[ContactId, Sequence[Said]]
    ) -> Iterator[LegRow]:
        """The legs that changed, or whose contact, mail or agent changed, or the other end of their
        call, or that hear something new: each once, as it is now."""
        legs: dict[InteractionId, LegRow] = {}
        for contact_id in said:
            legs |= {leg.id: leg for leg in self._state.legs_in(contact_id)}
        for row in commit.after.values():
            if isinstance(row, ContactRow):
                legs |= {leg.id: leg for leg in self._state.legs_in(row.id)}
                legs |= self._other_end(row)
            elif isinstance(row, AgentRow):
                legs |= {leg.id: leg for leg in self._state.legs_of(row.id)}
            elif isinstance(row, LegRow):
                legs[row.id] = row
                legs |= self._other_end(self._state.contact(row.contact_id))
            elif row.contact_id is not None:
                legs |= {leg.id: leg for leg in self._state.legs_in(row.contact_id)}
        return iter(legs.values())

    def _other_end(self, contact: ContactRow | None) -> dict[InteractionId, LegRow]:
        """The legs of the colleague at the other end of a call within the house."""
        peer_id = contact.peer_id if contact is not None else None
        return {leg.id: leg for leg in self._state.legs_in(peer_id)} if peer_id else {}

    def _leg_changes(
        self, leg: LegRow, before: Before, said: Mapping[ContactId, Sequence[Said]]
    ) -> Iterable[Transaction]:
        old = before.leg(leg.id)
        aside = pending_changes(self._state, old, leg)
        if not _is_seen(leg):
            last = last_status(leg, sent=before.is_sent_now(leg.contact_id))
            return [*(last if _is_seen(old) else ()), *_gone(old, leg), *aside]
        if old is None or not _is_seen(old):
            return [*self._appeared(leg), *aside]
        last = last_status(leg, sent=before.is_sent_now(leg.contact_id))
        return [*self._heard(leg, old, said), *last, *self._difference(leg, before)]

    def _appeared(self, leg: LegRow) -> list[Transaction]:
        view = interaction_view.interaction(
            self._state, leg.id, self._transcripts.messages(leg.contact_id)
        )
        return snapshot(paths.interaction_uri(leg.id), view)

    def _heard(
        self, leg: LegRow, old: LegRow, said: Mapping[ContactId, Sequence[Said]]
    ) -> list[Transaction]:
        """New messages for whoever was in the conversation; all of it for who comes in now."""
        if old.state is LegState.ACCEPTED:
            heard: Sequence[Said] = said.get(leg.contact_id, ())
        elif old.state is LegState.OFFERED and leg.state is not LegState.OFFERED:
            heard = [(each, message(each)) for each in self._transcripts.messages(leg.contact_id)]
        else:
            heard = ()
        if not heard:
            return []
        return message_posts(leg.id, heard, interaction_view.own_key(self._state, leg.agent_id))

    def _difference(self, leg: LegRow, before: Before) -> list[Transaction]:
        if before.is_now:
            return []
        old: Json = interaction_view.interaction(before, leg.id)
        new: Json = interaction_view.interaction(self._state, leg.id)
        return diff(old, new, paths.interaction_uri(leg.id))


def _is_seen(leg: LegRow | None) -> bool:
    """Whether its agent has it in their list."""
    return leg is not None and leg.state not in (LegState.CLOSED, LegState.PARKED)


def _by_contact(stored: Iterable[StoredMessage]) -> dict[ContactId, list[Said]]:
    """New messages by contact, each made ready to be shown once for all who are told of it."""
    said: dict[ContactId, list[Said]] = {}
    for each in stored:
        said.setdefault(each.contact_id, []).append((each, message(each)))
    return said


def _gone(old: LegRow | None, leg: LegRow) -> list[Transaction]:
    """The interaction left the agent's list; first why, if that is news."""
    if old is None or not _is_seen(old):
        return []
    uri = paths.interaction_uri(leg.id)
    reason = interaction_view.end_reason(leg)
    told = reason == interaction_view.end_reason(old)
    why = (
        []
        if told or leg.state is LegState.PARKED
        else [Transaction("PUT", f"{uri}/end_reason", reason)]
    )
    last = _last_status(old, leg)
    word = [Transaction("PUT", f"{uri}/status", last)] if last else []
    return [*why, *word, Transaction("DELETE", uri)]


def _last_status(old: LegRow, leg: LegRow) -> str:
    """The status of what leaves without having been seen in it: an offer that another interaction
    follows, and another system's call that was rejected (ECFS 22Q1, accept_outbound; external)."""
    if old.state is LegState.OFFERED and leg.offer_end is OfferEnd.ACCEPTED:
        return "accepted"
    if old.state is LegState.OUTGOING and leg.end_reason == "declined":
        return "rejected"
    return ""
