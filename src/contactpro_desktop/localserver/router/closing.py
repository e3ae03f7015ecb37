"""The end of a contact."""

from dataclasses import replace

from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.mail_drafts import throw_away
from contactpro_desktop.localserver.router.model import ContactRow, ContactState


def close_contact(draft: Draft, contact: ContactRow) -> None:
    """What was written and not sent is thrown away."""
    throw_away(draft, contact)
    draft.put(replace(contact, state=ContactState.CLOSED, leg_id=None, closed_at=draft.now))
