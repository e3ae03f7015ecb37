"""The words of RI for what the server knows under other names."""

from __future__ import annotations

from datetime import UTC, datetime

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.localserver.ri.kit.query import Query

CHANNEL_WORDS = {
    Channel.CHAT: "Chat",
    Channel.PHONE: "Phone",
    Channel.EMAIL: "Email",
    Channel.TASK: "Task",
}

_CHANNELS = {word.casefold(): channel for channel, word in CHANNEL_WORDS.items()}
_CHANNELS |= {"user_defined": Channel.TASK}


def channels_of(query: Query, name: str) -> set[Channel] | None:
    """The channels that a comma list of words names; raises `ProtocolError` for other words."""
    words = query.listed(name)
    if words is None:
        return None
    if any(word.casefold() not in _CHANNELS for word in words):
        raise ProtocolError("query")
    return {_CHANNELS[word.casefold()] for word in words}


def iso(instant: Instant | None) -> str | None:
    """ISO 8601 in UTC, to the millisecond."""
    if instant is None:
        return None
    moment = datetime.fromtimestamp(instant, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
