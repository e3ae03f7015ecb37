"""What an agent has set for themselves, and the commands that change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contactpro_desktop.domain.ids import AgentId, QueueId

MTD_FLAGS = ("active", "in_gsm_active", "in_hp_active", "in_other_active", "in_virtual_active")
MTD_NUMBERS = ("in_gsm_number", "in_hp_number", "in_other_number")

DENIALS = (
    "supervising",
    "barge_in",
    "silent_listening",
    "coaching",
    "hangup",
    "intercept",
    "record",
)
"""What an agent may deny supervisors (ECFS 22Q1, /properties/supervising, without `deny_`)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """An item of `/properties/user_settings` as configured for everybody."""

    value: str
    allow_update: bool = False


@dataclass(frozen=True, slots=True)
class Preferences:
    """All of it outlives sessions. `settings` are the agent's own values of what may be updated,
    `mtd` what differs from the empty set-up, `ui` is kept for the agent's clients."""

    settings: Mapping[str, str] = field(default_factory=dict)
    denials: frozenset[str] = frozenset()
    external_number: str = ""
    external_permanent: bool = False
    mtd: Mapping[str, bool | str] = field(default_factory=dict)
    serving_external: frozenset[QueueId] = frozenset()
    ui: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """PUT /properties/user_settings: all of the values or none."""

    agent_id: AgentId
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ChangeDenials:
    """PUT /properties/supervising: which of `DENIALS` hold from now on."""

    agent_id: AgentId
    denials: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class ChangeTelephone:
    """PUT /properties/phone, the part that is kept; None leaves a value as it is."""

    agent_id: AgentId
    external_number: str | None = None
    external_permanent: bool | None = None
    mtd: Mapping[str, bool | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServeExternally:
    """PUT /queues: where the agent serves from outside while signed out."""

    agent_id: AgentId
    queues: Mapping[QueueId, bool]


@dataclass(frozen=True, slots=True)
class ChangeUi:
    """PUT and DELETE /ui."""

    agent_id: AgentId
    values: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


PreferenceCommand = ChangeSettings | ChangeDenials | ChangeTelephone | ServeExternally | ChangeUi
