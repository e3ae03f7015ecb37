"""An interaction: one agent's part in one contact, from offer to handled."""

from collections.abc import Mapping
from dataclasses import field
from enum import Enum, IntEnum
from types import MappingProxyType

from contactpro_desktop.domain.campaign import CampaignCall
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import (
    ContactId,
    Instant,
    InteractionId,
    QueueId,
    RequestId,
    ScriptId,
    SupervisionId,
)
from contactpro_desktop.domain.records import dataclass


class InteractionStatus(Enum):
    """High-level status (ECFS 22Q1, /interactions). OTHER keeps unknown values displayable."""

    QUEUED = "queued"
    INCOMING = "incoming"
    OUTGOING = "outgoing"
    PICKED = "picked"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ENDED = "ended"
    HANDLED = "handled"
    DELETED = "deleted"
    OTHER = "other"


class Direction(Enum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Section(Enum):
    """Where an interaction stands in the agent's own list."""

    OFFER = "offer"
    ACTIVE = "active"
    WRAP_UP = "wrap_up"
    PENDING = "pending"
    GONE = "gone"


_SECTION_OF = {
    InteractionStatus.INCOMING: Section.OFFER,
    InteractionStatus.OUTGOING: Section.ACTIVE,
    InteractionStatus.PICKED: Section.ACTIVE,
    InteractionStatus.ACCEPTED: Section.ACTIVE,
    InteractionStatus.ENDED: Section.WRAP_UP,
    InteractionStatus.QUEUED: Section.PENDING,
    InteractionStatus.OTHER: Section.PENDING,
    InteractionStatus.REJECTED: Section.GONE,
    InteractionStatus.HANDLED: Section.GONE,
    InteractionStatus.DELETED: Section.GONE,
}


class Urgency(IntEnum):
    """What comes first of what is offered; within each who came first."""

    CALL = 0
    HELP = 1
    CHAT = 2
    EMAIL = 3
    TASK = 4

    @property
    def interrupts(self) -> bool:
        """Whether it takes the place of what is less urgent: somebody hears it ring, or stands
        before a customer and asks for help."""
        return self <= Urgency.HELP


@dataclass(frozen=True, slots=True)
class FarEnd:
    """What the colleague at the other end does to a call."""

    name: str = ""
    on_hold: bool = False
    recording: bool = False


@dataclass(frozen=True, slots=True)
class Interaction:
    """What the agent sees of one contact, messages aside.

    Times are None where the server does not tell them: `queued_at` is when the contact entered
    its queue (it never changes on a requeue), `offer_deadline` when an offer times out.
    `channel_status` is kept as the wire word: the model has some thirty and tenants add to them.
    `video` tells whether somebody in it shows or wants to show a picture. `request_id` is that of
    the request by which an agent began it, where the server tells. `internal` tells that both ends
    of a call are people of the contact centre; `far_end` is told of such a call alone.
    `attached_data` comes from the end user and proves nothing about their identity.
    """

    id: InteractionId
    contact_id: ContactId
    channel: Channel
    status: InteractionStatus
    sub_channel: str = ""
    channel_status: str = ""
    direction: Direction = Direction.INBOUND
    customer_name: str = ""
    customer_address: str = ""
    destination: str = ""
    title: str = ""
    queue_id: QueueId | None = None
    queue_name: str = ""
    language: str = ""
    created_at: Instant | None = None
    queued_at: Instant | None = None
    offer_deadline: Instant | None = None
    accepted_at: Instant | None = None
    ended_at: Instant | None = None
    wrap_up_limit: int | None = None
    end_reason: str = ""
    script_id: ScriptId | None = None
    script_mandatory: bool = False
    script_saved: bool = False
    supervision_id: SupervisionId | None = None
    attached_data: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    terminal_id: str = ""
    recording: bool | None = None
    consent: bool | None = None
    campaign: CampaignCall | None = None
    video: bool = False
    request_id: RequestId | None = None
    far_end: FarEnd | None = None
    internal: bool = False

    @property
    def is_with_colleague(self) -> bool:
        """Whether who is at the other end is no customer, as far as the server tells."""
        return self.internal or self.supervision_id is not None

    @property
    def section(self) -> Section:
        return _SECTION_OF[self.status]

    @property
    def is_offer(self) -> bool:
        return self.section is Section.OFFER

    @property
    def urgency(self) -> Urgency:
        if self.channel.is_call:
            return Urgency.CALL
        if self.supervision_id is not None:
            return Urgency.HELP
        kinds = {Channel.CHAT: Urgency.CHAT, Channel.EMAIL: Urgency.EMAIL}
        return kinds.get(self.channel, Urgency.TASK)

    @property
    def is_open(self) -> bool:
        """Whether the conversation still runs, so that text may be sent."""
        return self.section is Section.ACTIVE

    @property
    def is_under_way(self) -> bool:
        """Whether it runs or will."""
        return self.section in (Section.ACTIVE, Section.PENDING)

    @property
    def display_name(self) -> str:
        return self.customer_name or self.title or self.customer_address
