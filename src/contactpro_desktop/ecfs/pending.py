"""Actions on their way. Each ends once: by the model, an answer, its deadline or a loss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contactpro_desktop.domain.actions import AcceptOffer, Action, DeclineOffer, SendMessage
from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.events import (
    ActionFinished,
    Event,
    FileAnnounced,
    MessagesReceived,
)
from contactpro_desktop.domain.ids import AttachmentId, InteractionId, RequestId
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.service_actions import SendFile
from contactpro_desktop.ecfs.agent_model import AgentModel
from contactpro_desktop.ecfs.envelope import Answer, Json
from contactpro_desktop.ecfs.expectations import answer_suffices, refusal_of, verdict
from contactpro_desktop.ecfs.text import encodable

CONFIRMATION_LIMIT = 5.0
_LAST_WORD = 0.5
"""Seconds that the server has left to say why, once the model shows that an action failed."""


@dataclass(slots=True)
class _Pending:
    action: Action
    deadline: float
    refusal: Refusal = Refusal.NO_CONFIRMATION
    file: AttachmentId | None = None


class PendingActions:
    """Times are monotonic seconds. A file has no deadline while its content is on its way."""

    def __init__(self) -> None:
        self._pending: dict[RequestId, _Pending] = {}
        self._files: frozenset[AttachmentId] = frozenset()

    def __contains__(self, request_id: RequestId) -> bool:
        return request_id in self._pending

    def __iter__(self) -> Iterator[Action]:
        return (pending.action for pending in self._pending.values())

    def add(self, request_id: RequestId, action: Action, now: float) -> None:
        self._pending[request_id] = _Pending(action, now + CONFIRMATION_LIMIT)

    def decides_on(self, interaction_id: InteractionId) -> bool:
        """Whether the agent has accepted or declined this offer."""
        return any(
            isinstance(action, AcceptOffer | DeclineOffer)
            and action.interaction_id == interaction_id
            for action in self
        )

    def answered(self, answer: Answer) -> list[Event]:
        request_id = RequestId(answer.client_req_id)
        pending = self._pending.get(request_id)
        if pending is None:
            return []
        refusal = refusal_of(answer)
        if refusal is None and isinstance(pending.action, SendFile):
            return self._announced(request_id, pending, _id_in(answer.body))
        if refusal is None and not answer_suffices(pending.action):
            return []
        return [self._finish(request_id, Outcome(refusal, answer.who))]

    def observe(self, model: AgentModel, events: Iterable[Event], now: float) -> list[Event]:
        """What has come true, or can no longer, by `events` and the model after them."""
        finished: list[Event] = [done for event in events for done in self._echoed(event)]
        finished += self._announced_by(model)
        if not self._pending:
            return finished
        for request_id, pending in list(self._pending.items()):
            found = verdict(pending.action, model)
            if found is True:
                finished.append(self._finish(request_id, SUCCEEDED))
            elif isinstance(found, Refusal) and pending.refusal is Refusal.NO_CONFIRMATION:
                pending.refusal = found
                pending.deadline = min(pending.deadline, now + _LAST_WORD)
        return finished

    def file_sent(
        self, request_id: RequestId, refusal: Refusal | None, now: float
    ) -> list[ActionFinished]:
        """The content of a file has gone out: the transcript must show it now."""
        pending = self._pending.get(request_id)
        if pending is None:
            return []
        if refusal is not None:
            return [self._finish(request_id, Outcome(refusal))]
        pending.deadline = now + CONFIRMATION_LIMIT
        return []

    def _announced(
        self, request_id: RequestId, pending: _Pending, file: AttachmentId | None
    ) -> list[Event]:
        if file is None or pending.file is not None or not isinstance(pending.action, SendFile):
            return []
        pending.file, pending.deadline = file, float("inf")
        return [FileAnnounced(request_id, file, pending.action.path)]

    def _announced_by(self, model: AgentModel) -> Iterator[Event]:
        """Files that show in the model, where a server does not answer: the oldest that waits
        for an id gets one of its name."""
        known = model.interactions.own_files()
        fresh, self._files = known.keys() - self._files, frozenset(known)
        taken = {pending.file for pending in self._pending.values()}
        for file in fresh - taken:
            for request_id, pending in self._pending.items():
                action = pending.action
                if (
                    isinstance(action, SendFile)
                    and pending.file is None
                    and (known[file] == (action.interaction_id, encodable(action.filename)))
                ):
                    yield from self._announced(request_id, pending, file)
                    break

    def expired(self, now: float) -> list[ActionFinished]:
        late = [(key, p.refusal) for key, p in self._pending.items() if p.deadline <= now]
        return [self._finish(request_id, Outcome(refusal)) for request_id, refusal in late]

    def lost(self) -> list[ActionFinished]:
        """The connection is gone: nobody knows what became of them."""
        outcome = Outcome(Refusal.DISCONNECTED)
        return [self._finish(request_id, outcome) for request_id in list(self._pending)]

    def next_deadline(self) -> float | None:
        return min((pending.deadline for pending in self._pending.values()), default=None)

    def _echoed(self, event: Event) -> Iterator[ActionFinished]:
        if isinstance(event, MessagesReceived):
            for message in event.messages:
                request_id = self._sent_as(event.interaction_id, message)
                if request_id is not None:
                    yield self._finish(request_id, SUCCEEDED)

    def _sent_as(self, interaction_id: InteractionId, message: Message) -> RequestId | None:
        """Which of the pending messages this is: by the repeated id, else the oldest of its
        words."""
        if message.author is not Author.ME:
            return None
        files = {file.id for file in message.files}
        for request_id, pending in self._pending.items():
            if pending.file is not None and pending.file in files:
                return request_id
        if message.request_id is not None:
            return message.request_id if message.request_id in self._pending else None
        return next(
            (
                request_id
                for request_id, pending in self._pending.items()
                if isinstance(pending.action, SendMessage)
                and pending.action.interaction_id == interaction_id
                and encodable(pending.action.text) == message.text
            ),
            None,
        )

    def _finish(self, request_id: RequestId, outcome: Outcome) -> ActionFinished:
        del self._pending[request_id]
        return ActionFinished(request_id, outcome)


def _id_in(body: Json) -> AttachmentId | None:
    found = body.get("id") if isinstance(body, dict) else None
    return AttachmentId(found) if isinstance(found, str) and found.isalnum() else None
