"""`/users/me/properties`: the agent (ECFS 22Q1). Fields after the blank line are additions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from contactpro_desktop.ecfs.wire.base import (
    Flag,
    Object,
    Objects,
    OptionalFlag,
    Text,
    Whole,
    WireModel,
    Words,
)


class Name(WireModel):
    first_name: Text = ""
    last_name: Text = ""


class ProfileSettings(WireModel):
    reason: Text = "NONE"
    duration: Text = "NONE"
    priority: Whole = None


class Profile(WireModel):
    id: Text = ""
    name: Text = ""
    type: Text = ""
    availability: Text = ""
    settings: Annotated[ProfileSettings, Object] = ProfileSettings()


class Permissions(WireModel):
    chat: Flag = False
    email: Flag = False
    ecf_phone: Flag = False
    recording: Text = ""


class Phone(WireModel):
    """Without proxies no client can register (ECFS 22Q1, /properties/phone)."""

    sip_proxies: Words = frozenset()


class Properties(WireModel):
    id: Text = ""
    name: Annotated[Name, Object] = Name()
    username: Text = ""
    alias: Text = ""
    login_status: Text = ""
    work_status: Text = ""
    presence: Text = ""
    presence_profiles: Annotated[tuple[Profile, ...], Objects] = Field(default=())
    chat_address: Text = ""
    email_address: Text = ""
    extension: Text = ""
    language: Text = ""
    terminal_id: Text = ""
    permissions: Annotated[Permissions, Object] = Permissions()
    phone: Annotated[Phone, Object] = Phone()

    work_status_since_ms: Whole = None
    work_status_changed_by: Text = ""
    presence_since_ms: Whole = None
    presence_ends_ms: Whole = None
    presence_changed_by: Text = ""
    chat_limit: Whole = None
    supervisor: OptionalFlag = None
    media_path: Text = ""
    max_attachment_bytes: Whole = None
    refused_file_types: Words = frozenset()
    outcomes_kept_s: Whole = None
