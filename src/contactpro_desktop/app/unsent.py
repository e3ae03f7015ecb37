"""Texts that were sent and never confirmed: kept until the server has them or the agent does."""

import json
import logging
from collections.abc import Sequence
from dataclasses import asdict

from contactpro_desktop.domain.actions import SendMessage
from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.ids import ContactId, Instant, InteractionId, RequestId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.store.changes import (
    ActionEnded,
    ActionStarted,
    Change,
    MessageDiscarded,
    MessageReplaced,
    MessagesInserted,
    MessagesReset,
)
from contactpro_desktop.store.conversation import Conversation
from contactpro_desktop.store.drafts import DraftKind, Drafts
from contactpro_desktop.store.store import Store

log = logging.getLogger(__name__)

_CLOCK_ERROR = 5.0
"""How far, in seconds, this clock may be ahead of the server's."""


@dataclass(frozen=True, slots=True)
class _Text:
    id: str
    text: str
    sent_at: Instant


class Unsent:
    """Keeps every text on its way in the drafts, per contact and in order.

    The store forgets messages with their conversation: a cut connection, a session taken over and
    a crash all end there. Pass store changes to `note`; `take_back` gives what is to be sent anew.
    """

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self._store = store
        self._drafts = drafts
        self._senders: dict[RequestId, ContactId] = {}

    def note(self, batch: Sequence[Change]) -> None:
        """Keep what is sent, and let go of what is confirmed or given up."""
        for change in batch:
            if isinstance(change, ActionStarted) and isinstance(change.action, SendMessage):
                self._keep(change.request_id, change.action)
            elif isinstance(change, ActionEnded) and isinstance(change.action, SendMessage):
                if change.outcome.succeeded:
                    self._let_go(change.action.interaction_id, change.request_id)
            elif isinstance(change, MessageDiscarded):
                self._let_go(change.interaction_id, change.request_id)
            elif isinstance(change, MessagesInserted | MessageReplaced | MessagesReset):
                self._settle(self._store.interactions.get(change.interaction_id))

    def take_back(self, interaction: Interaction) -> str:
        """Texts that nobody confirmed and the transcript does not show, one below the other.

        They are the caller's from then on. Ask only once the transcript is complete.
        """
        self._settle(interaction)
        conversation = self._store.conversation(interaction.id)
        texts = self._texts(interaction.contact_id)
        shown = [each for each in texts if conversation.outgoing(RequestId(each.id)) is not None]
        self._write(interaction.contact_id, shown)
        return "\n".join(each.text for each in texts if each not in shown)

    def _keep(self, request_id: RequestId, action: SendMessage) -> None:
        interaction = self._store.interactions.get(action.interaction_id)
        if interaction is None:
            return
        self._senders[request_id] = interaction.contact_id
        texts = self._texts(interaction.contact_id)
        if all(each.id != request_id for each in texts):
            added = _Text(request_id, action.text, self._store.now())
            self._write(interaction.contact_id, [*texts, added])

    def _let_go(self, interaction_id: InteractionId, request_id: RequestId) -> None:
        contact_id = self._senders.pop(request_id, None)
        interaction = self._store.interactions.get(interaction_id)
        if contact_id is None and interaction is not None:
            contact_id = interaction.contact_id
        if contact_id is not None:
            texts = self._texts(contact_id)
            self._write(contact_id, [each for each in texts if each.id != request_id])

    def _settle(self, interaction: Interaction | None) -> None:
        """Let go of what the transcript shows."""
        texts = self._texts(interaction.contact_id) if interaction is not None else []
        if interaction is not None and texts:
            _remove_confirmed(texts, self._store.conversation(interaction.id))
            self._write(interaction.contact_id, texts)

    def _texts(self, contact_id: ContactId) -> list[_Text]:
        kept = self._drafts.get(contact_id, DraftKind.UNSENT)
        try:
            return [_Text(**each) for each in json.loads(kept or "[]")]
        except (TypeError, ValueError):
            log.warning("unsent texts cannot be understood")
            return []

    def _write(self, contact_id: ContactId, texts: Sequence[_Text]) -> None:
        kept = json.dumps([asdict(each) for each in texts], ensure_ascii=False) if texts else ""
        self._drafts.put(contact_id, DraftKind.UNSENT, kept)


def _remove_confirmed(texts: list[_Text], conversation: Conversation) -> None:
    """Each message of the transcript confirms one text at most; older ones cannot."""
    oldest = min(each.sent_at for each in texts) - _CLOCK_ERROR
    for row in reversed(range(len(conversation))):
        message = conversation[row]
        if message.sent_at is not None and message.sent_at < oldest:
            return
        confirmed = next((each for each in texts if _is_confirmed(each, message)), None)
        if confirmed is not None:
            texts.remove(confirmed)


def _is_confirmed(sent: _Text, message: Message) -> bool:
    """By the request id where the server repeats it, else by the words and the time."""
    if message.id is None or message.author is not Author.ME:
        return False
    if message.request_id is not None:
        return message.request_id == sent.id
    late_enough = message.sent_at is None or message.sent_at >= sent.sent_at - _CLOCK_ERROR
    return late_enough and message.text == sent.text
