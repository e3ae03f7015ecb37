"""A campaign's call: whom to call and why, looked at before dialling; its result afterwards."""

from enum import Enum

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.domain.records import dataclass


class CallResult(Enum):
    """What a campaign's call came to (ECFS 22Q1, PUT /interactions/{phoneid}/outbound)."""

    SUCCESS = "success"
    BUSY = "busy"
    NO_ANSWER = "noanswer"
    ANSWERING_MACHINE = "answering_machine"
    REDIAL = "redial"
    INSTANT_REDIAL = "instant_redial"
    FAX = "fax"
    MODEM = "modem"
    UNKNOWN = "unknown"


class PreviewAnswer(Enum):
    """What the agent decides on a preview, as `channel_status` says it."""

    CALL = "outbound_accepted"
    REJECT = "outbound_rejected"
    SKIP = "outbound_skipped"


@dataclass(frozen=True, slots=True)
class Classifier:
    """A finer result that the campaign offers; `result` is the result it stands for."""

    id: str
    name: str
    result: CallResult


@dataclass(frozen=True, slots=True)
class CustomerAttribute:
    name: str
    value: str
    editable: bool = False


@dataclass(frozen=True, slots=True)
class PreviousCall:
    agent_name: str
    result: str
    created_at: Instant | None = None


@dataclass(frozen=True, slots=True)
class CampaignCall:
    """`preview_limit` is in seconds, None without a limit. Hidden attributes are left out.
    `redial_remarks` is what an agent noted for whoever calls again."""

    campaign_name: str = ""
    description: str = ""
    info: str = ""
    preview_limit: float | None = None
    default_number: str = ""
    classifiers: tuple[Classifier, ...] = ()
    attributes: tuple[CustomerAttribute, ...] = ()
    may_change_attributes: bool = False
    remarks: str = ""
    previous_calls: tuple[PreviousCall, ...] = ()
    result: str = ""
    redial_remarks: str = ""

    @property
    def customer_name(self) -> str:
        """The attribute that campaigns give names in; empty where there is none."""
        return next((a.value for a in self.attributes if a.name.upper() == "NAME"), "")
