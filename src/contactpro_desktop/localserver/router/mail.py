"""The rows of e-mails: what came in, and the one outgoing mail that may be in the making."""

from dataclasses import dataclass
from enum import Enum
from typing import NewType

from contactpro_desktop.domain.ids import ContactId, Instant
from contactpro_desktop.localserver.router.files import Attachment

MailId = NewType("MailId", str)
DraftId = NewType("DraftId", str)


@dataclass(frozen=True, slots=True)
class MailAddress:
    """`name` is decoration: two addresses are the same whatever stands before them."""

    address: str
    name: str = ""

    @property
    def key(self) -> str:
        return self.address.casefold()


Addresses = tuple[MailAddress, ...]


@dataclass(frozen=True, slots=True)
class MailContent:
    """A mail as it came in. Its subject is the contact's title.

    `content` is HTML where `is_html`. `case_id` is common to the mails of one thread, `cid` is
    this correspondence's own. `message_id` and `references` are those of RFC 5322, in brackets.
    """

    from_address: MailAddress
    to_address: Addresses = ()
    cc_address: Addresses = ()
    reply_to: MailAddress | None = None
    content: str = ""
    is_html: bool = False
    attachments: tuple[Attachment, ...] = ()
    message_id: str = ""
    references: tuple[str, ...] = ()
    case_id: str = ""


@dataclass(frozen=True, slots=True)
class MailRow:
    """The mail of a contact; as old and as long in memory as the contact itself."""

    id: MailId
    contact_id: ContactId
    from_address: MailAddress
    case_id: str
    cid: str
    version: int = 0
    to_address: Addresses = ()
    cc_address: Addresses = ()
    reply_to: MailAddress | None = None
    content: str = ""
    is_html: bool = False
    attachments: tuple[Attachment, ...] = ()
    message_id: str = ""
    references: tuple[str, ...] = ()


class DraftType(Enum):
    """What the outgoing mail is to the one that came in (ECFS 22Q1, /draft)."""

    REPLY = "reply"
    FORWARD = "forward"
    NEW_EMAIL = "new_email"
    SAVED = "saved"


class DraftState(Enum):
    """SENDING is committed before the relay hears of the mail; SENT and DELETED leave memory."""

    OPEN = "open"
    SENDING = "sending"
    SENT = "sent"
    DELETED = "deleted"


class Delivery(Enum):
    """Why a mail that was to be sent is a draft still. UNKNOWN: the relay may have it."""

    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """An outgoing mail: at most one of a contact is live.

    `begins_contact` marks the mail that an agent started a contact with. `message_id` is fixed
    before it is sent first and stays: who gets it twice can tell. `owner_terminal_id` is the
    client that wrote last, empty for nobody.
    """

    id: DraftId
    contact_id: ContactId
    draft_type: DraftType
    state: DraftState
    version: int = 0
    subject: str = ""
    content: str = ""
    from_address: str = ""
    to_address: Addresses = ()
    cc_address: Addresses = ()
    bcc_address: Addresses = ()
    attachments: tuple[Attachment, ...] = ()
    owner_terminal_id: str = ""
    begins_contact: bool = False
    message_id: str = ""
    delivery: Delivery | None = None
    sent_at: Instant | None = None

    @property
    def is_live(self) -> bool:
        return self.state in (DraftState.OPEN, DraftState.SENDING)


@dataclass(frozen=True, slots=True)
class DraftChange:
    """New values of some of a draft's fields; None leaves a field as it is."""

    draft_type: DraftType | None = None
    subject: str | None = None
    content: str | None = None
    from_address: str | None = None
    to_address: Addresses | None = None
    cc_address: Addresses | None = None
    bcc_address: Addresses | None = None


class Recipients(Enum):
    """The lists of addresses of a draft, by the names of their resources."""

    TO = "to_address"
    CC = "cc_address"
    BCC = "bcc_address"
