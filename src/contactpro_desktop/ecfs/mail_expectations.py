"""When an action on a mail has succeeded, by what the pushed model says."""

from __future__ import annotations

from collections.abc import Collection

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.ids import AttachmentId, InteractionId, RequestId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.mail import (
    Delivery,
    DraftStatus,
    DraftText,
    DraftType,
    Mail,
    MailDraft,
    holds,
)
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.interaction_model import InteractionModel

Verdict = bool | Refusal


def mail_verdict(action: actions.MailAction, interactions: InteractionModel) -> Verdict:
    """Which mail was begun, and which file came, is told apart by ids: see below."""
    match action:
        case actions.NewMail():
            return False
        case actions.AttachFile(interaction_id):
            return False if _open_draft(interactions, interaction_id) else Refusal.NOT_ALLOWED_NOW
        case actions.OpenParked(contact_id, _):
            return any(i.contact_id == contact_id and i.is_open for i in interactions)
        case actions.ParkTask(interaction_id):
            parked = interactions.get(interaction_id)
            return parked is None or not parked.is_open
        case _:
            interaction = interactions.get(action.interaction_id)
            mail = interactions.mail(action.interaction_id)
            return _draft_verdict(action, interaction, mail)


def begun_mail(
    action: actions.NewMail,
    request_id: RequestId,
    answered: InteractionId | None,
    taken: Collection[InteractionId],
    interactions: InteractionModel,
) -> InteractionId | None:
    """The interaction that `action` brought into being, None while it is not there.

    A server that repeats the request id decides it, or one that `answered` with the interaction's.
    Of others, the first with these recipients and this subject that is new and not `taken` for
    another request is it.
    """
    for interaction in interactions:
        draft = _open_draft(interactions, interaction.id)
        if draft is None or draft.type is not DraftType.NEW_EMAIL:
            continue
        if request_id == interaction.request_id or answered == interaction.id:
            return interaction.id
        anonymous = interaction.request_id is None and answered is None
        fresh = interaction.id not in taken and interaction.id not in action.known
        if anonymous and fresh and _reads(draft.text, action.draft):
            return interaction.id
    return None


def is_being_sent(action: object, interactions: InteractionModel) -> bool:
    """Whether the server says that it is about what `action` asks for."""
    if not isinstance(action, actions.SendDraft):
        return False
    draft = _open_draft(interactions, action.interaction_id)
    return draft is not None and draft.delivery is Delivery.SENDING


def has_file(
    interaction_id: InteractionId, file: AttachmentId | None, interactions: InteractionModel
) -> bool:
    """Whether a file is in the draft of a mail."""
    draft = _open_draft(interactions, interaction_id)
    return draft is not None and file in {each.id for each in draft.attachments}


def _open_draft(interactions: InteractionModel, interaction_id: InteractionId) -> MailDraft | None:
    mail = interactions.mail(interaction_id)
    return mail.open_draft if mail is not None else None


def _reads(there: DraftText, wanted: DraftText) -> bool:
    same_people = {each.key for each in there.to} == {each.key for each in wanted.to}
    return same_people and there.subject == wanted.subject


def _draft_verdict(
    action: actions.DraftAction, interaction: Interaction | None, mail: Mail | None
) -> Verdict:
    if isinstance(action, actions.ParkDraft):
        return interaction is None or not interaction.is_open
    draft = mail.draft if mail is not None and interaction is not None else None
    if isinstance(action, actions.SendDraft):
        return _sent(draft)
    if isinstance(action, actions.DiscardDraft):
        return draft is None or draft.status is DraftStatus.DELETED
    if interaction is None or not interaction.is_open:
        return Refusal.NOT_ALLOWED_NOW
    if isinstance(action, actions.StartDraft):
        return draft is not None and draft.is_open and draft.type is action.type
    if draft is None or not draft.is_open:
        return Refusal.NOT_ALLOWED_NOW
    return _written(action, draft)


def _sent(draft: MailDraft | None) -> Verdict:
    """A server sets the status and takes the draft away shortly after; what is deleted was not
    sent (ECFS 22Q1, /draft)."""
    if draft is None or draft.status is DraftStatus.SENT:
        return True
    return Refusal.NOT_ALLOWED_NOW if draft.status is DraftStatus.DELETED else False


def _written(
    action: actions.EditDraft
    | actions.AddRecipient
    | actions.RemoveRecipient
    | actions.SetRecipients
    | actions.AttachOriginal
    | actions.RemoveAttachment,
    draft: MailDraft,
) -> bool:
    match action:
        case actions.EditDraft(_, change):
            return holds(draft.text, change)
        case actions.AddRecipient(_, kind, address):
            return address.key in {each.key for each in draft.text.recipients(kind)}
        case actions.RemoveRecipient(_, kind, address):
            return address.key not in {each.key for each in draft.text.recipients(kind)}
        case actions.SetRecipients(_, kind, addresses):
            wanted = {each.key for each in addresses}
            return wanted == {each.key for each in draft.text.recipients(kind)}
        case actions.AttachOriginal(_, attachment_id):
            return attachment_id in {each.id for each in draft.attachments}
        case _:
            return action.attachment_id not in {each.id for each in draft.attachments}
