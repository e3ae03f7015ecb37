"""What a mail says, as far as it can be made out. Whatever comes in is somebody else's idea of a
mail: every step allows for nonsense, and the amount of work is bounded before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses

from contactpro_desktop.localserver.router.mail import Addresses, MailAddress

_NESTING = re.compile(rb"multipart/|message/", re.IGNORECASE)
_CONTENT_HEADER = re.compile(rb"^content-[a-z-]+:[^\n]*+(?:\n[ \t][^\n]*+)*+", re.I | re.M)
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,500}>")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

_MOST_TEXT = 200_000
_MOST_REFERENCES = 50
_MOST_ADDRESSES = 100
_LONGEST_HEADER = 100_000
_LONGEST_LINE = 998
_LONGEST_NAME = 200


class UnreadableMail(Exception):
    """It is no mail, or more than may be looked at."""


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """`filename` has no folder in it."""

    filename: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """Texts hold nothing that a database or a screen cannot take. `text` is HTML where the mail
    has nothing plainer."""

    sender: MailAddress
    to: Addresses
    cc: Addresses
    reply_to: MailAddress | None
    subject: str
    text: str
    is_html: bool
    files: tuple[ReceivedFile, ...]
    message_id: str
    references: tuple[str, ...]


def read_mail(data: bytes, max_parts: int) -> ReceivedMail:
    """Raises `UnreadableMail`."""
    if len(_NESTING.findall(data)) > max_parts:
        raise UnreadableMail("too many parts")
    if any(len(found[0]) > _LONGEST_HEADER for found in _CONTENT_HEADER.finditer(data)):
        raise UnreadableMail("too long a header")
    try:
        message: Message = BytesParser(policy=compat32).parsebytes(data)
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise UnreadableMail(type(error).__name__) from None
    parts = list(_leaves(message, max_parts))
    senders = _addresses(message, "From") or _addresses(message, "Sender")
    if not senders:
        raise UnreadableMail("no sender")
    body, is_html = _body(parts)
    text, files = _text(parts, body)
    return ReceivedMail(
        sender=senders[0],
        to=_addresses(message, "To"),
        cc=_addresses(message, "Cc"),
        reply_to=next(iter(_addresses(message, "Reply-To")), None),
        subject=_one_line(_header(message, "Subject"), _LONGEST_LINE),
        text=text,
        is_html=is_html,
        files=tuple(files),
        message_id=next(iter(_ids(message, "Message-ID")), ""),
        references=_references(message),
    )


def _leaves(message: Message, max_parts: int) -> Iterator[Message]:
    """The parts that hold something. A mail inside a mail is taken apart like any other part."""
    for number, part in enumerate(message.walk()):
        if number > 2 * max_parts:
            raise UnreadableMail("too many parts")
        if not part.is_multipart():
            yield part


def _body(parts: list[Message]) -> tuple[Message | None, bool]:
    """The first plain text that is no file, else the first HTML."""
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and not _is_file(part):
                return part, kind == "text/html"
    return None, False


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_filename_of(part))


def _text(parts: list[Message], body: Message | None) -> tuple[str, list[ReceivedFile]]:
    """The words and the files. Too long a text is cut, and comes as a file whole; the other form
    of the same text is no file."""
    files = [
        _file(part, number)
        for number, part in enumerate(parts, start=1)
        if part is not body and (_is_file(part) or part.get_content_maintype() != "text")
    ]
    if body is None:
        return "", files
    text = _clean(_decoded(body))
    if len(text) > _MOST_TEXT:
        kind = body.get_content_type()
        name = "message.html" if kind == "text/html" else "message.txt"
        files.append(ReceivedFile(name, kind, text.encode()))
    return text[:_MOST_TEXT], files


def _decoded(part: Message) -> str:
    """In the charset that it names if that is right, else as the world writes today."""
    content = _content(part)
    for charset in (part.get_content_charset(), "utf-8"):
        try:
            return content.decode(charset or "utf-8")
        except (LookupError, UnicodeError, ValueError):
            continue
    return content.decode("latin-1")


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _file(part: Message, number: int) -> ReceivedFile:
    kind = part.get_content_type()
    return ReceivedFile(
        base_name(_filename_of(part)) or f"attachment-{number}",
        kind if re.fullmatch(r"[\w.+-]{1,60}/[\w.+-]{1,60}", kind) else "application/octet-stream",
        _content(part),
    )


def _filename_of(part: Message) -> str:
    try:
        return _one_line(_unfolded(part.get_filename() or ""), 4 * _LONGEST_NAME)
    except (LookupError, UnicodeError, ValueError):
        return ""


def base_name(name: str) -> str:
    """A file's name without folders, without what a file system or a person could stumble over;
    empty if nothing is left."""
    base = re.split(r"[/\\]", name)[-1]
    base = re.sub(r'[<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]', "_", base).strip(" .")
    stem, dot, suffix = base.rpartition(".")
    if len(base) > _LONGEST_NAME and dot and len(suffix) < 20:
        return f"{stem[: _LONGEST_NAME - len(suffix) - 1]}.{suffix}"
    return base[:_LONGEST_NAME]


def _header(message: Message, name: str) -> str:
    return _unfolded(str(message.get(name, "")))


def _unfolded(value: str) -> str:
    """A header as it is read (RFC 2047); what is wrongly encoded stays as it is."""
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return "".join(
        piece if isinstance(piece, str) else _in_charset(piece, charset)
        for piece, charset in pieces
    )


def _in_charset(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "utf-8")
    except (LookupError, UnicodeError, ValueError):
        return piece.decode("latin-1")


def _addresses(message: Message, name: str) -> Addresses:
    """Addresses are found before they are decoded: a decoded name may hold commas. Of what is
    nested without end there are none."""
    values = [str(value) for value in message.get_all(name, [])[:_MOST_ADDRESSES]]
    found: dict[str, MailAddress] = {}
    try:
        told = getaddresses([", ".join(values)[:_LONGEST_HEADER]])
    except RecursionError:
        return ()
    for shown, address in told[:_MOST_ADDRESSES]:
        where = _one_line(address, 254)
        if "@" in where and " " not in where:
            made = MailAddress(where, _one_line(_unfolded(shown), _LONGEST_NAME))
            found.setdefault(made.key, made)
    return tuple(found.values())


def _ids(message: Message, name: str) -> list[str]:
    return [_clean(found) for found in _MESSAGE_ID.findall(str(message.get(name, "")))]


def _references(message: Message) -> tuple[str, ...]:
    """The latest ones, which are the last; what it answers comes last of all."""
    known = dict.fromkeys([*_ids(message, "References"), *_ids(message, "In-Reply-To")])
    return tuple(known)[-_MOST_REFERENCES:]


def _one_line(text: str, longest: int) -> str:
    return " ".join(_clean(text).split())[:longest]


def _clean(text: str) -> str:
    """Without what is no text: control characters and halves of surrogate pairs."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
