"""Files that belong to a chat, and the commands about them. Their content is not kept here."""

from dataclasses import dataclass
from enum import Enum

from contactpro_desktop.domain.files import DropReason
from contactpro_desktop.domain.ids import AgentId, AttachmentId, ContactId, InteractionId, RequestId


class Sender(Enum):
    """Who added a file (ECFS 22Q1, /attachments, `originator`)."""

    CUSTOMER = "customer"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a chat. `size` in bytes; `agent_id` is set for those of agents. It is part of the
    transcript from the moment it has `arrived`, as its content has. `dropped` is the value of a
    `DropReason`: nobody waits for it any more, but it may come, unless it was `refused`."""

    id: AttachmentId
    filename: str
    size: int
    mime_type: str
    sender: Sender
    agent_id: AgentId | None = None
    request_id: RequestId | None = None
    arrived: bool = False
    dropped: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class AnnounceAttachment:
    """A file will come. `leg_id` is set for an agent's, who must be serving the contact."""

    contact_id: ContactId
    filename: str
    size: int
    mime_type: str
    agent_id: AgentId | None = None
    leg_id: InteractionId | None = None
    request_id: RequestId | None = None


@dataclass(frozen=True, slots=True)
class AttachmentArrived:
    """The content of an announced file is on disk."""

    contact_id: ContactId
    attachment_id: AttachmentId
    size: int


@dataclass(frozen=True, slots=True)
class AttachmentLost:
    """The content of an announced file did not come, and nobody waits for it any more."""

    contact_id: ContactId
    attachment_id: AttachmentId
    reason: DropReason


@dataclass(frozen=True, slots=True)
class NoteRefusedFile:
    """An end user wanted to send what this site does not take."""

    contact_id: ContactId
    filename: str
    reason: DropReason


AttachmentCommand = AnnounceAttachment | AttachmentArrived | AttachmentLost | NoteRefusedFile
