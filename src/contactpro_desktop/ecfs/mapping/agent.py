"""`/users/me/properties` -> `Agent`."""

from __future__ import annotations

import re
from datetime import timedelta

from contactpro_desktop.domain.agent import (
    Agent,
    Availability,
    ChangedBy,
    PresenceProfile,
    ProfileType,
    RecordingRight,
    WorkStatus,
)
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.ids import AgentId, ProfileId
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.wire.base import seconds, word
from contactpro_desktop.ecfs.wire.properties import Permissions, Profile, Properties

_DURATION = re.compile(r"(\d{1,5})_(MINUTE|HOUR|DAY|WEEK)", re.ASCII)

_UNIT = {
    "MINUTE": timedelta(minutes=1),
    "HOUR": timedelta(hours=1),
    "DAY": timedelta(days=1),
    "WEEK": timedelta(weeks=1),
}


def agent(properties: Json) -> Agent:
    wire = Properties.model_validate(properties)
    return Agent(
        id=AgentId(wire.id),
        username=wire.username,
        first_name=wire.name.first_name,
        last_name=wire.name.last_name,
        alias=wire.alias,
        chat_address=wire.chat_address,
        email_address=wire.email_address,
        extension=wire.extension,
        language=wire.language or "EN",
        work_status=word(WorkStatus, wire.work_status, WorkStatus.NOT_READY),
        work_status_since=seconds(wire.work_status_since_ms),
        work_status_changed_by=word(ChangedBy, wire.work_status_changed_by, ChangedBy.UNKNOWN),
        profile_id=ProfileId(wire.presence) if wire.presence else None,
        profile_since=seconds(wire.presence_since_ms),
        profile_ends=seconds(wire.presence_ends_ms),
        profile_changed_by=word(ChangedBy, wire.presence_changed_by, ChangedBy.UNKNOWN),
        profiles=tuple(_profile(profile) for profile in wire.presence_profiles),
        capabilities=_capabilities(wire.permissions),
        chat_limit=wire.chat_limit,
        media_path=wire.media_path,
        terminal_id=wire.terminal_id,
        recording=word(RecordingRight, wire.permissions.recording, RecordingRight.ENABLED),
        rights=_rights(properties),
        web_phone=bool(wire.phone.sip_proxies),
        supervises=wire.supervisor,
        largest_file=wire.max_attachment_bytes,
        refused_file_types=frozenset(map(str.casefold, wire.refused_file_types)),
        outcomes_kept=wire.outcomes_kept_s,
    )


def _profile(wire: Profile) -> PresenceProfile:
    return PresenceProfile(
        id=ProfileId(wire.id),
        name=wire.name,
        type=word(ProfileType, wire.type, ProfileType.UNKNOWN),
        availability=word(Availability, wire.availability, Availability.UNKNOWN),
        reason=wire.settings.reason,
        duration=_duration(wire.settings.duration),
        priority=wire.settings.priority or 0,
    )


def _duration(text: str) -> timedelta | None:
    """None for NONE, for REST_DAY (its end is the server's to know) and for unknown words."""
    match = _DURATION.fullmatch(text)
    return int(match[1]) * _UNIT[match[2]] if match else None


def _rights(properties: Json) -> frozenset[str]:
    """All permissions that are given, whichever a tenant knows."""
    told = properties.get("permissions") if isinstance(properties, dict) else None
    items = told.items() if isinstance(told, dict) else ()
    return frozenset(name for name, given in items if given is True)


def _capabilities(permissions: Permissions) -> frozenset[Capability]:
    """Who may not take calls has `ecf_phone` false, whatever `phone` says (ECFS 22Q1)."""
    rights = {
        Capability.PHONE: permissions.ecf_phone,
        Capability.CHAT: permissions.chat,
        Capability.EMAIL: permissions.email,
    }
    return frozenset(capability for capability, given in rights.items() if given)
