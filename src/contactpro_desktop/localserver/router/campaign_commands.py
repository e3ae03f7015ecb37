"""What can happen to the calls of a campaign: inputs of `decide`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from contactpro_desktop.domain.ids import AgentId, Instant, InteractionId
from contactpro_desktop.localserver.router.campaign import CampaignId, CustomerId

PreviewEnd = Literal["outbound_accepted", "outbound_rejected", "outbound_skipped"]


@dataclass(frozen=True, slots=True)
class EndPreview:
    """The agent has read who it is. `destination` is whom to call, empty for the customer's own
    number."""

    agent_id: AgentId
    leg_id: InteractionId
    outcome: PreviewEnd
    destination: str = ""


@dataclass(frozen=True, slots=True)
class SetResult:
    """What came of the call, or that it is to be made another time, in `redial_time` seconds."""

    agent_id: AgentId
    leg_id: InteractionId
    result: str
    classifier: str = ""
    redial_time: float | None = None
    redial_agent: AgentId | None = None
    redial_remarks: str = ""


@dataclass(frozen=True, slots=True)
class ChangeCustomer:
    """New values of the customer's attributes, by name."""

    agent_id: AgentId
    leg_id: InteractionId
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EraseCustomer:
    """Forget all that is known of a customer, and do not call them any more."""

    customer_id: CustomerId


@dataclass(frozen=True, slots=True)
class RequestCallback:
    """A customer wants to be called at `due_at`, by `agent_id` if that agent can be expected to;
    None: not (any more). The campaign is one for callbacks."""

    customer_id: CustomerId
    campaign_id: CampaignId
    number: str
    name: str = ""
    remarks: str = ""
    due_at: Instant | None = None
    agent_id: AgentId | None = None


CampaignCommand = EndPreview | SetResult | ChangeCustomer | EraseCustomer | RequestCallback
