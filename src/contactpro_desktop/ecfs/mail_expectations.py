"""When an action on a mail has succeeded, by what the pushed model says."""

from __future__ import annotations

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.mail import DraftStatus, DraftType, Mail, MailDraft, holds
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.interaction_model import InteractionModel

Verdict = bool | Refusal


def mail_verdict(action: actions.MailAction, interactions: InteractionModel) -> Verdict:
    match action:
        case actions.NewMail():
            return any(_is_begun(action, i, interactions) for i in interactions)
        case actions.OpenParked(contact_id, _):
            return any(i.contact_id == contact_id and i.is_open for i in interactions)
        case actions.ParkTask(interaction_id):
            parked = interactions.get(interaction_id)
            return parked is None or not parked.is_open
        case _:
            interaction = interactions.get(action.interaction_id)
            mail = interactions.mail(action.interaction_id)
            return _draft_verdict(action, interaction, mail)


def _is_begun(action: actions.NewMail, interaction: Interaction, known: InteractionModel) -> bool:
    """A server tells nothing of who asked for it: the same recipients and subject decide."""
    mail = known.mail(interaction.id) if interaction.channel is Channel.EMAIL else None
    draft = mail.open_draft if mail is not None else None
    if draft is None or draft.type is not DraftType.NEW_EMAIL:
        return False
    keys = {each.key for each in draft.text.to}
    return keys == {each.key for each in action.draft.to} and (
        draft.text.subject == action.draft.subject
    )


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
        case actions.AttachOriginal(_, attachment_id):
            return attachment_id in {each.id for each in draft.attachments}
        case actions.RemoveAttachment(_, attachment_id):
            return attachment_id not in {each.id for each in draft.attachments}
