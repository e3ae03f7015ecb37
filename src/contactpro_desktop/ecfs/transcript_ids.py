"""Ids for messages of servers that give none, the same each time a transcript is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256

from contactpro_desktop.domain.conversation import Message
from contactpro_desktop.domain.ids import MessageId


class TranscriptIds:
    """Names the messages of one transcript by what they say, counting those that say the same.

    Start a new one whenever the transcript is read again from its beginning.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def named(self, message: Message) -> Message:
        """`message` with an id: its own, or one made of its content."""
        if message.id is not None:
            return message
        content = repr((message.author_address, message.sent_at, message.state, message.text))
        self._seen[content] += 1
        digest = sha256(f"{content}{self._seen[content]}".encode()).hexdigest()
        return replace(message, id=MessageId(digest[:32].upper()))
