"""`/users/me/queues` and `/users/me/statistics/queues` (ECFS 22Q1)."""

from __future__ import annotations

from contactpro_desktop.ecfs.wire.base import Flag, Text, Whole, WireModel


class Queue(WireModel):
    id: Text = ""
    name: Text = ""
    type: Text = ""
    login_type: Text = ""
    serve: Flag = False
    serve_external: Flag = False
    forced_to_serve: Flag = False
    threshold_max_wait_time_warning: Whole = None
    threshold_max_wait_time_critical: Whole = None


class QueueStatistics(WireModel):
    """Waiting times in seconds. `picklist_version` is an addition."""

    id: Text = ""
    interactions: Whole = None
    max_wait_time: Whole = None
    avg_wait_time: Whole = None
    agents_waiting: Whole = None
    agents_talking: Whole = None
    agents_attached: Whole = None

    picklist_version: Whole = None
