"""Says what the agent did not do and should know: store changes become notices."""

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatchmethod

from contactpro_desktop.app.notices import Notice, NoticeBoard, Remedy, Severity, Topic
from contactpro_desktop.domain.actions import (
    Action,
    AttachFile,
    ControlContact,
    Dial,
    FinishInteraction,
    LoadScript,
    NewMail,
    OpenParked,
    Pick,
    SendDraft,
    SendMessage,
    ServeQueue,
    SetPresence,
    SetWorkStatus,
    Transfer,
)
from contactpro_desktop.domain.agent import Agent, ChangedBy, WorkStatus
from contactpro_desktop.domain.call import is_in_person
from contactpro_desktop.domain.ids import ContactId, RequestId
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.service_actions import SendFile, ServiceAction
from contactpro_desktop.domain.transfer import TargetKind
from contactpro_desktop.store import changes
from contactpro_desktop.store.changes import Change
from contactpro_desktop.store.store import Store

_LOST_RACES = frozenset({Refusal.TAKEN, Refusal.RESERVED, Refusal.EXPIRED})
_OWN = frozenset({ChangedBy.SELF, ChangedBy.SIGN_IN})
_LEFT = frozenset({"customer", "disconnected"})
_BY_SUPERVISOR = {
    "supervisor": Topic.SUPERVISOR_ENDED,
    "intercepted": Topic.SUPERVISOR_TOOK_OVER,
}
_WITHDRAWN = frozenset({"rescinded", "revoked"})
_CLOCK_ERROR = 2.0


class NoticeWriter:
    """Listens to the store and posts on the board; keeps only what the next notice needs.

    A change that this client asked for is no news; where the server does not say who made it, what
    was last asked decides.
    """

    def __init__(self, store: Store, board: NoticeBoard) -> None:
        self._store = store
        self._board = board
        self._asked: set[object] = set()
        self._about: dict[RequestId, str] = {}
        self._taken: dict[RequestId, ContactId] = {}
        self._missed = 0
        store.listen(self._on_changes)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            self._write(change)

    @singledispatchmethod
    def _write(self, change: object) -> None:
        """Any other change is told by the screen alone."""

    @_write.register
    def _(self, change: changes.ActionStarted) -> None:
        wanted = _wanted(change.action)
        if wanted is not None:
            self._asked.add(wanted)
        self._about[change.request_id] = self._subject(change.action)
        if isinstance(change.action, ControlContact):
            contact = self._controlled(change.action)
            if contact is not None:
                self._taken[change.request_id] = contact.contact_id

    @_write.register
    def _(self, change: changes.ActionEnded) -> None:
        action, refusal = change.action, change.outcome.refusal
        known = self._about.pop(change.request_id, "")
        contact_id = self._taken.pop(change.request_id, None)
        if refusal is not None:
            self._asked.discard(_wanted(action))
            self._write_refusal(change, refusal, self._subject(action) or known)
        elif isinstance(action, Transfer):
            to_queue = action.target.kind is TargetKind.QUEUE
            topic = Topic.SENT_TO_QUEUE if to_queue else Topic.TRANSFERRED
            subject = self._subject(action) or known
            self._board.post(Notice(topic, subject=subject, who=action.target.name))
        elif isinstance(action, ControlContact) and isinstance(action.action, Transfer):
            subject = self._subject(action) or known
            self._board.post(Notice(Topic.TAKEN_OVER, subject=subject, contact_id=contact_id))
        elif isinstance(action, SendDraft):
            self._board.post(Notice(Topic.MAIL_SENT, subject=self._subject(action) or known))

    @_write.register
    def _(self, change: changes.SessionClosed) -> None:
        """Nothing that was asked in it comes to an end any more."""
        self._asked.clear()
        self._about.clear()
        self._taken.clear()
        self._missed = 0

    @_write.register
    def _(self, change: changes.MeUpdated) -> None:
        if change.before is None:
            return
        if change.me.profile_id != change.before.profile_id:
            self._write_profile(change.me)
        if change.me.work_status is not change.before.work_status:
            self._write_work_status(change.me)

    @_write.register
    def _(self, change: changes.MissedOffer) -> None:
        remedy = Remedy.BE_READY if change.not_ready else None
        about = Notice(
            Topic.OFFER_MISSED, Severity.WARNING, subject=change.customer_name, remedy=remedy
        )
        if change.in_person:
            self._board.post(replace(about, topic=Topic.CALL_MISSED))
            return
        self._missed += 1
        self._board.post(replace(about, who=change.queue_name, count=self._missed))

    @_write.register
    def _(self, change: changes.InteractionUpdated) -> None:
        interaction = change.interaction
        ended = change.before.is_open and interaction.section is Section.WRAP_UP
        topic = _ended_by_others(interaction) if ended else None
        if topic is not None and interaction.id != self._store.current:
            name = interaction.display_name
            self._board.post(Notice(topic, subject=name, interaction_id=interaction.id))
        elif change.before.section is Section.WRAP_UP and interaction.section is Section.GONE:
            self._write_wrap_up_over(interaction)

    @_write.register
    def _(self, change: changes.InteractionDropped) -> None:
        interaction = change.interaction
        if interaction.is_offer and interaction.end_reason in _WITHDRAWN:
            if is_in_person(interaction) and interaction.end_reason == "rescinded":
                return  # Told as a call that was missed.
            self._board.post(Notice(Topic.OFFER_WITHDRAWN, subject=interaction.display_name))
        elif interaction.section is Section.WRAP_UP:
            self._write_wrap_up_over(interaction)

    def _write_refusal(self, ended: changes.ActionEnded, refusal: Refusal, subject: str) -> None:
        action = ended.action
        refusal = self._known_better(action, refusal)
        interaction_id = getattr(action, "interaction_id", None)
        if isinstance(action, SendMessage | SendFile) and interaction_id == self._store.current:
            return  # The message itself says so, before the agent's eyes.
        if refusal is Refusal.CANCELLED or isinstance(action, AttachFile):
            return  # The agent's own wish; the list of files says so.
        self._board.post(
            Notice(
                Topic.ACTION_REFUSED,
                Severity.INFO if refusal in _LOST_RACES else Severity.WARNING,
                action=type(action).__name__,
                refusal=refusal,
                subject=subject,
                who=ended.outcome.who,
                remedy=self._remedy(action, refusal),
                interaction_id=interaction_id,
                request_id=ended.request_id,
            )
        )

    def _known_better(self, action: Action, refusal: Refusal) -> Refusal:
        """A script that never came cannot be answered: the agent needs other advice then."""
        if refusal is Refusal.SCRIPT_INCOMPLETE and isinstance(action, FinishInteraction):
            interaction = self._store.interactions.get(action.interaction_id)
            if interaction is not None and self._store.script_of(interaction) is None:
                return Refusal.SCRIPT_MISSING
        return refusal

    def _remedy(self, action: Action, refusal: Refusal) -> Remedy | None:
        if isinstance(action, SetWorkStatus) and refusal is Refusal.ABSENCE_PROFILE:
            return Remedy.CHOOSE_AVAILABLE
        if refusal is Refusal.SCRIPT_MISSING:
            return Remedy.LOAD_SCRIPT
        again = (
            isinstance(action, SendMessage) and action.interaction_id in self._store.interactions
        )
        return Remedy.SEND_AGAIN if again else None

    def _write_wrap_up_over(self, interaction: Interaction) -> None:
        """Nothing is said of what the agent finished, of what a transfer left behind, of a chat
        with a supervisor, and when everything goes because the session has ended."""
        finished = interaction.id in self._asked
        self._asked.discard(interaction.id)
        timed_out = self._is_past_limit(interaction)
        passed_on = interaction.channel_status == "transferred" and not timed_out
        among_us = interaction.supervision_id is not None
        if finished or passed_on or among_us or self._store.me is None:
            return
        changed_by = ChangedBy.EXPIRY if timed_out else None
        subject = interaction.display_name
        self._board.post(Notice(Topic.WRAP_UP_OVER, subject=subject, changed_by=changed_by))

    def _is_past_limit(self, interaction: Interaction) -> bool:
        limit, ended_at = interaction.wrap_up_limit, interaction.ended_at
        if limit is None or ended_at is None:
            return False
        return self._store.now() + _CLOCK_ERROR >= ended_at + limit

    def _write_profile(self, me: Agent) -> None:
        if self._was_own(me.profile_changed_by, me.profile_id):
            return
        name = me.profile.name if me.profile else ""
        self._board.post(
            Notice(Topic.PROFILE_CHANGED, subject=name, changed_by=me.profile_changed_by)
        )

    def _write_work_status(self, me: Agent) -> None:
        changed_by = me.work_status_changed_by
        ready = me.work_status is WorkStatus.READY
        if ready:
            self._missed = 0
        own = self._was_own(changed_by, me.work_status)
        if own or changed_by is ChangedBy.MISSED_OFFER:
            return
        can_be_ready = not ready and not me.ready_is_refused
        self._board.post(
            Notice(
                Topic.WORK_STATUS_CHANGED,
                Severity.INFO if ready else Severity.WARNING,
                subject=me.work_status.value,
                changed_by=changed_by,
                remedy=Remedy.BE_READY if can_be_ready else None,
            )
        )

    def _was_own(self, changed_by: ChangedBy, value: object) -> bool:
        asked = value in self._asked
        self._asked.discard(value)
        return changed_by in _OWN or (asked and changed_by is ChangedBy.UNKNOWN)

    def _subject(self, action: Action) -> str:
        """The person, profile or queue that an action is about, by name; empty if unknown."""
        if isinstance(action, ServiceAction) and not isinstance(action, SendFile):
            return ""
        match action:
            case Pick(contact_id):
                row = self._store.picklist.get(contact_id)
                return row.display_name if row else ""
            case SetPresence(profile_id):
                profiles = self._store.me.profiles if self._store.me else ()
                return next((p.name for p in profiles if p.id == profile_id), "")
            case ServeQueue(queue_id):
                queue = self._store.queues.get(queue_id)
                return queue.name if queue else ""
            case Dial(number):
                return number
            case NewMail(draft):
                return draft.subject
            case ControlContact():
                contact = self._controlled(action)
                return contact.display_name if contact else ""
            case OpenParked(contact_id):
                parked = self._store.parked.get(contact_id)
                return parked.subject if parked else ""
            case SetWorkStatus() | LoadScript():
                return ""
            case _:
                interaction = self._store.interactions.get(action.interaction_id)
                return interaction.display_name if interaction else ""

    def _controlled(self, control: ControlContact) -> Interaction | None:
        """What a supervisor does something to, as long as its agent has it."""
        theirs = self._store.supervised.get(control.session_id)
        interactions = theirs.interactions if theirs is not None else {}
        return interactions.get(control.action.interaction_id)


def _ended_by_others(interaction: Interaction) -> Topic | None:
    """What to tell of a conversation that is over; None where the agent ended it themself."""
    if interaction.end_reason in _BY_SUPERVISOR:
        return _BY_SUPERVISOR[interaction.end_reason]
    if interaction.end_reason not in _LEFT:
        return None
    return Topic.CALL_ENDED if interaction.channel.is_call else Topic.CUSTOMER_LEFT


def _wanted(action: Action) -> object:
    """The status or profile that an action asks for, or the conversation that it finishes; None
    for any other action."""
    match action:
        case SetPresence(profile_id):
            return profile_id
        case SetWorkStatus(work_status):
            return work_status
        case FinishInteraction(interaction_id):
            return interaction_id
        case _:
            return None
