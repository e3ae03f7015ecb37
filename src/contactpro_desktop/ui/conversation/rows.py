"""Rows of the transcript: messages, and what their place among the others adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from contactpro_desktop.domain.conversation import (
    Author,
    DeliveryState,
    Message,
    MessageKind,
    is_handover,
)
from contactpro_desktop.ui.conversation.times import local_day

_GROUP_SECONDS = 300.0
_SPEAKERS = (Author.ME, Author.AGENT, Author.BOT)


@dataclass(frozen=True, slots=True)
class Entry:
    """`handover` marks the message with which people took over from the bot; `speaker` is who of
    us spoke last once it is said, by their message."""

    message: Message
    handover: bool = False
    speaker: Message | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What the delegate draws: separators above, the message, and its footer if it ends a group.

    `day` is set on the first message of a day. Rows are values: equal rows look the same.
    """

    message: Message
    day: date | None = None
    handover: bool = False
    first: bool = True
    last: bool = True

    @property
    def is_line(self) -> bool:
        """Whether it is a calm line in the middle rather than somebody's words."""
        return is_line(self.message)


def is_line(message: Message) -> bool:
    return message.kind in (MessageKind.STATE, MessageKind.ERROR) or message.author is Author.SYSTEM


def entries(messages: Iterable[Message], speaker: Message | None) -> list[Entry]:
    """`messages` with handovers found; `speaker` is the last person or bot before them."""
    made = []
    for message in messages:
        handover = is_handover(speaker, message)
        speaker = message if _speaks(message) else speaker
        made.append(Entry(message, handover, speaker))
    return made


def last_speaker(messages: Sequence[Message]) -> Message | None:
    """The speaker at the end of `messages`."""
    return next((message for message in reversed(messages) if _speaks(message)), None)


def _speaks(message: Message) -> bool:
    """Whether one of us says something; a bot that joins or leaves does not."""
    silent = message.author is Author.BOT and message.kind is MessageKind.STATE
    return message.author in _SPEAKERS and not silent


def make_row(entry: Entry, before: Message | None, after: Message | None) -> Row:
    """The row of an entry between its neighbours."""
    message = entry.message
    return Row(
        message,
        day=_new_day(before, message),
        handover=entry.handover,
        first=not _groups(before, message),
        last=not _groups(message, after),
    )


def _new_day(before: Message | None, message: Message) -> date | None:
    if message.sent_at is None:
        return None
    day = local_day(message.sent_at)
    if before is not None and before.sent_at is not None and local_day(before.sent_at) == day:
        return None
    return day


def _groups(one: Message | None, other: Message | None) -> bool:
    """Whether `other` follows `one` so closely that one footer serves both."""
    if one is None or other is None or is_line(one) or is_line(other):
        return False
    if (one.author, one.author_name) != (other.author, other.author_name):
        return False
    if one.delivery is not DeliveryState.SENT or other.delivery is not DeliveryState.SENT:
        return False
    if one.sent_at is None or other.sent_at is None:
        return one.sent_at is other.sent_at
    near = abs(other.sent_at - one.sent_at) < _GROUP_SECONDS
    return near and local_day(one.sent_at) == local_day(other.sent_at)
