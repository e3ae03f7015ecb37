"""What an agent can do, as data: one frozen record per action.

The assignment client turns each into one request; the outcome comes back as `ActionFinished`
under the same request id.
"""

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.call import CallState
from contactpro_desktop.domain.campaign import CallResult, PreviewAnswer
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.ids import (
    AttachmentId,
    ContactId,
    InteractionId,
    ProfileId,
    QuestionId,
    QueueId,
    ScriptId,
    SupervisionId,
)
from contactpro_desktop.domain.mail import (
    Addresses,
    DraftChange,
    DraftText,
    DraftType,
    MailAddress,
    RecipientKind,
)
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.domain.service_actions import SendFile, ServiceAction
from contactpro_desktop.domain.transfer import TransferTarget


@dataclass(frozen=True, slots=True)
class SetWorkStatus:
    work_status: WorkStatus


@dataclass(frozen=True, slots=True)
class SetPresence:
    profile_id: ProfileId


@dataclass(frozen=True, slots=True)
class ServeQueue:
    """Join (`serve`) or leave a queue."""

    queue_id: QueueId
    serve: bool


@dataclass(frozen=True, slots=True)
class AcceptOffer:
    """`elsewhere`: it is a call that rings on another client of the agent, which is to take it."""

    interaction_id: InteractionId
    elsewhere: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class DeclineOffer:
    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class Pick:
    contact_id: ContactId
    queue_id: QueueId
    channel: Channel


@dataclass(frozen=True, slots=True)
class SendMessage:
    """`kind` is TEXT or TEMPLATE; the text of a template is its JSON."""

    interaction_id: InteractionId
    text: str
    kind: MessageKind = MessageKind.TEXT


@dataclass(frozen=True, slots=True)
class SetTyping:
    """Tell the end user that the agent writes; never retried and never reported as failed."""

    interaction_id: InteractionId
    typing: bool


@dataclass(frozen=True, slots=True)
class Transfer:
    """Hand the conversation over; it stays here until the server says that it went.

    `attached_data` is added to what the conversation already carries.
    """

    interaction_id: InteractionId
    channel: Channel
    target: TransferTarget
    attached_data: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class EndInteraction:
    """End the conversation with the end user; wrap-up begins."""

    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class LoadScript:
    """Ask once more for a script that the server has not sent."""

    script_id: ScriptId


@dataclass(frozen=True, slots=True)
class SaveScript:
    """`only` is the question whose answer alone takes the place of one that the server has; the
    other `answers` are on the server. None: all of them go."""

    interaction_id: InteractionId
    script_id: ScriptId
    answers: Mapping[QuestionId, Answer]
    only: QuestionId | None = None

    @property
    def sent(self) -> Mapping[QuestionId, Answer]:
        """What the server is to be told."""
        return {key: self.answers[key] for key in self.answers if self.only in (None, key)}


@dataclass(frozen=True, slots=True)
class FinishInteraction:
    """End the wrap-up: the interaction becomes `handled` and leaves the list."""

    interaction_id: InteractionId


# E-mails


@dataclass(frozen=True, slots=True)
class StartDraft:
    """Begin to reply to a mail or to forward it; `cc` are more recipients of a reply."""

    interaction_id: InteractionId
    type: DraftType
    cc: Addresses = ()


@dataclass(frozen=True, slots=True)
class EditDraft:
    """Change what is written; recipients go by the three actions below."""

    interaction_id: InteractionId
    change: DraftChange


@dataclass(frozen=True, slots=True)
class AddRecipient:
    interaction_id: InteractionId
    kind: RecipientKind
    address: MailAddress


@dataclass(frozen=True, slots=True)
class RemoveRecipient:
    interaction_id: InteractionId
    kind: RecipientKind
    address: MailAddress


@dataclass(frozen=True, slots=True)
class SetRecipients:
    """Let one list of a draft hold these and no others."""

    interaction_id: InteractionId
    kind: RecipientKind
    addresses: Addresses


@dataclass(frozen=True, slots=True)
class AttachOriginal:
    """Send an attachment of the mail that came in along with the draft."""

    interaction_id: InteractionId
    attachment_id: AttachmentId


@dataclass(frozen=True, slots=True)
class AttachFile:
    """Send the file at `path` along with the draft. `size` in bytes."""

    interaction_id: InteractionId
    path: str
    filename: str
    size: int
    mime_type: str = ""


@dataclass(frozen=True, slots=True)
class RemoveAttachment:
    interaction_id: InteractionId
    attachment_id: AttachmentId


@dataclass(frozen=True, slots=True)
class SendDraft:
    """Send the draft, with what has been written since it was last kept on the server."""

    interaction_id: InteractionId
    change: DraftChange


@dataclass(frozen=True, slots=True)
class ParkDraft:
    """Set the mail aside: it leaves the list and comes back by `OpenParked`."""

    interaction_id: InteractionId
    change: DraftChange


@dataclass(frozen=True, slots=True)
class DiscardDraft:
    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class NewMail:
    """Begin a mail to somebody who has not written; it opens as a draft. `known` are the
    interactions of before, so that the new one is told apart."""

    draft: DraftText
    known: frozenset[InteractionId] = frozenset()


@dataclass(frozen=True, slots=True)
class ParkTask:
    """Set a task aside; the published model has no word for it."""

    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class OpenParked:
    contact_id: ContactId
    channel: Channel = Channel.EMAIL


DraftAction = (
    StartDraft
    | EditDraft
    | AddRecipient
    | RemoveRecipient
    | SetRecipients
    | AttachOriginal
    | RemoveAttachment
    | SendDraft
    | ParkDraft
    | DiscardDraft
)
"""What is done to the draft of one interaction."""

FileAction = SendFile | AttachFile
"""What takes as long as its file is large, and can be cancelled meanwhile."""

MailAction = DraftAction | AttachFile | ParkTask | NewMail | OpenParked

# Calls


@dataclass(frozen=True, slots=True)
class SetCallState:
    """Hold, mute or resume a call."""

    interaction_id: InteractionId
    state: CallState


@dataclass(frozen=True, slots=True)
class SetRecording:
    """Start or stop recording. The server does not ask for the customer's consent again."""

    interaction_id: InteractionId
    recording: bool


@dataclass(frozen=True, slots=True)
class Dial:
    """Call a number; `known` are the interactions of before, so that the new one is told apart."""

    number: str
    known: frozenset[InteractionId] = frozenset()


@dataclass(frozen=True, slots=True)
class AnswerPreview:
    """Decide on a campaign's contact; `number` is whom to call then."""

    interaction_id: InteractionId
    answer: PreviewAnswer
    number: str = ""


@dataclass(frozen=True, slots=True)
class SetCallResult:
    """What a campaign's call came to. `redial_in` is in seconds, for REDIAL only."""

    interaction_id: InteractionId
    result: CallResult
    classifier: str = ""
    redial_in: int | None = None
    redial_agent: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class SetCustomerAttributes:
    """Change what a campaign knows of its customer, by the names of the attributes."""

    interaction_id: InteractionId
    attributes: Mapping[str, str]


CallAction = (
    SetCallState | SetRecording | Dial | AnswerPreview | SetCallResult | SetCustomerAttributes
)

# Supervising


@dataclass(frozen=True, slots=True)
class ControlContact:
    """Do `action` to a conversation of the agent whom the user supervises in a session."""

    session_id: SupervisionId
    action: EndInteraction | Transfer | SetRecording


Action = (
    SetWorkStatus
    | SetPresence
    | ServeQueue
    | AcceptOffer
    | DeclineOffer
    | Pick
    | SendMessage
    | SetTyping
    | Transfer
    | EndInteraction
    | LoadScript
    | SaveScript
    | FinishInteraction
    | MailAction
    | CallAction
    | ControlContact
    | ServiceAction
)
