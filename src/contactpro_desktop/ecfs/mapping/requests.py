"""Actions -> requests (ECFS 22Q1; bodies as in the model's examples)."""

from __future__ import annotations

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.call import CallState
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.domain.service_actions import ServiceAction
from contactpro_desktop.domain.transfer import TargetKind, destination
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json, Request
from contactpro_desktop.ecfs.mapping.call import Call
from contactpro_desktop.ecfs.mapping.channel import channel_type
from contactpro_desktop.ecfs.mapping.requests_mail import mail_call
from contactpro_desktop.ecfs.mapping.requests_phone import phone_call
from contactpro_desktop.ecfs.mapping.requests_service import service_call
from contactpro_desktop.ecfs.mapping.script import script_results
from contactpro_desktop.ecfs.text import encodable


def request_for(action: Action, request_id: RequestId, *, own_key: str) -> Request:
    """The one request that carries `action` out.

    `own_key` is the agent's `uniquekey` among the participants of the action's conversation. All
    but the typing state ask the server to answer a repetition with the first outcome.
    """
    method, uri, body = _call(action, own_key)
    repeatable = not isinstance(action, actions.SetTyping)
    return Request(request_id, method, uri, body, idempotent=repeatable)


def _call(action: Action, own_key: str) -> Call:
    if isinstance(action, actions.MailAction):
        return mail_call(action)
    if isinstance(action, actions.CallAction):
        return phone_call(action)
    if isinstance(action, actions.ControlContact):
        own = _call(action.action, own_key)
        return own._replace(uri=paths.in_supervised(action.session_id, own.uri))
    if isinstance(action, ServiceAction):
        return service_call(action)
    match action:
        case actions.SetWorkStatus(work_status):
            return Call("PUT", paths.PROPERTIES, {"work_status": work_status.value})
        case actions.SetPresence(profile_id):
            return Call("PUT", paths.PROPERTIES, {"presence": profile_id})
        case actions.ServeQueue(queue_id, serve):
            return Call("PUT", paths.queue_uri(queue_id), {"serve": serve})
        case actions.Pick():
            return _pick(action)
        case actions.SendMessage(interaction_id, text, kind):
            body = {"message": encodable(text), "type": kind.value}
            return Call("POST", paths.messages_uri(interaction_id), body)
        case actions.SetTyping(interaction_id, typing):
            status = "typing" if typing else "not_typing"
            return Call("PUT", paths.participant_uri(interaction_id, own_key), {"status": status})
        case actions.Transfer():
            return _transfer(action)
        case actions.LoadScript():
            return Call("SUBSCRIBE", paths.SCRIPTS, None)
        case actions.SaveScript():
            return _save_script(action)
        case _:
            return _new_status(action)


def _new_status(
    action: actions.AcceptOffer
    | actions.DeclineOffer
    | actions.EndInteraction
    | actions.FinishInteraction,
) -> Call:
    if isinstance(action, actions.AcceptOffer) and action.elsewhere:
        body = {"channel_status": CallState.PICKING.value}
        return Call("PUT", paths.interaction_uri(action.interaction_id), body)
    status = {
        actions.AcceptOffer: "accepted",
        actions.DeclineOffer: "rejected",
        actions.EndInteraction: "ended",
        actions.FinishInteraction: "handled",
    }[type(action)]
    return Call("PUT", paths.interaction_uri(action.interaction_id), {"status": status})


def _save_script(action: actions.SaveScript) -> Call:
    """The model posts initial answers, and puts what takes the place of an answer."""
    results = script_results(action.answers)
    if action.only is None or action.only not in action.answers:
        uri = paths.script_answers_uri(action.interaction_id, action.script_id)
        return Call("POST", uri, results)
    uri = paths.script_answer_uri(action.interaction_id, action.script_id, action.only)
    return Call("PUT", uri, results[list(action.answers).index(action.only)])


def _pick(action: actions.Pick) -> Call:
    body = {
        "channel_type": channel_type(action.channel),
        "status": "picked",
        "contact_id": action.contact_id,
        "from_queue": {"id": action.queue_id},
    }
    return Call("POST", paths.INTERACTIONS, body)


def _transfer(action: actions.Transfer) -> Call:
    body: dict[str, Json] = {
        "channel_status": "transferring",
        "destination": destination(action.target, action.channel),
    }
    if action.channel in (Channel.EMAIL, Channel.TASK):
        to_queue = action.target.kind is TargetKind.QUEUE
        body["transfer_type"] = "QUEUE" if to_queue else "AGENT"
    if action.attached_data:
        body["attached_data"] = {
            encodable(key): encodable(value) for key, value in action.attached_data.items()
        }
    return Call("PUT", paths.interaction_uri(action.interaction_id), body)
