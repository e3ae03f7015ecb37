"""Bodies of supervisor sessions and of the chats about them."""

from __future__ import annotations

from typing import Literal

from contactpro_desktop.ecfs.bodies.common import Body, Name

Mode = Literal["silent_listening", "barge_in", "coaching", "monitoring"]


class Reference(Body):
    id: Name


class SupervisorSessionBody(Body):
    """POST and PUT /supervisor_sessions; `agent` only where a supervisor begins."""

    state: Mode
    agent: Reference | None = None


class GuidanceBody(Body):
    """POST /interactions of a chat that belongs to a supervisor session."""

    channel_type: Literal["chat"]
    destination: Name
    supervisor_session_id: Name
    from_queue: Reference | None = None
