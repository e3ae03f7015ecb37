"""Who may write into which transcript. The counterpart of `router` for messages: pure."""

from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.model import ContactRow, ContactState, Refused
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.router.texts import check_texts
from contactpro_desktop.localserver.router.transcripts import AuthorKind, NewMessage


def check_message(state: State, message: NewMessage) -> None:
    """Raise `Refused` unless the message may be stored now.

    An agent or bot writes only while their leg owns the contact; the end user as long as the
    contact is open; the system as long as it is in memory.
    """
    contact = state.contacts.get(message.contact_id)
    if contact is None:
        raise Refused(Refusal.NOT_FOUND)
    if not 0 < len(message.text) <= state.site.limits.max_message_chars:
        raise Refused(Refusal.MALFORMED)
    check_texts(message.text, message.originator, message.display_name)
    if not _may_write(contact, message):
        raise Refused(Refusal.NOT_ALLOWED_NOW)


def _may_write(contact: ContactRow, message: NewMessage) -> bool:
    if message.author_kind is AuthorKind.SYSTEM:
        return True
    if message.author_kind is AuthorKind.CUSTOMER:
        return contact.state is not ContactState.CLOSED
    return contact.state is ContactState.OWNED and contact.leg_id == message.leg_id
