"""E-mails: what came in, the draft of what goes out, and how two hands on one draft agree."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import field, fields
from enum import Enum

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AttachmentId, ContactId, Instant
from contactpro_desktop.domain.records import dataclass

_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
)
_LONGEST_ADDRESS = 254
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
_DIVIDERS = re.compile(r"[\n;]|,(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_QUOTED = frozenset(',;<>@"')


class DraftType(Enum):
    """What an outgoing mail is to the one that came in. OTHER keeps unknown words displayable."""

    REPLY = "reply"
    FORWARD = "forward"
    NEW_EMAIL = "new_email"
    SAVED = "saved"
    OTHER = "other"


class DraftStatus(Enum):
    """How far an outgoing mail has come (ECFS 22Q1, /draft)."""

    SAVED = "saved"
    SENT = "sent"
    PENDING = "pending"
    DELETED = "deleted"
    OTHER = "other"


class Delivery(Enum):
    """How it goes with a mail that was to be sent and is a draft still, by a server that tells.
    UNKNOWN: it may have been sent."""

    SENDING = "sending"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


class RecipientKind(Enum):
    TO = "to"
    CC = "cc"
    BCC = "bcc"


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Two are the same person's if the address is, in any case; the name is decoration."""

    address: str
    name: str = ""

    @property
    def key(self) -> str:
        return self.address.lower()

    @property
    def text(self) -> str:
        """As people write it: `Name <address>`."""
        if not self.name:
            return self.address
        name = self.name.replace('"', "'")
        name = f'"{name}"' if _QUOTED & set(self.name) else name
        return f"{name} <{self.address}>"


Addresses = tuple[MailAddress, ...]


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """`size` is in bytes, None where it is not told. `arrived`: its content is with the server, as
    far as that tells."""

    id: AttachmentId
    filename: str
    size: int | None = None
    mime_type: str = ""
    from_customer: bool = False
    arrived: bool = True


@dataclass(frozen=True, slots=True)
class DraftText:
    """All of an outgoing mail that a person writes or chooses, attachments aside."""

    subject: str = ""
    content: str = ""
    from_address: str = ""
    to: Addresses = ()
    cc: Addresses = ()
    bcc: Addresses = ()

    def recipients(self, kind: RecipientKind) -> Addresses:
        return {RecipientKind.TO: self.to, RecipientKind.CC: self.cc, RecipientKind.BCC: self.bcc}[
            kind
        ]


@dataclass(frozen=True, slots=True)
class DraftChange:
    """New values of some of a draft's fields; None leaves a field as it is."""

    subject: str | None = None
    content: str | None = None
    from_address: str | None = None
    to: Addresses | None = None
    cc: Addresses | None = None
    bcc: Addresses | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) is not None for each in fields(self))


@dataclass(frozen=True, slots=True)
class MailDraft:
    """The outgoing mail as the server has it. `from_addresses` are those one may send from."""

    type: DraftType
    status: DraftStatus = DraftStatus.SAVED
    text: DraftText = field(default_factory=DraftText)
    attachments: tuple[MailAttachment, ...] = ()
    from_addresses: Addresses = ()
    delivery: Delivery | None = None

    @property
    def is_open(self) -> bool:
        """Whether it can still be written and sent."""
        return self.status in (DraftStatus.SAVED, DraftStatus.OTHER)


@dataclass(frozen=True, slots=True)
class MailAnswer:
    """What last went out in answer to a mail, and when."""

    type: DraftType
    at: Instant


@dataclass(frozen=True, slots=True)
class Mail:
    """The mail that came in, the draft of what goes out, if one is begun, and the answer that went
    out last, if the server tells.

    Subject and date are the interaction's. `content` is plain text or HTML: no key tells which.
    """

    sender: MailAddress = field(default_factory=lambda: MailAddress(""))
    to: Addresses = ()
    cc: Addresses = ()
    content: str = ""
    attachments: tuple[MailAttachment, ...] = ()
    case_id: str = ""
    draft: MailDraft | None = None
    answer: MailAnswer | None = None

    @property
    def open_draft(self) -> MailDraft | None:
        return self.draft if self.draft is not None and self.draft.is_open else None


@dataclass(frozen=True, slots=True)
class Parked:
    """A mail or task that the agent set aside: it is in no list of the server's model until it is
    opened again, by its contact."""

    contact_id: ContactId
    channel: Channel
    subject: str
    customer_name: str
    parked_at: Instant | None = None


def is_address(text: str) -> bool:
    """Whether `text` is an address a mail can be sent to (RFC 5321, without quoted names;
    a host may stand alone)."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def parse_addresses(text: str) -> tuple[Addresses, tuple[str, ...]]:
    """The addresses in a list that a person typed, each once, and what is none of it.

    Names may stand before an address in angle brackets; commas, semicolons and line ends divide.
    """
    good: dict[str, MailAddress] = {}
    bad: list[str] = []
    for part in filter(None, map(str.strip, _DIVIDERS.split(text))):
        found = _parse_one(part)
        if found is None:
            bad.append(part)
        else:
            good.setdefault(found.key, found)
    return tuple(good.values()), tuple(bad)


def _parse_one(text: str) -> MailAddress | None:
    named = _NAMED.fullmatch(text)
    name, address = named.group("name", "address") if named else ("", text)
    address = address.strip()
    return MailAddress(address, name.strip().strip('"').strip()) if is_address(address) else None


def addresses_text(addresses: Iterable[MailAddress]) -> str:
    """The reverse of `parse_addresses`."""
    return ", ".join(each.text for each in addresses)


def change_between(before: DraftText, after: DraftText) -> DraftChange:
    """What turns `before` into `after`."""
    changed = {
        each.name: getattr(after, each.name)
        for each in fields(DraftText)
        if not _same(getattr(before, each.name), getattr(after, each.name))
    }
    return DraftChange(**changed)


def holds(text: DraftText, change: DraftChange) -> bool:
    """Whether all of `change` is in `text`."""
    wanted = ((each.name, getattr(change, each.name)) for each in fields(change))
    return all(value is None or _same(getattr(text, name), value) for name, value in wanted)


def merge(base: DraftText, sent: DraftText, mine: DraftText, theirs: DraftText) -> DraftText:
    """What the agent sees once the server's draft has gone from `base` to `theirs`; `sent` is
    what this client last asked the server to keep.

    Own typing wins over a change of the same field elsewhere. Recipients come and go one by one,
    so that those of both sides count.
    """
    return DraftText(
        subject=_merged(base.subject, sent.subject, mine.subject, theirs.subject),
        content=_merged(base.content, sent.content, mine.content, theirs.content),
        from_address=_merged(
            base.from_address, sent.from_address, mine.from_address, theirs.from_address
        ),
        to=_merged_lists(base.to, sent.to, mine.to, theirs.to),
        cc=_merged_lists(base.cc, sent.cc, mine.cc, theirs.cc),
        bcc=_merged_lists(base.bcc, sent.bcc, mine.bcc, theirs.bcc),
    )


def _merged(base: str, sent: str, mine: str, theirs: str) -> str:
    if _same(theirs, base) or _same(theirs, mine):
        return mine
    return theirs if _same(mine, base) or _same(mine, sent) else mine


def _merged_lists(
    base: Addresses, sent: Addresses, mine: Addresses, theirs: Addresses
) -> Addresses:
    gone = _keys((*base, *sent)) - _keys(mine)
    kept = {each.key: each for each in theirs if each.key not in gone}
    added = {each.key: each for each in mine if each.key not in _keys(base)}
    return tuple({**kept, **added}.values())


def _same(one: object, other: object) -> bool:
    """Servers write line ends in their own way, and add or drop names of recipients."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other or one.splitlines() == other.splitlines()
    return isinstance(one, tuple) and isinstance(other, tuple) and _keys(one) == _keys(other)


def _keys(addresses: Sequence[MailAddress]) -> frozenset[str]:
    return frozenset(each.key for each in addresses)
