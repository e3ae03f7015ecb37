"""The configuration file as it is written, before names are resolved. Unknown keys are errors."""

from enum import Enum
from typing import Annotated, Literal, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from contactpro_desktop.domain.agent import Availability, ProfileType
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.domain.script import ControlType, DataType, ScriptType
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.config.mail import Security
from contactpro_desktop.localserver.router.permissions import Permission, Recording

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
    if value.name in ("OTHER", "UNKNOWN", "EXTERNAL"):
        raise ValueError(f"{value.value!r} cannot be configured")
    return value


def _reached_safely(issuer: str) -> str:
    """Tokens travel there."""
    host = urlsplit(issuer).hostname or ""
    if not issuer.startswith("https://") and host not in ("127.0.0.1", "::1", "localhost"):
        raise ValueError("must begin with https://")
    return issuer


_CONFIGURABLE = AfterValidator(_configurable)
Id = Annotated[str, Field(pattern=r"^[0-9A-F]{32}$")]
Name = Annotated[str, Field(min_length=1, max_length=100)]
Translations = dict[Annotated[str, Field(pattern=r"^[a-z]{2}$")], Name]
"""What something is called in other languages (ISO 639)."""
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
PageOrigin = Annotated[str, Field(pattern=r"^https?://(\*\.)?[a-z0-9.-]+(:[0-9]{1,5})?$")]
"""As browsers write it; `*.` stands for all names below."""

Issuer = Annotated[str, AfterValidator(_reached_safely)]
FileType = Annotated[str, Field(pattern=r"^[a-z0-9]{1,16}$")]
"""A suffix of file names without the dot."""

Threshold = Literal[
    "interactions_warning",
    "interactions_critical",
    "agents_waiting_warning",
    "agents_waiting_critical",
    "agents_serving_warning",
    "agents_serving_critical",
]
"""ECFS 22Q1, /queues, without `threshold_`; those of the waiting time are keys of their own."""

_MOST_ATTACHMENT_BYTES = 100 * 1024 * 1024
_DANGEROUS = ("bat", "cmd", "com", "exe", "js", "lnk", "msi", "ps1", "scr", "vbs")


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SiteSection(Section):
    """`answers = false` sends no answers to requests, as some tenants do."""

    tenant: Tenant
    title: str = "Contact PRO"
    languages: tuple[str, ...] = ("en",)
    default_profile: Name
    answers: bool = True


class AccessSection(Section):
    """`pages` are origins of other web sites whose pages may call; `token_issuers` the identity
    providers whose tokens sign agents in."""

    pages: tuple[PageOrigin, ...] = ()
    token_issuers: tuple[Issuer, ...] = ()


class LimitsSection(Section):
    missed_offers_until_not_ready: Annotated[int, Field(ge=1)] = 1
    grace: Seconds = 60.0
    session_lifetime: PositiveSeconds = 12 * 3600.0
    max_message_chars: Annotated[int, Field(ge=1)] = 10_000
    max_frame_bytes: Annotated[int, Field(ge=1024)] = 262_144
    statistics_interval: PositiveSeconds = 1.0
    max_attachment_bytes: Annotated[int, Field(ge=1, le=_MOST_ATTACHMENT_BYTES)] = 10 * 1024 * 1024
    refused_file_types: tuple[FileType, ...] = _DANGEROUS


class TelephonySection(Section):
    """`simulated` lets end users of the visitor protocol make and take calls, without audio. A call
    that an agent places rings for `ring_timeout` seconds."""

    simulated: bool = False
    ring_timeout: PositiveSeconds = 30.0


class RelaySection(Section):
    """Who takes outgoing mail; see `config.mail.Relay`."""

    host: Name
    port: Annotated[int, Field(ge=0, le=65_535)]
    security: Security = Security.NONE
    username: str = ""
    password: str = Field(default="", repr=False)
    timeout: PositiveSeconds = 10.0


class MailSection(Section):
    """Where mail for the addresses of the e-mail queues comes in; see `config.mail.MailSettings`.
    Without a relay nothing is sent."""

    host: Name = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 0
    hostname: Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]{1,253}$")] = "localhost"
    max_bytes: Annotated[int, Field(ge=1024, le=_MOST_ATTACHMENT_BYTES)] = 25 * 1024 * 1024
    max_parts: Annotated[int, Field(ge=1, le=1000)] = 100
    relay: RelaySection | None = None


class ProfileSection(Section):
    name: Name
    names: Translations = {}
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
    names: Translations = {}
    id: Id | None = None
    type: Annotated[ScriptType, _CONFIGURABLE] = ScriptType.STATIC
    questions: Annotated[tuple[QuestionSection, ...], Field(min_length=1)]


class QueueSection(Section):
    """Times in seconds. `script` and `bot` are names; `visitors` offers it on the chat page."""

    name: Name
    names: Translations = {}
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
    thresholds: dict[Threshold, Annotated[int, Field(ge=0)]] = {}
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
    permissions: tuple[Permission, ...] | None = None
    recording: Recording | None = None
    token_subject: Annotated[str, Field(max_length=255)] = ""

    @model_validator(mode="after")
    def _has_one_password(self) -> Self:
        if (self.password is None) == (self.password_hash is None):
            raise ValueError("needs either password_hash or password")
        return self


class SettingSection(Section):
    """An item of /properties/user_settings. Agents may change it where `allow_update` is true."""

    name: Annotated[str, Field(pattern=r"^ECFUI_[A-Za-z0-9_]{1,100}$")]
    value: Annotated[str, Field(max_length=1_000)]
    allow_update: bool = False


class ClassifierSection(Section):
    name: Name
    id: Id | None = None
    call_result: Annotated[str, Field(pattern=r"^[A-Z_]{1,32}$")]


class AttributeSection(Section):
    name: Annotated[str, Field(pattern=r"^[A-Z0-9_]{1,64}$")]
    value: str
    language: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = "EN"
    hidden: bool = False
    editable: bool = True


class CustomerSection(Section):
    """`number` and `name` become the attributes PHONE1 and NAME."""

    number: Name
    name: Name
    id: Id | None = None
    remarks: str = ""
    attributes: tuple[AttributeSection, ...] = ()


class CampaignSection(Section):
    """Its calls are served in `queue`, which must be of calls. `transfers` are the only numbers
    that they may go on to, by name; without any there is no such limit."""

    name: Name
    id: Id | None = None
    queue: str
    description: str = ""
    preview_time: Annotated[int, Field(ge=-1)] = -1
    max_calls: Annotated[int, Field(ge=1)] | None = None
    start: AwareDatetime | None = None
    end: AwareDatetime | None = None
    classifiers: tuple[ClassifierSection, ...] = ()
    transfers: dict[Name, Name] = {}
    parameters: dict[Name, str] = {}
    customers: tuple[CustomerSection, ...] = ()


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


class ApiUserSection(Section):
    """A program that uses the RI interfaces. `password` and `key` in plain text are for a demo;
    elsewhere `password_hash`, an argon2 hash, and `key_hash`, the SHA-256 of the key in
    hexadecimal. Without `queues` it sees the contacts of all."""

    name: Annotated[str, Field(pattern=r"^[^\s:]{1,100}$")]
    password: str | None = Field(default=None, min_length=1, repr=False)
    password_hash: str | None = Field(default=None, pattern=r"^\$argon2", repr=False)
    key: str | None = Field(default=None, min_length=8, repr=False)
    key_hash: str | None = Field(default=None, pattern=r"^[0-9a-fA-F]{64}$", repr=False)
    rights: tuple[Right, ...] = ()
    queues: tuple[str, ...] | None = None

    @model_validator(mode="after")
    def _has_one_of_each(self) -> Self:
        if (self.password is None) == (self.password_hash is None):
            raise ValueError("needs either password_hash or password")
        if (self.key is None) == (self.key_hash is None):
            raise ValueError("needs either key_hash or key")
        return self


class SiteFile(Section):
    site: SiteSection
    limits: LimitsSection = LimitsSection()
    telephony: TelephonySection = TelephonySection()
    access: AccessSection = AccessSection()
    mail: MailSection | None = None
    profiles: Annotated[tuple[ProfileSection, ...], Field(min_length=1)]
    queues: Annotated[tuple[QueueSection, ...], Field(min_length=1)]
    agents: Annotated[tuple[AgentSection, ...], Field(min_length=1)]
    scripts: tuple[ScriptSection, ...] = ()
    bots: tuple[BotSection, ...] = ()
    campaigns: tuple[CampaignSection, ...] = ()
    user_settings: tuple[SettingSection, ...] = ()
    api_users: tuple[ApiUserSection, ...] = ()
