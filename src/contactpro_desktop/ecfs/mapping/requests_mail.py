"""Actions on e-mails -> requests (ECFS 22Q1, /interactions/{emailid} and its draft)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.mail import (
    DraftChange,
    DraftText,
    DraftType,
    MailAddress,
    RecipientKind,
)
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping.call import Call
from contactpro_desktop.ecfs.mapping.channel import channel_type
from contactpro_desktop.ecfs.text import encodable

_FIELDS = {
    "subject": "subject",
    "content": "content",
    "from_address": "from_address",
    "to": "to_address",
    "cc": "cc_address",
    "bcc": "bcc_address",
}
"""Names of a draft's fields, as in the domain and on the wire."""


def mail_call(action: actions.MailAction) -> Call:
    match action:
        case actions.NewMail(draft, _):
            return Call("POST", paths.INTERACTIONS, {"channel_type": "email", **_filled(draft)})
        case actions.OpenParked(contact_id, channel):
            kind = channel_type(channel)
            body: Json = {"channel_type": kind, "status": "open", "contact_id": contact_id}
            return Call("POST", paths.INTERACTIONS, body)
        case actions.ParkTask(interaction_id):
            return Call("PUT", paths.interaction_uri(interaction_id), {"status": "pending"})
        case actions.StartDraft(interaction_id, draft_type, cc):
            return Call("PUT", paths.interaction_uri(interaction_id), _new_draft(draft_type, cc))
        case actions.AddRecipient(interaction_id, kind, address):
            return Call("POST", recipients_uri(interaction_id, kind), _address(address))
        case actions.RemoveRecipient(interaction_id, kind, address):
            uri = paths.child(recipients_uri(interaction_id, kind), address.address)
            return Call("DELETE", uri, None)
        case actions.SetRecipients(interaction_id, kind, addresses):
            return Call("PUT", recipients_uri(interaction_id, kind), _addresses(addresses))
        case actions.AttachOriginal(interaction_id, attachment_id):
            uri = paths.draft_attachments_uri(interaction_id)
            return Call("POST", uri, {"id": attachment_id})
        case actions.AttachFile():
            return _attach(action)
        case actions.RemoveAttachment(interaction_id, attachment_id):
            uri = paths.child(paths.draft_attachments_uri(interaction_id), attachment_id)
            return Call("DELETE", uri, None)
        case actions.DiscardDraft(interaction_id):
            return Call("DELETE", paths.draft_uri(interaction_id), None)
        case _:
            return _write(action)


def recipients_uri(interaction_id: str, kind: RecipientKind) -> str:
    return f"{paths.draft_uri(interaction_id)}/{_FIELDS[kind.value]}"


def _write(action: actions.EditDraft | actions.SendDraft | actions.ParkDraft) -> Call:
    body = _changed(action.change)
    if isinstance(action, actions.SendDraft):
        body["status"] = "sent"
    elif isinstance(action, actions.ParkDraft):
        body["status"] = "pending"
    return Call("PUT", paths.draft_uri(action.interaction_id), body)


def _attach(action: actions.AttachFile) -> Call:
    body: dict[str, Json] = {"filename": encodable(action.filename), "size": action.size}
    if action.mime_type:
        body["mime_type"] = action.mime_type
    return Call("POST", paths.draft_attachments_uri(action.interaction_id), body)


def _new_draft(draft_type: DraftType, cc: Iterable[MailAddress]) -> Json:
    draft: dict[str, Json] = {"draft_type": draft_type.value}
    copies = _addresses(cc)
    return {"draft": {**draft, "cc_address": copies} if copies else draft}


def _filled(text: DraftText) -> dict[str, Json]:
    """What is in `text`, recipients always."""
    wire = _wire({each.name: getattr(text, each.name) for each in fields(text)})
    return {name: value for name, value in wire.items() if value or name == "to_address"}


def _changed(change: DraftChange) -> dict[str, Json]:
    values = {each.name: getattr(change, each.name) for each in fields(change)}
    return _wire({name: value for name, value in values.items() if value is not None})


def _wire(values: dict[str, str | tuple[MailAddress, ...]]) -> dict[str, Json]:
    return {
        _FIELDS[name]: encodable(value) if isinstance(value, str) else _addresses(value)
        for name, value in values.items()
    }


def _addresses(addresses: Iterable[MailAddress]) -> list[Json]:
    return [_address(each) for each in addresses]


def _address(address: MailAddress) -> Json:
    named = {"name": encodable(address.name)} if address.name else {}
    return {"address": encodable(address.address), **named}
