"""When something done to a call has happened: what the pushed model must say."""

from __future__ import annotations

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.actions import CallAction
from contactpro_desktop.domain.call import CallState, call_state, is_placed, is_preview
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.interaction_model import InteractionModel


def call_verdict(action: CallAction, interactions: InteractionModel) -> bool | Refusal:
    """True: it has happened. False: not yet. A refusal: the model says that it cannot now."""
    if isinstance(action, actions.Dial):
        fresh = (each for each in interactions if each.id not in action.known)
        return any(is_placed(each, action.number) for each in fresh)
    interaction = interactions.get(action.interaction_id)
    match action:
        case actions.SetCallState(_, state):
            return _has_state(interaction, state)
        case actions.SetRecording(_, recording):
            return _is_recording(interaction, recording)
        case actions.AnswerPreview():
            return interaction is None or not is_preview(interaction)
        case _:
            # The published model promises no push for these: their answer decides.
            return False if interaction is not None else Refusal.NOT_ALLOWED_NOW


def opens_preview(interaction_id: InteractionId, interactions: InteractionModel) -> bool:
    """Whether the preview of a campaign's offer is there: accepting it ends the offer and begins
    another interaction of the same contact (ECFS 22Q1, accept_outbound)."""
    offers = [interactions.get(interaction_id), *interactions.vanished]
    contacts = {each.contact_id for each in offers if each and each.id == interaction_id}
    return any(is_preview(each) and each.contact_id in contacts for each in interactions)


def _has_state(interaction: Interaction | None, state: CallState) -> bool | Refusal:
    if interaction is None or not interaction.is_open:
        return Refusal.NOT_ALLOWED_NOW
    return call_state(interaction) is state


def _is_recording(interaction: Interaction | None, recording: bool) -> bool | Refusal:
    if interaction is None or not interaction.is_open:
        return Refusal.NOT_ALLOWED_NOW
    return interaction.recording is recording
