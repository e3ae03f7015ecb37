"""Actions -> requests (ECFS 22Q1; bodies as in the model's examples)."""

from __future__ import annotations

from typing import NamedTuple

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.domain.transfer import TargetKind, destination
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json, Request
from contactpro_desktop.ecfs.mapping.channel import channel_type
from contactpro_desktop.ecfs.mapping.script import script_results
from contactpro_desktop.ecfs.text import encodable


class _Call(NamedTuple):
    method: str
    uri: str
    body: Json


def request_for(action: Action, request_id: RequestId, *, own_key: str) -> Request:
    """The one request that carries `action` out.

    `own_key` is the agent's `uniquekey` among the participants of the action's conversation. All
    but the typing state ask the server to answer a repetition with the first outcome.
    """
    method, uri, body = _call(action, own_key)
    repeatable = not isinstance(action, actions.SetTyping)
    return Request(request_id, method, uri, body, idempotent=repeatable)


def _call(action: Action, own_key: str) -> _Call:
    match action:
        case actions.SetWorkStatus(work_status):
            return _Call("PUT", paths.PROPERTIES, {"work_status": work_status.value})
        case actions.SetPresence(profile_id):
            return _Call("PUT", paths.PROPERTIES, {"presence": profile_id})
        case actions.ServeQueue(queue_id, serve):
            return _Call("PUT", paths.queue_uri(queue_id), {"serve": serve})
        case actions.Pick():
            return _pick(action)
        case actions.SendMessage(interaction_id, text, kind):
            body = {"message": encodable(text), "type": kind.value}
            return _Call("POST", paths.messages_uri(interaction_id), body)
        case actions.SetTyping(interaction_id, typing):
            status = "typing" if typing else "not_typing"
            return _Call("PUT", paths.participant_uri(interaction_id, own_key), {"status": status})
        case actions.Transfer():
            return _transfer(action)
        case actions.LoadScript():
            return _Call("SUBSCRIBE", paths.SCRIPTS, None)
        case actions.SaveScript(interaction_id, script_id, answers):
            uri = paths.script_answers_uri(interaction_id, script_id)
            return _Call("POST", uri, script_results(answers))
        case _:
            return _new_status(action)


def _new_status(
    action: actions.AcceptOffer
    | actions.DeclineOffer
    | actions.EndInteraction
    | actions.FinishInteraction,
) -> _Call:
    status = {
        actions.AcceptOffer: "accepted",
        actions.DeclineOffer: "rejected",
        actions.EndInteraction: "ended",
        actions.FinishInteraction: "handled",
    }[type(action)]
    return _Call("PUT", paths.interaction_uri(action.interaction_id), {"status": status})


def _pick(action: actions.Pick) -> _Call:
    body = {
        "channel_type": channel_type(action.channel),
        "status": "picked",
        "contact_id": action.contact_id,
        "from_queue": {"id": action.queue_id},
    }
    return _Call("POST", paths.INTERACTIONS, body)


def _transfer(action: actions.Transfer) -> _Call:
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
    return _Call("PUT", paths.interaction_uri(action.interaction_id), body)
