"""What changed in the store: published in batches, after the store holds the new state."""

from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.events import SessionEnd
from contactpro_desktop.domain.ids import (
    AttachmentId,
    ContactId,
    InteractionId,
    QueueId,
    RequestId,
    SupervisionId,
)
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.outcome import Outcome
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.domain.supervision import SupervisorSession


@dataclass(frozen=True, slots=True)
class LinkUpdated:
    """The connection, its retry time or the synchronisation time changed."""


@dataclass(frozen=True, slots=True)
class SessionClosed:
    reason: SessionEnd


@dataclass(frozen=True, slots=True)
class MeUpdated:
    """`before` is None at sign-in."""

    before: Agent | None
    me: Agent


@dataclass(frozen=True, slots=True)
class QueuesUpdated:
    pass


@dataclass(frozen=True, slots=True)
class StatisticsUpdated:
    queue_ids: frozenset[QueueId]


@dataclass(frozen=True, slots=True)
class ScriptsUpdated:
    pass


@dataclass(frozen=True, slots=True)
class InteractionAdded:
    interaction: Interaction


@dataclass(frozen=True, slots=True)
class InteractionUpdated:
    before: Interaction
    interaction: Interaction


@dataclass(frozen=True, slots=True)
class InteractionDropped:
    interaction: Interaction


@dataclass(frozen=True, slots=True)
class MessagesInserted:
    """Rows `first` to `first + count - 1` of the conversation's messages are new."""

    interaction_id: InteractionId
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class MessageReplaced:
    """The message at `row` has new values (confirmed, failed, sent again)."""

    interaction_id: InteractionId
    row: int


@dataclass(frozen=True, slots=True)
class MessageDiscarded:
    """The agent gave up an outgoing message."""

    interaction_id: InteractionId
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class TextReturned:
    """Words that could not be sent have gone back into the draft of the reply."""

    contact_id: ContactId


@dataclass(frozen=True, slots=True)
class MessagesReset:
    """The order changed: read the conversation anew."""

    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class ConversationUpdated:
    """Unread count, participants, typing, waiting time or script answers changed."""

    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class MailUpdated:
    """New contents of a mail, or of the draft of its answer."""

    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class ParkedUpdated:
    """Mails were set aside or taken up again."""


@dataclass(frozen=True, slots=True)
class CurrentChanged:
    """Another conversation is in the pane, or none."""

    interaction_id: InteractionId | None


@dataclass(frozen=True, slots=True)
class PicklistReset:
    pass


@dataclass(frozen=True, slots=True)
class PicklistPatched:
    changed: tuple[ContactId, ...]
    removed: frozenset[ContactId]


@dataclass(frozen=True, slots=True)
class PreferencesUpdated:
    """Settings, or what the tenant offers."""


@dataclass(frozen=True, slots=True)
class SupervisionUpdated:
    before: tuple[SupervisorSession, ...]
    sessions: tuple[SupervisorSession, ...]


@dataclass(frozen=True, slots=True)
class SupervisedUpdated:
    """Something became known of a supervised agent, whose own store has told what."""

    session_id: SupervisionId


@dataclass(frozen=True, slots=True)
class ReportsUpdated:
    """Personal data reports were begun or have come further."""


@dataclass(frozen=True, slots=True)
class ActionStarted:
    request_id: RequestId
    action: Action


@dataclass(frozen=True, slots=True)
class FileProgressed:
    """`action` sends a file, of which so much is on its way; the server knows it by
    `attachment_id`."""

    request_id: RequestId
    action: Action
    attachment_id: AttachmentId
    percent: int


@dataclass(frozen=True, slots=True)
class UploadsUpdated:
    """Files on their way into the draft of a mail were added, have come further, or are done."""

    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class ActionEnded:
    request_id: RequestId
    action: Action
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class MissedOffer:
    """An offer ran out before the agent answered it; `in_person` as in the event."""

    customer_name: str
    queue_name: str
    not_ready: bool
    in_person: bool = False


Change = (
    LinkUpdated
    | SessionClosed
    | MeUpdated
    | QueuesUpdated
    | StatisticsUpdated
    | ScriptsUpdated
    | InteractionAdded
    | InteractionUpdated
    | InteractionDropped
    | MessagesInserted
    | MessageReplaced
    | MessageDiscarded
    | TextReturned
    | MessagesReset
    | ConversationUpdated
    | MailUpdated
    | ParkedUpdated
    | CurrentChanged
    | PicklistReset
    | PicklistPatched
    | PreferencesUpdated
    | SupervisionUpdated
    | SupervisedUpdated
    | ReportsUpdated
    | ActionStarted
    | FileProgressed
    | UploadsUpdated
    | ActionEnded
    | MissedOffer
)
