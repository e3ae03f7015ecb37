"""What the assignment client tells the store: facts from the server, as frozen records."""

from enum import Enum

from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.conversation import Message, Participant
from contactpro_desktop.domain.ids import (
    AttachmentId,
    ContactId,
    Instant,
    InteractionId,
    RequestId,
    SupervisionId,
)
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.mail import Mail, Parked
from contactpro_desktop.domain.outcome import Outcome
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.domain.preferences import Preferences, Service
from contactpro_desktop.domain.queue import Queue, QueueStatistics
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.domain.reports import PersonalDataReport
from contactpro_desktop.domain.script import Answers, Script
from contactpro_desktop.domain.supervision import SupervisorSession


class Link(Enum):
    """State of the connection as the agent reads it."""

    OFFLINE = "offline"
    CONNECTING = "connecting"
    ONLINE = "online"
    RECONNECTING = "reconnecting"


class SessionEnd(Enum):
    """Why the server or the client ended the session for good."""

    SIGNED_OUT = "signed_out"
    EXPIRED = "expired"
    TAKEN_OVER = "taken_over"
    FORCED = "forced"
    BROKEN = "broken"


class Trouble(Enum):
    """What the latest attempt to connect met, where it was not just that nobody answers."""

    PROXY = "proxy"
    INTERCEPTED = "intercepted"
    UNTRUSTED = "untrusted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """`retry_in` is seconds until the next attempt, None when none is planned."""

    link: Link
    retry_in: float | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class InStep:
    """All that the server had to say at `at` has come in; told while online, at intervals."""

    at: Instant


@dataclass(frozen=True, slots=True)
class ClockSynchronised:
    """`offset` seconds to add to the local wall clock to get the server's."""

    offset: float


@dataclass(frozen=True, slots=True)
class SessionEnded:
    reason: SessionEnd


@dataclass(frozen=True, slots=True)
class MeChanged:
    me: Agent


@dataclass(frozen=True, slots=True)
class QueuesChanged:
    """All queues of the agent, replacing what was known."""

    queues: tuple[Queue, ...]


@dataclass(frozen=True, slots=True)
class StatisticsChanged:
    statistics: tuple[QueueStatistics, ...]


@dataclass(frozen=True, slots=True)
class ScriptsChanged:
    scripts: tuple[Script, ...]


@dataclass(frozen=True, slots=True)
class InteractionChanged:
    """A new interaction, or new values of a known one."""

    interaction: Interaction


@dataclass(frozen=True, slots=True)
class InteractionRemoved:
    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class SnapshotTaken:
    """All interactions that exist now; whatever else is known is gone."""

    interaction_ids: frozenset[InteractionId]
    at: Instant


@dataclass(frozen=True, slots=True)
class MessagesReceived:
    interaction_id: InteractionId
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class ParticipantsChanged:
    """All participants of a conversation, replacing what was known."""

    interaction_id: InteractionId
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class ScriptAnswersChanged:
    interaction_id: InteractionId
    answers: Answers


@dataclass(frozen=True, slots=True)
class MailChanged:
    """New contents of a mail, or of the draft of its answer."""

    interaction_id: InteractionId
    mail: Mail


@dataclass(frozen=True, slots=True)
class ParkedChanged:
    """All that the agent has set aside, by a server that tells."""

    parked: tuple[Parked, ...]


@dataclass(frozen=True, slots=True)
class PicklistReplaced:
    rows: tuple[PicklistRow, ...]


@dataclass(frozen=True, slots=True)
class PicklistUpdated:
    changed: tuple[PicklistRow, ...]
    removed: frozenset[ContactId]


@dataclass(frozen=True, slots=True)
class OfferMissed:
    """An offer of mine ran out; `not_ready` tells whether the server made me not ready for it.
    `in_person`: a call to me and to no queue, which is missed as well when the caller gives up."""

    interaction_id: InteractionId
    customer_name: str
    queue_name: str
    not_ready: bool
    in_person: bool = False


@dataclass(frozen=True, slots=True)
class PreferencesChanged:
    preferences: Preferences


@dataclass(frozen=True, slots=True)
class SupervisionChanged:
    """All supervisor sessions of the agent, replacing what was known."""

    sessions: tuple[SupervisorSession, ...]


@dataclass(frozen=True, slots=True)
class SupervisedChanged:
    """What the model of a supervised agent told, in the words that one's own model is told in."""

    session_id: SupervisionId
    told: tuple["Event", ...]


@dataclass(frozen=True, slots=True)
class ReportsChanged:
    """All personal data reports that the user has asked for."""

    reports: tuple[PersonalDataReport, ...]


@dataclass(frozen=True, slots=True)
class ServicesChanged:
    """What the tenant does not offer, as far as it was tried."""

    missing: frozenset[Service]


@dataclass(frozen=True, slots=True)
class FileAnnounced:
    """The server knows of a file and waits for its content under `attachment_id`."""

    request_id: RequestId
    attachment_id: AttachmentId
    path: str


@dataclass(frozen=True, slots=True)
class FileProgress:
    """How much of a file is on its way to the server, in whole percent; told at intervals."""

    request_id: RequestId
    attachment_id: AttachmentId
    percent: int


@dataclass(frozen=True, slots=True)
class ActionFinished:
    request_id: RequestId
    outcome: Outcome


Event = (
    LinkChanged
    | InStep
    | ClockSynchronised
    | SessionEnded
    | MeChanged
    | QueuesChanged
    | StatisticsChanged
    | ScriptsChanged
    | InteractionChanged
    | InteractionRemoved
    | SnapshotTaken
    | MessagesReceived
    | ParticipantsChanged
    | ScriptAnswersChanged
    | MailChanged
    | ParkedChanged
    | PicklistReplaced
    | PicklistUpdated
    | OfferMissed
    | PreferencesChanged
    | SupervisionChanged
    | SupervisedChanged
    | ReportsChanged
    | ServicesChanged
    | FileAnnounced
    | FileProgress
    | ActionFinished
)
