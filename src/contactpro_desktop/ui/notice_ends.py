"""When a notice has had its time: it says nothing that is not true any more."""

from __future__ import annotations

from contactpro_desktop.app.notices import Notice, Remedy, Severity, Topic
from contactpro_desktop.domain.actions import Action, Dial, SendMessage
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.store.changes import (
    ActionStarted,
    Change,
    CurrentChanged,
    InteractionAdded,
    InteractionDropped,
    InteractionUpdated,
    MeUpdated,
)

_INFO_SECONDS = 12.0
_PAST_SECONDS = 30.0
_TO_BE_READY = (Remedy.BE_READY, Remedy.CHOOSE_AVAILABLE)


def seconds_shown(notice: Notice) -> float | None:
    """After how long a notice goes by itself; None for one that waits for the agent.

    What was refused and concerns no conversation is over with the moment; what is in doubt is to
    be looked into, whenever that may be.
    """
    if notice.remedy is not None:
        return None
    if notice.severity is Severity.INFO:
        return _INFO_SECONDS
    refused = notice.topic is Topic.ACTION_REFUSED and notice.refusal is not Refusal.IN_DOUBT
    return _PAST_SECONDS if refused and notice.interaction_id is None else None


def is_over(notice: Notice, change: Change) -> bool:
    """Whether a change leaves nothing of what a notice says."""
    match change:
        case ActionStarted(action=action):
            return notice.topic is Topic.KEY_IDLE or _is_asked_again(notice, action)
        case CurrentChanged():
            return notice.topic is Topic.KEY_IDLE
        case MeUpdated(me=me):
            return notice.remedy in _TO_BE_READY and me.work_status is WorkStatus.READY
        case InteractionAdded(interaction):
            return _is_of_dialling(notice) and interaction.channel.is_call
        case InteractionUpdated(before, interaction):
            return before.section is not interaction.section and _is_past(notice, before)
        case InteractionDropped(interaction):
            return _is_about(notice, interaction) or _is_past(notice, interaction)
        case _:
            return False


def _is_asked_again(notice: Notice, action: Action) -> bool:
    """Not for messages: the one sent now is another than the one that failed."""
    return (
        notice.topic is Topic.ACTION_REFUSED
        and not isinstance(action, SendMessage)
        and notice.action == type(action).__name__
        and notice.interaction_id == getattr(action, "interaction_id", None)
    )


def _is_about(notice: Notice, interaction: Interaction) -> bool:
    """A lost race stays its time: it says why the interaction is gone."""
    lost_race = notice.topic is Topic.ACTION_REFUSED and notice.severity is Severity.INFO
    return notice.interaction_id == interaction.id and not lost_race


def _is_past(notice: Notice, before: Interaction) -> bool:
    """Whether it told what to do with an offer, or that a call was in the way."""
    if notice.topic is Topic.TAKEN_OVER:
        return notice.contact_id == before.contact_id
    return _is_of_dialling(notice) and before.channel.is_call


def _is_of_dialling(notice: Notice) -> bool:
    return notice.topic is Topic.ACTION_REFUSED and notice.action == Dial.__name__
