"""E-mails as contacts: those that arrive, those that an agent begins, and how they were sent."""

from dataclasses import replace
from itertools import chain

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router import mail_drafts
from contactpro_desktop.localserver.router.closing import close_contact
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.lookup import agent_row
from contactpro_desktop.localserver.router.mail import (
    Delivery,
    DraftId,
    DraftRow,
    DraftState,
    DraftType,
    MailAddress,
    MailContent,
    MailId,
    MailRow,
)
from contactpro_desktop.localserver.router.mail_commands import DiscardDraft, SettleDraft, WriteMail
from contactpro_desktop.localserver.router.mail_senders import mail_queues
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    OfferEnd,
    QueueSpec,
    Refused,
)
from contactpro_desktop.localserver.router.texts import check_texts


def keep_mail(draft: Draft, contact_id: ContactId, content: MailContent) -> None:
    """The mail of a contact that has just come in."""
    mail_id = MailId(draft.new_id())
    case_id = content.case_id or _case_of(mail_id)
    draft.put(
        MailRow(
            id=mail_id,
            contact_id=contact_id,
            from_address=content.from_address,
            case_id=case_id,
            cid=f"CID{mail_id[8:20]}",
            to_address=content.to_address,
            cc_address=content.cc_address,
            reply_to=content.reply_to,
            content=content.content,
            is_html=content.is_html,
            attachments=content.attachments,
            message_id=content.message_id,
            references=content.references,
        )
    )


def write_mail(draft: Draft, command: WriteMail) -> InteractionId:
    """A contact that is the agent's from the start, with a draft in it."""
    row, spec = agent_row(draft, command.agent_id), draft.site.agents[command.agent_id]
    if not row.connected:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if not spec.serves(Channel.EMAIL):
        raise Refused(Refusal.CAPABILITY)
    check_texts(*chain.from_iterable(command.attached_data.items()))
    queue = _queue_to_send_from(draft, command)
    contact, leg = _begun(draft, command, queue)
    draft.put(leg)
    draft.put(contact)
    keep_mail(
        draft,
        contact.id,
        MailContent(MailAddress(queue.address, queue.name), command.change.to_address or ()),
    )
    empty = DraftRow(
        id=DraftId(draft.new_id()),
        contact_id=contact.id,
        draft_type=DraftType.NEW_EMAIL,
        state=DraftState.OPEN,
        from_address=queue.address,
        begins_contact=True,
    )
    change = replace(command.change, draft_type=None)
    draft.put(mail_drafts.changed(draft, contact, empty, change, command.terminal_id))
    return leg.id


def settle(draft: Draft, command: SettleDraft) -> None:
    """Settling twice is settling once. A mail that began its contact ends it when it is sent."""
    row = draft.mail_draft(command.contact_id)
    contact = draft.contact(command.contact_id)
    if row is None or contact is None or row.id != command.draft_id:
        raise Refused(Refusal.NOT_FOUND)
    if row.state is not DraftState.SENDING:
        return
    if command.failure is not None:
        draft.put(replace(row, state=DraftState.OPEN, delivery=command.failure))
        return
    draft.put(replace(row, state=DraftState.SENT, sent_at=draft.now))
    if row.begins_contact:
        _end(draft, contact)
    else:
        draft.put(replace(contact, answered_at=draft.now, answered_with=row.draft_type))


def discard(draft: Draft, command: DiscardDraft) -> None:
    """Without its draft there is nothing left of a mail that began its contact."""
    contact, row = mail_drafts.own_draft(draft, command.agent_id, command.leg_id)
    if row.begins_contact:
        _end(draft, contact)
    else:
        mail_drafts.throw_away(draft, contact)


def forget_sending(draft: Draft, contact: ContactRow) -> None:
    """The server stopped while the relay was asked: nobody knows whether it took the mail, so it
    is not sent again by itself."""
    row = draft.mail_draft(contact.id)
    if row is not None and row.state is DraftState.SENDING:
        draft.put(replace(row, state=DraftState.OPEN, delivery=Delivery.UNKNOWN))


def _case_of(mail_id: MailId) -> str:
    return mail_id[:8]


def _queue_to_send_from(draft: Draft, command: WriteMail) -> QueueSpec:
    """The queue whose address was chosen, else the agent's first."""
    queues = list(mail_queues(draft.site, command.agent_id))
    wanted = command.change.from_address
    for queue in queues:
        if wanted in (None, queue.address):
            return queue
    raise Refused(Refusal.FORBIDDEN)


def _begun(draft: Draft, command: WriteMail, queue: QueueSpec) -> tuple[ContactRow, LegRow]:
    to = command.change.to_address
    first = to[0] if to else MailAddress("")
    leg_id, contact_id = InteractionId(draft.new_id()), ContactId(draft.new_id())
    contact = ContactRow(
        id=contact_id,
        channel=Channel.EMAIL,
        queue_id=queue.id,
        state=ContactState.OWNED,
        created_at=draft.now,
        queued_at=draft.now,
        sub_channel="",
        leg_id=leg_id,
        customer_key=first.address,
        customer_name=first.name,
        title=command.change.subject or "",
        attached_data=dict(command.attached_data),
        direction="outbound",
        request_id=command.request_id,
    )
    leg = LegRow(
        id=leg_id,
        contact_id=contact_id,
        agent_id=command.agent_id,
        queue_id=queue.id,
        state=LegState.ACCEPTED,
        offered_at=draft.now,
        accepted_at=draft.now,
        offer_end=OfferEnd.PLACED,
    )
    return contact, leg


def _end(draft: Draft, contact: ContactRow) -> None:
    """The model removes a sent mail at once: there is no wrap-up of it."""
    leg = draft.leg(contact.leg_id) if contact.leg_id else None
    close_contact(draft, contact)
    if leg is not None:
        draft.put(replace(leg, state=LegState.CLOSED, ended_at=draft.now, end_reason="agent"))
