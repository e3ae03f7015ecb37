"""What waits in the outbox, seen from the conversations it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from contactpro_desktop.app.notices import Notice, NoticeBoard, Severity, Topic
from contactpro_desktop.app.outgoing import MESSAGES, outgoing
from contactpro_desktop.domain.actions import SendMessage
from contactpro_desktop.domain.conversation import DeliveryState
from contactpro_desktop.domain.events import ActionFinished
from contactpro_desktop.domain.ids import InteractionId, RequestId
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.service_actions import BargeIn
from contactpro_desktop.store.changes import (
    Change,
    InteractionDropped,
    MessageDiscarded,
    MessageReplaced,
    MessagesInserted,
    MessagesReset,
    TextReturned,
)
from contactpro_desktop.store.conversation import Conversation
from contactpro_desktop.store.drafts import DraftKind, Drafts
from contactpro_desktop.store.store import Store
from contactpro_desktop.store.unsettled import Entry, Unsettled

_TOLD = MessagesInserted | MessageReplaced | MessagesReset


class Waiting:
    """Ends entries, and tells: in the transcript, by a notice, by the words coming back.

    `account` is whose entries these are; `fresh` was asked in this session, `away` is on its way
    at this moment. `in_step`: the store has all of the model.
    """

    def __init__(
        self, store: Store, unsettled: Unsettled, drafts: Drafts, board: NoticeBoard
    ) -> None:
        self._store = store
        self._unsettled = unsettled
        self._drafts = drafts
        self._board = board
        self.account = ""
        self.fresh: set[RequestId] = set()
        self.away: set[RequestId] = set()
        self.in_step = False
        store.listen(self._on_changes)

    def entries(self) -> list[Entry]:
        """What is not on its way now, in order."""
        own = self._unsettled.of(self.account)
        return [each for each in own if each.request_id not in self.away]

    def messages_to(self, interaction_id: InteractionId) -> list[Entry]:
        return [
            each
            for each in self.entries()
            if isinstance(each.action, MESSAGES) and each.action.interaction_id == interaction_id
        ]

    def forget_session(self) -> None:
        self.in_step = False
        self.fresh.clear()
        self.away.clear()

    def conversation(self, entry: Entry) -> Conversation | None:
        """Where the message of an entry is shown."""
        action = entry.action
        if (
            not isinstance(action, MESSAGES)
            or action.interaction_id not in self._store.interactions
        ):
            return None
        return self._store.conversation(action.interaction_id)

    def has_arrived(self, entry: Entry) -> bool:
        conversation = self.conversation(entry)
        return conversation is not None and conversation.is_confirmed(entry.request_id)

    def show(self, entry: Entry, delivery: DeliveryState, failure: str = "") -> None:
        """Have a message stand in its transcript, as far as it has come."""
        conversation = self.conversation(entry)
        message = outgoing(entry.action, entry.request_id, self._store.me, entry.asked_at)
        if conversation is None or message is None or not isinstance(entry.action, MESSAGES):
            return
        interaction_id = entry.action.interaction_id
        if conversation.outgoing(entry.request_id) is None:
            self._store.send(interaction_id, message)
        self._store.mark(interaction_id, entry.request_id, delivery, failure)

    def close(self, entry: Entry, outcome: Outcome) -> None:
        """Tell what became of it: by the store where that waits for it, else by a notice."""
        refusal = outcome.refusal
        if refusal is None:
            self._unsettled.remove(entry.request_id)
        else:
            self.show(entry, DeliveryState.FAILED, refusal.value)
            self.end(entry, refusal)
            if self.conversation(entry) is not None:
                self.begin(entry)
        if entry.request_id in self._store.pending:
            self._store.apply([ActionFinished(entry.request_id, outcome)])
        elif refusal is not None:
            self._tell(entry, refusal)

    def begin(self, entry: Entry) -> None:
        """Have the store wait for its outcome; it may have been asked by an earlier program."""
        if entry.request_id not in self._store.pending:
            self._store.begin(entry.request_id, entry.action)

    def end(self, entry: Entry, refusal: Refusal) -> None:
        """It will not happen. Words that can still be seen stay in the agent's hands; a file is on
        their disk anyway."""
        action = entry.action
        if isinstance(action, SendMessage) and action.interaction_id in self._store.interactions:
            self._unsettled.note(entry.request_id, failure=refusal.value)
        elif isinstance(action, BargeIn) and entry.request_id in self._store.pending:
            # The view in which it was said has the words, and hears of the refusal.
            self._unsettled.remove(entry.request_id)
        else:
            self._give_back(entry)

    def _give_back(self, entry: Entry) -> None:
        """The conversation is gone: words wait for it in the draft of the reply. They are written
        there as the entry is removed, in one transaction."""
        if not isinstance(entry.action, SendMessage | BargeIn) or entry.contact_id is None:
            self._unsettled.remove(entry.request_id)
            return
        rest = self._drafts.get(entry.contact_id, DraftKind.REPLY)
        text = "\n".join(filter(None, (rest, entry.action.text)))
        self._drafts.put(entry.contact_id, DraftKind.REPLY, text)
        self._unsettled.remove(entry.request_id)
        self._store.publish([TextReturned(entry.contact_id)])

    def _tell(self, entry: Entry, refusal: Refusal) -> None:
        """Nobody waits for it, and nothing on the screen says so."""
        self._board.post(
            Notice(
                Topic.ACTION_REFUSED,
                Severity.WARNING,
                action=type(entry.action).__name__,
                refusal=refusal,
                subject=entry.subject,
                interaction_id=getattr(entry.action, "interaction_id", None),
                request_id=entry.request_id,
            )
        )

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, MessageDiscarded):
                self._unsettled.remove(change.request_id)
            elif isinstance(change, _TOLD):
                self._let_go(change.interaction_id)
            elif isinstance(change, InteractionDropped) and self._store.me is not None:
                self._on_dropped(change)

    def _let_go(self, interaction_id: InteractionId) -> None:
        """A late echo confirms what was given up already."""
        for entry in self.messages_to(interaction_id):
            if self.has_arrived(entry):
                self.close(entry, SUCCEEDED)

    def _on_dropped(self, dropped: InteractionDropped) -> None:
        """Words that failed go back into the draft, unless the agent was done with all of it. What
        went during a gap is told once the store is in step."""
        waiting = self.messages_to(dropped.interaction.id) if self.in_step else []
        for entry in waiting:
            if dropped.interaction.is_open:
                self._give_back(entry)
            self._unsettled.remove(entry.request_id)
