"""Actions on their way. Each ends once: by the model, an answer, its deadline or a loss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contactpro_desktop.domain.actions import (
    AcceptOffer,
    Action,
    AttachFile,
    DeclineOffer,
    FileAction,
    NewMail,
    RemoveAttachment,
    SendDraft,
    SendMessage,
)
from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.events import (
    ActionFinished,
    Event,
    FileAnnounced,
    MessagesReceived,
    SupervisedChanged,
)
from contactpro_desktop.domain.ids import AttachmentId, InteractionId, RequestId
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.service_actions import BargeIn
from contactpro_desktop.ecfs.agent_model import AgentModel
from contactpro_desktop.ecfs.envelope import Answer, Json
from contactpro_desktop.ecfs.expectations import answer_suffices, refusal_of, verdict
from contactpro_desktop.ecfs.mail_expectations import begun_mail, has_file, is_being_sent
from contactpro_desktop.ecfs.text import encodable

CONFIRMATION_LIMIT = 5.0
_NEVER = float("inf")
_LAST_WORD = 0.5
"""Seconds that the server has left to say why, once the model shows that an action failed."""


@dataclass(slots=True)
class _Pending:
    action: Action
    deadline: float
    refusal: Refusal = Refusal.NO_CONFIRMATION
    file: AttachmentId | None = None
    delivered: bool = False
    begun: InteractionId | None = None


class PendingActions:
    """Times are monotonic seconds. A file has no deadline while its content is on its way, nor has
    a mail while the server says that it is sending it.

    `take_abandoned` gives, once, the files of mails that the server knows of and will not get.
    """

    def __init__(self) -> None:
        self._pending: dict[RequestId, _Pending] = {}
        self._files: frozenset[AttachmentId] = frozenset()
        self._begun: set[InteractionId] = set()
        self._abandoned: list[RemoveAttachment] = []
        self._echoed_ids: set[RequestId] = set()

    def __contains__(self, request_id: RequestId) -> bool:
        return request_id in self._pending

    def __iter__(self) -> Iterator[Action]:
        return (pending.action for pending in self._pending.values())

    def add(self, request_id: RequestId, action: Action, now: float) -> None:
        self._pending[request_id] = _Pending(action, now + CONFIRMATION_LIMIT)

    def has_arrived(self, request_id: RequestId) -> bool:
        """Whether a message was shown that was sent under this id. A repeated request is answered
        by its first outcome: nothing would be pushed any more."""
        return request_id in self._echoed_ids

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
        if refusal is None and isinstance(pending.action, FileAction):
            return self._announced(request_id, pending, _id_in(answer.body))
        if refusal is None and isinstance(pending.action, NewMail):
            begun = _id_in(answer.body)
            pending.begun = InteractionId(begun) if begun else None
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
            self._be_patient(pending, model, now)
            found = self._verdict(request_id, pending, model)
            if isinstance(found, Outcome):
                finished.append(self._finish(request_id, found))
            elif isinstance(found, Refusal) and pending.refusal is Refusal.NO_CONFIRMATION:
                pending.refusal = found
                pending.deadline = min(pending.deadline, now + _LAST_WORD)
        return finished

    def _verdict(
        self, request_id: RequestId, pending: _Pending, model: AgentModel
    ) -> Outcome | Refusal | None:
        """None while it has not happened."""
        action = pending.action
        if isinstance(action, NewMail):
            begun = begun_mail(action, request_id, pending.begun, self._begun, model.interactions)
            if begun is not None:
                self._begun.add(begun)
                return Outcome(begun=begun)
        if isinstance(action, AttachFile) and pending.delivered:
            there = has_file(action.interaction_id, pending.file, model.interactions)
            return SUCCEEDED if there else None
        found = verdict(action, model)
        if isinstance(found, Refusal):
            return found
        return SUCCEEDED if found else None

    def _be_patient(self, pending: _Pending, model: AgentModel, now: float) -> None:
        """A server that says that it is sending a mail has not forgotten it."""
        if is_being_sent(pending.action, model.interactions):
            pending.deadline = _NEVER
        elif isinstance(pending.action, SendDraft) and pending.deadline == _NEVER:
            pending.deadline = now + CONFIRMATION_LIMIT

    def file_sent(
        self, request_id: RequestId, refusal: Refusal | None, now: float
    ) -> list[ActionFinished]:
        """The content of a file has gone out: the model must show it now."""
        pending = self._pending.get(request_id)
        if pending is None:
            return []
        if refusal is not None:
            return [self._give_up(request_id, pending, refusal)]
        pending.delivered = True
        pending.deadline = now + CONFIRMATION_LIMIT
        return []

    def cancel(self, request_id: RequestId) -> list[ActionFinished]:
        """The agent does not want a file to be sent any more. One that is about to be announced
        is given up once the server has named it."""
        pending = self._pending.get(request_id)
        if pending is None or not isinstance(pending.action, FileAction):
            return []
        if pending.file is None:
            pending.refusal = Refusal.CANCELLED
            return []
        return [self._give_up(request_id, pending, Refusal.CANCELLED)]

    def take_abandoned(self) -> list[RemoveAttachment]:
        abandoned, self._abandoned = self._abandoned, []
        return abandoned

    def _give_up(
        self, request_id: RequestId, pending: _Pending, refusal: Refusal
    ) -> ActionFinished:
        action = pending.action
        if isinstance(action, AttachFile) and pending.file is not None:
            self._abandoned.append(RemoveAttachment(action.interaction_id, pending.file))
        return self._finish(request_id, Outcome(refusal))

    def _announced(
        self, request_id: RequestId, pending: _Pending, file: AttachmentId | None
    ) -> list[Event]:
        action = pending.action
        if file is None or pending.file is not None or not isinstance(action, FileAction):
            return []
        pending.file, pending.deadline = file, _NEVER
        if pending.refusal is Refusal.CANCELLED:
            return [self._give_up(request_id, pending, Refusal.CANCELLED)]
        return [FileAnnounced(request_id, file, action.path)]

    def _announced_by(self, model: AgentModel) -> Iterator[Event]:
        """Files that show in the model, where a server does not answer: the oldest that waits
        for an id gets one of its name."""
        known = model.interactions.own_files()
        fresh, self._files = known.keys() - self._files, frozenset(known)
        taken = {pending.file for pending in self._pending.values()}
        for file in fresh - taken:
            for request_id, pending in list(self._pending.items()):
                action = pending.action
                if (
                    isinstance(action, FileAction)
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
        elif isinstance(event, SupervisedChanged):
            for told in event.told:
                yield from self._echoed(told)

    def _sent_as(self, interaction_id: InteractionId, message: Message) -> RequestId | None:
        """Which of the pending messages this is: by the repeated id, else the oldest of its
        words."""
        if message.author is not Author.ME or message.dropped:
            return None
        if message.request_id is not None:
            self._echoed_ids.add(message.request_id)
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
                if isinstance(pending.action, SendMessage | BargeIn)
                and pending.action.interaction_id == interaction_id
                and encodable(pending.action.text) == message.text
            ),
            None,
        )

    def _finish(self, request_id: RequestId, outcome: Outcome) -> ActionFinished:
        del self._pending[request_id]
        return ActionFinished(request_id, outcome)


def _id_in(body: Json) -> AttachmentId | None:
    """The model answers with an object for a file of a chat, and with the mere id for a mail's."""
    found = body.get("id") if isinstance(body, dict) else body
    return AttachmentId(found) if isinstance(found, str) and found.isalnum() else None
