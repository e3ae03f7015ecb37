"""Reports on all that is kept of a person (ECFS 22Q1, /personal_data_reports)."""

from enum import Enum

from contactpro_desktop.domain.ids import ContactId, ReportId
from contactpro_desktop.domain.records import dataclass


class ReportState(Enum):
    """How far the server has come. OTHER keeps unknown words displayable."""

    SCHEDULED = "scheduled"
    PROCESSING = "processing"
    COMPLETED = "completed"
    OTHER = "other"


class ReportAction(Enum):
    GENERATE = "generate"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class PersonalDataReport:
    """What was found is there once it is generated; callbacks and messages are additions. Once it
    is deleted, `deleted` counts contacts, and `kept` those and customers of campaigns that stay
    because they are still at work, where the server tells."""

    id: ReportId
    state: ReportState
    action: ReportAction = ReportAction.GENERATE
    contacts: tuple[ContactId, ...] = ()
    directory_entries: tuple[str, ...] = ()
    campaign_customers: tuple[str, ...] = ()
    consents: tuple[str, ...] = ()
    callbacks: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    deleted: int = 0
    kept: int = 0

    @property
    def is_complete(self) -> bool:
        return self.state is ReportState.COMPLETED

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        found = (self.contacts, self.directory_entries, self.campaign_customers, self.consents)
        return not any((*found, self.callbacks, self.messages))
