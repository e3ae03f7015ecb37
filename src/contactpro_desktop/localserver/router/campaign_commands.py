"""What can happen to the calls of a campaign: inputs of `decide`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from contactpro_desktop.domain.ids import AgentId, InteractionId

PreviewEnd = Literal["outbound_accepted", "outbound_rejected", "outbound_skipped"]


@dataclass(frozen=True, slots=True)
class EndPreview:
    """The agent has read who it is. `destination` is whom to call, empty for the customer's own
    number; `callee` the end user who goes by it."""

    agent_id: AgentId
    leg_id: InteractionId
    outcome: PreviewEnd
    destination: str = ""
    callee: str | None = None


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


CampaignCommand = EndPreview | SetResult | ChangeCustomer
