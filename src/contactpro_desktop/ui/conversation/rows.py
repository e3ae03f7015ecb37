"""Rows of the transcript: messages, and what their place among the others adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from contactpro_desktop.domain.conversation import (
    Author,
    DeliveryState,
    Floor,
    Message,
    MessageKind,
    floor_after,
    is_handover,
)
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ui.conversation.times import local_day

_GROUP_SECONDS = 300.0
_SPEAKERS = (Author.ME, Author.AGENT, Author.BOT)


@dataclass(frozen=True, slots=True)
class Entry:
    """`handover` marks where people took over from the bot; `floor` is who has it afterwards."""

    message: Message
    handover: bool = False
    floor: Floor = Floor.NOBODY


@dataclass(frozen=True, slots=True)
class Row:
    """What the delegate draws: separators above, the message, and its footer if it ends a group.

    `day` is set on the first message of a day; `silent` for comings and goings that the rest of
    the transcript tells better. `among_us`: no customer takes part. Rows are values: equal rows
    look the same.
    """

    message: Message
    day: date | None = None
    handover: bool = False
    first: bool = True
    last: bool = True
    silent: bool = False
    among_us: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether it stands at the agents' side; among colleagues that is one's own alone."""
        author = self.message.author
        return author is Author.ME or (author is Author.AGENT and not self.among_us)

    @property
    def is_line(self) -> bool:
        """Whether it is a calm line in the middle rather than somebody's words."""
        return is_line(self.message)


def is_line(message: Message) -> bool:
    return message.kind in (MessageKind.STATE, MessageKind.ERROR) or message.author is Author.SYSTEM


def entries(messages: Iterable[Message], floor: Floor) -> list[Entry]:
    """`messages` with handovers found; `floor` is who had it before them."""
    made = []
    for message in messages:
        before, floor = floor, floor_after(floor, message)
        made.append(Entry(message, is_handover(before, floor), floor))
    return made


def floor_at_end(messages: Sequence[Message]) -> Floor:
    """Who has the floor after `messages`, looked at from their end only as far as needed."""
    start = len(messages)
    while start and not _decides(messages[start - 1]):
        start -= 1
    floor = Floor.NOBODY
    for message in messages[max(0, start - 1) :]:
        floor = floor_after(floor, message)
    return floor


def _decides(message: Message) -> bool:
    """Whether what was before it does not matter."""
    return message.kind is not MessageKind.STATE and message.author in _SPEAKERS


def make_row(
    entry: Entry, before: Message | None, after: Message | None, *, among_us: bool = False
) -> Row:
    """The row of an entry between its neighbours."""
    message = entry.message
    return Row(
        message,
        day=_new_day(before, message),
        handover=entry.handover,
        first=not _groups(before, message),
        last=not _groups(message, after),
        silent=_is_silent(entry),
        among_us=among_us,
    )


def _is_silent(entry: Entry) -> bool:
    """The start, which the first message tells; the bot's going and the coming of a person after
    it, which the handover tells."""
    if entry.message.kind is not MessageKind.STATE:
        return False
    started = entry.message.state == "CHAT_STARTED"
    return started or entry.handover or entry.floor is Floor.BOT_GONE


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
