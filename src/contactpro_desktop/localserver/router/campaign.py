"""Outbound campaigns: what is configured, and the row of each customer to be called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from contactpro_desktop.domain.ids import AgentId, ContactId, Instant, QueueId

CampaignId = NewType("CampaignId", str)
CustomerId = NewType("CustomerId", str)

NUMBER, NAME = "PHONE1", "NAME"
"""The attributes that say where a customer is called and what they are called."""

PREVIEW = "outbound_preview"
"""The channel status of a call of a campaign that nobody has placed yet (ECFS 22Q1)."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """What a call came to, in the words of the campaign. `call_result` as in SUCCESS."""

    id: str
    name: str
    call_result: str


@dataclass(frozen=True, slots=True)
class Attribute:
    name: str
    value: str
    language: str = "EN"
    hidden: bool = False
    editable: bool = True


@dataclass(frozen=True, slots=True)
class CustomerSpec:
    id: CustomerId
    attributes: tuple[Attribute, ...]
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class CampaignSpec:
    """A campaign as configured. Its calls are served in `queue_id`. `preview_time` in seconds, -1
    without limit: then the call is placed by itself. `max_calls` is how often one customer is
    called at most. `transfers` are the only destinations a call of it may go on to, by name;
    without any there is no such limit. `for_callbacks` marks the one of a queue whose customers
    have asked to be called."""

    id: CampaignId
    name: str
    queue_id: QueueId
    description: str = ""
    preview_time: int = -1
    max_calls: int | None = None
    start: Instant | None = None
    end: Instant | None = None
    classifiers: tuple[Classifier, ...] = ()
    transfers: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    for_callbacks: bool = False
    customers: tuple[CustomerSpec, ...] = ()

    def is_over(self, at: Instant) -> bool:
        return self.end is not None and at >= self.end


@dataclass(frozen=True, slots=True)
class PastCall:
    """A call that was placed, answered or not. `created` is when its preview began; `result` is
    unknown until the agent says it."""

    agent_id: AgentId
    agent_name: str
    classifier: str
    created: Instant
    result: str


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """What changes about a customer. `due_at` is when they are to be called (again), None while a
    contact of theirs is open and once they are done with. `result` and what goes with it are the
    agent's last word on the call."""

    id: CustomerId
    campaign_id: CampaignId
    attributes: tuple[Attribute, ...]
    version: int = 0
    due_at: Instant | None = None
    contact_id: ContactId | None = None
    remarks: str = ""
    result: str = ""
    classifier: str = ""
    redial_time: float | None = None
    redial_agent: AgentId | None = None
    redial_remarks: str = ""
    calls: tuple[PastCall, ...] = ()

    def value(self, name: str) -> str:
        """The value of an attribute, empty where there is none."""
        return next((each.value for each in self.attributes if each.name == name), "")

    def may_be_called(self, campaign: CampaignSpec, at: Instant) -> bool:
        """Whether the campaign still wants them called at that time."""
        most = campaign.max_calls
        return not campaign.is_over(at) and (most is None or len(self.calls) < most)


def first_customer(campaign: CampaignSpec, customer: CustomerSpec) -> CustomerRow:
    """A customer who was never called: as soon as the campaign begins."""
    return CustomerRow(
        id=customer.id,
        campaign_id=campaign.id,
        attributes=customer.attributes,
        due_at=campaign.start or 0.0,
        remarks=customer.remarks,
    )
