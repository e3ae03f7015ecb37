"""One chat to talk in."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from contactpro_desktop.domain.actions import SendMessage
from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.events import InteractionChanged, MessagesReceived
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.store.conversation import Conversation
from tests.ui import scenes
from tests.ui.scenes import ROSA
from tests.ui.support import NOON, Office

LOST = Outcome(Refusal.DISCONNECTED)


class Chat:
    """Rosa's chat in an office, without a word said yet."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.id = ROSA
        self._numbers = count(1)
        office.say(*scenes.signed_in(), InteractionChanged(scenes.interaction(ROSA, "Rosa")))

    @property
    def conversation(self) -> Conversation:
        return self.office.store.conversation(self.id)

    def message(
        self, text: str = "", author: Author = Author.END_USER, **values: object
    ) -> Message:
        """A confirmed message, one second after the one before."""
        number = next(self._numbers)
        base = scenes.message(number, text or f"message {number}", author, 0)
        values.setdefault("author_name", "Rosa" if author is Author.END_USER else base.author_name)
        return replace(base, sent_at=NOON + number, **values)  # type: ignore[arg-type]

    def hear(self, *texts: str, author: Author = Author.END_USER) -> None:
        """The server pushes messages, in one event."""
        messages = tuple(self.message(text, author) for text in texts)
        self.office.say(MessagesReceived(self.id, messages))

    def hear_many(self, number: int) -> None:
        self.hear(*[""] * number)

    def send(self, text: str = "reply") -> None:
        self.office.desk.send(self.id, text)

    def echo(self, index: int = -1) -> None:
        """The server's copy of a message that was sent."""
        request_id, action = self.office.assignment.performed[index]
        assert isinstance(action, SendMessage)
        message = self.message(action.text, Author.ME, request_id=request_id)
        self.office.say(MessagesReceived(self.id, (message,)))
