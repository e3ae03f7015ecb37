"""`/users/me/properties` and `/users/me/queues`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta

from contactpro_desktop.domain.agent import Availability, PresenceProfile, ProfileType
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.router.model import AgentRow, AgentSpec, QueueSpec, Site
from contactpro_desktop.localserver.router.permissions import Permission
from contactpro_desktop.localserver.router.preferences import DENIALS, MTD_FLAGS, MTD_NUMBERS
from contactpro_desktop.localserver.router.settings import setting
from contactpro_desktop.localserver.storage.outcomes import KEPT_FOR

_THRESHOLDS = (
    "interactions_warning",
    "interactions_critical",
    "agents_waiting_warning",
    "agents_waiting_critical",
    "agents_serving_warning",
    "agents_serving_critical",
)

_QUEUE_TYPE = {Channel.CHAT: "chat", Channel.PHONE: "phone"}

_DURATIONS = (
    ("WEEK", timedelta(weeks=1)),
    ("DAY", timedelta(days=1)),
    ("HOUR", timedelta(hours=1)),
    ("MINUTE", timedelta(minutes=1)),
)


@dataclass(frozen=True, slots=True)
class Client:
    """What is the client's own in `/properties`: every connection sees another one."""

    terminal_id: str
    phone: bool = False
    video_chat: bool = False
    sip_connected: bool = False


def milliseconds(instant: Instant | None) -> int | None:
    return None if instant is None else round(instant * 1000)


def properties(site: Site, row: AgentRow, client: Client) -> dict[str, Json]:
    """The published keys, and as additions: since when and by whom status and profile are what
    they are, when the profile ends, how many chats the agent may have, whether they supervise, what
    files the server takes, and how long it knows a repeated request."""
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
        "supervisor": spec.is_supervisor,
        "media_path": "/ecfs/media",
        "max_attachment_bytes": site.limits.max_attachment_bytes,
        "refused_file_types": list(site.limits.refused_file_types),
        "outcomes_kept_s": round(KEPT_FOR),
        "permissions": _permissions(spec),
        "terminal_id": client.terminal_id,
        "phone": phone(row, client),
        "capabilities": capabilities(client),
        "supervising": supervising(row),
    }


def chat_address(spec: AgentSpec, row: AgentRow) -> str:
    """The address the agent goes by now: their own choice for the session, else the configured."""
    return row.chat_address or spec.chat_address


def capabilities(client: Client) -> dict[str, Json]:
    return {"video_chat": client.video_chat, "phone": client.phone}


def supervising(row: AgentRow) -> dict[str, Json]:
    """`/properties/supervising`: what the agent denies supervisors."""
    return {f"deny_{what}": what in row.preferences.denials for what in DENIALS}


def user_settings(site: Site, row: AgentRow) -> dict[str, Json]:
    """`/properties/user_settings`: what is configured, under the agent's own values."""
    return {
        name: {"value": setting(site, row, name), "allow_update": configured.allow_update}
        for name, configured in site.settings.items()
    }


def ui(row: AgentRow) -> dict[str, Json]:
    """`/ui`: what the agent's clients keep for each other."""
    return dict(row.preferences.ui)


def queue(spec: QueueSpec, row: AgentRow) -> dict[str, Json]:
    """`/queues/{id}` as this agent sees it."""
    return {
        "id": spec.id,
        "name": spec.name,
        "type": _QUEUE_TYPE.get(spec.channel, "email"),
        "login_type": spec.mode.value,
        "serve": spec.id in row.serving,
        "serve_external": spec.id in row.preferences.serving_external,
        "forced_to_serve": spec.forced,
        "threshold_max_wait_time_warning": spec.wait_warning,
        "threshold_max_wait_time_critical": spec.wait_critical,
        **{f"threshold_{what}": spec.thresholds.get(what) for what in _THRESHOLDS},
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
    granted = {permission.value: permission in spec.rights for permission in Permission}
    return {**granted, "recording": spec.records.value}


def phone(row: AgentRow, client: Client) -> dict[str, Json]:
    """`/properties/phone`. No telephone exchange stands behind this server: there is nothing to
    register with."""
    known = row.preferences
    return {
        "sip_host": "",
        "sip_connected": client.sip_connected,
        "extension": client.terminal_id,
        "sip_proxies": [],
        "external_agent": {
            "number": known.external_number,
            "permanent": known.external_permanent,
        },
        "mtd": {
            **dict.fromkeys(MTD_FLAGS, False),
            **dict.fromkeys(MTD_NUMBERS, ""),
            "out_terminal": "VIRTUAL",
            **known.mtd,
        },
    }
