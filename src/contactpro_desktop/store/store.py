"""The store: the one place that holds what the screen shows, written by events and use cases."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import singledispatchmethod

from contactpro_desktop.domain import events
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.conversation import DeliveryState, Message
from contactpro_desktop.domain.ids import (
    ContactId,
    Instant,
    InteractionId,
    QueueId,
    RequestId,
    ScriptId,
    SupervisionId,
)
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.mail import Mail, MailAnswer, Parked
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.domain.preferences import Preferences, Service
from contactpro_desktop.domain.queue import Queue, QueueStatistics
from contactpro_desktop.domain.reports import PersonalDataReport
from contactpro_desktop.domain.script import Answers, Script
from contactpro_desktop.domain.supervision import SupervisorSession
from contactpro_desktop.store import changes
from contactpro_desktop.store.changes import Change
from contactpro_desktop.store.conversation import Conversation

log = logging.getLogger(__name__)

Listener = Callable[[Sequence[Change]], None]


class Store:
    """Single writer, many readers; lives on one thread and is not locked.

    `wall_clock` gives seconds since 1970 UTC by the local clock; `now()` corrects it to the
    server's. Listeners are called once per batch, in the order they were added. `synced_at` is
    when all that is kept here was last known to be as the server has it. `supervised` holds a store
    for the agent of each session in which this user supervises.
    """

    def __init__(self, wall_clock: Callable[[], float]) -> None:
        self._wall_clock = wall_clock
        self._listeners: list[Listener] = []
        self._batches: deque[Sequence[Change]] = deque()
        self._conversations: dict[InteractionId, Conversation] = {}
        self._offset = 0.0
        self.link = events.Link.OFFLINE
        self.retry_at: Instant | None = None
        self.trouble: events.Trouble | None = None
        self.synced_at: Instant | None = None
        self.me: Agent | None = None
        self.queues: dict[QueueId, Queue] = {}
        self.statistics: dict[QueueId, QueueStatistics] = {}
        self.scripts: dict[ScriptId, Script] = {}
        self.interactions: dict[InteractionId, Interaction] = {}
        self.mails: dict[InteractionId, Mail] = {}
        self._answers_sent: dict[InteractionId, MailAnswer] = {}
        self.parked: dict[ContactId, Parked] = {}
        self.parked_is_told = False
        self.picklist: dict[ContactId, PicklistRow] = {}
        self.pending: dict[RequestId, Action] = {}
        self.current: InteractionId | None = None
        self.preferences = Preferences()
        self.missing_services: frozenset[Service] = frozenset()
        self.supervision: tuple[SupervisorSession, ...] = ()
        self.supervised: dict[SupervisionId, Store] = {}
        self.reports: tuple[PersonalDataReport, ...] = ()

    def now(self) -> Instant:
        """The server's time, as well as it is known."""
        return self._wall_clock() + self._offset

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every batch from now on; what is returned stops that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, batch: Sequence[Change]) -> None:
        """Tell every listener. What a listener writes in turn is told after the batch at hand, so
        that all of them read the same batches in the same order. A listener that raises is logged
        and keeps none of the others from being told."""
        if not batch:
            return
        self._batches.append(batch)
        if len(self._batches) > 1:
            return
        while self._batches:
            try:
                self._tell(self._batches[0])
            finally:
                self._batches.popleft()

    def _tell(self, batch: Sequence[Change]) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(batch)
            except Exception as error:  # One broken view must not stop the others.
                log.error("A listener of the store failed", exc_info=error)

    def conversation(self, interaction_id: InteractionId) -> Conversation:
        """The talk of a known interaction; KeyError for an unknown one."""
        return self._conversations[interaction_id]

    def in_section(self, section: Section) -> tuple[Interaction, ...]:
        """Interactions of one section in the order they came."""
        return tuple(i for i in self.interactions.values() if i.section is section)

    def by_contact(self, contact_id: ContactId) -> Interaction | None:
        """The agent's newest interaction with a contact."""
        found = [i for i in self.interactions.values() if i.contact_id == contact_id]
        return found[-1] if found else None

    def mail_answer(self, interaction_id: InteractionId) -> MailAnswer | None:
        """What last went out in answer to a mail: as the server tells, else from here."""
        mail = self.mails.get(interaction_id)
        told = mail.answer if mail is not None else None
        return told or self._answers_sent.get(interaction_id)

    def script_of(self, interaction: Interaction) -> Script | None:
        return self.scripts.get(interaction.script_id) if interaction.script_id else None

    def is_pending(self, *actions: Action) -> bool:
        """Whether any of these very actions awaits its outcome."""
        return any(action in actions for action in self.pending.values())

    # What use cases write

    def begin(self, request_id: RequestId, action: Action) -> None:
        self.pending[request_id] = action
        self.publish([changes.ActionStarted(request_id, action)])

    def send(self, interaction_id: InteractionId, message: Message) -> None:
        self.publish(self._conversations[interaction_id].send(message))

    def mark(
        self,
        interaction_id: InteractionId,
        request_id: RequestId,
        delivery: DeliveryState,
        failure: str = "",
    ) -> None:
        conversation = self._conversations.get(interaction_id)
        if conversation is not None:
            self.publish(conversation.mark(request_id, delivery, failure))

    def advance(self, interaction_id: InteractionId, request_id: RequestId, percent: int) -> None:
        """So much of a file that is being sent is on its way."""
        conversation = self._conversations.get(interaction_id)
        if conversation is not None:
            self.publish(conversation.advance(request_id, percent))

    def discard(self, interaction_id: InteractionId, request_id: RequestId) -> None:
        self.publish(self._conversations[interaction_id].discard(request_id))

    def show(self, interaction_id: InteractionId | None) -> None:
        """Bring a conversation into the pane, unless it is gone; its messages count as read."""
        if interaction_id is not None and interaction_id not in self.interactions:
            return
        batch: list[Change] = []
        if interaction_id != self.current:
            self.current = interaction_id
            batch.append(changes.CurrentChanged(interaction_id))
        if interaction_id is not None:
            batch += self._conversations[interaction_id].read()
        self.publish(batch)

    def answer(self, interaction_id: InteractionId, answers: Answers) -> None:
        """Add script answers that the agent gave and the server does not have yet."""
        self.publish(self._conversations[interaction_id].give(answers))

    def keep_saved(self, interaction_id: InteractionId, answers: Answers) -> None:
        """The server has taken all of `answers`."""
        conversation = self._conversations.get(interaction_id)
        if conversation is not None:
            self.publish(conversation.keep_saved(answers))

    def note_answer(self, interaction_id: InteractionId, answer: MailAnswer) -> None:
        """An answer to a mail went out from here, which not every server tells."""
        if interaction_id in self.mails:
            self._answers_sent[interaction_id] = answer
            self.publish([changes.MailUpdated(interaction_id)])

    def set_aside(self, parked: Iterable[Parked]) -> None:
        """These, and no others, are the mails that the agent has set aside."""
        mails = {mail.contact_id: mail for mail in parked}
        if mails != self.parked:
            self.parked = mails
            self.publish([changes.ParkedUpdated()])

    def reset(self) -> None:
        """Forget everything of a session that is over."""
        batch: list[Change] = [
            changes.InteractionDropped(interaction) for interaction in self.interactions.values()
        ]
        self._conversations.clear()
        self.interactions.clear()
        self.mails.clear()
        self._answers_sent.clear()
        self.parked.clear()
        self.parked_is_told = False
        self.picklist.clear()
        self.pending.clear()
        self.queues.clear()
        self.statistics.clear()
        self.scripts.clear()
        self.me = None
        self.current = None
        self.synced_at = None
        self.preferences = Preferences()
        self.missing_services = frozenset()
        self.supervision = ()
        self.reports = ()
        self._forget_supervised(frozenset())
        batch += [changes.CurrentChanged(None), changes.PicklistReset(), changes.QueuesUpdated()]
        batch.append(changes.ParkedUpdated())
        self.publish(batch)

    # What the server says

    def apply(self, batch: Iterable[events.Event]) -> None:
        """Take events in, in order, and publish what they changed as one batch."""
        published: list[Change] = []
        for event in batch:
            published += self._apply(event)
        self.publish(published)

    @singledispatchmethod
    def _apply(self, event: events.Event) -> list[Change]:
        raise TypeError(type(event).__name__)

    @_apply.register
    def _(self, event: events.LinkChanged) -> list[Change]:
        self.link = event.link
        self.retry_at = None if event.retry_in is None else self.now() + event.retry_in
        self.trouble = event.trouble
        if event.link is events.Link.ONLINE:
            self.synced_at = self.now()
        elif event.link is events.Link.RECONNECTING:
            # Nothing would tell what has ended meanwhile: all of it comes again.
            self._forget_supervised(frozenset())
        return [changes.LinkUpdated()]

    @_apply.register
    def _(self, event: events.InStep) -> list[Change]:
        """Comes every few seconds while all is well: whoever shows it looks when it paints."""
        self.synced_at = event.at
        return []

    @_apply.register
    def _(self, event: events.ClockSynchronised) -> list[Change]:
        self._offset = event.offset
        return []

    @_apply.register
    def _(self, event: events.SessionEnded) -> list[Change]:
        self.link = events.Link.OFFLINE
        self.retry_at = None
        return [changes.LinkUpdated(), changes.SessionClosed(event.reason)]

    @_apply.register
    def _(self, event: events.MeChanged) -> list[Change]:
        before, self.me = self.me, event.me
        return [changes.MeUpdated(before, event.me)] if before != event.me else []

    @_apply.register
    def _(self, event: events.QueuesChanged) -> list[Change]:
        self.queues = {queue.id: queue for queue in event.queues}
        return [changes.QueuesUpdated()]

    @_apply.register
    def _(self, event: events.StatisticsChanged) -> list[Change]:
        self.statistics.update({figures.queue_id: figures for figures in event.statistics})
        return [changes.StatisticsUpdated(frozenset(f.queue_id for f in event.statistics))]

    @_apply.register
    def _(self, event: events.ScriptsChanged) -> list[Change]:
        self.scripts = {script.id: script for script in event.scripts}
        return [changes.ScriptsUpdated()]

    @_apply.register
    def _(self, event: events.InteractionChanged) -> list[Change]:
        interaction = event.interaction
        before = self.interactions.get(interaction.id)
        if before == interaction:
            return []
        if before is not None and before.is_offer and not interaction.is_offer:
            # Accepted ones stand in the order of acceptance, not of offering.
            del self.interactions[interaction.id]
        self.interactions[interaction.id] = interaction
        if before is not None:
            return [changes.InteractionUpdated(before, interaction)]
        self._conversations[interaction.id] = Conversation(interaction.id)
        return [changes.InteractionAdded(interaction)]

    @_apply.register
    def _(self, event: events.InteractionRemoved) -> list[Change]:
        return self._drop(event.interaction_id)

    @_apply.register
    def _(self, event: events.SnapshotTaken) -> list[Change]:
        self.synced_at = event.at
        gone = [i for i in self.interactions if i not in event.interaction_ids]
        dropped = [change for interaction_id in gone for change in self._drop(interaction_id)]
        return [*dropped, changes.LinkUpdated()]

    @_apply.register
    def _(self, event: events.MessagesReceived) -> list[Change]:
        conversation = self._conversations.get(event.interaction_id)
        if conversation is None:
            return []
        viewed = event.interaction_id == self.current or self._was_worked_on(event.interaction_id)
        return conversation.receive(event.messages, viewed=viewed)

    @_apply.register
    def _(self, event: events.ParticipantsChanged) -> list[Change]:
        conversation = self._conversations.get(event.interaction_id)
        if conversation is None or conversation.participants == event.participants:
            return []
        conversation.participants = event.participants
        return [changes.ConversationUpdated(event.interaction_id)]

    @_apply.register
    def _(self, event: events.ScriptAnswersChanged) -> list[Change]:
        conversation = self._conversations.get(event.interaction_id)
        if conversation is None:
            return []
        return conversation.tell(event.answers)

    @_apply.register
    def _(self, event: events.MailChanged) -> list[Change]:
        if event.interaction_id not in self.interactions:
            return []
        self.mails[event.interaction_id] = event.mail
        return [changes.MailUpdated(event.interaction_id)]

    @_apply.register
    def _(self, event: events.ParkedChanged) -> list[Change]:
        self.parked = {parked.contact_id: parked for parked in event.parked}
        self.parked_is_told = True
        return [changes.ParkedUpdated()]

    @_apply.register
    def _(self, event: events.PicklistReplaced) -> list[Change]:
        self.picklist = {row.contact_id: row for row in event.rows}
        return [changes.PicklistReset()]

    @_apply.register
    def _(self, event: events.PicklistUpdated) -> list[Change]:
        for contact_id in event.removed:
            self.picklist.pop(contact_id, None)
        self.picklist.update({row.contact_id: row for row in event.changed})
        changed = tuple(row.contact_id for row in event.changed)
        return [changes.PicklistPatched(changed, event.removed)]

    @_apply.register
    def _(self, event: events.PreferencesChanged) -> list[Change]:
        self.preferences = event.preferences
        return [changes.PreferencesUpdated()]

    @_apply.register
    def _(self, event: events.ServicesChanged) -> list[Change]:
        self.missing_services = event.missing
        return [changes.PreferencesUpdated()]

    @_apply.register
    def _(self, event: events.SupervisionChanged) -> list[Change]:
        before, self.supervision = self.supervision, event.sessions
        self._forget_supervised(frozenset(session.id for session in event.sessions))
        return [changes.SupervisionUpdated(before, event.sessions)]

    @_apply.register
    def _(self, event: events.SupervisedChanged) -> list[Change]:
        theirs = self.supervised.setdefault(event.session_id, Store(self.now))
        theirs.apply(event.told)
        return [changes.SupervisedUpdated(event.session_id)]

    @_apply.register
    def _(self, event: events.ReportsChanged) -> list[Change]:
        self.reports = event.reports
        return [changes.ReportsUpdated()]

    @_apply.register
    def _(self, event: events.OfferMissed) -> list[Change]:
        return [
            changes.MissedOffer(
                event.customer_name, event.queue_name, event.not_ready, event.in_person
            )
        ]

    @_apply.register
    def _(self, event: events.FileProgress) -> list[Change]:
        action = self.pending.get(event.request_id)
        if action is None:
            return []
        return [
            changes.FileProgressed(event.request_id, action, event.attachment_id, event.percent)
        ]

    @_apply.register
    def _(self, event: events.ActionFinished) -> list[Change]:
        action = self.pending.pop(event.request_id, None)
        if action is None:
            return []
        return [changes.ActionEnded(event.request_id, action, event.outcome)]

    def _forget_supervised(self, but: frozenset[SupervisionId]) -> None:
        for session_id in self.supervised.keys() - but:
            self.supervised.pop(session_id).reset()

    def _was_worked_on(self, interaction_id: InteractionId) -> bool:
        """Whether it was over before anything was known of it: it is not news any more."""
        is_over = self.interactions[interaction_id].section is Section.WRAP_UP
        return is_over and not len(self._conversations[interaction_id])

    def _drop(self, interaction_id: InteractionId) -> list[Change]:
        interaction = self.interactions.pop(interaction_id, None)
        if interaction is None:
            return []
        self._conversations.pop(interaction_id, None)
        self.mails.pop(interaction_id, None)
        self._answers_sent.pop(interaction_id, None)
        dropped: list[Change] = [changes.InteractionDropped(interaction)]
        if self.current == interaction_id:
            self.current = None
            dropped.append(changes.CurrentChanged(None))
        return dropped
