"""Rows of the RI interfaces: RMI contacts and agents, DPI entries. Their keys are in camel case.

Most of their fields are not published, so each may be missing. Fields after the blank line are
additions.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

from contactpro_desktop.ecfs.wire.base import Flag, OptionalObject, Text, Whole, WireModel


class RiModel(WireModel):
    model_config = ConfigDict(alias_generator=to_camel)


class Contact(RiModel):
    """RMI `/contacts`: one piece of work. `start_time` is ISO 8601."""

    id: Text = ""
    status: Text = ""
    channel: Text = ""
    sub_channel: Text = ""
    queue_id: Text = ""
    queue_name: Text = ""
    customer_name: Text = ""
    originator: Text = ""
    subject: Text = ""
    start_time: Text = ""
    priority: Whole = None
    preferred_agent_id: Text = ""
    preferred_agent_name: Text = ""

    queued_at_ms: Whole = None
    reserved: Flag = False
    supervisor_session_id: Text = ""


class Presence(RiModel):
    """What DPI entries and RMI agents tell alike about somebody's availability."""

    availability: Text = ""
    presence_name: Text = ""

    presence_ends_ms: Whole = None


class Agent(Presence):
    """RMI `/agents`."""

    id: Text = ""


class Capabilities(RiModel):
    phone: Flag = False
    chat: Flag = False
    email: Flag = False


class Entry(Presence):
    """DPI `/entries`: a user, a queue or, with no `source_type`, somebody outside."""

    source_type: Text = ""
    source_id: Text = ""
    name: Text = ""
    number: Text = ""
    chat_address: Text = ""
    email: Text = ""

    capabilities: Annotated[Capabilities | None, OptionalObject] = None
    waiting: Whole = None
    agents_free: Whole = None
