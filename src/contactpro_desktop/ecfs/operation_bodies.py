"""Which body each writing operation takes, for the published schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contactpro_desktop.ecfs.bodies.agent import CapabilitiesBody, PropertiesBody, ServeBody
from contactpro_desktop.ecfs.bodies.chat import MessageBody, TypingBody
from contactpro_desktop.ecfs.bodies.files import (
    NewAttachmentBody,
    WebrtcMessageBody,
    WebrtcStatusBody,
)
from contactpro_desktop.ecfs.bodies.interaction import InteractionBody, NewInteractionBody
from contactpro_desktop.ecfs.bodies.mail import DraftBody, EmailAddress, MailBody, NewMailBody
from contactpro_desktop.ecfs.bodies.phone import (
    CallBody,
    DialBody,
    ExternalBody,
    NewExternalBody,
    OutboundResultBody,
)
from contactpro_desktop.ecfs.bodies.preferences import PhoneBody, ServeExternalBody, SettingBody
from contactpro_desktop.ecfs.bodies.reports import DeleteReportBody, NewReportBody
from contactpro_desktop.ecfs.bodies.script import ScriptResult
from contactpro_desktop.ecfs.bodies.supervision import GuidanceBody, SupervisorSessionBody

_INTERACTION = InteractionBody | CallBody | MailBody | ExternalBody

_RECIPIENTS = {
    f"{method} /interactions/{{}}/draft/{field}": kind
    for field in ("to_address", "cc_address", "bcc_address")
    for method, kind in (("POST", EmailAddress), ("PUT", list[EmailAddress]))
}

BODIES: Mapping[str, Any] = {
    "PUT /properties": PropertiesBody,
    "PUT /properties/capabilities": CapabilitiesBody,
    "PUT /properties/phone": PhoneBody,
    "PUT /properties/user_settings": dict[str, SettingBody],
    "PUT /properties/supervising": dict[str, bool],
    "PUT /queues": dict[str, ServeExternalBody],
    "PUT /queues/{}": ServeBody,
    "POST /interactions": NewInteractionBody
    | DialBody
    | NewMailBody
    | NewExternalBody
    | GuidanceBody,
    "PUT /interactions/{}": _INTERACTION,
    "POST /interactions/{}/transcript/messages": MessageBody,
    "PUT /interactions/{}/participants/{}": TypingBody,
    "PUT /interactions/{}/webrtc": WebrtcStatusBody,
    "POST /interactions/{}/webrtc/messages": WebrtcMessageBody,
    "POST /interactions/{}/attachments": NewAttachmentBody,
    "PUT /interactions/{}/draft": DraftBody,
    **_RECIPIENTS,
    "POST /interactions/{}/draft/attachments": NewAttachmentBody,
    "POST /interactions/{}/scripts/{}/scriptanswers": list[ScriptResult],
    "PUT /interactions/{}/scripts/{}/scriptanswers/{}": ScriptResult,
    "PUT /interactions/{}/outbound": OutboundResultBody,
    "PUT /interactions/{}/outbound/customer/attributes": dict[str, str | int | float | bool],
    "POST /personal_data_reports": NewReportBody,
    "PUT /personal_data_reports/{}": DeleteReportBody,
    "POST /supervisor_sessions": SupervisorSessionBody,
    "PUT /supervisor_sessions/{}": SupervisorSessionBody,
    "PUT /supervisor_sessions/{}/agent/model/interactions/{}": _INTERACTION,
    "POST /supervisor_sessions/{}/agent/model/interactions/{}/transcript/messages": MessageBody,
    "PUT /ui": dict[str, str],
}
"""By method and address, with `{}` for every key: a model, or any type that pydantic knows."""
