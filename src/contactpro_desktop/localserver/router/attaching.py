"""Files of chats: announced, then there."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.files import DropReason
from contactpro_desktop.domain.ids import AgentId, AttachmentId, ContactId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.files import (
    AnnounceAttachment,
    Attachment,
    AttachmentArrived,
    AttachmentLost,
    NoteRefusedFile,
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

SYSTEM_ORIGINATOR = "Contact Center"

_MOST = 100
"""Files of one conversation."""


def announce(draft: Draft, command: AnnounceAttachment) -> AttachmentId:
    """The id for the file; it is no part of the conversation yet. Raises `Refused`."""
    contact = _live_chat(draft, command.contact_id)
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
    """The file can be had from now on, even if it was given up; one that was refused never can.
    Arriving twice is arriving once."""
    contact = live_contact(draft, command.contact_id)
    known = {each.id: each for each in contact.attachments}
    attachment = known.get(command.attachment_id)
    if attachment is None or attachment.refused:
        raise Refused(Refusal.NOT_FOUND)
    if not attachment.arrived:
        known[attachment.id] = replace(attachment, arrived=True, dropped="", size=command.size)
        draft.put(replace(contact, attachments=tuple(known.values())))


def lose(draft: Draft, command: AttachmentLost) -> None:
    """A file that was announced does not come. Losing it twice, or once it is there, is nothing."""
    contact = live_contact(draft, command.contact_id)
    known = {each.id: each for each in contact.attachments}
    attachment = known.get(command.attachment_id)
    if attachment is not None and not attachment.arrived and not attachment.dropped:
        known[attachment.id] = replace(attachment, dropped=command.reason.value)
        draft.put(replace(contact, attachments=tuple(known.values())))


def note_refused(draft: Draft, command: NoteRefusedFile) -> None:
    """Keep in mind that an end user's file was refused, for the transcript."""
    contact = _live_chat(draft, command.contact_id)
    if len(contact.attachments) >= _MOST:
        raise Refused(Refusal.LIMIT)
    check_texts(command.filename)
    attachment = Attachment(
        id=AttachmentId(draft.new_id()),
        filename=command.filename,
        size=0,
        mime_type="",
        sender=Sender.CUSTOMER,
        dropped=command.reason.value,
        refused=True,
    )
    draft.put(replace(contact, attachments=(*contact.attachments, attachment)))


def _live_chat(draft: Draft, contact_id: ContactId) -> ContactRow:
    contact = live_contact(draft, contact_id)
    if contact.channel is not Channel.CHAT:
        raise Refused(Refusal.NOT_FOUND)
    return contact


def check_file(limits: Limits, filename: str, size: int) -> None:
    """Refuse files of a kind or size that this site does not take. Windows drops dots and blanks at
    the end of a name."""
    if size > limits.max_attachment_bytes:
        raise Refused(Refusal.TOO_LARGE)
    _, _, suffix = filename.rstrip(". ").rpartition(".")
    if suffix.casefold() in limits.refused_file_types:
        raise Refused(Refusal.FILE_TYPE)


def attachment_messages(
    before: Row | None, contact: ContactRow, after: Callable[[AgentId], Row | None]
) -> Iterator[NewMessage]:
    """The messages that tell of files which have just arrived, or were given up (ECFS 22Q1, types
    attachment and error)."""
    old = before.attachments if isinstance(before, ContactRow) else ()
    told = {(each.id, each.arrived) for each in old if each.arrived or each.dropped}
    for attachment in contact.attachments:
        known = (attachment.id, attachment.arrived) in told
        if (attachment.arrived or attachment.dropped) and not known:
            agent = after(attachment.agent_id) if attachment.agent_id else None
            yield _message(contact, attachment, agent if isinstance(agent, AgentRow) else None)
            if attachment.dropped == DropReason.DATABASE_ERROR.value:
                yield _own_failure(contact)


def _message(contact: ContactRow, attachment: Attachment, agent: AgentRow | None) -> NewMessage:
    return NewMessage(
        contact_id=contact.id,
        text=json.dumps(_content(attachment)),
        author_kind=AuthorKind.AGENT if agent else AuthorKind.CUSTOMER,
        originator=agent.chat_address if agent else contact.customer_key,
        display_name=agent.alias if agent else contact.customer_name,
        kind=MessageKind.ATTACHMENT,
        request_id=attachment.request_id,
    )


def _content(attachment: Attachment) -> dict[str, object]:
    if attachment.dropped:
        lost = {"filename": attachment.filename, "reason": attachment.dropped}
        return {"text": "", "attachments": [], "dropped attachments": [lost]}
    told = {
        "id": attachment.id,
        "filename": attachment.filename,
        "size": attachment.size,
        "mime_type": attachment.mime_type,
    }
    return {"text": "", "attachments": [told]}


def _own_failure(contact: ContactRow) -> NewMessage:
    """Nobody who takes part can help it: the contact centre says so itself."""
    told = {
        "error_code": DropReason.DATABASE_ERROR.value,
        "error_description": "A file could not be stored.",
    }
    return NewMessage(
        contact_id=contact.id,
        text=json.dumps(told),
        author_kind=AuthorKind.SYSTEM,
        originator=SYSTEM_ORIGINATOR,
        kind=MessageKind.ERROR,
    )
