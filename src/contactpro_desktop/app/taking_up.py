"""What is to be done after a gap about something that was asked before it."""

from __future__ import annotations

from enum import Enum

from contactpro_desktop.app.outgoing import MESSAGES
from contactpro_desktop.domain import actions, service_actions
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.repeating import (
    DAY,
    MARGIN,
    SOON,
    Repeating,
    is_once_only,
    repeating,
    wants_it_gone,
)
from contactpro_desktop.store.store import Store
from contactpro_desktop.store.unsettled import Entry

_TRANSFERRED = "transferred"
_LEAVING = actions.Transfer | actions.ParkDraft | actions.ParkTask


class Verdict(Enum):
    """DONE: the model shows it. LOOK: only the transcript can tell. A refusal in place of these
    says why it will not happen."""

    DONE = "done"
    REPEAT = "repeat"
    LOOK = "look"


def judge(entry: Entry, store: Store, *, fresh: bool) -> Verdict | Refusal:
    """`fresh`: it was asked in this very session of this program."""
    if _has_happened(entry, store):
        return Verdict.DONE
    if repeating(entry.action) is Repeating.SOON:
        return _judge_moment(entry, store, fresh=fresh)
    return _judge_lasting(entry, store)


def _judge_moment(entry: Entry, store: Store, *, fresh: bool) -> Verdict | Refusal:
    action = entry.action
    if isinstance(action, actions.AcceptOffer) and _interaction(action, store) is None:
        return Refusal.EXPIRED
    if not fresh or store.now() - entry.asked_at > SOON:
        return Refusal.TOO_LATE
    return Verdict.REPEAT if _is_safe(entry, store) else Refusal.IN_DOUBT


def _judge_lasting(entry: Entry, store: Store) -> Verdict | Refusal:
    action = entry.action
    if hasattr(action, "interaction_id") and _interaction(action, store) is None:
        doubtful = is_once_only(action) or isinstance(action, _LEAVING)
        return Refusal.IN_DOUBT if entry.tried and doubtful else Refusal.NOT_YOURS
    if store.now() - entry.asked_at > DAY:
        return Refusal.TOO_LATE
    if _is_safe(entry, store):
        return Verdict.REPEAT
    return Verdict.LOOK if isinstance(action, MESSAGES) else Refusal.IN_DOUBT


def _is_safe(entry: Entry, store: Store) -> bool:
    """Whether asking again has no second effect."""
    kept = store.me.outcomes_kept if store.me is not None else None
    remembered = kept is not None and store.now() - entry.asked_at < kept - MARGIN
    return remembered or not entry.tried or not is_once_only(entry.action)


def _has_happened(entry: Entry, store: Store) -> bool:
    """Whether the model shows what was asked."""
    action, me = entry.action, store.me
    match action:
        case actions.SetWorkStatus(work_status):
            return me is not None and me.work_status is work_status
        case actions.SetPresence(profile_id):
            return me is not None and me.profile_id == profile_id
        case actions.ServeQueue(queue_id, serve):
            queue = store.queues.get(queue_id)
            return queue is not None and queue.serve is serve
        case actions.Pick(contact_id):
            picked = store.by_contact(contact_id)
            return picked is not None and picked.is_open
        case service_actions.EndSupervision(session_id):
            return all(each.id != session_id for each in store.supervision)
    interaction = _interaction(action, store)
    if interaction is None:
        return wants_it_gone(action)
    return _shows(entry, interaction, store)


def _shows(entry: Entry, interaction: Interaction, store: Store) -> bool:
    match entry.action:
        case actions.AcceptOffer():
            return not interaction.is_offer
        case actions.EndInteraction():
            return not interaction.is_open
        case actions.Transfer():
            return interaction.channel_status == _TRANSFERRED
    conversation = store.conversation(interaction.id)
    return isinstance(entry.action, MESSAGES) and conversation.is_confirmed(entry.request_id)


def _interaction(action: Action, store: Store) -> Interaction | None:
    interaction_id: InteractionId | None = getattr(action, "interaction_id", None)
    return store.interactions.get(interaction_id) if interaction_id is not None else None
