"""Work that an agent sets aside for later: mails and tasks (feature reference, sections 9, 10)."""

from dataclasses import replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router import mail_drafts
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.lookup import agent_row, contact_of, own_leg
from contactpro_desktop.localserver.router.mail_commands import ChangeDraft, Park, Resume
from contactpro_desktop.localserver.router.model import ContactState, LegState, Refused

_PARKED = (Channel.EMAIL, Channel.TASK)


def park(draft: Draft, command: Park) -> None:
    """It stays the agent's own, leaves their list, and is nobody else's to take."""
    leg = own_leg(draft, command.agent_id, command.leg_id, LegState.ACCEPTED)
    if command.change is not None:
        mail_drafts.change(draft, ChangeDraft(command.agent_id, leg.id, "", command.change))
    contact = contact_of(draft, leg)
    if contact.channel not in _PARKED:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    mail_drafts.refuse_while_sending(draft, contact.id)
    mail_drafts.release(draft, contact)
    draft.put(replace(leg, state=LegState.PARKED, parked_at=draft.now))


def resume(draft: Draft, command: Resume) -> InteractionId:
    """Only whoever set it aside brings it back; twice is once."""
    contact = draft.contact(command.contact_id)
    leg = draft.leg(contact.leg_id) if contact and contact.leg_id else None
    if contact is None or leg is None or leg.agent_id != command.agent_id:
        raise Refused(Refusal.NOT_FOUND)
    if contact.state is not ContactState.OWNED or contact.channel not in _PARKED:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if not agent_row(draft, command.agent_id).connected:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    if leg.state is LegState.PARKED:
        draft.put(replace(leg, state=LegState.ACCEPTED, parked_at=None))
    return leg.id
