"""The past of a customer: conversations that are over, notes about them, promised callbacks."""

from __future__ import annotations

from enum import Enum

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, Instant
from contactpro_desktop.domain.records import dataclass


class PastStatus(Enum):
    """What became of a contact. OTHER is a word that this version does not know."""

    WAITING = "waiting"
    RUNNING = "running"
    HANDLED = "handled"
    ABANDONED = "abandoned"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PastConversation:
    """A contact of the same customer. Whatever the tenant does not tell is empty."""

    contact_id: ContactId
    channel: Channel
    sub_channel: str = ""
    queue_name: str = ""
    agent_name: str = ""
    title: str = ""
    status: PastStatus = PastStatus.OTHER
    started: Instant | None = None


@dataclass(frozen=True, slots=True)
class PastMessage:
    """A message of a conversation that is over. `name` is whoever wrote it, as far as is told."""

    text: str
    name: str = ""
    is_customer: bool = False
    at: Instant | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about a contact that colleagues read as well."""

    text: str
    author_name: str = ""
    author_id: AgentId = AgentId("")
    at: Instant | None = None


@dataclass(frozen=True, slots=True)
class Callback:
    """Somebody promised the customer a call."""

    number: str
    due: Instant | None = None
    is_open: bool = True
    queue_name: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class PastOf:
    """Which conversations has this customer had? Answered by `PastConversation`s."""

    customer: str


@dataclass(frozen=True, slots=True)
class TranscriptOf:
    """What was said? Answered by `PastMessage`s."""

    contact_id: ContactId


@dataclass(frozen=True, slots=True)
class NotesOn:
    """What has been noted? Answered by `Note`s, the latest first."""

    contact_id: ContactId


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Note this. Answered by nothing."""

    contact_id: ContactId
    text: str


@dataclass(frozen=True, slots=True)
class CallbacksFor:
    """Who is to be called at this number, and when? Answered by `Callback`s."""

    number: str


Question = PastOf | TranscriptOf | NotesOn | WriteNote | CallbacksFor
Found = tuple[PastConversation | PastMessage | Note | Callback, ...]
