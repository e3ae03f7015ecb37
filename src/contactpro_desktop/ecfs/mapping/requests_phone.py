"""What is done to calls -> requests (ECFS 22Q1, /interactions/{phoneid})."""

from __future__ import annotations

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.actions import CallAction
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping.call import Call
from contactpro_desktop.ecfs.text import encodable


def phone_call(action: CallAction) -> Call:
    """The request that carries `action` out."""
    match action:
        case actions.Dial(number):
            body: Json = {"channel_type": "phone", "destination": encodable(number)}
            return Call("POST", paths.INTERACTIONS, body)
        case actions.SetCallState(interaction_id, state):
            return _put(paths.interaction_uri(interaction_id), {"channel_status": state.value})
        case actions.SetRecording(interaction_id, recording):
            return _put(paths.interaction_uri(interaction_id), {"recording": recording})
        case actions.AnswerPreview():
            return _answer_preview(action)
        case actions.SetCallResult():
            return _put(paths.outbound_uri(action.interaction_id), _result(action))
        case _:
            texts: Json = {key: encodable(value) for key, value in action.attributes.items()}
            return _put(paths.customer_attributes_uri(action.interaction_id), texts)


def _put(uri: str, body: Json) -> Call:
    return Call("PUT", uri, body)


def _answer_preview(action: actions.AnswerPreview) -> Call:
    body: dict[str, Json] = {"channel_status": action.answer.value}
    if action.number:
        body["destination"] = encodable(action.number)
    return _put(paths.interaction_uri(action.interaction_id), body)


def _result(action: actions.SetCallResult) -> dict[str, Json]:
    """Without the keys that nothing was said for."""
    body: dict[str, Json] = {
        "result": action.result.value,
        "classifier": action.classifier,
        "redial_agent": action.redial_agent,
        "redial_remarks": encodable(action.remarks),
    }
    told = {key: value for key, value in body.items() if value}
    return told if action.redial_in is None else told | {"redial_time": action.redial_in}
