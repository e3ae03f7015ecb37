"""When an action has succeeded: what the pushed model must say (the server's state is the truth).

An answer alone proves nothing, but for a saved script, where the published model promises no push.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contactpro_desktop.domain import actions, script
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.agent import Agent, WorkStatus
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.service_actions import ServiceAction
from contactpro_desktop.ecfs.agent_model import AgentModel
from contactpro_desktop.ecfs.call_expectations import call_verdict, opens_preview
from contactpro_desktop.ecfs.envelope import Answer
from contactpro_desktop.ecfs.mail_expectations import mail_verdict
from contactpro_desktop.ecfs.service_expectations import UNPUSHED, service_verdict

_TRANSFERRED = "transferred"
_NONE = script.Answer()

_REFUSALS: Mapping[int, Refusal] = {
    400: Refusal.MALFORMED,
    403: Refusal.FORBIDDEN,
    404: Refusal.NOT_FOUND,
    405: Refusal.NOT_ALLOWED_NOW,
    408: Refusal.BUSY_SERVER,
}
"""What a status says where the server names no reason (ECFS 22Q1, status codes)."""

Verdict = bool | Refusal
"""True: it has happened. False: not yet. A refusal: the model says that it cannot happen now."""


def refusal_of(answer: Answer) -> Refusal | None:
    """Why the server refused; None for an answer that is no refusal."""
    if 200 <= answer.status < 300:
        return None
    try:
        return Refusal(answer.reason)
    except ValueError:
        return _REFUSALS.get(answer.status, Refusal.OTHER)


def refused_beforehand(
    action: Action, me: Agent | None, pending: Iterable[Action]
) -> Refusal | None:
    """What needs no server to be refused: the model says so (ECFS 22Q1, /properties).

    While a change of profile is pending the server decides: it knows the order.
    """
    wants_ready = isinstance(action, actions.SetWorkStatus) and (
        action.work_status is WorkStatus.READY
    )
    if not wants_ready or me is None or not me.ready_is_refused:
        return None
    changing = any(isinstance(other, actions.SetPresence) for other in pending)
    return None if changing else Refusal.ABSENCE_PROFILE


def answer_suffices(action: Action) -> bool:
    """Where the published model promises no push."""
    unpushed = actions.SaveScript | actions.SetCallResult | actions.SetCustomerAttributes
    return isinstance(action, unpushed | UNPUSHED)


def verdict(action: Action, model: AgentModel) -> Verdict:
    """What the model says about `action`; messages are recognised elsewhere, by their echo."""
    if isinstance(action, actions.MailAction):
        return mail_verdict(action, model.interactions)
    if isinstance(action, actions.CallAction):
        return call_verdict(action, model.interactions)
    if isinstance(action, actions.ControlContact):
        theirs = model.supervised(action.session_id)
        return Refusal.NOT_FOUND if theirs is None else verdict(action.action, theirs)
    if isinstance(action, ServiceAction):
        return service_verdict(action, model.resource)
    match action:
        case actions.SetWorkStatus(work_status):
            return model.me is not None and model.me.work_status is work_status
        case actions.SetPresence(profile_id):
            return model.me is not None and model.me.profile_id == profile_id
        case actions.ServeQueue(queue_id, serve):
            queue = model.queues.get(queue_id)
            return queue.serve is serve if queue else Refusal.NOT_FOUND
        case actions.Pick(contact_id):
            return any(
                i.contact_id == contact_id and i.status is InteractionStatus.ACCEPTED
                for i in model.interactions
            )
        case actions.AcceptOffer(interaction_id) if opens_preview(
            interaction_id, model.interactions
        ):
            return True
        case actions.LoadScript(script_id):
            return script_id in model.script_ids
        case actions.SaveScript():
            return _saved(action, model)
        case _:
            return _interaction_verdict(action, model.interactions.get(action.interaction_id))


def _saved(action: actions.SaveScript, model: AgentModel) -> bool:
    """By the answers themselves; where a server pushes none, by the script's status."""
    interaction = model.interactions.get(action.interaction_id)
    saved = model.interactions.answers(action.interaction_id)
    if not saved:
        return interaction is not None and interaction.script_saved
    return all(saved.get(key, _NONE) == answer for key, answer in action.sent.items())


def _interaction_verdict(
    action: actions.AcceptOffer
    | actions.DeclineOffer
    | actions.SendMessage
    | actions.SetTyping
    | actions.Transfer
    | actions.EndInteraction
    | actions.FinishInteraction,
    interaction: Interaction | None,
) -> Verdict:
    match action:
        case actions.AcceptOffer():
            return _accepted(interaction)
        case actions.DeclineOffer():
            return interaction is None or interaction.status is InteractionStatus.REJECTED
        case actions.SendMessage() | actions.SetTyping():
            return False if interaction and interaction.is_open else Refusal.NOT_ALLOWED_NOW
        case actions.Transfer():
            return _transferred(interaction)
        case actions.EndInteraction():
            return interaction is None or not interaction.is_open
        case _:
            return interaction is None or interaction.status is InteractionStatus.HANDLED


def _accepted(interaction: Interaction | None) -> Verdict:
    if interaction is not None and interaction.status is InteractionStatus.ACCEPTED:
        return True
    return False if interaction is not None and interaction.is_offer else Refusal.EXPIRED


def _transferred(interaction: Interaction | None) -> Verdict:
    """Over without a reason counts as transferred: a tenant tells none (ECFS 22Q1: for chats and
    calls it does not set `transferred` either)."""
    if interaction is None or interaction.channel_status == _TRANSFERRED:
        return True
    if interaction.is_open:
        return False
    return True if interaction.end_reason in ("", _TRANSFERRED) else Refusal.NOT_ALLOWED_NOW
