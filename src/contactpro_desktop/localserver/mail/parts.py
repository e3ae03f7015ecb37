"""A mail taken apart (RFC 5322, MIME). The work grows with the size of the mail and no faster:
whatever would cost more is bounded, and a mail beyond a bound is refused before the work is done.
"""

from __future__ import annotations

import re
from binascii import Error as BinaryError
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from email.message import Message
from encodings import normalize_encoding
from encodings.aliases import aliases

Fields = Mapping[str, list[str]]
"""Those that are read, by name in lower case; a character stands for a byte."""

Parameter = str | tuple[str | None, str | None, str]
"""Of a header; one that is extended (RFC 2231) has its charset first, its language, its value."""

_HEADERS = re.compile(rb"(?:(?:From |[!-9;-~]*+:|[ \t])[^\n]*+\n?)*+")
_FIELD = re.compile(
    rb"^(from|sender|reply-to|to|cc|subject|message-id|in-reply-to|references"
    rb"|content-type|content-disposition|content-transfer-encoding)"
    rb":[ \t]*([^\n]*+(?:\n[ \t][^\n]*+)*+)",
    re.IGNORECASE | re.MULTILINE,
)
_EMPTY_LINE = re.compile(rb"\r?\n")
_TYPE = "content-type"
_DISPOSITION = "content-disposition"
_ENCODING = "content-transfer-encoding"

_MOST_HEADERS = 1_000_000
_LONGEST_LINE = 1_000
_LONGEST_CONTENT_FIELD = 4_000
_MOST_PARAMETERS = 100
_DEEPEST = 10

_CHARSETS = {*aliases, *aliases.values(), "cp720", "cp737", "cp874", "koi8_u", "utf_8_sig"}
"""Python's own but for two whose decoders take time by the square: idna and punycode."""


class UnreadableMail(Exception):
    """It is no mail, or more than may be looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a mail a part stands. `forms` has every choice that it belongs to, and to which form
    of the same there, by where they begin: a reader is to see one of them (RFC 2046, 5.1.4).
    `enclosed` is what stands in a mail inside the mail."""

    forms: tuple[tuple[int, int], ...] = ()
    enclosed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One that holds something; each is itself alone, whatever it holds. `kind` is its media type;
    `filename` is as it was sent."""

    kind: str
    filename: Parameter
    attached: bool
    charset: str | None
    content: bytes
    place: Place

    @property
    def is_file(self) -> bool:
        return self.attached or bool(self.filename)


def take_apart(data: bytes, max_parts: int) -> tuple[Fields, list[Part]]:
    """The fields of the mail itself, and its parts in their order. A mail inside a mail is a file,
    whole, and is taken apart beside that, like any other part. Raises `UnreadableMail`."""
    work = _Dissection(data, max_parts)
    parts = list(work.parts(0, len(work.data), 0, Place()))
    return work.fields, parts


def decoded(content: bytes, charset: str | None) -> str:
    """In the charset that is named if that is right, else as the world writes today."""
    for name in (charset or "utf-8", "utf-8"):
        if len(name) < 40 and normalize_encoding(name).lower() in _CHARSETS:
            try:
                return content.decode(name)
            except (LookupError, ValueError):
                continue
    return content.decode("latin-1")


@dataclass(frozen=True, slots=True)
class _Content:
    """What its header says of a part."""

    kind: str
    parameters: Mapping[str, Parameter]
    attached: bool
    filename: Parameter | None
    encoding: str

    @property
    def boundary(self) -> bytes:
        return _plain(self.parameters.get("boundary", "")).rstrip().encode("latin-1", "replace")

    @property
    def is_message(self) -> bool:
        return self.kind.startswith("message/")

    def part(self, body: bytes, place: Place) -> Part:
        return Part(
            kind=self.kind,
            filename=self.filename or self.parameters.get("name", ""),
            attached=self.attached or self.is_message,
            charset=_plain(self.parameters.get("charset", "")) or None,
            content=_without_encoding(body, self.encoding),
            place=place,
        )


class _Dissection:
    """Of one mail. Places in it are told by `start` and `end`, so that nothing is copied for being
    looked at."""

    def __init__(self, data: bytes, max_parts: int) -> None:
        self.data = data
        self.fields: Fields = {}
        self._headers_left = _MOST_HEADERS
        self._parts_left = 2 * max_parts  # what only holds others is one too

    def parts(self, start: int, end: int, depth: int, at: Place) -> Iterator[Part]:
        self._parts_left -= 1
        if self._parts_left < 0 or depth > _DEEPEST:
            raise UnreadableMail("too many parts")
        fields, body = self._fields(start, end)
        if depth == 0:
            self.fields = fields
        content = _content_of(fields)
        inner = self._inner(content, body, end)
        if not inner or (content.is_message and not at.enclosed):
            # One more inside that is in the file already: a copy each would make much of little.
            yield content.part(self.data[body:end], at)
        if content.is_message:
            at = Place(enclosed=True)
        choice = content.kind == "multipart/alternative"
        for part in inner:
            there = replace(at, forms=(*at.forms, (start, part[0]))) if choice else at
            yield from self.parts(*part, depth + 1, there)

    def _fields(self, start: int, end: int) -> tuple[Fields, int]:
        """What the header says, and where the body begins."""
        limit = start + self._headers_left
        found = _HEADERS.match(self.data, start, min(limit, end))
        stop = found.end() if found else start
        self._headers_left -= stop - start
        if limit < end and limit - stop < _LONGEST_LINE:
            raise UnreadableMail("too long a header")
        fields: dict[str, list[str]] = {}
        for name, value in _FIELD.findall(self.data, start, stop):
            told = value.decode("latin-1").rstrip("\r")
            fields.setdefault(name.decode("latin-1").lower(), []).append(told)
        empty = _EMPTY_LINE.match(self.data, stop, end)
        return fields, empty.end() if empty else stop

    def _inner(self, content: _Content, start: int, end: int) -> list[tuple[int, int]]:
        if content.is_message:
            return [(start, end)]
        if content.kind.startswith("multipart/") and content.boundary:
            return self._between(content.boundary, start, end)
        return []

    def _between(self, boundary: bytes, start: int, end: int) -> list[tuple[int, int]]:
        """The line end before a boundary belongs to it. Without the last one everything is part
        of the last part."""
        line = re.compile(rb"\n--" + re.escape(boundary) + rb"(--)?[ \t\r]*+(?=\n|\Z)")
        places: list[tuple[int, int]] = []
        begun: int | None = None
        for number, found in enumerate(line.finditer(self.data, max(start - 1, 0), end)):
            if number > self._parts_left:
                raise UnreadableMail("too many parts")
            if begun is not None and begun <= found.start():
                places.append((begun, self._before_line_end(begun, found.start())))
            if found[1]:
                return places
            begun = found.end() + 1
        if begun is not None and begun <= end:
            places.append((begun, end))
        return places

    def _before_line_end(self, start: int, end: int) -> int:
        return end - self.data.endswith(b"\r", start, end)


def _content_of(fields: Fields) -> _Content:
    """The library's time for parameters is the product of their number and their length."""
    message = Message()
    for name in (_TYPE, _DISPOSITION, _ENCODING):
        for value in fields.get(name, [])[:1]:
            if len(value) > _LONGEST_CONTENT_FIELD or value.count(";") > _MOST_PARAMETERS:
                raise UnreadableMail("too long a header")
            message[name] = value
    return _Content(
        kind=message.get_content_type(),
        parameters=_parameters(message, _TYPE),
        attached=message.get_content_disposition() == "attachment",
        filename=_parameters(message, _DISPOSITION).get("filename"),
        encoding=str(message.get(_ENCODING, "")).strip().lower(),
    )


def _parameters(message: Message, name: str) -> Mapping[str, Parameter]:
    """By name in lower case; the first of a name counts. Of what makes no sense there are none."""
    try:
        told = message.get_params([], name)
    except (TypeError, ValueError):
        return {}
    return {known.lower(): value for known, value in reversed(told)}


def _plain(parameter: Parameter) -> str:
    """The value of one that may be extended for no good reason."""
    return parameter[2] if isinstance(parameter, tuple) else parameter


def _without_encoding(body: bytes, encoding: str) -> bytes:
    match encoding:
        case "quoted-printable":
            return a2b_qp(body)
        case "base64":
            try:
                return a2b_base64(body + b"==")
            except BinaryError:
                return body
    return body
