"""The rows of the server's state, each frozen and with a version; what is configured.

`router.decide` reads a `State` and answers with a `Decision`: the rows to write. A written row
carries the version it was decided on plus one, so that storage can compare and swap.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from contactpro_desktop.domain.agent import ChangedBy, PresenceProfile, WorkStatus
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.ids import (
    AgentId,
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


@dataclass(frozen=True, slots=True)
class QueueSpec:
    """A queue as configured. Times in seconds. `bot` greets first where it is signed in."""

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
    preferred_wait: float = 120.0
    others_may_pick_preferred: bool = False


@dataclass(frozen=True, slots=True)
class AgentSpec:
    """An account as configured; `password_hash` is argon2. A bot is an account like any other."""

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

    @property
    def display_name(self) -> str:
        """What colleagues read; customers see the alias."""
        return f"{self.first_name} {self.last_name}".strip() or self.alias or self.username


@dataclass(frozen=True, slots=True)
class Limits:
    """Site-wide rules. Times in seconds."""

    missed_offers_until_not_ready: int = 1
    grace: float = 60.0
    session_lifetime: float = 12 * 3600.0
    max_message_chars: int = 10_000
    max_frame_bytes: int = 262_144
    statistics_interval: float = 1.0


@dataclass(frozen=True, slots=True)
class Site:
    """Everything configured; constant while the server runs."""

    tenant: str
    queues: Mapping[QueueId, QueueSpec]
    agents: Mapping[AgentId, AgentSpec]
    profiles: Mapping[ProfileId, PresenceProfile]
    default_profile: ProfileId
    scripts: Mapping[ScriptId, Script]
    limits: Limits = field(default_factory=Limits)


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
    missed it is not offered it again. `visitor_id` is the end user of the chat page who started
    it, `request_id` the request by which they did.
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

    @property
    def reserved_for(self) -> AgentId | None:
        """The one agent it is kept for while it waits, None once it is for everybody."""
        if self.state is not ContactState.QUEUED or self.preferred_until is None:
            return None
        return self.required_agent or self.preferred_agent


class LegState(Enum):
    OFFERED = "offered"
    ACCEPTED = "accepted"
    ENDED = "ended"
    CLOSED = "closed"


class OfferEnd(Enum):
    """How an offer ended, exactly once. PICKED legs were never offered."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TIMED_OUT = "timed_out"
    RESCINDED = "rescinded"
    REVOKED = "revoked"
    PICKED = "picked"


@dataclass(frozen=True, slots=True)
class LegRow:
    """One agent's part in a contact: the `interaction` of the wire.

    `queue_id` is the queue it was served for; a transfer moves the contact on, not this.
    `direct` marks an offer made by a transfer to this very agent. `deadline` is when the offer
    runs out or, in state ENDED, the wrap-up; there None if it does not end by itself.
    `end_reason` is a constant word: agent, customer, transferred, disconnected; for an offer that
    was not accepted it is empty and `offer_end` tells.
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


Row = AgentRow | ContactRow | LegRow
RowId = AgentId | ContactId | InteractionId


class Refused(Exception):
    """The answer no: the command changes nothing. `who` names the agent who was faster."""

    def __init__(self, reason: Refusal, who: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.who = who


@dataclass(frozen=True, slots=True)
class Decision:
    """New values of rows, each with its version already one above the decided-on one."""

    writes: tuple[Row, ...] = ()
    created: InteractionId | ContactId | None = None
