"""After a gap: each thing that was asked before it is repeated, found done, or ended in words."""

from __future__ import annotations

from collections.abc import Callable

from contactpro_desktop.app.outgoing import MESSAGES
from contactpro_desktop.app.taking_up import Verdict, judge
from contactpro_desktop.app.transcript_check import arrived
from contactpro_desktop.app.waiting import Waiting
from contactpro_desktop.domain.conversation import DeliveryState
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.store.store import Store
from contactpro_desktop.store.unsettled import Entry

_NEVER_SEEN = -1


class AfterGap:
    """Goes through the entries in the order in which they were asked, so that the messages of a
    conversation keep theirs."""

    def __init__(self, store: Store, waiting: Waiting, repeat: Callable[[Entry], None]) -> None:
        self._store = store
        self._waiting = waiting
        self._repeat = repeat
        self._lengths: dict[InteractionId, int] = {}

    def stop(self) -> None:
        self._lengths.clear()

    def take_up_all(self) -> None:
        """There is a connection, and the store shows the model."""
        self._lengths.clear()
        for entry in self._waiting.entries():
            self._take_up(entry)

    def look(self) -> None:
        """See what has arrived in transcripts that rest: they may come in portions."""
        if self._store.link is not Link.ONLINE:
            return
        for interaction_id, length in tuple(self._lengths.items()):
            known = interaction_id in self._store.interactions
            now = len(self._store.conversation(interaction_id)) if known else length
            self._lengths[interaction_id] = now
            if now == length:
                del self._lengths[interaction_id]
                self._decide(interaction_id)

    def _take_up(self, entry: Entry) -> None:
        if entry.failure and self._waiting.conversation(entry) is not None:
            self._waiting.show(entry, DeliveryState.FAILED, entry.failure)
            return
        verdict = judge(entry, self._store, fresh=entry.request_id in self._waiting.fresh)
        if verdict is Verdict.REPEAT:
            self._waiting.show(entry, DeliveryState.SENDING)
            self._repeat(entry)
        elif isinstance(verdict, Refusal):
            self._waiting.close(entry, Outcome(verdict))
        elif verdict is Verdict.DONE:
            self._waiting.close(entry, SUCCEEDED)
        else:
            assert isinstance(entry.action, MESSAGES), "nothing else is looked for"
            self._lengths[entry.action.interaction_id] = _NEVER_SEEN

    def _decide(self, interaction_id: InteractionId) -> None:
        entries = [each for each in self._waiting.messages_to(interaction_id) if not each.failure]
        known = interaction_id in self._store.interactions
        there = arrived(entries, self._store.conversation(interaction_id)) if known else set()
        for entry in entries:
            found = entry.request_id in there
            self._waiting.close(entry, SUCCEEDED if found else Outcome(Refusal.IN_DOUBT))
