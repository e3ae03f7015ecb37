"""The parts of an interaction that only a mail has -> `Mail`."""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.domain import mail as domain
from contactpro_desktop.domain.ids import AttachmentId, ContactId
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping.channel import channel
from contactpro_desktop.ecfs.wire.base import seconds, word
from contactpro_desktop.ecfs.wire.mail import Address, Attachment, Draft, Mail, Parked


def mail(resource: Json) -> domain.Mail:
    """The mail in an interaction's resource; before it is accepted there is no content."""
    wire = Mail.model_validate(resource)
    return domain.Mail(
        sender=domain.MailAddress(wire.from_address.address, wire.from_address.name),
        to=_addresses(wire.to_address),
        cc=_addresses(wire.cc_address),
        content=wire.content,
        attachments=_attachments(wire.attachments),
        case_id=wire.case_id,
        draft=_draft(wire.draft) if wire.draft is not None else None,
        answer=_answer(wire),
    )


def parked(resource: Json) -> domain.Parked:
    """An element of `/pending`, which is an addition."""
    wire = Parked.model_validate(resource)
    return domain.Parked(
        contact_id=ContactId(wire.contact_id or wire.id),
        channel=channel(wire.channel_type),
        subject=wire.title,
        customer_name=wire.customer_name or wire.originator,
        parked_at=seconds(wire.parked_at_ms),
    )


def _answer(wire: Mail) -> domain.MailAnswer | None:
    at = seconds(wire.answered_at_ms)
    if at is None:
        return None
    return domain.MailAnswer(word(domain.DraftType, wire.answered_with, domain.DraftType.REPLY), at)


def _draft(wire: Draft) -> domain.MailDraft:
    return domain.MailDraft(
        type=word(domain.DraftType, wire.draft_type, domain.DraftType.OTHER),
        status=word(domain.DraftStatus, wire.status, domain.DraftStatus.OTHER),
        text=domain.DraftText(
            subject=wire.subject,
            content=wire.content,
            from_address=wire.from_address,
            to=_addresses(wire.to_address),
            cc=_addresses(wire.cc_address),
            bcc=_addresses(wire.bcc_address),
        ),
        attachments=_attachments(wire.attachments),
        from_addresses=_addresses(wire.from_addresses),
        delivery=_delivery(wire.delivery),
    )


def _delivery(told: str) -> domain.Delivery | None:
    return word(domain.Delivery, told, domain.Delivery.UNKNOWN) if told else None


def _addresses(wire: Iterable[Address]) -> domain.Addresses:
    return tuple(domain.MailAddress(each.address, each.name) for each in wire if each.address)


def _attachments(wire: Iterable[Attachment]) -> tuple[domain.MailAttachment, ...]:
    return tuple(
        domain.MailAttachment(
            id=AttachmentId(each.id),
            filename=each.filename,
            size=each.size,
            mime_type=each.mime_type,
            from_customer=each.originator == "customer",
            arrived=each.arrived is not False,
        )
        for each in wire
    )
