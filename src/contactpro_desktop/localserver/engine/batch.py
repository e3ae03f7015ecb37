"""Several commands and messages decided one after another, to be stored in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contactpro_desktop.domain.ids import AgentId, ContactId, Instant, MessageId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.commands import Command, TransferLeg
from contactpro_desktop.localserver.router.decide import decide
from contactpro_desktop.localserver.router.draft import IdSource
from contactpro_desktop.localserver.router.messages import check_message
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    Decision,
    LegRow,
    Refused,
    Row,
    RowId,
)
from contactpro_desktop.localserver.router.narration import narrate
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.router.transcripts import NewMessage, StoredMessage, Transcripts
from contactpro_desktop.localserver.storage import outcomes
from contactpro_desktop.localserver.storage.filing import FileChange, FileKind
from contactpro_desktop.localserver.storage.outcomes import StoredOutcome
from contactpro_desktop.localserver.storage.sessions import SessionChange


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier requests led to, by key; `messages` are the ones they stored."""

    outcomes: Mapping[str, StoredOutcome] = field(default_factory=dict)
    messages: Mapping[str, StoredMessage] = field(default_factory=dict)


class Batch:
    """`ahead` is moved on with every decision, so that each one sees those before it."""

    def __init__(
        self, ahead: State, transcripts: Transcripts, now: Instant, new_id: IdSource, known: Known
    ) -> None:
        self.rows: dict[RowId, Row] = {}
        self.messages: list[StoredMessage] = []
        self.outcomes: list[StoredOutcome] = []
        self.sessions: dict[str, SessionChange] = {}
        self.filings: dict[tuple[FileKind, str], FileChange] = {}
        self._ahead = ahead
        self._transcripts = transcripts
        self._now = now
        self._new_id = new_id
        self._known = dict(known.outcomes)
        self._said = dict(known.messages)
        self._numbers: dict[ContactId, int] = {}

    @property
    def is_empty(self) -> bool:
        return not (self.rows or self.messages or self.outcomes or self.sessions or self.filings)

    def contacts(self) -> set[ContactId]:
        """Every contact that something of this batch is about."""
        ids = {message.contact_id for message in self.messages}
        ids |= {row.id for row in self.rows.values() if isinstance(row, ContactRow)}
        return ids | {row.contact_id for row in self.rows.values() if isinstance(row, LegRow)}

    def command(self, command: Command, key: str | None) -> Decision:
        """Decide; with a `key` that was seen before, repeat the first outcome instead."""
        if key is not None and (first := self._known.get(key)):
            return Decision(created=_unless_refused(first).created)
        try:
            decision = decide(self._ahead, command, self._now, self._new_id)
        except Refused as refused:
            self._remember_refusal(key, refused)
            raise
        self._take(decision, by=command.by if isinstance(command, TransferLeg) else None)
        if key is not None:
            self._remember(outcomes.of_decision(key, self._now, decision))
        return decision

    def message(self, message: NewMessage, key: str | None) -> StoredMessage:
        if key is not None and (first := self._known.get(key)):
            return self._said_first(_unless_refused(first))
        try:
            check_message(self._ahead, message)
        except Refused as refused:
            self._remember_refusal(key, refused)
            raise
        stored = self._store(message)
        if key is not None:
            self._said[key] = stored
            self._remember(outcomes.of_message(key, stored))
        return stored

    def session(self, change: SessionChange) -> None:
        """The last change of a session is the one to store."""
        self.sessions[change.key] = change

    def filing(self, change: FileChange) -> None:
        """The last change of a filed record is the one to store."""
        self.filings[change.kind, change.id] = change

    def _take(self, decision: Decision, *, by: AgentId | None) -> None:
        writes: dict[RowId, Row] = {row.id: row for row in decision.writes}
        before = self._ahead.row
        for message in narrate(before, lambda i: writes.get(i) or before(i), decision.writes, by):
            self._store(message)
        self.rows.update(writes)
        self._ahead.apply(decision.writes)

    def _store(self, message: NewMessage) -> StoredMessage:
        contact_id = message.contact_id
        last = self._numbers.get(contact_id) or self._transcripts.count(contact_id)
        stored = StoredMessage(
            id=MessageId(self._new_id()),
            contact_id=contact_id,
            number=last + 1,
            at=self._now,
            kind=message.kind,
            text=message.text,
            author_kind=message.author_kind,
            originator=message.originator,
            display_name=message.display_name,
            request_id=message.request_id,
        )
        self._numbers[contact_id] = stored.number
        self.messages.append(stored)
        return stored

    def _said_first(self, first: StoredOutcome) -> StoredMessage:
        """A request id that was a command's before is not a message's now."""
        message = self._said.get(first.key)
        if message is None:
            raise Refused(Refusal.MALFORMED)
        return message

    def _remember(self, outcome: StoredOutcome) -> None:
        self._known[outcome.key] = outcome
        self.outcomes.append(outcome)

    def _remember_refusal(self, key: str | None, refused: Refused) -> None:
        if key is not None:
            self._remember(outcomes.of_refusal(key, self._now, refused))


def _unless_refused(outcome: StoredOutcome) -> StoredOutcome:
    if outcome.refusal is not None:
        raise Refused(outcome.refusal, outcome.who)
    return outcome
