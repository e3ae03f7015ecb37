"""Whether what was sent stands in the transcript, of a server that does not know repetitions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contactpro_desktop.domain.actions import SendMessage
from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.domain.service_actions import SendFile
from contactpro_desktop.store.conversation import Conversation
from contactpro_desktop.store.unsettled import Entry

_CLOCK_ERROR = 5.0
"""How far, in seconds, this clock may be ahead of the server's."""


def arrived(entries: Iterable[Entry], conversation: Conversation) -> set[RequestId]:
    """Which of these stand there. Each message of the transcript confirms one at most; older
    messages than the oldest entry cannot."""
    waiting = list(entries)
    found: set[RequestId] = set()
    oldest = min((each.asked_at for each in waiting), default=0.0) - _CLOCK_ERROR
    for row in reversed(range(len(conversation))):
        message = conversation[row]
        if not waiting or (message.sent_at is not None and message.sent_at < oldest):
            break
        confirmed = next((each for each in reversed(waiting) if _is(each, message)), None)
        if confirmed is not None:
            waiting.remove(confirmed)
            found.add(confirmed.request_id)
    return found


def _is(entry: Entry, message: Message) -> bool:
    """By the request id where the server repeats it, else by the content and the time."""
    if message.id is None or message.author is not Author.ME or message.dropped:
        return False
    if message.request_id is not None:
        return message.request_id == entry.request_id
    late_enough = message.sent_at is None or message.sent_at >= entry.asked_at - _CLOCK_ERROR
    return late_enough and _content(message) == _wanted(entry)


def _content(message: Message) -> tuple[str, Sequence[str]]:
    return message.text, [file.filename for file in message.files]


def _wanted(entry: Entry) -> tuple[str, Sequence[str]]:
    action = entry.action
    if isinstance(action, SendFile):
        return "", [action.filename]
    return (action.text, []) if isinstance(action, SendMessage) else ("", [])
