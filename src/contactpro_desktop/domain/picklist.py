"""The picklist: what waits in queues, and what may be picked by whom."""

from collections.abc import Callable
from enum import Enum

from contactpro_desktop.domain.channel import Capability, Channel, can_serve
from contactpro_desktop.domain.ids import (
    AgentId,
    ContactId,
    Instant,
    QueueId,
    SupervisionId,
)
from contactpro_desktop.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class PicklistRow:
    """A contact that waits. `reserved_for` names the preferred agent while others may not pick;
    `supervision_id` is set for a colleague who asks for help, where the server tells."""

    contact_id: ContactId
    channel: Channel
    queue_id: QueueId
    queue_name: str
    customer_name: str
    sub_channel: str = ""
    subject: str = ""
    queued_at: Instant | None = None
    priority: int = 0
    reserved_for: AgentId | None = None
    reserved_for_name: str = ""
    supervision_id: SupervisionId | None = None

    @property
    def display_name(self) -> str:
        """Who waits, or what: a task may be nobody's."""
        return self.customer_name or self.subject

    @property
    def search_text(self) -> str:
        return f"{self.customer_name}\n{self.queue_name}\n{self.subject}".casefold()


class PickRefusal(Enum):
    """Why a row may not be picked; shown on the disabled button."""

    RESERVED = "reserved"
    CAPABILITY = "capability"
    LIMIT = "limit"
    OFFLINE = "offline"


class PicklistSort(Enum):
    """Orders the agent can choose; each ends with the contact's id so that it is total."""

    LONGEST_WAIT = "longest_wait"
    NEWEST = "newest"
    QUEUE = "queue"
    CUSTOMER = "customer"
    PRIORITY = "priority"


def pick_refusal(
    row: PicklistRow,
    *,
    me: AgentId,
    capabilities: frozenset[Capability],
    chats_open: int = 0,
    chat_limit: int | None = None,
) -> PickRefusal | None:
    """Why `row` may not be picked by `me`, or None. The server enforces the same."""
    if row.reserved_for is not None and row.reserved_for != me:
        return PickRefusal.RESERVED
    if not can_serve(capabilities, row.channel):
        return PickRefusal.CAPABILITY
    if row.channel is Channel.CHAT and chat_limit is not None and chats_open >= chat_limit:
        return PickRefusal.LIMIT
    return None


_SortKey = Callable[[PicklistRow], tuple[object, ...]]

_SORT_KEYS: dict[PicklistSort, _SortKey] = {
    PicklistSort.LONGEST_WAIT: lambda r: (_age_key(r), r.contact_id),
    PicklistSort.NEWEST: lambda r: (-_age_key(r), r.contact_id),
    PicklistSort.QUEUE: lambda r: (r.queue_name.casefold(), _age_key(r), r.contact_id),
    PicklistSort.CUSTOMER: lambda r: (r.display_name.casefold(), _age_key(r), r.contact_id),
    PicklistSort.PRIORITY: lambda r: (r.priority, _age_key(r), r.contact_id),
}


def _age_key(row: PicklistRow) -> float:
    return row.queued_at if row.queued_at is not None else float("inf")


def sort_key(order: PicklistSort) -> _SortKey:
    """The key that puts rows into `order`; a lower priority number is served first."""
    return _SORT_KEYS[order]
