"""Turns every commit into what each client is told. Called in commit order, on the loop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.tree import diff, snapshot
from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    LegRow,
    LegState,
    Site,
)
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.router.transcripts import StoredMessage, Transcripts
from contactpro_desktop.localserver.views import agent as agent_view
from contactpro_desktop.localserver.views import interaction as interaction_view
from contactpro_desktop.localserver.views.chat import Said, message, message_posts

_ANY_CLIENT = agent_view.Client("")


class Before:
    """The rows as they were before a commit."""

    def __init__(self, state: State, commit: Commit) -> None:
        self.site: Site = state.site
        self._state = state
        self._rows = commit.before

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


class Publisher:
    """Only what a commit touched is worked out again; new messages are passed on as they are."""

    def __init__(
        self, state: State, transcripts: Transcripts, audience: Audience, visitors: VisitorDesk
    ) -> None:
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
        told[agent_id].extend(changes)

    def _touched_legs(
        self, commit: Commit, said: Mapping[ContactId, Sequence[Said]]
    ) -> Iterator[LegRow]:
        """The legs that changed, or whose contact or agent changed, or that hear something new:
        each once, as it is now."""
        legs: dict[InteractionId, LegRow] = {}
        for contact_id in said:
            legs |= {leg.id: leg for leg in self._state.legs_in(contact_id)}
        for row in commit.after.values():
            if isinstance(row, ContactRow):
                legs |= {leg.id: leg for leg in self._state.legs_in(row.id)}
            elif isinstance(row, AgentRow):
                legs |= {leg.id: leg for leg in self._state.legs_of(row.id)}
            else:
                legs[row.id] = row
        return iter(legs.values())

    def _leg_changes(
        self, leg: LegRow, before: Before, said: Mapping[ContactId, Sequence[Said]]
    ) -> Iterable[Transaction]:
        old = before.leg(leg.id)
        if leg.state is LegState.CLOSED:
            return _gone(old, leg)
        if old is None:
            return self._appeared(leg)
        return [*self._heard(leg, old, said), *self._difference(leg, before)]

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


def _by_contact(stored: Iterable[StoredMessage]) -> dict[ContactId, list[Said]]:
    """New messages by contact, each made ready to be shown once for all who are told of it."""
    said: dict[ContactId, list[Said]] = {}
    for each in stored:
        said.setdefault(each.contact_id, []).append((each, message(each)))
    return said


def _gone(old: LegRow | None, leg: LegRow) -> list[Transaction]:
    """The interaction left the agent's list; first why, if that is news."""
    if old is None or old.state is LegState.CLOSED:
        return []
    uri = paths.interaction_uri(leg.id)
    reason = interaction_view.end_reason(leg)
    told = reason == interaction_view.end_reason(old)
    why = [] if told else [Transaction("PUT", f"{uri}/end_reason", reason)]
    return [*why, Transaction("DELETE", uri)]
