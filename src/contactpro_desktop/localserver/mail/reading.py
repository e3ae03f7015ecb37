"""What a mail says, as far as it can be made out. Whatever comes in is somebody else's idea of a
mail: every step allows for nonsense, and what is read of a field is bounded before it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses

from contactpro_desktop.localserver.mail.parts import (
    Fields,
    Part,
    UnreadableMail,
    decoded,
    take_apart,
)
from contactpro_desktop.localserver.router.mail import Addresses, MailAddress

_STUMBLING = r'[<>:"|?*\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]'
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,500}>")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

_TEXTS = ("text/plain", "text/html")
_ENDINGS = {"message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt"}
"""Of files that nobody named, so that they open with something."""

_MOST_TEXT = 200_000
_MOST_REFERENCES = 50
_MOST_ADDRESSES = 100
_LONGEST_FIELD = 20_000
_LONGEST_LINE = 998
_LONGEST_NAME = 200


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
    fields, parts = take_apart(data, max_parts)
    senders = _addresses(fields, "from") or _addresses(fields, "sender")
    if not senders:
        raise UnreadableMail("no sender")
    shown = _shown(parts)
    files = _files(parts, shown)
    text = _text(shown, files)
    return ReceivedMail(
        sender=senders[0],
        to=_addresses(fields, "to"),
        cc=_addresses(fields, "cc"),
        reply_to=next(iter(_addresses(fields, "reply-to")), None),
        subject=_one_line(_unfolded(_first(fields, "subject")[:_LONGEST_FIELD]), _LONGEST_LINE),
        text=text,
        is_html=_is_html(shown),
        files=tuple(files),
        message_id=next(iter(_ids(fields, "message-id")), ""),
        references=_references(fields),
    )


def _shown(parts: list[Part]) -> list[Part]:
    """What a reader is to see: where the mail begins with plain text, or with something that has a
    plain form, all plain texts that are no files; else the HTML it begins with. Of a mail that
    only encloses another one, the texts of that."""
    texts = [part for part in parts if _is_text(part) and not _is_blank(part)]
    own = [part for part in texts if not part.place.enclosed] or texts
    plain = [part for part in own if part.kind == "text/plain"]
    begins = _Forms(own[:1])
    return plain if any(part in own[:1] or begins.leave_out(part) for part in plain) else own[:1]


def _files(parts: list[Part], shown: list[Part]) -> list[ReceivedFile]:
    """All that is not shown, but for another form of what is, and for the texts of an enclosed
    mail: that is a file, whole."""
    forms = _Forms(shown)
    return [
        _file(part, number)
        for number, part in enumerate(parts, start=1)
        if not _is_text(part)
        or not (part in shown or part.place.enclosed or _is_blank(part) or forms.leave_out(part))
    ]


class _Forms:
    """Which form of each choice is there to see."""

    def __init__(self, shown: list[Part]) -> None:
        self._chosen: dict[int, set[int]] = {}
        for part in shown:
            for choice, form in part.place.forms:
                self._chosen.setdefault(choice, set()).add(form)

    def leave_out(self, part: Part) -> bool:
        """Whether it is another form of what is there to see."""
        return any(
            choice in self._chosen and form not in self._chosen[choice]
            for choice, form in part.place.forms
        )


def _is_text(part: Part) -> bool:
    return not part.is_file and part.kind in _TEXTS


def _is_blank(part: Part) -> bool:
    return not decoded(part.content, part.charset).strip()


def _text(shown: list[Part], files: list[ReceivedFile]) -> str:
    """The words. Too long a text is cut, and comes as a file whole."""
    if not shown:
        return ""
    text = "\n\n".join(decoded(part.content, part.charset).strip("\r\n") for part in shown)
    if len(text) > _MOST_TEXT:
        name = "message.html" if _is_html(shown) else "message.txt"
        files.append(ReceivedFile(name, shown[0].kind, text.encode("utf-8", "replace")))
    return _clean(text[:_MOST_TEXT])


def _is_html(shown: list[Part]) -> bool:
    return any(part.kind == "text/html" for part in shown)


def _file(part: Part, number: int) -> ReceivedFile:
    is_kind = re.fullmatch(r"[\w.+-]{1,60}/[\w.+-]{1,60}", part.kind, re.ASCII)
    return ReceivedFile(
        base_name(_name_of(part)) or f"attachment-{number}{_ENDINGS.get(part.kind, '')}",
        part.kind if is_kind else "application/octet-stream",
        part.content,
    )


def _name_of(part: Part) -> str:
    if isinstance(part.filename, tuple):
        charset, _, value = part.filename
        name = decoded(value.encode("latin-1", "replace"), charset)
    else:
        name = _unfolded(part.filename)
    return _one_line(name, 4 * _LONGEST_NAME)


def base_name(name: str) -> str:
    """A file's name without folders, without what a file system or a person could stumble over;
    empty if nothing is left."""
    base = re.split(r"[/\\]", name)[-1]
    base = re.sub(_STUMBLING, "_", base).strip(" .")
    stem, dot, suffix = base.rpartition(".")
    if len(base) > _LONGEST_NAME and dot and len(suffix) < 20:
        return f"{stem[: _LONGEST_NAME - len(suffix) - 1]}.{suffix}"
    return base[:_LONGEST_NAME].rstrip(" .")


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, [])), "")


def _unfolded(value: str) -> str:
    """A header as it is read (RFC 2047); what is wrongly encoded stays as it is."""
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        pieces = [(value, None)]
    return "".join(
        decoded(piece.encode("latin-1") if isinstance(piece, str) else piece, charset)
        for piece, charset in pieces
    )


def _addresses(fields: Fields, name: str) -> Addresses:
    """Addresses are found before they are decoded: a decoded name may hold commas. Of what is
    nested without end there are none."""
    found: dict[str, MailAddress] = {}
    try:
        told = getaddresses([", ".join(fields.get(name, []))[:_LONGEST_FIELD]])
    except RecursionError:
        return ()
    for shown, address in told[:_MOST_ADDRESSES]:
        where = _one_line(decoded(address.encode("latin-1"), None), 254)
        if "@" in where and " " not in where:
            made = MailAddress(where, _one_line(_unfolded(shown), _LONGEST_NAME))
            found.setdefault(made.key, made)
    return tuple(found.values())


def _ids(fields: Fields, name: str) -> list[str]:
    return [_clean(found) for found in _MESSAGE_ID.findall(_first(fields, name)[-_LONGEST_FIELD:])]


def _references(fields: Fields) -> tuple[str, ...]:
    """The latest ones, which are the last; what it answers comes last of all."""
    known = dict.fromkeys([*_ids(fields, "references"), *_ids(fields, "in-reply-to")])
    return tuple(known)[-_MOST_REFERENCES:]


def _one_line(text: str, longest: int) -> str:
    return " ".join(_clean(text).split())[:longest]


def _clean(text: str) -> str:
    """Without what is no text: control characters and halves of surrogate pairs."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
