"""The agent: will (work status), presence profile, and the state computed from both."""

from dataclasses import field
from datetime import timedelta
from enum import Enum

from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.ids import AgentId, Instant, ProfileId
from contactpro_desktop.domain.records import dataclass


class WorkStatus(Enum):
    """The agent's will to receive work (`work_status`)."""

    READY = "ready"
    NOT_READY = "not_ready"


class ProfileType(Enum):
    """What a presence profile allows: ABSENCE refuses ready (ECFS 22Q1, /properties)."""

    PRESENCE = "presence"
    ABSENCE = "absence"
    CONFERENCE = "conference"
    UNKNOWN = "unknown"


class Availability(Enum):
    """The icon of a profile, a field of its own beside the type."""

    FREE = "FREE"
    TENTATIVE = "TENTATIVE"
    AWAY = "AWAY"
    UNKNOWN = "UNKNOWN"


class AgentState(Enum):
    """What colleagues see: computed, never set. UNKNOWN where a directory does not tell."""

    FREE = "free"
    BUSY = "busy"
    AWAY = "away"
    NOT_READY = "not_ready"
    OFFLINE = "offline"
    UNKNOWN = "unknown"


class RecordingRight(Enum):
    """Whether the agent may start and stop recordings (`permissions/recording`)."""

    ENABLED = "enabled"
    DISABLED = "disabled"
    HIDDEN = "hidden"


class ChangedBy(Enum):
    """Who changed a work status or a profile; UNKNOWN when the server does not tell."""

    SELF = "self"
    SUPERVISOR = "supervisor"
    EXPIRY = "expiry"
    MISSED_OFFER = "missed_offer"
    SIGN_IN = "sign_in"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PresenceProfile:
    """A choice of the profile menu, such as Available or Lunch.

    `duration` is None for a profile without an end. A larger `priority` stands higher in the menu.
    """

    id: ProfileId
    name: str
    type: ProfileType
    availability: Availability = Availability.UNKNOWN
    reason: str = "NONE"
    duration: timedelta | None = None
    priority: int = 0

    @property
    def refuses_ready(self) -> bool:
        return self.type is ProfileType.ABSENCE


@dataclass(frozen=True, slots=True)
class Agent:
    """The signed-in agent, `me`.

    `terminal_id` names this connection among those of the same agent, where the server tells it.
    `media_path` is where files go, below the tenant's address; empty where that is not told.
    `profile_ends` is None where the profile has no end or the server does not say when. `rights`
    are the permissions given, by the names of the model; `supervises` is None where the server
    does not say whether the agent is a supervisor. `largest_file` is in bytes, None where it is not
    told; `refused_file_types` are suffixes as in `exe`. `outcomes_kept` is for how many seconds the
    server answers a repeated request with its first outcome; None where it does not. `web_phone`
    tells whether the tenant has a gateway through which a client can carry the voice of calls.
    """

    id: AgentId
    username: str
    first_name: str = ""
    last_name: str = ""
    alias: str = ""
    chat_address: str = ""
    email_address: str = ""
    extension: str = ""
    language: str = "EN"
    work_status: WorkStatus = WorkStatus.NOT_READY
    work_status_since: Instant | None = None
    work_status_changed_by: ChangedBy = ChangedBy.UNKNOWN
    profile_id: ProfileId | None = None
    profile_since: Instant | None = None
    profile_ends: Instant | None = None
    profile_changed_by: ChangedBy = ChangedBy.UNKNOWN
    profiles: tuple[PresenceProfile, ...] = ()
    capabilities: frozenset[Capability] = field(default_factory=frozenset)
    chat_limit: int | None = None
    media_path: str = ""
    terminal_id: str = ""
    recording: RecordingRight = RecordingRight.ENABLED
    rights: frozenset[str] = field(default_factory=frozenset)
    supervises: bool | None = None
    web_phone: bool = False
    largest_file: int | None = None
    refused_file_types: frozenset[str] = field(default_factory=frozenset)
    outcomes_kept: float | None = None

    @property
    def display_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.alias or self.username

    @property
    def profile(self) -> PresenceProfile | None:
        """The active profile, or None while the server has named none of the known ones."""
        return next((p for p in self.profiles if p.id == self.profile_id), None)

    @property
    def profile_menu(self) -> tuple[PresenceProfile, ...]:
        """Profiles as the menu shows them: the largest priority on top, then by name."""
        return tuple(sorted(self.profiles, key=lambda p: (-p.priority, p.name.casefold())))

    @property
    def ready_is_refused(self) -> bool:
        """Whether the active profile forbids ready; the way out is another profile first."""
        return self.profile is not None and self.profile.refuses_ready


def agent_state(
    *,
    signed_in: bool,
    work_status: WorkStatus,
    profile: PresenceProfile | None,
    serving: bool,
) -> AgentState:
    """The state colleagues see; the first rule that fits wins.

    `serving` says whether the agent has an active conversation. Source: feature reference,
    section 17.1 (the product's status table); "not ready" is ours where that table is silent.
    """
    if not signed_in:
        return AgentState.OFFLINE
    if profile is not None:
        if profile.availability in (Availability.AWAY, Availability.TENTATIVE):
            return AgentState.AWAY
        if profile.type is ProfileType.ABSENCE:
            return AgentState.AWAY
        if profile.type is ProfileType.CONFERENCE:
            return AgentState.BUSY
    if work_status is WorkStatus.NOT_READY:
        return AgentState.NOT_READY
    return AgentState.BUSY if serving else AgentState.FREE
