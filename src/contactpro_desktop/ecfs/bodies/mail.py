"""Bodies about e-mails and their drafts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, TypeAdapter, ValidationError

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.bodies.common import AttachedData, Body, Name
from contactpro_desktop.ecfs.bodies.interaction import InteractionBody
from contactpro_desktop.ecfs.envelope import Json

_LONGEST_ADDRESS = 254
_MOST_ADDRESSES = 100


def _address(text: str) -> str:
    """Printable ASCII around one `@`, without what divides addresses in a header (RFC 5322).
    A domain needs no dot: queues of a test have none."""
    local, _, domain = text.partition("@")
    fits = local and domain and "@" not in domain and text.isascii() and text.isprintable()
    if not fits or any(char in ' ()<>[]:;,\\"' for char in text) or text[0] == "-":
        raise ValueError("no address")
    return text


MailboxAddress = Annotated[
    str, StringConstraints(max_length=_LONGEST_ADDRESS), AfterValidator(_address)
]


def _one_line(text: str) -> str:
    if any(char in text for char in "\r\n"):
        raise ValueError("more than one line")
    return text


Line = Annotated[str, StringConstraints(max_length=998), AfterValidator(_one_line)]


class EmailAddress(Body):
    address: MailboxAddress
    name: Annotated[str, StringConstraints(max_length=256), AfterValidator(_one_line)] = ""


EmailAddresses = Annotated[list[EmailAddress], Field(max_length=_MOST_ADDRESSES)]


class MailFields(Body):
    """What every body about an outgoing mail may hold."""

    subject: Line | None = None
    content: Annotated[str, StringConstraints(max_length=100_000)] | None = None
    from_address: Name | None = None
    to_address: EmailAddresses | None = None
    cc_address: EmailAddresses | None = None
    bcc_address: EmailAddresses | None = None


class StartDraftBody(MailFields):
    """`draft` in PUT /interactions/{emailid}."""

    draft_type: Literal["reply", "forward", "new_email"]
    status: Literal["send"] | None = None


class MailBody(InteractionBody):
    """PUT /interactions/{emailid}"""

    draft: StartDraftBody | None = None


class DraftBody(MailFields):
    """PUT /interactions/{emailid}/draft"""

    draft_type: Literal["forward", "reply", "saved", "new_email"] | None = None
    status: Literal["sent", "pending"] | None = None


class NewMailBody(MailFields):
    """POST /interactions with `channel_type: email` that is no pick."""

    channel_type: Literal["email", "user_defined"]
    status: Literal["open"] | None = None
    contact_id: Name | None = None
    attached_data: AttachedData | None = None


_ADDRESSES = TypeAdapter(EmailAddresses)


def read_addresses(body: Json) -> list[EmailAddress]:
    """The array of PUT …/draft/to_address."""
    try:
        return _ADDRESSES.validate_python(body, strict=True)
    except ValidationError:
        raise ProtocolError("body") from None
