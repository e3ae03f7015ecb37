"""The end users' side: which contacts are whose, and what their owners are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.tree import diff, snapshot
from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.push.audience import Audience, Party
from contactpro_desktop.localserver.router.model import AgentRow, ContactRow, ContactState, LegRow
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.router.transcripts import StoredMessage, Transcripts
from contactpro_desktop.localserver.views import visitor as visitor_view
from contactpro_desktop.localserver.views.chat import Said, message_posts


class VisitorDesk:
    """A contact belongs to the session that started it, and to nobody else.

    The view of a contact that was told last is kept, because an agent's change shows in it too
    and because a contact that is over leaves the server's memory before its end user does.
    """

    def __init__(self, state: State, transcripts: Transcripts, audience: Audience) -> None:
        self._state = state
        self._transcripts = transcripts
        self._audience = audience
        self._told: dict[ContactId, dict[str, Json]] = {}

    def adopt(self, visitor: Party, contact_id: ContactId) -> None:
        """Give a contact to the session that has just started it, and tell it so."""
        contact = self._state.contact(contact_id)
        if contact is None or contact_id in visitor.contacts:
            return
        self._audience.own(visitor, contact)
        self._told[contact_id] = self._view(contact)
        view = self.interaction(visitor, contact_id)
        self._push(visitor, snapshot(paths.interaction_uri(contact_id), view))

    def release(self, visitor: Party) -> None:
        """The session is over: nobody is told of its contacts any more."""
        for contact_id in visitor.contacts:
            self._told.pop(contact_id, None)
        self._audience.forget(visitor)

    def drop(self, visitor: Party, contact_id: ContactId) -> None:
        """The party lets go of one contact that is over."""
        visitor.contacts.pop(contact_id, None)
        self._told.pop(contact_id, None)
        self._audience.disown(contact_id)

    def interaction(self, visitor: Party, contact_id: ContactId) -> Json:
        """One of the visitor's own contacts with its transcript, None for any other."""
        contact = visitor.contacts.get(contact_id)
        if contact is None:
            return None
        return self._view(contact, self._transcripts.messages(contact_id))

    def publish(self, commit: Commit, said: Mapping[ContactId, Sequence[Said]]) -> None:
        """Tell the owners of what a commit touched; messages come before what they announce."""
        for contact_id in {**dict.fromkeys(said), **dict.fromkeys(_contacts_in(commit))}:
            visitor = self._audience.visitor_of(contact_id)
            if visitor is not None:
                known = visitor.contacts[contact_id]
                row = commit.after.get(contact_id, known)
                visitor.contacts[contact_id] = row if isinstance(row, ContactRow) else known
                self._tell(visitor, contact_id, said.get(contact_id, ()), moved=bool(commit.after))

    def publish_typing(self, contact_id: ContactId, key: str, status: str) -> None:
        visitor = self._audience.visitor_of(contact_id)
        present = self._told[contact_id].get("participants") if visitor else None
        if visitor is None or not isinstance(present, dict) or key not in present:
            return
        uri = paths.participant_uri(contact_id, key)
        for connection in visitor.connections:
            connection.push([Transaction("PUT", f"{uri}/status", status)], ephemeral=True)

    def refresh_positions(self) -> None:
        """Tell everybody who waits of their place, where it is another one now."""
        for contact_id, visitor in self._audience.owned():
            position = self._position(visitor.contacts[contact_id])
            if self._told[contact_id]["queue_position"] != position:
                self._tell(visitor, contact_id, (), moved=True)

    def _tell(
        self,
        visitor: Party,
        contact_id: ContactId,
        said: Sequence[Said],
        *,
        moved: bool,
    ) -> None:
        contact = visitor.contacts[contact_id]
        changes = message_posts(contact_id, said, contact.customer_key) if said else []
        if moved:
            view = self._view(contact)
            changes += diff(self._told[contact_id], view, paths.interaction_uri(contact_id))
            self._told[contact_id] = view
        if changes:
            self._push(visitor, changes)

    def _view(self, contact: ContactRow, messages: Iterable[StoredMessage] = ()) -> dict[str, Json]:
        return visitor_view.interaction(
            self._state.site,
            contact,
            self._owner(contact),
            messages,
            position=self._position(contact),
        )

    def _owner(self, contact: ContactRow) -> tuple[LegRow, AgentRow] | None:
        leg = self._state.leg(contact.leg_id) if contact.leg_id else None
        agent = self._state.agent(leg.agent_id) if leg else None
        return (leg, agent) if leg and agent else None

    def _position(self, contact: ContactRow) -> int | None:
        """The place in the queue; whoever is being offered to an agent is next."""
        if contact.state is ContactState.OFFERED:
            return 1
        return self._state.position(contact.id)

    def _push(self, visitor: Party, transactions: Sequence[Transaction]) -> None:
        for connection in visitor.connections:
            connection.push(transactions)


def _contacts_in(commit: Commit) -> Iterable[ContactId]:
    """Contacts that a commit changed, or whose leg it changed."""
    for row in commit.after.values():
        if isinstance(row, ContactRow):
            yield row.id
        elif isinstance(row, LegRow):
            yield row.contact_id
