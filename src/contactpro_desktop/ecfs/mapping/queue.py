"""`/users/me/queues/{id}` -> `Queue`, its statistics -> `QueueStatistics`."""

from __future__ import annotations

from contactpro_desktop.domain import queue as domain
from contactpro_desktop.domain.ids import QueueId
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping.channel import channel
from contactpro_desktop.ecfs.wire.base import word
from contactpro_desktop.ecfs.wire.queue import Queue, QueueStatistics


def queue(resource: Json) -> domain.Queue:
    wire = Queue.model_validate(resource)
    return domain.Queue(
        id=QueueId(wire.id),
        name=wire.name,
        channel=channel(wire.type),
        mode=word(domain.AllocationMode, wire.login_type, domain.AllocationMode.OTHER),
        serve=wire.serve,
        serve_external=wire.serve_external,
        forced=wire.forced_to_serve,
        wait_warning=wire.threshold_max_wait_time_warning,
        wait_critical=wire.threshold_max_wait_time_critical,
    )


def queue_statistics(resource: Json) -> domain.QueueStatistics:
    wire = QueueStatistics.model_validate(resource)
    return domain.QueueStatistics(
        queue_id=QueueId(wire.id),
        waiting=wire.interactions or 0,
        longest_wait=wire.max_wait_time or 0,
        average_wait=wire.avg_wait_time or 0,
        agents_free=wire.agents_waiting or 0,
        agents_busy=wire.agents_talking or 0,
        agents_attached=wire.agents_attached or 0,
    )


def picklist_version(statistics: Json) -> int | None:
    """The addition that grows whenever what waits in the queue changes; None without it."""
    return QueueStatistics.model_validate(statistics).picklist_version
