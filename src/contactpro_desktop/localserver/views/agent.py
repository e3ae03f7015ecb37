"""`/users/me/properties` and `/users/me/queues`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta

from contactpro_desktop.domain.agent import Availability, PresenceProfile, ProfileType
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.router.model import AgentRow, AgentSpec, QueueSpec, Site

_QUEUE_TYPE = {Channel.CHAT: "chat", Channel.PHONE: "phone"}

_DURATIONS = (
    ("WEEK", timedelta(weeks=1)),
    ("DAY", timedelta(days=1)),
    ("HOUR", timedelta(hours=1)),
    ("MINUTE", timedelta(minutes=1)),
)

_DENIALS = (
    "supervising",
    "barge_in",
    "silent_listening",
    "coaching",
    "hangup",
    "intercept",
    "record",
)


@dataclass(frozen=True, slots=True)
class Client:
    """What is the client's own in `/properties`: every connection sees another one."""

    terminal_id: str
    phone: bool = False
    video_chat: bool = False


def milliseconds(instant: Instant | None) -> int | None:
    return None if instant is None else round(instant * 1000)


def properties(site: Site, row: AgentRow, client: Client) -> dict[str, Json]:
    """The published keys, and as additions: since when and by whom status and profile are what
    they are, when the profile ends, and how many chats the agent may have."""
    spec = site.agents[row.id]
    return {
        "id": spec.id,
        "name": {"first_name": spec.first_name, "last_name": spec.last_name},
        "username": spec.username,
        "alias": row.alias or spec.alias,
        "chat_address": chat_address(spec, row),
        "email_address": spec.email_address,
        "extension": spec.extension,
        "language": spec.language,
        "login_status": "logged_in" if row.connected else "disconnected",
        "presence": row.profile_id,
        "presence_profiles": [_profile(each) for each in _profiles(site, spec)],
        "presence_since_ms": milliseconds(row.profile_since or None),
        "presence_ends_ms": milliseconds(row.profile_ends),
        "presence_changed_by": row.profile_by.value,
        "work_status": row.work_status.value,
        "work_status_since_ms": milliseconds(row.work_status_since or None),
        "work_status_changed_by": row.work_status_by.value,
        "chat_limit": spec.chat_limit,
        "permissions": _permissions(spec),
        "terminal_id": client.terminal_id,
        "phone": _phone(client),
        "capabilities": capabilities(client),
        "supervising": {f"deny_{what}": False for what in _DENIALS},
    }


def chat_address(spec: AgentSpec, row: AgentRow) -> str:
    """The address the agent goes by now: their own choice for the session, else the configured."""
    return row.chat_address or spec.chat_address


def capabilities(client: Client) -> dict[str, Json]:
    return {"video_chat": client.video_chat, "phone": client.phone}


def user_settings() -> dict[str, Json]:
    """`/properties/user_settings`: this server has one, which tells clients not to answer by
    themselves."""
    return {"ECFUI_Autoanswer_AutoAllocated": {"value": "0", "allow_update": False}}


def queue(spec: QueueSpec, row: AgentRow) -> dict[str, Json]:
    """`/queues/{id}` as this agent sees it."""
    return {
        "id": spec.id,
        "name": spec.name,
        "type": _QUEUE_TYPE.get(spec.channel, "email"),
        "login_type": spec.mode.value,
        "serve": spec.id in row.serving,
        "serve_external": False,
        "forced_to_serve": spec.forced,
        "threshold_max_wait_time_warning": spec.wait_warning,
        "threshold_max_wait_time_critical": spec.wait_critical,
        "threshold_interactions_warning": None,
        "threshold_interactions_critical": None,
        "threshold_agents_waiting_warning": None,
        "threshold_agents_waiting_critical": None,
        "threshold_agents_serving_warning": None,
        "threshold_agents_serving_critical": None,
    }


def queues(site: Site, row: AgentRow) -> dict[str, Json]:
    """`/queues`: those the agent has access to, by id."""
    ordered = (spec for spec in site.queues.values() if spec.id in site.agents[row.id].queues)
    return {spec.id: queue(spec, row) for spec in ordered}


def _profiles(site: Site, spec: AgentSpec) -> list[PresenceProfile]:
    """Those the agent may choose: the configured ones, or all of them where none is named."""
    return [site.profiles[each] for each in spec.profiles or site.profiles]


def _profile(profile: PresenceProfile) -> dict[str, Json]:
    availability = profile.availability
    return {
        "id": profile.id,
        "name": profile.name,
        "type": profile.type.value,
        "availability": None if availability is Availability.UNKNOWN else availability.value,
        "settings": {
            "reason": profile.reason,
            "default_behaviour": "VOICEMAIL" if profile.type is ProfileType.ABSENCE else "PASS",
            "duration": _duration(profile.duration),
            "priority": str(profile.priority),
        },
    }


def _duration(duration: timedelta | None) -> str:
    """In the largest unit that fits, as in 90_MINUTE or 2_HOUR, begun minutes as whole ones; NONE
    without an end."""
    if duration is None:
        return "NONE"
    for name, unit in _DURATIONS:
        if duration >= unit and not duration % unit:
            return f"{duration // unit}_{name}"
    return f"{math.ceil(duration / timedelta(minutes=1))}_MINUTE"


def _permissions(spec: AgentSpec) -> dict[str, Json]:
    """The three capabilities of the agent, and no right that this server has no use for."""
    phone = Capability.PHONE in spec.capabilities
    return {
        "ecf_phone": phone,
        "phone": phone,
        "mtd": False,
        "video": False,
        "email": Capability.EMAIL in spec.capabilities,
        "external_agent": False,
        "recording": "hidden",
        "chat": Capability.CHAT in spec.capabilities,
        "dpo": False,
        "update_user": False,
        "update_user_settings": False,
        "update_visible_a_number": False,
    }


def _phone(client: Client) -> dict[str, Json]:
    """No telephone exchange stands behind this server: there is nothing to register with."""
    return {
        "sip_host": "",
        "sip_connected": False,
        "extension": client.terminal_id,
        "sip_proxies": [],
        "external_agent": {"number": "", "permanent": False},
        "mtd": {
            "active": False,
            "in_gsm_active": False,
            "in_gsm_number": "",
            "in_hp_active": False,
            "in_hp_number": "",
            "in_other_active": False,
            "in_other_number": "",
            "in_virtual_active": False,
            "out_terminal": "VIRTUAL",
        },
    }
