"""Addresses of the resources under `/users/me` (ECFS 22Q1): constants, builders and a splitter."""

from __future__ import annotations

from urllib.parse import quote, unquote

ME = "/users/me"
PROPERTIES = f"{ME}/properties"
WORK_STATUS = f"{PROPERTIES}/work_status"
PRESENCE = f"{PROPERTIES}/presence"
LOGIN_STATUS = f"{PROPERTIES}/login_status"
QUEUES = f"{ME}/queues"
SCRIPTS = f"{ME}/scripts"
STATISTICS = f"{ME}/statistics"
STATISTICS_QUEUES = f"{STATISTICS}/queues"
INTERACTIONS = f"{ME}/interactions"
PENDING = f"{ME}/pending"
CAPABILITIES = f"{PROPERTIES}/capabilities"
PHONE = f"{PROPERTIES}/phone"
USER_SETTINGS = f"{PROPERTIES}/user_settings"
SUPERVISING = f"{PROPERTIES}/supervising"
UI = f"{ME}/ui"
SUPERVISOR_SESSIONS = f"{ME}/supervisor_sessions"
PERSONAL_DATA_REPORTS = f"{ME}/personal_data_reports"

Path = tuple[str, ...]
"""The decoded segments of a resource's address."""


def segments(uri: str) -> Path:
    """The percent-decoded segments of `uri`, without empty ones: a trailing slash means nothing."""
    parts = uri.split("/")
    if "%" in uri:
        return tuple(unquote(part) for part in parts if part)
    return tuple(filter(None, parts))


def child(uri: str, key: str) -> str:
    """The address of the node `key` below `uri`; `key` may hold any characters."""
    return f"{uri}/{quote(key, safe='@')}"


def join(path: Path) -> str:
    """The address of the decoded `path`: the reverse of `segments`."""
    return "".join(child("", part) for part in path)


def queue_uri(queue_id: str) -> str:
    return child(QUEUES, queue_id)


def queue_statistics_uri(queue_id: str) -> str:
    return child(STATISTICS_QUEUES, queue_id)


def script_uri(script_id: str) -> str:
    return child(SCRIPTS, script_id)


def interaction_uri(interaction_id: str) -> str:
    return child(INTERACTIONS, interaction_id)


def outbound_uri(interaction_id: str) -> str:
    return f"{interaction_uri(interaction_id)}/outbound"


def customer_attributes_uri(interaction_id: str) -> str:
    return f"{outbound_uri(interaction_id)}/customer/attributes"


def participants_uri(interaction_id: str) -> str:
    return f"{interaction_uri(interaction_id)}/participants"


def participant_uri(interaction_id: str, key: str) -> str:
    return child(participants_uri(interaction_id), key)


def messages_uri(interaction_id: str) -> str:
    return f"{interaction_uri(interaction_id)}/transcript/messages"


def message_uri(interaction_id: str, message_id: str) -> str:
    return child(messages_uri(interaction_id), message_id)


def draft_uri(interaction_id: str) -> str:
    return f"{interaction_uri(interaction_id)}/draft"


def draft_attachments_uri(interaction_id: str) -> str:
    return f"{draft_uri(interaction_id)}/attachments"


def attachments_uri(interaction_id: str) -> str:
    return f"{interaction_uri(interaction_id)}/attachments"


def webrtc_uri(interaction_id: str) -> str:
    return f"{interaction_uri(interaction_id)}/webrtc"


def webrtc_messages_uri(interaction_id: str) -> str:
    return f"{webrtc_uri(interaction_id)}/messages"


def supervisor_session_uri(session_id: str) -> str:
    return child(SUPERVISOR_SESSIONS, session_id)


def supervised_uri(session_id: str) -> str:
    """Where a supervisor finds the model of the agent of a session."""
    return f"{supervisor_session_uri(session_id)}/agent/model"


def supervised_uris(session_id: str) -> tuple[str, ...]:
    """The parts of that model that a supervisor looks at, in the order to subscribe them."""
    return tuple(in_supervised(session_id, uri) for uri in (PROPERTIES, INTERACTIONS))


def in_supervised(session_id: str, uri: str) -> str:
    """Where that model has what one's own has at `uri`."""
    return f"{supervised_uri(session_id)}{uri.removeprefix(ME)}"


def personal_data_report_uri(report_id: str) -> str:
    return child(PERSONAL_DATA_REPORTS, report_id)


def script_answers_uri(interaction_id: str, script_id: str) -> str:
    scripts = f"{interaction_uri(interaction_id)}/scripts"
    return f"{child(scripts, script_id)}/scriptanswers"


def script_answer_uri(interaction_id: str, script_id: str, question_id: str) -> str:
    return child(script_answers_uri(interaction_id, script_id), question_id)
