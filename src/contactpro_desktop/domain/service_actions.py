"""Actions beside the conversations: settings, files, video signalling, supervision, reports."""

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from contactpro_desktop.domain.ids import (
    AgentId,
    ContactId,
    InteractionId,
    QueueId,
    ReportId,
    SupervisionId,
)
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.domain.supervision import SupervisionMode


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """New values of user settings, by name."""

    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DenySupervising:
    """What supervisors may not do from now on, by words such as "barge_in"; others stay."""

    denied: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class SetTelephone:
    """`mtd` holds keys of the simultaneous ringing as the model names them. None: no change."""

    sip_connected: bool
    external_number: str | None = None
    external_permanent: bool | None = None
    mtd: Mapping[str, bool | str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class SetCapabilities:
    """What this client can do; None: no change."""

    phone: bool | None = None
    video_chat: bool | None = None


@dataclass(frozen=True, slots=True)
class ChangeAlias:
    """The name that end users read, until the session ends."""

    alias: str


@dataclass(frozen=True, slots=True)
class ServeExternally:
    """Which queues to serve from outside while signed out."""

    queues: Mapping[QueueId, bool]


@dataclass(frozen=True, slots=True)
class ShareUi:
    """Keep values for the agent's other clients."""

    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ForgetUi:
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SendFile:
    """Send the file at `path` to the end user. `size` in bytes."""

    interaction_id: InteractionId
    path: str
    filename: str
    size: int
    mime_type: str = ""


@dataclass(frozen=True, slots=True)
class SetVideoStatus:
    """`status` is on, signalling, off or error."""

    interaction_id: InteractionId
    status: str


@dataclass(frozen=True, slots=True)
class VideoCandidate:
    candidate: str
    line_index: int | None = None
    mid: str = ""


@dataclass(frozen=True, slots=True)
class SignalVideo:
    """`is_offer`: this end begins. `sdp` and `candidates` as the media engine made them."""

    interaction_id: InteractionId
    is_offer: bool
    sdp: str
    candidates: tuple[VideoCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class AskForHelp:
    """Open a supervisor session of one's own; the chat about it follows by `OpenGuidance`."""


@dataclass(frozen=True, slots=True)
class OpenGuidance:
    """Begin the chat of a supervisor session: an agent's goes to the address of a queue, a
    supervisor's to the agent's, from one of their queues."""

    session_id: SupervisionId
    destination: str
    from_queue: QueueId | None = None


@dataclass(frozen=True, slots=True)
class Supervise:
    """Begin to supervise an agent."""

    agent_id: AgentId
    mode: SupervisionMode


@dataclass(frozen=True, slots=True)
class SetSupervision:
    session_id: SupervisionId
    mode: SupervisionMode


@dataclass(frozen=True, slots=True)
class EndSupervision:
    session_id: SupervisionId


@dataclass(frozen=True, slots=True)
class BargeIn:
    """Say something in a conversation of the supervised agent; everybody in it reads that."""

    session_id: SupervisionId
    interaction_id: InteractionId
    text: str


@dataclass(frozen=True, slots=True)
class AskForReport:
    """What is known of a person. Instants as the protocol writes them (`ecfs.times`); names only
    both together."""

    start_time: str
    end_time: str = ""
    phone_number: str = ""
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    last_digits: int | None = None


@dataclass(frozen=True, slots=True)
class DeletePersonalData:
    """Delete what a report found, as far as it is named here."""

    report_id: ReportId
    contacts: tuple[ContactId, ...] = ()
    directory_entries: tuple[str, ...] = ()
    campaign_customers: tuple[str, ...] = ()
    consents: tuple[str, ...] = ()
    callbacks: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


ServiceAction = (
    ChangeSettings
    | DenySupervising
    | SetTelephone
    | SetCapabilities
    | ChangeAlias
    | ServeExternally
    | ShareUi
    | ForgetUi
    | SendFile
    | SetVideoStatus
    | SignalVideo
    | AskForHelp
    | OpenGuidance
    | Supervise
    | SetSupervision
    | EndSupervision
    | BargeIn
    | AskForReport
    | DeletePersonalData
)
