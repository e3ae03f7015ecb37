"""Settings, telephone, supervising and supervisor sessions (ECFS 22Q1), lenient."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from contactpro_desktop.ecfs.wire.base import Flag, Object, OptionalObject, Text, Texts, WireModel
from contactpro_desktop.ecfs.wire.properties import Name


class Setting(WireModel):
    value: Text = ""
    allow_update: Flag = False


class ExternalAgent(WireModel):
    number: Text = ""
    permanent: Flag = False


class Phone(WireModel):
    sip_connected: Flag = False
    external_agent: Annotated[ExternalAgent, Object] = ExternalAgent()
    mtd: Annotated[dict[str, object], Object] = Field(default={})


class OwnSettings(WireModel):
    """The parts of `/properties` that the agent sets; `user_settings` and `supervising` as told,
    item by item."""

    phone: Annotated[Phone, Object] = Phone()
    user_settings: Annotated[dict[str, object], Object] = Field(default={})
    supervising: Annotated[dict[str, object], Object] = Field(default={})


class Shared(WireModel):
    ui: Texts = Field(default={})


class Person(WireModel):
    id: Text = ""
    name: Annotated[Name, Object] = Name()
    supported_supervisor_actions: Annotated[dict[str, object], Object] = Field(default={})


class Supervision(WireModel):
    state: Text = ""
    agent: Annotated[Person | None, OptionalObject] = None
    supervisor: Annotated[Person | None, OptionalObject] = None


class Report(WireModel):
    """`result` is there once it is completed; its last two keys are additions."""

    state: Text = ""
    action: Text = ""
    result: Annotated[dict[str, object], Object] = Field(default={})
