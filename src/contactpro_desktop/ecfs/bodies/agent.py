"""Bodies about the agent: properties, queues."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from contactpro_desktop.ecfs.bodies.common import Body, Name


class CapabilitiesBody(Body):
    """PUT /properties/capabilities"""

    phone: bool | None = None
    video_chat: bool | None = None


class PropertiesBody(Body):
    """PUT /properties"""

    work_status: Literal["ready", "not_ready"] | None = None
    login_status: Literal["logged_in", "logged_out"] | None = None
    presence: Name | None = None
    alias: Name | None = None
    chat_address: Name | None = None
    language: Annotated[str, StringConstraints(pattern="^[A-Za-z]{2}$")] | None = None
    capabilities: CapabilitiesBody | None = None


class ServeBody(Body):
    """PUT /queues/{id}"""

    serve: bool
