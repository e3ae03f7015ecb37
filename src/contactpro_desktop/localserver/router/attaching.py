"""Files of chats: announced, then there."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.ids import AgentId, AttachmentId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.files import (
    AnnounceAttachment,
    Attachment,
    AttachmentArrived,
    Sender,
)
from contactpro_desktop.localserver.router.lookup import live_contact, own_leg
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    LegState,
    Limits,
    Refused,
    Row,
)
from contactpro_desktop.localserver.router.texts import check_texts
from contactpro_desktop.localserver.router.transcripts import AuthorKind, NewMessage

_MOST = 100
"""Files of one conversation."""


def announce(draft: Draft, command: AnnounceAttachment) -> AttachmentId:
    """The id for the file; it is no part of the conversation yet. Raises `Refused`."""
    contact = live_contact(draft, command.contact_id)
    if contact.channel is not Channel.CHAT:
        raise Refused(Refusal.NOT_FOUND)
    if command.agent_id is not None and command.leg_id is not None:
        own_leg(draft, command.agent_id, command.leg_id, LegState.ACCEPTED)
    check_file(draft.site.limits, command.filename, command.size)
    if len(contact.attachments) >= _MOST:
        raise Refused(Refusal.LIMIT)
    check_texts(command.filename, command.mime_type)
    attachment = Attachment(
        id=AttachmentId(draft.new_id()),
        filename=command.filename,
        size=command.size,
        mime_type=command.mime_type,
        sender=Sender.CUSTOMER if command.agent_id is None else Sender.AGENT,
        agent_id=command.agent_id,
        request_id=command.request_id,
    )
    draft.put(replace(contact, attachments=(*contact.attachments, attachment)))
    return attachment.id


def arrived(draft: Draft, command: AttachmentArrived) -> None:
    """The file can be had from now on. Arriving twice is arriving once."""
    contact = live_contact(draft, command.contact_id)
    known = {each.id: each for each in contact.attachments}
    attachment = known.get(command.attachment_id)
    if attachment is None:
        raise Refused(Refusal.NOT_FOUND)
    if not attachment.arrived:
        known[attachment.id] = replace(attachment, arrived=True, size=command.size)
        draft.put(replace(contact, attachments=tuple(known.values())))


def check_file(limits: Limits, filename: str, size: int) -> None:
    """Refuse files of a kind or size that this site does not take."""
    if size > limits.max_attachment_bytes:
        raise Refused(Refusal.TOO_LARGE)
    _, _, suffix = filename.rpartition(".")
    if suffix.casefold() in limits.refused_file_types:
        raise Refused(Refusal.FILE_TYPE)


def attachment_messages(
    before: Row | None, contact: ContactRow, after: Callable[[AgentId], Row | None]
) -> Iterator[NewMessage]:
    """The messages that tell of files which have just arrived (ECFS 22Q1, type attachment)."""
    old = before.attachments if isinstance(before, ContactRow) else ()
    there = {each.id for each in old if each.arrived}
    for attachment in contact.attachments:
        if attachment.arrived and attachment.id not in there:
            agent = after(attachment.agent_id) if attachment.agent_id else None
            yield _message(contact, attachment, agent if isinstance(agent, AgentRow) else None)


def _message(contact: ContactRow, attachment: Attachment, agent: AgentRow | None) -> NewMessage:
    told = {
        "id": attachment.id,
        "filename": attachment.filename,
        "size": attachment.size,
        "mime_type": attachment.mime_type,
    }
    return NewMessage(
        contact_id=contact.id,
        text=json.dumps({"text": "", "attachments": [told]}),
        author_kind=AuthorKind.AGENT if agent else AuthorKind.CUSTOMER,
        originator=agent.chat_address if agent else contact.customer_key,
        display_name=agent.alias if agent else contact.customer_name,
        kind=MessageKind.ATTACHMENT,
        request_id=attachment.request_id,
    )
