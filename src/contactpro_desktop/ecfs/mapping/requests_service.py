"""Requests of the actions beside the conversations (ECFS 22Q1; bodies as in the model)."""

from __future__ import annotations

from contactpro_desktop.domain import service_actions as actions
from contactpro_desktop.domain.service_actions import ServiceAction
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping.call import Call
from contactpro_desktop.ecfs.text import encodable


def service_call(action: ServiceAction) -> Call:
    """The one request that carries `action` out."""
    match action:
        case (
            actions.SendFile()
            | actions.SetVideoStatus()
            | actions.SignalVideo()
            | actions.OpenGuidance()
        ):
            return _in_conversation(action)
        case (
            actions.AskForHelp()
            | actions.Supervise()
            | actions.SetSupervision()
            | actions.EndSupervision()
            | actions.BargeIn()
        ):
            return _supervision(action)
        case actions.AskForReport() | actions.DeletePersonalData():
            return _report(action)
        case _:
            return _own(action)


def _own(
    action: actions.ChangeSettings
    | actions.DenySupervising
    | actions.SetTelephone
    | actions.SetCapabilities
    | actions.ChangeAlias
    | actions.ServeExternally
    | actions.ShareUi
    | actions.ForgetUi,
) -> Call:
    match action:
        case actions.ChangeSettings(values):
            body: Json = {name: {"value": encodable(text)} for name, text in values.items()}
            return Call("PUT", paths.USER_SETTINGS, body)
        case actions.DenySupervising(denied):
            body = {f"deny_{what}": flag for what, flag in denied.items()}
            return Call("PUT", paths.SUPERVISING, body)
        case actions.SetTelephone():
            return Call("PUT", paths.PHONE, _telephone(action))
        case actions.SetCapabilities(phone, video_chat):
            body = _given(phone=phone, video_chat=video_chat)
            return Call("PUT", paths.CAPABILITIES, body)
        case actions.ChangeAlias(alias):
            return Call("PUT", paths.PROPERTIES, {"alias": encodable(alias)})
        case actions.ServeExternally(queues):
            body = {key: {"serve_external": serve} for key, serve in queues.items()}
            return Call("PUT", paths.QUEUES, body)
        case actions.ShareUi(values):
            body = {name: encodable(text) for name, text in values.items()}
            return Call("PUT", paths.UI, body)
        case _:
            return Call("DELETE", paths.UI, list(action.names))


def _telephone(action: actions.SetTelephone) -> dict[str, Json]:
    external = _given(number=action.external_number, permanent=action.external_permanent)
    body: dict[str, Json] = {"sip_connected": action.sip_connected}
    if external:
        body["external_agent"] = external
    if action.mtd:
        body["mtd"] = dict(action.mtd)
    return body


def _in_conversation(
    action: actions.SendFile | actions.SetVideoStatus | actions.SignalVideo | actions.OpenGuidance,
) -> Call:
    match action:
        case actions.SendFile(interaction_id):
            body: Json = _given(
                filename=encodable(action.filename),
                size=action.size,
                mime_type=action.mime_type or None,
            )
            return Call("POST", paths.attachments_uri(interaction_id), body)
        case actions.SetVideoStatus(interaction_id, status):
            return Call("PUT", paths.webrtc_uri(interaction_id), {"status": status})
        case actions.SignalVideo(interaction_id):
            return Call("POST", paths.webrtc_messages_uri(interaction_id), _signal(action))
        case _:
            body = _given(
                channel_type="chat",
                channel_sub_type="text",
                destination=action.destination,
                supervisor_session_id=action.session_id,
                from_queue={"id": action.from_queue} if action.from_queue else None,
            )
            return Call("POST", paths.INTERACTIONS, body)


def _signal(action: actions.SignalVideo) -> dict[str, Json]:
    candidates = [
        {"candidate": each.candidate, "sdpMLineIndex": each.line_index, "sdpMid": each.mid}
        for each in action.candidates
    ]
    return {
        "message": "OFFER" if action.is_offer else "ANSWER",
        "sdp": {"sdp": action.sdp, "type": "offer" if action.is_offer else "answer"},
        "icecandidates": candidates,
    }


def _supervision(
    action: actions.AskForHelp
    | actions.Supervise
    | actions.SetSupervision
    | actions.EndSupervision
    | actions.BargeIn,
) -> Call:
    match action:
        case actions.AskForHelp():
            return Call("POST", paths.SUPERVISOR_SESSIONS, {"state": "monitoring"})
        case actions.Supervise(agent_id, mode):
            body = {"state": mode.value, "agent": {"id": agent_id}}
            return Call("POST", paths.SUPERVISOR_SESSIONS, body)
        case actions.SetSupervision(session_id, mode):
            uri = paths.supervisor_session_uri(session_id)
            return Call("PUT", uri, {"state": mode.value})
        case actions.EndSupervision(session_id):
            return Call("DELETE", paths.supervisor_session_uri(session_id), None)
        case _:
            body = {"message": encodable(action.text), "type": "text"}
            own = paths.messages_uri(action.interaction_id)
            return Call("POST", paths.in_supervised(action.session_id, own), body)


def _report(action: actions.AskForReport | actions.DeletePersonalData) -> Call:
    if isinstance(action, actions.AskForReport):
        body = _given(
            action="generate",
            start_time=action.start_time,
            end_time=action.end_time or None,
            phone_number=action.phone_number or None,
            email=action.email or None,
            first_name=action.first_name or None,
            last_name=action.last_name or None,
            last_digit_cnt_for_number_search=action.last_digits,
        )
        return Call("POST", paths.PERSONAL_DATA_REPORTS, body)
    body = {
        "action": "delete",
        "contact_id_list": list(action.contacts),
        "direntry_id_list": list(action.directory_entries),
        "obcustomer_id_list": list(action.campaign_customers),
        "consent_key_list": list(action.consents),
        **_given(
            callback_id_list=list(action.callbacks) or None,
            message_id_list=list(action.messages) or None,
        ),
    }
    return Call("PUT", paths.personal_data_report_uri(action.report_id), body)


def _given(**values: Json) -> dict[str, Json]:
    return {name: value for name, value in values.items() if value is not None}
