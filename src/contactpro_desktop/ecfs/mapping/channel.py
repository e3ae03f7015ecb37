"""Words for channels, as ECFS and the RI interfaces write them."""

from __future__ import annotations

from contactpro_desktop.domain.channel import Channel

_CHANNELS = {
    "phone": Channel.PHONE,
    "chat": Channel.CHAT,
    "sms": Channel.CHAT,
    "email": Channel.EMAIL,
    "task": Channel.TASK,
    "user_defined": Channel.TASK,
    "external": Channel.EXTERNAL,
}

_CHANNEL_TYPES = {
    Channel.PHONE: "phone",
    Channel.CHAT: "chat",
    Channel.EMAIL: "email",
    Channel.TASK: "user_defined",
    Channel.EXTERNAL: "external",
}


def channel(text: str) -> Channel:
    """The channel that `text` names in any case; OTHER for one this version does not know."""
    return _CHANNELS.get(text.lower(), Channel.OTHER)


def channel_type(value: Channel) -> str:
    """The `channel_type` of a request (ECFS 22Q1, /interactions)."""
    return _CHANNEL_TYPES.get(value, "user_defined")
