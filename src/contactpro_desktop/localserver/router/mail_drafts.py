"""The outgoing mail in the making: begun, changed, sent, thrown away (ECFS 22Q1, /draft)."""

from collections.abc import Iterable
from dataclasses import fields, replace

from contactpro_desktop.domain.ids import AgentId, AttachmentId, ContactId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.attaching import check_file
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.files import (
    Attachment,
    AttachmentArrived,
    AttachmentLost,
    Sender,
)
from contactpro_desktop.localserver.router.lookup import contact_of, own_leg
from contactpro_desktop.localserver.router.mail import (
    Addresses,
    DraftChange,
    DraftId,
    DraftRow,
    DraftState,
    DraftType,
    MailAddress,
)
from contactpro_desktop.localserver.router.mail_commands import (
    AddRecipient,
    AttachFile,
    AttachOriginal,
    ChangeDraft,
    DetachFile,
    RemoveRecipient,
    SendDraft,
    StartDraft,
)
from contactpro_desktop.localserver.router.mail_quoting import first_draft
from contactpro_desktop.localserver.router.mail_senders import may_send_from
from contactpro_desktop.localserver.router.model import ContactRow, LegState, Refused
from contactpro_desktop.localserver.router.texts import check_texts

MOST_RECIPIENTS = 100
"""Addresses of one mail, all lists together."""

_MOST_FILES = 50
_MOST_SUBJECT_CHARS = 998
_MOST_CONTENT_CHARS = 100_000


def start(draft: Draft, command: StartDraft) -> None:
    contact = _mail_of(draft, command.agent_id, command.leg_id)
    if draft.mail_draft(contact.id) is not None:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    mail = draft.mail(contact.id)
    if mail is None or command.draft_type not in (DraftType.REPLY, DraftType.FORWARD):
        raise Refused(Refusal.MALFORMED)
    begun = first_draft(draft, contact, mail, command.draft_type)
    _put(draft, contact, command, begun, replace(command.change, draft_type=None))


def change(draft: Draft, command: ChangeDraft) -> None:
    contact, row = own_draft(draft, command.agent_id, command.leg_id)
    _put(draft, contact, command, row, command.change)


def add_recipient(draft: Draft, command: AddRecipient) -> None:
    _, row = own_draft(draft, command.agent_id, command.leg_id)
    name = command.recipients.value
    known: Addresses = getattr(row, name)
    if any(each.key == command.address.key for each in known):
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    _set_recipients(draft, row, command.terminal_id, name, (*known, command.address))


def remove_recipient(draft: Draft, command: RemoveRecipient) -> None:
    _, row = own_draft(draft, command.agent_id, command.leg_id)
    name, key = command.recipients.value, MailAddress(command.address).key
    known: Addresses = getattr(row, name)
    kept = tuple(each for each in known if each.key != key)
    if len(kept) == len(known):
        raise Refused(Refusal.NOT_FOUND)
    _set_recipients(draft, row, command.terminal_id, name, kept)


def attach(draft: Draft, command: AttachFile) -> AttachmentId:
    """The id under which the content is to be brought."""
    _, row = own_draft(draft, command.agent_id, command.leg_id)
    check_file(draft.site.limits, command.filename, command.size)
    check_texts(command.filename, command.mime_type)
    file = Attachment(
        id=AttachmentId(draft.new_id()),
        filename=command.filename,
        size=command.size,
        mime_type=command.mime_type,
        sender=Sender.AGENT,
        agent_id=command.agent_id,
    )
    _attach(draft, row, command.terminal_id, file)
    return file.id


def attach_original(draft: Draft, command: AttachOriginal) -> None:
    contact, row = own_draft(draft, command.agent_id, command.leg_id)
    mail = draft.mail(contact.id)
    for file in mail.attachments if mail else ():
        if file.id == command.file_id:
            _attach(draft, row, command.terminal_id, file)
            return
    raise Refused(Refusal.NOT_FOUND)


def detach(draft: Draft, command: DetachFile) -> None:
    _, row = own_draft(draft, command.agent_id, command.leg_id)
    kept = tuple(each for each in row.attachments if each.id != command.file_id)
    if len(kept) == len(row.attachments):
        raise Refused(Refusal.NOT_FOUND)
    draft.put(replace(row, attachments=kept, owner_terminal_id=command.terminal_id))


def file_arrived(draft: Draft, command: AttachmentArrived) -> bool:
    """Note that the content of a draft's file is there; False where it is none of a draft's."""
    row = draft.mail_draft(command.contact_id)
    files = {each.id: each for each in row.attachments} if row else {}
    file = files.get(command.attachment_id)
    if row is None or file is None:
        return False
    if not file.arrived:
        files[file.id] = replace(file, arrived=True, size=command.size)
        draft.put(replace(row, attachments=tuple(files.values())))
    return True


def file_lost(draft: Draft, command: AttachmentLost) -> bool:
    """Take a file whose content does not come out of its draft; False where it is none of a
    draft's."""
    row = draft.mail_draft(command.contact_id)
    files = {each.id: each for each in row.attachments} if row else {}
    file = files.pop(command.attachment_id, None)
    if row is None or file is None:
        return False
    if not file.arrived:
        draft.put(replace(row, attachments=tuple(files.values())))
    return True


def throw_away(draft: Draft, contact: ContactRow) -> None:
    """Forget the draft of a contact, if there is one: what was written is not kept."""
    row = draft.mail_draft(contact.id)
    if row is not None:
        draft.put(
            DraftRow(
                row.id, contact.id, row.draft_type, DraftState.DELETED, message_id=row.message_id
            )
        )


def send(draft: Draft, command: SendDraft) -> DraftId:
    """Nothing is sent here: whoever reads the committed row does it, and settles it."""
    contact, row = own_draft(draft, command.agent_id, command.leg_id)
    row = _put(draft, contact, command, row, command.change)
    if not row.to_address:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if not all(each.arrived for each in row.attachments):
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    message_id = row.message_id or f"<{draft.new_id()}@{command.domain}>"
    draft.put(replace(row, state=DraftState.SENDING, message_id=message_id, delivery=None))
    return row.id


def refuse_while_sending(draft: Draft, contact_id: ContactId) -> None:
    """Nothing ends or goes on while the relay is asked: its answer decides first."""
    row = draft.mail_draft(contact_id)
    if row is not None and row.state is DraftState.SENDING:
        raise Refused(Refusal.NOT_ALLOWED_NOW)


def release(draft: Draft, contact: ContactRow) -> None:
    """Nobody writes at it any more: its contact goes to somebody else, or is set aside."""
    row = draft.mail_draft(contact.id)
    if row is not None and row.owner_terminal_id:
        draft.put(replace(row, owner_terminal_id=""))


def changed(
    draft: Draft, contact: ContactRow, row: DraftRow, wanted: DraftChange, terminal_id: str
) -> DraftRow:
    """The draft with new values, each checked. Raises `Refused`."""
    given = {each.name: getattr(wanted, each.name) for each in fields(wanted)}
    row = replace(
        _retyped(draft, contact, row, wanted.draft_type),
        owner_terminal_id=terminal_id,
        **{name: value for name, value in given.items() if value is not None},
    )
    check_draft(draft, contact, row)
    return row


def check_draft(draft: Draft, contact: ContactRow, row: DraftRow) -> None:
    """Raise `Refused` for what no mail can hold."""
    lists = (row.to_address, row.cc_address, row.bcc_address)
    if sum(map(len, lists)) > MOST_RECIPIENTS:
        raise Refused(Refusal.LIMIT)
    if len(row.subject) > _MOST_SUBJECT_CHARS or len(row.content) > _MOST_CONTENT_CHARS:
        raise Refused(Refusal.TOO_LARGE)
    if any(char in row.subject for char in "\r\n"):
        raise Refused(Refusal.MALFORMED)
    check_texts(row.subject, row.content, *_names(each for known in lists for each in known))
    if not may_send_from(draft, contact, row.from_address):
        raise Refused(Refusal.FORBIDDEN)


def _names(addresses: Iterable[MailAddress]) -> Iterable[str]:
    for each in addresses:
        yield each.address
        yield each.name


def _retyped(
    draft: Draft, contact: ContactRow, row: DraftRow, draft_type: DraftType | None
) -> DraftRow:
    """A forwarded mail brings its files along, an answer does not. A mail that begins a contact
    stays what it is: there is nothing to answer."""
    mail = draft.mail(contact.id)
    if draft_type in (None, row.draft_type) or mail is None:
        return row
    if row.begins_contact and draft_type in (DraftType.REPLY, DraftType.FORWARD):
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if not row.begins_contact and draft_type is DraftType.NEW_EMAIL:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    own = tuple(each for each in row.attachments if each.sender is Sender.AGENT)
    if draft_type is DraftType.FORWARD:
        return replace(row, attachments=(*mail.attachments, *own))
    if draft_type is DraftType.REPLY:
        return replace(row, attachments=own)
    return row


def _put(
    draft: Draft,
    contact: ContactRow,
    command: StartDraft | ChangeDraft | SendDraft,
    row: DraftRow,
    wanted: DraftChange,
) -> DraftRow:
    row = changed(draft, contact, row, wanted, command.terminal_id)
    draft.put(row)
    _retell(draft, contact, row)
    return row


def _retell(draft: Draft, contact: ContactRow, row: DraftRow) -> None:
    """A contact that begins with this mail goes by its subject and its first recipient."""
    if not row.begins_contact:
        return
    first = row.to_address[0] if row.to_address else MailAddress("")
    told = replace(contact, title=row.subject, customer_key=first.address, customer_name=first.name)
    if told != contact:
        draft.put(told)


def _set_recipients(
    draft: Draft, row: DraftRow, terminal_id: str, name: str, addresses: Addresses
) -> None:
    contact = draft.contact(row.contact_id)
    if contact is not None:
        wanted: dict[str, Addresses] = {name: addresses}
        row = replace(row, owner_terminal_id=terminal_id, **wanted)  # type: ignore[arg-type]
        check_draft(draft, contact, row)
        draft.put(row)
        _retell(draft, contact, row)


def _attach(draft: Draft, row: DraftRow, terminal_id: str, file: Attachment) -> None:
    if any(each.id == file.id for each in row.attachments):
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if len(row.attachments) >= _MOST_FILES:
        raise Refused(Refusal.LIMIT)
    draft.put(replace(row, attachments=(*row.attachments, file), owner_terminal_id=terminal_id))


def _mail_of(draft: Draft, agent_id: AgentId, leg_id: InteractionId) -> ContactRow:
    contact = contact_of(draft, own_leg(draft, agent_id, leg_id, LegState.ACCEPTED))
    if draft.mail(contact.id) is None:
        raise Refused(Refusal.NOT_FOUND)
    return contact


def own_draft(
    draft: Draft, agent_id: AgentId, leg_id: InteractionId
) -> tuple[ContactRow, DraftRow]:
    """The draft of the agent's mail, if it may be changed now."""
    contact = _mail_of(draft, agent_id, leg_id)
    row = draft.mail_draft(contact.id)
    if row is None:
        raise Refused(Refusal.NOT_FOUND)
    if row.state is DraftState.SENDING:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    return contact, row
