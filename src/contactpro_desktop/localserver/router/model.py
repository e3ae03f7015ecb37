"""The rows of the server's state, each frozen and with a version; what is configured.

`router.decide` reads a `State` and answers with a `Decision`: the rows to write. A written row
carries the version it was decided on plus one, so that storage can compare and swap.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from contactpro_desktop.domain.agent import ChangedBy, PresenceProfile, WorkStatus
from contactpro_desktop.domain.channel import Capability, Channel, can_serve
from contactpro_desktop.domain.ids import (
    AgentId,
    AttachmentId,
    ContactId,
    Instant,
    InteractionId,
    ProfileId,
    QuestionId,
    QueueId,
    RequestId,
    ScriptId,
)
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.domain.script import Answer, Script
from contactpro_desktop.localserver.router.campaign import (
    CampaignId,
    CampaignSpec,
    CustomerId,
    CustomerRow,
)
from contactpro_desktop.localserver.router.files import Attachment
from contactpro_desktop.localserver.router.mail import DraftId, DraftRow, DraftType, MailId, MailRow
from contactpro_desktop.localserver.router.permissions import (
    Permission,
    Recording,
    allow,
    default_permissions,
    default_recording,
)
from contactpro_desktop.localserver.router.preferences import Preferences, Setting


@dataclass(frozen=True, slots=True)
class QueueSpec:
    """A queue as configured. Times in seconds. `bot` greets first where it is signed in.

    `thresholds` are those of `/queues` that are about figures, by their names there without
    `threshold_`, as in `interactions_warning`.
    """

    id: QueueId
    name: str
    address: str
    channel: Channel
    mode: AllocationMode
    priority: int = 0
    offer_timeout: float = 120.0
    wrap_up_limit: int | None = None
    script_id: ScriptId | None = None
    script_mandatory: bool = False
    bot: AgentId | None = None
    forced: bool = False
    wait_warning: int | None = None
    wait_critical: int | None = None
    thresholds: Mapping[str, int] = field(default_factory=dict)
    preferred_wait: float = 120.0
    others_may_pick_preferred: bool = False


NO_QUEUE = QueueSpec(
    QueueId(""), "", "", Channel.OTHER, AllocationMode.HUNT_GROUP, offer_timeout=60.0
)
"""Stands for the queue of a contact that never came from one: an agent began it."""


@dataclass(frozen=True, slots=True)
class AgentSpec:
    """An account as configured; `password_hash` is argon2. A bot is an account like any other.

    `permissions` and `recording` None stand for what the capabilities need. `token_subject` is how
    an identity provider names the user, empty where only the password opens.
    """

    id: AgentId
    username: str
    first_name: str
    last_name: str
    alias: str
    chat_address: str
    password_hash: str = field(repr=False)
    email_address: str = ""
    extension: str = ""
    language: str = "EN"
    capabilities: frozenset[Capability] = frozenset()
    queues: frozenset[QueueId] = frozenset()
    profiles: tuple[ProfileId, ...] = ()
    chat_limit: int = 3
    is_bot: bool = False
    is_supervisor: bool = False
    permissions: frozenset[Permission] | None = None
    recording: Recording | None = None
    token_subject: str = ""

    @property
    def rights(self) -> frozenset[Permission]:
        """What the user may do."""
        if self.permissions is None:
            return default_permissions(self.capabilities)
        return self.permissions

    def serves(self, channel: Channel) -> bool:
        """Whether the user is able and allowed to do work of `channel`."""
        return can_serve(self.capabilities, channel) and allow(self.rights, channel)

    @property
    def records(self) -> Recording:
        return self.recording or default_recording(self.rights)

    @property
    def display_name(self) -> str:
        """What colleagues read; customers see the alias."""
        return f"{self.first_name} {self.last_name}".strip() or self.alias or self.username


@dataclass(frozen=True, slots=True)
class Limits:
    """Site-wide rules. Times in seconds. `refused_file_types` are suffixes as in `exe`."""

    missed_offers_until_not_ready: int = 1
    grace: float = 60.0
    session_lifetime: float = 12 * 3600.0
    max_message_chars: int = 10_000
    max_frame_bytes: int = 262_144
    statistics_interval: float = 1.0
    max_attachment_bytes: int = 10 * 1024 * 1024
    refused_file_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telephony:
    """Calls without audio between agents and simulated callers, where `simulated`. A call that an
    agent places rings for `ring_timeout` seconds."""

    simulated: bool = False
    ring_timeout: float = 30.0


@dataclass(frozen=True, slots=True)
class Site:
    """Everything configured; constant while the server runs. `names` are those of profiles,
    queues and scripts in other languages: by language, as in es, and then by id."""

    tenant: str
    queues: Mapping[QueueId, QueueSpec]
    agents: Mapping[AgentId, AgentSpec]
    profiles: Mapping[ProfileId, PresenceProfile]
    default_profile: ProfileId
    scripts: Mapping[ScriptId, Script]
    limits: Limits = field(default_factory=Limits)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    telephony: Telephony = field(default_factory=Telephony)
    campaigns: Mapping[CampaignId, CampaignSpec] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def queue_of(self, row: "ContactRow | LegRow") -> QueueSpec:
        """The queue of a contact or leg, `NO_QUEUE` where it never was in one."""
        return self.queues[row.queue_id] if row.queue_id else NO_QUEUE


@dataclass(frozen=True, slots=True)
class AgentRow:
    """What changes about an agent. `connected` says whether any session of theirs is live;
    `gone_since` is when the last one was lost without signing out (the grace time runs)."""

    id: AgentId
    profile_id: ProfileId
    version: int = 0
    connected: bool = False
    gone_since: Instant | None = None
    work_status: WorkStatus = WorkStatus.NOT_READY
    work_status_since: Instant = 0.0
    work_status_by: ChangedBy = ChangedBy.SIGN_IN
    profile_since: Instant = 0.0
    profile_ends: Instant | None = None
    profile_by: ChangedBy = ChangedBy.SIGN_IN
    serving: frozenset[QueueId] = frozenset()
    missed_offers: int = 0
    alias: str = ""
    chat_address: str = ""
    last_offered: Instant = 0.0
    preferences: Preferences = field(default_factory=Preferences)


Direction = Literal["inbound", "outbound"]
"""Who began it: the customer, or somebody here."""


class ContactState(Enum):
    """created = queued + offered + owned + closed holds at every commit."""

    QUEUED = "queued"
    OFFERED = "offered"
    OWNED = "owned"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One piece of work. `leg_id` is the offered or owning leg, None while queued or closed.

    `queued_at` is when it entered the queue it waits in or came from; a requeue keeps it, and
    the time a bot talked does not count. `preferred_until` is set while the contact is reserved
    for its required or preferred agent. `passed_over` tells until when an agent who declined or
    missed it is not offered it again. `visitor_id` is the end user who started it, or whom an
    agent calls; `request_id` the request by which they did, or by which an agent began a mail.

    `own_number` is the number on this side of a call where that is no queue's. `external` marks a
    call of another telephone system, `consent` whether the customer agrees to be recorded,
    `customer_id` whom a campaign calls and `waits_until` when that campaign ends. `peer_id` is the
    contact at the other end of a call within the house. `answered_at` is when an answer to a mail
    went out last, `answered_with` what that was: a reply or a forwarded mail.
    """

    id: ContactId
    channel: Channel
    queue_id: QueueId
    state: ContactState
    created_at: Instant
    queued_at: Instant
    version: int = 0
    sub_channel: str = "text"
    leg_id: InteractionId | None = None
    customer_key: str = ""
    customer_name: str = ""
    title: str = ""
    language: str = ""
    attached_data: Mapping[str, str] = field(default_factory=dict)
    preferred_agent: AgentId | None = None
    preferred_until: Instant | None = None
    required_agent: AgentId | None = None
    passed_over: Mapping[AgentId, Instant] = field(default_factory=dict)
    closed_at: Instant | None = None
    visitor_id: str | None = None
    request_id: RequestId | None = None
    attachments: tuple[Attachment, ...] = ()
    supervisor_session_id: str | None = None
    direction: Direction = "inbound"
    own_number: str = ""
    external: bool = False
    consent: bool | None = None
    customer_id: CustomerId | None = None
    waits_until: Instant | None = None
    peer_id: ContactId | None = None
    answered_at: Instant | None = None
    answered_with: DraftType | None = None

    @property
    def awaits_preview(self) -> bool:
        """Whether a campaign wants this customer called, and nobody has called them yet."""
        return self.customer_id is not None and self.visitor_id is None

    @property
    def reserved_for(self) -> AgentId | None:
        """The one agent it is kept for while it waits, None once it is for everybody."""
        if self.state is not ContactState.QUEUED or self.preferred_until is None:
            return None
        return self.required_agent or self.preferred_agent


class LegState(Enum):
    """OUTGOING is the agent's from the start and not answered yet: a call that they place, or one
    of another telephone system that is being set up. PARKED is set aside: its agent owns the
    contact still and does not see it."""

    OFFERED = "offered"
    OUTGOING = "outgoing"
    ACCEPTED = "accepted"
    PARKED = "parked"
    ENDED = "ended"
    CLOSED = "closed"


class OfferEnd(Enum):
    """How an offer ended, exactly once. PICKED legs were never offered, PLACED ones the agent
    began."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TIMED_OUT = "timed_out"
    RESCINDED = "rescinded"
    REVOKED = "revoked"
    PICKED = "picked"
    PLACED = "placed"


@dataclass(frozen=True, slots=True)
class LegRow:
    """One agent's part in a contact: the `interaction` of the wire.

    `queue_id` is the queue it was served for; a transfer moves the contact on, not this.
    `direct` marks an offer made by a transfer to this very agent. `deadline` is when the offer
    runs out, when a call that nobody answers ends, when the preview of a campaign's call is over
    or, in state ENDED, the wrap-up; there None if it does not end by itself.
    `end_reason` is a constant word: agent, customer, transferred, disconnected, and where a
    supervisor did it supervisor (ended) or intercepted (passed on); for an offer that was not
    accepted it is empty and `offer_end` tells.

    Of calls only: `channel_status` as on the wire where it does not follow from the state (muted,
    onhold, busy, …), `terminal_id` the connection the call belongs to.
    """

    id: InteractionId
    contact_id: ContactId
    agent_id: AgentId
    queue_id: QueueId
    state: LegState
    offered_at: Instant
    version: int = 0
    direct: bool = False
    deadline: Instant | None = None
    offer_end: OfferEnd | None = None
    accepted_at: Instant | None = None
    ended_at: Instant | None = None
    end_reason: str = ""
    answers: Mapping[QuestionId, Answer] = field(default_factory=dict)
    script_saved: bool = False
    channel_status: str = ""
    recording: bool = False
    terminal_id: str = ""
    parked_at: Instant | None = None

    @property
    def is_passed_on(self) -> bool:
        """Whether somebody else got the contact, by the agent or by a supervisor."""
        return self.end_reason in ("transferred", "intercepted")


Created = InteractionId | ContactId | AttachmentId | DraftId
"""The id of what a command brought into being."""

Row = AgentRow | ContactRow | LegRow | MailRow | DraftRow | CustomerRow
RowId = AgentId | ContactId | InteractionId | MailId | DraftId | CustomerId


class Refused(Exception):
    """The answer no: the command changes nothing. `who` names the agent who was faster
    or who does not allow it."""

    def __init__(self, reason: Refusal, who: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.who = who


@dataclass(frozen=True, slots=True)
class Decision:
    """New values of rows, each with its version already one above the decided-on one."""

    writes: tuple[Row, ...] = ()
    created: Created | None = None
