"""The configuration file as it is written, before names are resolved. Unknown keys are errors."""

from enum import Enum
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from contactpro_desktop.domain.agent import Availability, ProfileType
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.domain.script import ControlType, DataType, ScriptType

PHONE_RINGS_AT_MOST = 60.0
"""Seconds a call may ring at one agent (feature reference, section 5)."""

WITH_OPTIONS = frozenset(
    {
        ControlType.RADIO_BUTTON,
        ControlType.CHECK_BOX,
        ControlType.DROP_DOWN,
        ControlType.COMBO_BOX,
        ControlType.MULTI_COMBO_BOX,
    }
)

_Value = TypeVar("_Value", bound=Enum)


def _configurable(value: _Value) -> _Value:
    """Members that stand for what this version does not know cannot be asked for."""
    if value.name in ("OTHER", "UNKNOWN"):
        raise ValueError(f"{value.value!r} cannot be configured")
    return value


_CONFIGURABLE = AfterValidator(_configurable)
Id = Annotated[str, Field(pattern=r"^[0-9A-F]{32}$")]
Name = Annotated[str, Field(min_length=1, max_length=100)]
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]
PositiveSeconds = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Reason = Literal[
    "NONE",
    "BUSY",
    "LUNCH",
    "MEETING",
    "SICK",
    "BUSINESSTRIP",
    "TRAINING",
    "VACATION",
    "VISIT",
    "PARENTAL",
    "DAYOFF",
    "DUTY",
    "TEMPOUT",
    "OFFDUTY",
    "OFFICIAL",
    "CHILDCARE",
    "OTHER",
]
"""ECFS 22Q1, /properties, presence profiles."""
Tenant = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}$")]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SiteSection(Section):
    """`answers = false` sends no answers to requests, as some tenants do."""

    tenant: Tenant
    title: str = "Contact PRO"
    languages: tuple[str, ...] = ("en",)
    default_profile: Name
    answers: bool = True


class LimitsSection(Section):
    missed_offers_until_not_ready: Annotated[int, Field(ge=1)] = 1
    grace: Seconds = 60.0
    session_lifetime: PositiveSeconds = 12 * 3600.0
    max_message_chars: Annotated[int, Field(ge=1)] = 10_000
    max_frame_bytes: Annotated[int, Field(ge=1024)] = 262_144
    statistics_interval: PositiveSeconds = 1.0


class ProfileSection(Section):
    name: Name
    id: Id | None = None
    type: Annotated[ProfileType, _CONFIGURABLE]
    availability: Annotated[Availability, _CONFIGURABLE]
    reason: Reason = "NONE"
    minutes: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    priority: Annotated[int, Field(ge=0, le=255)] = 0


class OptionSection(Section):
    """`next` is the key of the question that the answer leads to."""

    text: Name
    next: str | None = None


class QuestionSection(Section):
    key: Name
    text: Annotated[str, Field(min_length=1)]
    control: Annotated[ControlType, _CONFIGURABLE]
    data_type: Annotated[DataType, _CONFIGURABLE] = DataType.TEXT
    mandatory: bool = False
    options: tuple[OptionSection, ...] = ()
    next: str | None = None

    @model_validator(mode="after")
    def _options_fit(self) -> Self:
        if (self.control in WITH_OPTIONS) != bool(self.options):
            needs = "needs" if self.control in WITH_OPTIONS else "takes no"
            raise ValueError(f"a {self.control.value} {needs} options")
        return self


class ScriptSection(Section):
    name: Name
    id: Id | None = None
    type: Annotated[ScriptType, _CONFIGURABLE] = ScriptType.STATIC
    questions: Annotated[tuple[QuestionSection, ...], Field(min_length=1)]


class QueueSection(Section):
    """Times in seconds. `script` and `bot` are names; `visitors` offers it on the chat page."""

    name: Name
    id: Id | None = None
    address: Name
    channel: Annotated[Channel, _CONFIGURABLE]
    mode: Annotated[AllocationMode, _CONFIGURABLE]
    priority: int = 0
    offer_timeout: PositiveSeconds | None = None
    wrap_up_limit: Annotated[int, Field(gt=0)] | None = None
    script: str | None = None
    script_mandatory: bool = False
    bot: str | None = None
    forced: bool = False
    wait_warning: Annotated[int, Field(gt=0)] | None = None
    wait_critical: Annotated[int, Field(gt=0)] | None = None
    preferred_wait: Seconds | None = None
    others_may_pick_preferred: bool = False
    visitors: bool = True

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.script_mandatory and self.script is None:
            raise ValueError("script_mandatory needs a script")
        rings = self.offer_timeout or 0.0
        if self.channel is Channel.PHONE and rings > PHONE_RINGS_AT_MOST:
            raise ValueError(f"a call rings for {PHONE_RINGS_AT_MOST:.0f} seconds at most")
        return self


class AgentSection(Section):
    """`password` in plain text is for a demo; elsewhere `password_hash`, an argon2 hash."""

    username: Annotated[str, Field(pattern=r"^[^\s:]{1,100}$")]
    id: Id | None = None
    password: str | None = Field(default=None, min_length=1, repr=False)
    password_hash: str | None = Field(default=None, pattern=r"^\$argon2", repr=False)
    first_name: str = ""
    last_name: str = ""
    alias: str = ""
    chat_address: Name
    email_address: str = ""
    extension: str = ""
    language: str = "EN"
    capabilities: tuple[Capability, ...] = ()
    queues: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    chat_limit: Annotated[int, Field(ge=0)] | None = None
    bot: bool = False
    supervisor: bool = False

    @model_validator(mode="after")
    def _has_one_password(self) -> Self:
        if (self.password is None) == (self.password_hash is None):
            raise ValueError("needs either password_hash or password")
        return self


class BotPhrasesSection(Section):
    """What the bot says in one language. `reasons` are its buttons; `person_words` are words of
    customers who would rather talk to a person."""

    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    greeting: Annotated[str, Field(min_length=1)]
    reasons: Annotated[tuple[Name, ...], Field(max_length=12)] = ()
    again: Annotated[str, Field(min_length=1)]
    handover: Annotated[str, Field(min_length=1)]
    person_words: tuple[Name, ...] = ()


class BotSection(Section):
    """The customer's reason becomes `reason_key` of the attached data. The phrases that come
    first are for customers of any other language."""

    agent: str
    reason_key: Name
    phrases: Annotated[tuple[BotPhrasesSection, ...], Field(min_length=1)]


class SiteFile(Section):
    site: SiteSection
    limits: LimitsSection = LimitsSection()
    profiles: Annotated[tuple[ProfileSection, ...], Field(min_length=1)]
    queues: Annotated[tuple[QueueSection, ...], Field(min_length=1)]
    agents: Annotated[tuple[AgentSection, ...], Field(min_length=1)]
    scripts: tuple[ScriptSection, ...] = ()
    bots: tuple[BotSection, ...] = ()
