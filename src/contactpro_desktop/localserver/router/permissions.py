"""What a user may do at all (ECFS 22Q1, /properties, `permissions`)."""

from collections.abc import Collection, Iterable
from enum import Enum
from functools import cache

from contactpro_desktop.domain.channel import Capability, Channel


class Permission(Enum):
    """The flags of the model; `recording` stands beside them because it has three values."""

    ECF_PHONE = "ecf_phone"
    PHONE = "phone"
    MTD = "mtd"
    VIDEO = "video"
    EMAIL = "email"
    EXTERNAL_AGENT = "external_agent"
    CHAT = "chat"
    DPO = "dpo"
    UPDATE_USER = "update_user"
    UPDATE_USER_SETTINGS = "update_user_settings"
    UPDATE_VISIBLE_A_NUMBER = "update_visible_a_number"


class Recording(Enum):
    """Whether a user may switch the recording of a call (`permissions.recording`)."""

    ENABLED = "enabled"
    DISABLED = "disabled"
    HIDDEN = "hidden"


_NEEDED_FOR = {
    Capability.PHONE: (Permission.ECF_PHONE, Permission.PHONE),
    Capability.CHAT: (Permission.CHAT,),
    Capability.EMAIL: (Permission.EMAIL,),
}

_FOR_CHANNEL = {
    Channel.PHONE: Permission.ECF_PHONE,
    Channel.CHAT: Permission.CHAT,
    Channel.EMAIL: Permission.EMAIL,
}
"""Without it the server accepts nothing of that kind of work from the user, and gives them none
(ECFS 22Q1, /properties). Tasks need none."""

_FOR_EVERYBODY = (Permission.UPDATE_USER, Permission.UPDATE_USER_SETTINGS)


@cache
def default_permissions(capabilities: frozenset[Capability]) -> frozenset[Permission]:
    """What an account has that names no permissions: what its capabilities need, and its own
    name and settings."""
    needed = (permission for each in capabilities for permission in _NEEDED_FOR[each])
    return frozenset((*_FOR_EVERYBODY, *needed))


def allow(permissions: Collection[Permission], channel: Channel) -> bool:
    """Whether these permissions let a user do work of `channel`."""
    needed = _FOR_CHANNEL.get(channel)
    return needed is None or needed in permissions


def default_recording(permissions: Iterable[Permission]) -> Recording:
    """Whoever has calls may record them, unless the configuration says otherwise."""
    return Recording.ENABLED if Permission.ECF_PHONE in permissions else Recording.HIDDEN
