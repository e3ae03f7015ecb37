"""What can happen to e-mails and to what is set aside: more inputs of `decide`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contactpro_desktop.domain.ids import (
    AgentId,
    AttachmentId,
    ContactId,
    InteractionId,
    RequestId,
)
from contactpro_desktop.localserver.router.mail import (
    Delivery,
    DraftChange,
    DraftId,
    DraftType,
    MailAddress,
    Recipients,
)


@dataclass(frozen=True, slots=True)
class WriteMail:
    """An agent begins a contact with a mail (ECFS 22Q1, POST /interactions, new_email)."""

    agent_id: AgentId
    terminal_id: str
    change: DraftChange
    attached_data: Mapping[str, str] = field(default_factory=dict)
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True)
class StartDraft:
    """The answer to a mail begins. Refused while there is a draft already."""

    agent_id: AgentId
    leg_id: InteractionId
    terminal_id: str
    draft_type: DraftType
    change: DraftChange = field(default_factory=DraftChange)


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    agent_id: AgentId
    leg_id: InteractionId
    terminal_id: str
    change: DraftChange


@dataclass(frozen=True, slots=True)
class AddRecipient:
    """Refused for an address that the list has already."""

    agent_id: AgentId
    leg_id: InteractionId
    terminal_id: str
    recipients: Recipients
    address: MailAddress


@dataclass(frozen=True, slots=True)
class RemoveRecipient:
    agent_id: AgentId
    leg_id: InteractionId
    terminal_id: str
    recipients: Recipients
    address: str


@dataclass(frozen=True, slots=True)
class AttachFile:
    """A new file, whose content is still to come."""

    agent_id: AgentId
    leg_id: InteractionId
    terminal_id: str
    filename: str
    size: int
    mime_type: str


@dataclass(frozen=True, slots=True)
class AttachOriginal:
    """A file of the mail that came in."""

    agent_id: AgentId
    leg_id: InteractionId
    terminal_id: str
    file_id: AttachmentId


@dataclass(frozen=True, slots=True)
class DetachFile:
    agent_id: AgentId
    leg_id: InteractionId
    terminal_id: str
    file_id: AttachmentId


@dataclass(frozen=True, slots=True)
class DiscardDraft:
    agent_id: AgentId
    leg_id: InteractionId


@dataclass(frozen=True, slots=True)
class SendDraft:
    """The draft is closed for changes until `SettleDraft` tells what became of it."""

    agent_id: AgentId
    leg_id: InteractionId
    terminal_id: str
    change: DraftChange
    domain: str


@dataclass(frozen=True, slots=True)
class SettleDraft:
    """What the relay said; `failure` is None for a mail that it took."""

    contact_id: ContactId
    draft_id: DraftId
    failure: Delivery | None = None


@dataclass(frozen=True, slots=True)
class Park:
    """Set a mail or task aside: it leaves the agent's list and stays theirs."""

    agent_id: AgentId
    leg_id: InteractionId
    change: DraftChange | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Bring back what the agent set aside."""

    agent_id: AgentId
    contact_id: ContactId


MailChange = (
    StartDraft
    | ChangeDraft
    | AddRecipient
    | RemoveRecipient
    | AttachOriginal
    | DetachFile
    | DiscardDraft
    | SettleDraft
    | Park
)

MailCommand = MailChange | WriteMail | AttachFile | SendDraft | Resume
