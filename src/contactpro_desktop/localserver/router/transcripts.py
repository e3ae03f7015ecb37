"""What was said in each live contact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.ids import (
    ContactId,
    Instant,
    InteractionId,
    MessageId,
    RequestId,
)


class AuthorKind(Enum):
    """Whose words a message holds; the values travel as `author_kind`."""

    AGENT = "agent"
    BOT = "bot"
    CUSTOMER = "customer"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message as it arrives. `originator` is the author's participant key (an address).

    `leg_id` is the leg it was sent from: an agent's or bot's message is refused unless that leg
    owns the contact at the moment of the commit.
    """

    contact_id: ContactId
    text: str
    author_kind: AuthorKind
    originator: str
    display_name: str = ""
    kind: MessageKind = MessageKind.TEXT
    request_id: RequestId | None = None
    leg_id: InteractionId | None = None


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message that is on disk; `number` counts from 1 within its contact, without gaps."""

    id: MessageId
    contact_id: ContactId
    number: int
    at: Instant
    kind: MessageKind
    text: str
    author_kind: AuthorKind
    originator: str
    display_name: str = ""
    request_id: RequestId | None = None


class Transcripts:
    """The transcripts of all contacts in memory. Only the engine writes."""

    def __init__(self, messages: Iterable[StoredMessage] = ()) -> None:
        self._messages: dict[ContactId, list[StoredMessage]] = {}
        self.add(messages)

    def messages(self, contact_id: ContactId) -> Sequence[StoredMessage]:
        """In order of `number`; empty for a contact that left memory."""
        return self._messages.get(contact_id, ())

    def count(self, contact_id: ContactId) -> int:
        return len(self._messages.get(contact_id, ()))

    def add(self, messages: Iterable[StoredMessage]) -> None:
        for message in messages:
            self._messages.setdefault(message.contact_id, []).append(message)

    def forget(self, contact_id: ContactId) -> None:
        self._messages.pop(contact_id, None)
