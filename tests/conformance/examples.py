"""Every request that the model documents with an example (ECFS 22Q1), under the name that it has
there, and one of our own for what has none. The fields are those of the model, the values our own.

Words between angle brackets stand for ids of a `Scene`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contactpro_desktop.ecfs.operations import OPERATIONS, Operation

NOBODY = "0" * 32

Examples = Mapping[str, Any]

_ANSWERS = [{"id": "<question>", "answerdata": [{"data": "blue"}], "ordinal": 1}]
_STATUSES: Examples = {
    "accept": {"status": "accepted"},
    "forward": {"channel_status": "transferring", "destination": "nobody@demo"},
    "disconnect": {"status": "ended"},
    "handle": {"status": "handled"},
    "reject": {"status": "rejected"},
}
_TRANSFERS: Examples = {
    "transfer_to_queue": {
        "channel_status": "transferring", "transfer_type": "QUEUE", "destination": NOBODY,
    },
    "transfer_to_agent": {
        "channel_status": "transferring", "transfer_type": "AGENT", "destination": NOBODY,
    },
}  # fmt: skip
_TWO = [
    {"address": "eva@example.org", "name": "Eva"},
    {"address": "leo@example.org", "name": "Leo"},
]
_RECIPIENTS: Examples = {
    "just_address": {"address": "eva@example.org"},
    "address_and_name": {"address": "leo@example.org", "name": "Leo"},
}
_RECIPIENT_LISTS: Examples = {
    "several": [
        {"address": "eva@example.org"}, {"address": "leo@example.org"},
        {"address": "leo@example.org"},
    ]
}  # fmt: skip
_SDP = {
    "message": "OFFER",
    "sdp": {"type": "offer", "sdp": "v=0"},
    "icecandidates": [{"candidate": "candidate:1", "sdpMLineIndex": 0, "sdpMid": "audio"}],
}

DOCUMENTED: Mapping[str, Examples] = {
    "PUT /properties": {
        "set_ready": {"work_status": "ready"},
        "phone_capable": {"capabilities": {"phone": True}},
        "video_capable": {"capabilities": {"video_chat": True}},
        "phone_and_video_capable": {"capabilities": {"phone": True, "video_chat": False}},
        "not_ready_and_not_video": {
            "work_status": "not_ready", "capabilities": {"video_chat": False},
        },
        "alias_and_chat_address": {"alias": "Ana P.", "chat_address": "ana@demo"},
        "set_presence": {"presence": "<profile>"},
    },
    "PUT /properties/capabilities": {
        "video_capable": {"video_chat": True},
        "phone_capable": {"phone": True},
        "phone_no_video": {"video_chat": False, "phone": True},
    },
    "PUT /properties/phone": {
        "sip_connected": {"sip_connected": True},
        "sip_disconnected": {"sip_connected": False},
    },
    "PUT /properties/user_settings": {
        "autoanswer": {"ECFUI_Autoanswer_AutoAllocated": {"value": "0"}},
    },
    "PUT /properties/supervising": {
        "block_all": {"deny_supervising": True},
        "block_silent_listening": {
            "deny_supervising": False,
            "deny_silent_listening": True,
            "deny_barge_in": True,
            "deny_coaching": False,
        },
    },
    "PUT /queues": {
        "serve_as_external": {
            "<queue>": {"serve_external": True}, "<other queue>": {"serve_external": False},
        },
    },
    "PUT /queues/{id}": {"serve_false": {"serve": False}, "serve_true": {"serve": True}},
    "POST /interactions": {
        "new_phonecall": {"channel_type": "phone", "destination": "+34600111222"},
        "new_videochat": {
            "channel_type": "chat",
            "channel_sub_type": "video",
            "destination": "soporte@demo",
            "attached_data": {"order": "17"},
            "title": "A look at the machine",
        },
        "pick_chat": {
            "channel_type": "chat",
            "status": "picked",
            "contact_id": NOBODY,
            "from_queue": {"id": "<queue>"},
        },
        "new_email": {
            "channel_type": "email",
            "to_address": [{"address": "leo@example.org", "name": "Leo"}],
            "subject": "Your order",
            "content": "When shall we come?",
            "attached_data": {"order": "17"},
        },
        "open_pending_email": {"channel_type": "email", "status": "open", "contact_id": NOBODY},
        "new_inbound_external_phone": {
            "channel_type": "external",
            "direction": "inbound",
            "channel_sub_type": "phone",
            "originator": "+34600111222",
            "destination": "4000",
            "from_queue": {"id": "<queue>"},
        },
        "new_outbound_external": {
            "channel_type": "external",
            "direction": "outbound",
            "channel_sub_type": "phone",
            "originator": "4101",
            "destination": "+34600111222",
        },
        "new_supervisor_chat": {
            "channel_type": "chat",
            "channel_sub_type": "text",
            "from_queue": {"id": "<queue>"},
            "destination": "bruno@demo",
            "supervisor_session_id": NOBODY,
        },
        "new_supervisor_chat_agent": {
            "channel_type": "chat",
            "channel_sub_type": "text",
            "destination": "ayuda@demo",
            "supervisor_session_id": NOBODY,
        },
    },
    "PUT /interactions/{chatid}": _STATUSES,
    "PUT /interactions/{chatid}/participants/{uniquekey}": {
        "typing": {"status": "typing"},
        "not_typing": {"status": "not_typing"},
    },
    "PUT /interactions/{chatid}/webrtc": {
        "video_active": {"status": "on"},
        "video_signalling": {"status": "signalling"},
        "video_not_active": {"status": "off"},
    },
    "POST /interactions/{chatid}/attachments": {
        "add_new": {"filename": "plan.pdf", "size": 1024, "mime_type": "application/pdf"},
    },
    "PUT /interactions/{phoneid}": {
        "set_call_onhold": {"channel_status": "onhold"},
        "set_unhold": {"channel_status": "connected"},
        "pick_call": {"channel_status": "picking"},
        "enable_recording": {"recording": True},
        "disable_recording": {"recording": False},
        "accept_outbound": {"channel_status": "outbound_accepted"},
        "end_preview_call_number_600": {
            "channel_status": "outbound_accepted", "destination": "+34600111222",
        },
        "end_preview_reject": {"channel_status": "outbound_rejected"},
        "end_preview_skip": {"channel_status": "outbound_skipped"},
        "accept_interaction": {"status": "accepted"},
        "forward_call": {"channel_status": "transferring", "destination": "nobody"},
        "hangup_interaction": {"status": "ended"},
        "handle_interaction": {"status": "handled"},
        "reject_interaction": {"status": "rejected"},
    },
    "PUT /interactions/{phoneid}/outbound": {
        "redial_after_600_sec": {"result": "redial", "redial_time": 600},
        "redial_after_600_sec_to_agent": {
            "result": "redial", "redial_time": 600, "redial_agent": "<colleague>",
        },
        "success_with_classifier": {"result": "success", "classifier": NOBODY},
        "busy_with_classifier": {"result": "busy", "classifier": NOBODY},
    },
    "PUT /interactions/{phoneid}/outbound/customer/attributes": {
        "modify_phonenumber": {"PHONE1": 2344},
        "modify_several": {"PHONE1": 2344, "NAME": "Eva"},
    },
    "PUT /interactions/{userdefinedid}": {
        **{name: body for name, body in _STATUSES.items() if name != "forward"}, **_TRANSFERS,
    },
    "PUT /interactions/{emailid}": {
        "reply": {"draft": {"draft_type": "reply"}},
        "forward": {"draft": {"draft_type": "forward"}},
        "reply_new_content": {
            "draft": {
                "draft_type": "reply",
                "from_address": "correo@demo",
                "to_address": [{"address": "eva@example.org", "name": "Eva"}],
                "subject": "Your order",
                "content": "It is on its way.",
            }
        },
        **{name: body for name, body in _STATUSES.items() if name != "forward"},
        **_TRANSFERS,
    },
    "PUT /interactions/{emailid}/draft": {
        "update_subject": {"subject": "Your order"},
        "update_content": {"content": "It is on its way."},
        "update_subject_and_content": {"subject": "Your order 17", "content": "It is there."},
        "change_from_address": {"from_address": "correo@demo"},
        "change_to_address": {"to_address": _TWO},
        "change_cc_address": {"cc_address": _TWO},
        "change_bcc_address": {"bcc_address": _TWO},
        "saved": {"draft_type": "saved"},
        "reply": {"draft_type": "reply"},
        "pending": {"status": "pending"},
        "send": {"status": "sent"},
        "send_and_content": {"content": "It has come.", "status": "sent"},
    },
    **{
        f"POST /interactions/{{emailid}}/draft/{name}": _RECIPIENTS
        for name in ("to_address", "cc_address", "bcc_address")
    },
    **{
        f"PUT /interactions/{{emailid}}/draft/{name}": _RECIPIENT_LISTS
        for name in ("to_address", "cc_address", "bcc_address")
    },
    "POST /interactions/{emailid}/draft/attachments": {
        "add_new": {"filename": "plan.pdf", "size": 1024, "mime_type": "application/pdf"},
        "add_original": {"id": NOBODY},
    },
    "PUT /interactions/{externalid}": {
        "connect_interaction_from_cti": {"channel_status": "connected"},
        "disconnect_interaction_form_cti": {"channel_status": "disconnected"},
        "accept_interaction": {"status": "accepted"},
        "hangup_interaction_by_agent": {"status": "ended"},
        "handle_interaction": {"status": "handled"},
        "reject_interaction": {"status": "rejected"},
    },
    "POST /supervisor_sessions": {
        "supervisor_monitor": {"state": "silent_listening", "agent": {"id": "<colleague>"}},
        "agent_request": {"state": "monitoring"},
    },
    "PUT /supervisor_sessions/{id}": {"coach": {"state": "coaching"}},
    "PUT /ui": {
        "set_or_update_current_interaction": {"currentInteraction": "<question>"},
        "set_or_update_several": {"currentInteraction": NOBODY, "currentTab": "history"},
    },
    "DELETE /ui": {
        "delete_one": ["currentInteraction"],
        "delete_two": ["currentInteraction", "currentTab"],
    },
}  # fmt: skip
"""By operation and name. `log_out` of PUT /properties ends what it is tried on: it has a test of
its own."""

_OWN: Mapping[str, list[Any]] = {
    "POST /interactions/{chatid}/transcript/messages": [
        {"message": "Good morning", "type": "text"},
        {"message": '{"template_type": "request", "template_id": "1"}', "type": "template"},
    ],
    "POST /interactions/{chatid}/webrtc/messages": [_SDP],
    "PUT /interactions/{phoneid}": [{"channel_status": "muted"}],
    "POST /personal_data_reports": [
        {
            "action": "generate",
            "start_time": "01/10/2025 00:00:00 UTC+00:00",
            "email": "eva@example.org",
        }
    ],
    "PUT /personal_data_reports/{id}": [{"action": "delete", "contact_id_list": [NOBODY]}],
}
"""What the model describes without an example, or by a body that is no part of one."""


def bodies_of(operation: Operation) -> list[Any]:
    """The documented requests of an operation, `[None]` where there is nothing to send."""
    if operation.resource.endswith("/scriptanswers") and operation.method == "POST":
        return [_ANSWERS]
    if operation.resource.endswith("/{questionid}"):
        return [_ANSWERS[0]]
    name = str(operation)
    return [*_OWN.get(name, ()), *DOCUMENTED.get(name, {}).values()] or [None]


WITH_BODY = [operation for operation in OPERATIONS if operation.method in ("PUT", "POST")]
