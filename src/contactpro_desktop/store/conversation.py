"""One conversation: confirmed messages in the server's order, then what is still on its way."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from contactpro_desktop.domain.conversation import (
    Author,
    DeliveryState,
    Message,
    MessageKind,
    Participant,
    merged,
    merges_with,
)
from contactpro_desktop.domain.ids import Instant, InteractionId, MessageId, QuestionId, RequestId
from contactpro_desktop.domain.script import Answer, Answers
from contactpro_desktop.store.changes import (
    Change,
    ConversationUpdated,
    MessageDiscarded,
    MessageReplaced,
    MessagesInserted,
    MessagesReset,
)

_PEOPLE = (Author.ME, Author.AGENT, Author.BOT)
_READ = (Author.END_USER, Author.AGENT)
"""Whose words are news to the agent: a supervisor's, too."""


class Conversation:
    """What is known of one interaction's talk. Every method that changes it returns the changes.

    `waiting_since` is the time of the end user's last message while nobody has answered it.
    """

    def __init__(self, interaction_id: InteractionId) -> None:
        self._id = interaction_id
        self._confirmed: list[Message] = []
        self._outgoing: list[Message] = []
        self._seen: set[MessageId] = set()
        self.participants: tuple[Participant, ...] = ()
        self.unread = 0
        self.waiting_since: Instant | None = None
        self._told: dict[QuestionId, Answer] = {}
        self._given: dict[QuestionId, Answer] = {}
        self._answers: Answers = {}

    def __len__(self) -> int:
        return len(self._confirmed) + len(self._outgoing)

    def __getitem__(self, row: int) -> Message:
        confirmed = len(self._confirmed)
        return self._confirmed[row] if row < confirmed else self._outgoing[row - confirmed]

    def slice(self, first: int, last: int) -> Sequence[Message]:
        """Messages `first` to `last - 1`."""
        confirmed = len(self._confirmed)
        outgoing = self._outgoing[max(0, first - confirmed) : max(0, last - confirmed)]
        return [*self._confirmed[first:last], *outgoing]

    @property
    def last(self) -> Message | None:
        return self[len(self) - 1] if len(self) else None

    @property
    def typing(self) -> tuple[Participant, ...]:
        """Who writes at this moment, the agent left out."""
        return tuple(p for p in self.participants if p.typing and p.author is not Author.ME)

    @property
    def answers(self) -> Answers:
        """Script answers, the server's overlaid by the agent's; the same object until one
        changes."""
        return self._answers

    @property
    def given(self) -> Answers:
        """Answers that the agent gave and the server is not known to have."""
        return self._given

    @property
    def told(self) -> Answers:
        """Answers that the server is known to have."""
        return self._told

    def tell(self, answers: Answers) -> list[Change]:
        """Take the server's answers in place of those it told before."""
        self._told = dict(answers)
        return self._overlay()

    def give(self, answers: Answers) -> list[Change]:
        """The agent answers, or takes an answer back by an empty one."""
        self._given.update(answers)
        return self._overlay()

    def keep_saved(self, answers: Answers) -> list[Change]:
        """The server has taken `answers` and no others; what was given since stays given."""
        saved = {
            question_id: answer
            for question_id, answer in self._given.items()
            if answers.get(question_id) == answer
            or (answer.is_empty and question_id not in answers)
        }
        self._told.update(saved)
        for question_id in saved:
            del self._given[question_id]
        return self._overlay()

    def _overlay(self) -> list[Change]:
        self._answers = {**self._told, **self._given}
        return [ConversationUpdated(self._id)]

    def receive(self, messages: Iterable[Message], *, viewed: bool) -> list[Change]:
        """Take the server's messages in; ones known by id are dropped."""
        changes: list[Change] = []
        fresh: list[Message] = []
        for message in messages:
            if message.id is not None and message.id in self._seen:
                continue
            pending = self._pending_for(message)
            if pending is None:
                fresh.append(message)
                self._note(message, viewed=viewed, sent_now=False)
                continue
            changes += self._append(fresh)
            fresh = []
            changes.append(self._confirm(pending, message))
            self._note(message, viewed=viewed, sent_now=True)
        changes += self._append(fresh)
        if changes:
            changes.append(ConversationUpdated(self._id))
        return changes

    def send(self, message: Message) -> list[Change]:
        """Show a message that is on its way."""
        self._outgoing.append(message)
        return [MessagesInserted(self._id, len(self) - 1, 1)]

    def mark(
        self, request_id: RequestId, delivery: DeliveryState, failure: str = ""
    ) -> list[Change]:
        """Note what became of an outgoing message; unknown or confirmed ones are left alone."""
        return self._replace(
            request_id, lambda message: replace(message, delivery=delivery, failure=failure)
        )

    def advance(self, request_id: RequestId, percent: int) -> list[Change]:
        """Note how much of an outgoing file is on its way."""
        return self._replace(request_id, lambda message: replace(message, progress=percent))

    def _replace(self, request_id: RequestId, change: Callable[[Message], Message]) -> list[Change]:
        for index, message in enumerate(self._outgoing):
            if message.request_id == request_id:
                self._outgoing[index] = change(message)
                return [MessageReplaced(self._id, len(self._confirmed) + index)]
        return []

    def discard(self, request_id: RequestId) -> list[Change]:
        """Forget an outgoing message that the agent gave up."""
        kept = [m for m in self._outgoing if m.request_id != request_id]
        if len(kept) == len(self._outgoing):
            return []
        self._outgoing = kept
        return [MessageDiscarded(self._id, request_id), MessagesReset(self._id)]

    def is_confirmed(self, request_id: RequestId) -> bool:
        """Whether the server has shown what was sent under this id."""
        return any(m.request_id == request_id and not m.dropped for m in self._confirmed)

    def outgoing(self, request_id: RequestId) -> Message | None:
        return next((m for m in self._outgoing if m.request_id == request_id), None)

    def read(self) -> list[Change]:
        """The agent looks at it: nothing is unread any more."""
        if not self.unread:
            return []
        self.unread = 0
        return [ConversationUpdated(self._id)]

    def _pending_for(self, echo: Message) -> int | None:
        return next((i for i, m in enumerate(self._outgoing) if merges_with(m, echo)), None)

    def _confirm(self, index: int, echo: Message) -> Change:
        pending = self._outgoing.pop(index)
        self._confirmed.append(merged(pending, echo))
        if index == 0:
            return MessageReplaced(self._id, len(self._confirmed) - 1)
        return MessagesReset(self._id)

    def _append(self, fresh: list[Message]) -> list[Change]:
        if not fresh:
            return []
        first = len(self._confirmed)
        self._confirmed += fresh
        return [MessagesInserted(self._id, first, len(fresh))]

    def _note(self, message: Message, *, viewed: bool, sent_now: bool) -> None:
        """Whoever answered has read what was said before. What this client sent may have been on
        its way for long, and what came meanwhile not have been seen."""
        if message.id is not None:
            self._seen.add(message.id)
        words = message.kind is not MessageKind.STATE
        if words and message.author in _READ and not viewed:
            self.unread += 1
        elif words and message.author is Author.ME and not sent_now:
            self.unread = 0
        if message.author is Author.END_USER:
            self.waiting_since = message.sent_at
        elif message.author in _PEOPLE:
            self.waiting_since = None
