"""What is published: every operation of the agent model (ECFS 22Q1), and the RI resources.

The names of the parts in braces are the model's own. All kinds of interactions share one address
on the wire, `/interactions/{id}`: the model tells them apart by the name of that part.
"""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.records import dataclass

EXTERNAL = "external"
"""The kind of an interaction that another system holds; no channel of an agent."""

_KINDS = {
    "{chatid}": Channel.CHAT.value,
    "{phoneid}": Channel.PHONE.value,
    "{userdefinedid}": Channel.TASK.value,
    "{emailid}": Channel.EMAIL.value,
    "{externalid}": EXTERNAL,
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one resource. `resource` is below `/users/me`, or begins with `/RI`."""

    method: str
    resource: str

    def __str__(self) -> str:
        return f"{self.method} {self.resource}"

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.resource.strip("/").split("/"))

    @property
    def kind(self) -> str:
        """The value of the `Channel` that the interaction is of, or `EXTERNAL`; empty where the
        operation is about none."""
        return next((_KINDS[part] for part in self.parts if part in _KINDS), "")


def _all(published: Iterable[tuple[str, str]]) -> tuple[Operation, ...]:
    return tuple(
        Operation(method, resource) for resource, methods in published for method in methods.split()
    )


def _script(interaction: str) -> tuple[tuple[str, str], ...]:
    """Every kind of interaction has a script."""
    answers = f"/interactions/{interaction}/scripts/{{scriptid}}/scriptanswers"
    return ((answers, "GET POST"), (f"{answers}/{{questionid}}", "PUT"))


def _recipients(field: str) -> tuple[tuple[str, str], ...]:
    """One of the three lists of addresses that a draft has."""
    addresses = f"/interactions/{{emailid}}/draft/{field}"
    return ((addresses, "GET POST PUT"), (f"{addresses}/{{address}}", "GET DELETE"))


OPERATIONS = _all(
    (
        ("/properties", "GET PUT"),
        ("/properties/capabilities", "GET PUT"),
        ("/properties/phone", "GET PUT"),
        ("/properties/user_settings", "GET PUT"),
        ("/properties/supervising", "GET PUT"),
        ("/queues", "GET PUT"),
        ("/queues/{id}", "GET PUT"),
        ("/scripts", "GET"),
        ("/scripts/{id}", "GET"),
        ("/statistics", "GET"),
        ("/statistics/queues", "GET"),
        ("/statistics/{id}", "GET"),
        ("/interactions", "GET POST"),
        ("/interactions/{chatid}", "GET PUT"),
        ("/interactions/{chatid}/transcript/messages", "GET POST"),
        ("/interactions/{chatid}/participants", "GET"),
        ("/interactions/{chatid}/participants/{uniquekey}", "GET PUT"),
        ("/interactions/{chatid}/webrtc", "GET PUT"),
        ("/interactions/{chatid}/webrtc/messages", "GET POST"),
        *_script("{chatid}"),
        ("/interactions/{chatid}/attachments", "GET POST"),
        ("/interactions/{chatid}/attachments/{id}", "GET"),
        ("/interactions/{phoneid}", "GET PUT"),
        *_script("{phoneid}"),
        ("/interactions/{phoneid}/outbound", "GET PUT"),
        ("/interactions/{phoneid}/outbound/customer/attributes", "PUT"),
        ("/interactions/{userdefinedid}", "GET PUT"),
        *_script("{userdefinedid}"),
        ("/interactions/{emailid}", "GET PUT"),
        ("/interactions/{emailid}/draft", "GET PUT DELETE"),
        *_recipients("to_address"),
        *_recipients("cc_address"),
        *_recipients("bcc_address"),
        ("/interactions/{emailid}/draft/attachments", "GET POST"),
        ("/interactions/{emailid}/draft/attachments/{id}", "GET DELETE"),
        *_script("{emailid}"),
        ("/interactions/{externalid}", "GET PUT"),
        *_script("{externalid}"),
        ("/personal_data_reports", "GET POST"),
        ("/personal_data_reports/{id}", "GET PUT"),
        ("/supervisor_sessions", "GET POST"),
        ("/supervisor_sessions/{id}", "GET PUT DELETE"),
        ("/ui", "GET PUT DELETE"),
        ("/ui/{name}", "GET"),
    )
)
"""All that the agent model has, in its order."""

RI_RESOURCES = _all(
    (
        ("/RI/rmi/contacts", "GET"),
        ("/RI/rmi/contacts/{id}", "GET"),
        ("/RI/rmi/agents", "GET"),
        ("/RI/rmi/agents/{id}/presences", "GET"),
        ("/RI/rmi/agents/{id}/presences/{presenceId}", "PUT"),
        ("/RI/rmi/agents/{id}/readyState", "PUT"),
        ("/RI/rmi/queueStatuses", "GET"),
        ("/RI/dpi/entries", "GET POST"),
        ("/RI/cmi/contacts", "GET"),
        ("/RI/cmi/contacts/{id}", "GET"),
        ("/RI/cmi/contacts/{id}/details", "GET"),
        ("/RI/cmi/contacts/{id}/remarks", "GET POST PUT"),
        ("/RI/cmi/contactData", "GET POST"),
        ("/RI/cmi/contactData/{id}", "GET"),
        ("/RI/cmi/chats", "GET"),
        ("/RI/cmi/chats/{id}", "GET"),
        ("/RI/cmi/chatMessages", "GET"),
        ("/RI/cmi/emails", "GET"),
        ("/RI/cmi/emails/{id}", "GET"),
        ("/RI/cmi/scriptResults", "GET POST"),
        ("/RI/cmi/scriptResults/{id}", "GET"),
        ("/RI/cmi/callbacks", "GET POST"),
        ("/RI/cmi/callbacks/{id}", "GET PUT"),
        ("/RI/cmi/messages", "GET POST"),
        ("/RI/cmi/messages/{id}", "GET PUT DELETE"),
        ("/RI/cmi/customerConsents", "GET POST"),
        ("/RI/cmi/customerConsents/{id}", "GET DELETE"),
        ("/RI/rci/users", "GET"),
        ("/RI/rci/users/{id}", "GET PUT"),
        ("/RI/rci/queues", "GET"),
        ("/RI/rci/presenceProfiles", "GET"),
        ("/RI/rci/scripts", "GET"),
        ("/RI/rti/tasks", "GET POST"),
    )
)
"""The RI resources that stand beside the model: monitoring, directory, contacts, configuration
and tasks. They are reached below `/{tenant}/ecfs` with a session and below `/{tenant}` with a
key."""
