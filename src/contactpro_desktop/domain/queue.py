"""Queues and their figures."""

from enum import Enum

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import QueueId
from contactpro_desktop.domain.records import dataclass


class AllocationMode(Enum):
    """Whether work of a queue is offered to agents or waits to be picked (`login_type`)."""

    AUTO_ALLOCATION = "auto_allocation"
    HUNT_GROUP = "hunt_group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue the agent may serve. Wait thresholds in seconds, None where not set.

    `serve_external`: its calls go to the agent's number outside while they are signed out.
    """

    id: QueueId
    name: str
    channel: Channel
    mode: AllocationMode
    serve: bool = False
    serve_external: bool = False
    forced: bool = False
    wait_warning: int | None = None
    wait_critical: int | None = None


@dataclass(frozen=True, slots=True)
class QueueStatistics:
    """Figures of one queue, as pushed by the server. Waiting times in seconds."""

    queue_id: QueueId
    waiting: int = 0
    longest_wait: int = 0
    average_wait: int = 0
    agents_free: int = 0
    agents_busy: int = 0
    agents_attached: int = 0
