"""A request as the model documents it for every writing operation, with values of our own.

Words between angle brackets stand for ids of a `Scene`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contactpro_desktop.ecfs.operations import OPERATIONS, Operation

_ANSWERS = [{"id": "<question>", "answerdata": [{"data": "blue"}], "ordinal": 1}]
_STATUSES: list[Any] = [
    {"status": "accepted"},
    {"channel_status": "transferring", "destination": "nobody@demo"},
    {"status": "ended"},
    {"status": "handled"},
]
_CALL: list[Any] = [
    {"channel_status": "onhold"},
    {"channel_status": "connected"},
    {"channel_status": "muted"},
    {"channel_status": "picking"},
    {"recording": True},
    {"recording": False},
    {"channel_status": "outbound_accepted", "destination": "+34600111222"},
    {"channel_status": "outbound_rejected"},
    {"channel_status": "outbound_skipped"},
]
_BY_ID = {
    "channel_status": "transferring",
    "transfer_type": "QUEUE",
    "destination": "0" * 32,
}
_DRAFT: list[Any] = [
    {"subject": "Your order"},
    {"content": "It is on its way."},
    {"from_address": "correo@demo"},
    {"to_address": [{"address": "eva@example.org", "name": "Eva"}]},
    {"cc_address": []},
    {"draft_type": "saved"},
    {"status": "pending"},
    {"status": "sent"},
]
_RECIPIENTS: list[Any] = [
    {"address": "eva@example.org"},
    {"address": "leo@example.org", "name": "Leo"},
]
_RECIPIENT_LISTS: list[Any] = [[{"address": "eva@example.org"}, {"address": "eva@example.org"}]]
_SDP = {
    "message": "OFFER",
    "sdp": {"type": "offer", "sdp": "v=0"},
    "icecandidates": [{"candidate": "candidate:1", "sdpMLineIndex": 0, "sdpMid": "audio"}],
}

BODIES: Mapping[str, list[Any]] = {
    "PUT /properties": [
        {"work_status": "ready"},
        {"capabilities": {"phone": True}},
        {"capabilities": {"video_chat": True, "phone": False}},
        {"work_status": "not_ready", "capabilities": {"video_chat": False}},
        {"alias": "Ana P.", "chat_address": "ana@demo"},
        {"presence": "<profile>"},
    ],
    "PUT /properties/capabilities": [{"phone": True, "video_chat": False}],
    "PUT /properties/phone": [{"sip_connected": True}, {"sip_connected": False}],
    "PUT /properties/user_settings": [{"ECFUI_Autoanswer_AutoAllocated": {"value": "0"}}],
    "PUT /properties/supervising": [
        {"deny_supervising": True},
        {"deny_supervising": False, "deny_silent_listening": True, "deny_coaching": False},
    ],
    "PUT /queues": [{"<queue>": {"serve_external": True}}],
    "PUT /queues/{id}": [{"serve": False}, {"serve": True}],
    "POST /interactions": [
        {"channel_type": "phone", "destination": "+34600111222"},
        {"channel_type": "chat", "channel_sub_type": "video", "destination": "soporte@demo"},
        {
            "channel_type": "chat",
            "status": "picked",
            "contact_id": "0" * 32,
            "from_queue": {"id": "<queue>"},
        },
        {"channel_type": "email", "status": "open", "contact_id": "0" * 32},
        {
            "channel_type": "external",
            "direction": "inbound",
            "channel_sub_type": "phone",
            "originator": "+34600111222",
            "destination": "4000",
            "from_queue": {"id": "<queue>"},
        },
        {
            "channel_type": "chat",
            "channel_sub_type": "text",
            "destination": "bruno@demo",
            "supervisor_session_id": "0" * 32,
        },
    ],
    "PUT /interactions/{chatid}": _STATUSES,
    "POST /interactions/{chatid}/transcript/messages": [
        {"message": "Good morning", "type": "text"},
        {"message": '{"template_type": "request", "template_id": "1"}', "type": "template"},
    ],
    "PUT /interactions/{chatid}/participants/{uniquekey}": [
        {"status": "typing"},
        {"status": "not_typing"},
    ],
    "PUT /interactions/{chatid}/webrtc": [{"status": "signalling"}, {"status": "off"}],
    "POST /interactions/{chatid}/webrtc/messages": [_SDP],
    "POST /interactions/{chatid}/attachments": [
        {"filename": "plan.pdf", "size": 1024, "mime_type": "application/pdf"}
    ],
    "PUT /interactions/{phoneid}": [*_CALL, *_STATUSES],
    "PUT /interactions/{phoneid}/outbound": [
        {"result": "redial", "redial_time": 600},
        {"result": "success", "classifier": "0" * 32},
    ],
    "PUT /interactions/{phoneid}/outbound/customer/attributes": [{"PHONE1": 2344, "NAME": "Eva"}],
    "PUT /interactions/{userdefinedid}": [*_STATUSES, _BY_ID],
    "PUT /interactions/{emailid}": [
        {"draft": {"draft_type": "reply"}},
        {"draft": {"draft_type": "forward", "content": "See below."}},
        *_STATUSES,
        _BY_ID,
    ],
    "PUT /interactions/{emailid}/draft": _DRAFT,
    "POST /interactions/{emailid}/draft/to_address": _RECIPIENTS,
    "PUT /interactions/{emailid}/draft/to_address": _RECIPIENT_LISTS,
    "POST /interactions/{emailid}/draft/cc_address": _RECIPIENTS,
    "PUT /interactions/{emailid}/draft/cc_address": _RECIPIENT_LISTS,
    "POST /interactions/{emailid}/draft/bcc_address": _RECIPIENTS,
    "PUT /interactions/{emailid}/draft/bcc_address": _RECIPIENT_LISTS,
    "POST /interactions/{emailid}/draft/attachments": [
        {"filename": "plan.pdf", "size": 1024, "mime_type": "application/pdf"},
        {"id": "0" * 32},
    ],
    "PUT /interactions/{externalid}": [{"channel_status": "connected"}, *_STATUSES],
    "POST /personal_data_reports": [
        {
            "action": "generate",
            "start_time": "01/10/2025 00:00:00 UTC+00:00",
            "email": "eva@example.org",
        }
    ],
    "PUT /personal_data_reports/{id}": [{"action": "delete", "contact_id_list": ["0" * 32]}],
    "POST /supervisor_sessions": [
        {"state": "monitoring"},
        {"state": "silent_listening", "agent": {"id": "<colleague>"}},
    ],
    "PUT /supervisor_sessions/{id}": [{"state": "coaching"}],
    "PUT /ui": [{"currentTab": "history"}],
    "DELETE /ui": [["currentTab"]],
}
"""By operation; those of scripts, which are the same for every kind, are in `bodies_of`."""


def bodies_of(operation: Operation) -> list[Any]:
    """The documented requests of an operation, `[None]` where there is nothing to send."""
    if operation.resource.endswith("/scriptanswers") and operation.method == "POST":
        return [_ANSWERS]
    if operation.resource.endswith("/{questionid}"):
        return [_ANSWERS[0]]
    return BODIES.get(str(operation), [None])


WITH_BODY = [operation for operation in OPERATIONS if operation.method in ("PUT", "POST")]
