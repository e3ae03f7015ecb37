"""XML as RI speaks it, both ways, without anything that makes XML dangerous.

A mapping becomes child elements, a list a repeated element: `{"address": ["a", "b"]}` is
`<address>a</address><address>b</address>`. Document types, and with them entities, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat
from xml.sax.saxutils import escape

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.envelope import Json

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_MAX_DEPTH = 32
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")


def write_xml(name: str, value: Json) -> bytes:
    """`value` as the document element `name`. The elements of a list are named in the singular."""
    content = {name.removesuffix("s"): value} if isinstance(value, list) else value
    return (_DECLARATION + "".join(_element(name, content))).encode()


def read_xml(data: bytes) -> Json:
    """What the document element holds: a text, or a mapping of its child elements, where repeated
    ones are a list. Attributes are not looked at. Raises `ProtocolError`."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise ProtocolError("not_xml") from None
    return reader.value


def _element(name: str, value: Json) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _element(name, item)
        return
    if not _NAME.match(name):
        yield f'<entry key="{escape(_clean(name), {chr(34): "&quot;"})}">'
        name = "entry"
    else:
        yield f"<{name}>"
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _element(key, item)
    else:
        yield escape(_clean(_text(value)))
    yield f"</{name}>"


def _text(value: Json) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _clean(text: str) -> str:
    """`text` without the control characters that XML has no way to write."""
    return _NOT_XML.sub("\ufffd", text)


class _Reader:
    """Builds the value while expat reads; anything declared ends the reading."""

    def __init__(self) -> None:
        self.value: Json = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self._open: list[tuple[dict[str, Json], list[str]]] = []

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        if len(self._open) >= _MAX_DEPTH:
            raise ProtocolError("too_deep")
        self._open.append(({}, []))

    def _data(self, text: str) -> None:
        self._open[-1][1].append(text)

    def _end(self, name: str) -> None:
        children, texts = self._open.pop()
        value: Json = children or "".join(texts).strip()
        if self._open:
            _put(self._open[-1][0], name, value)
        else:
            self.value = value

    @staticmethod
    def _refuse(*_declared: object) -> None:
        raise ProtocolError("declaration")


def _put(parent: dict[str, Json], name: str, value: Json) -> None:
    if name not in parent:
        parent[name] = value
        return
    before = parent[name]
    if isinstance(before, list):
        before.append(value)
    else:
        parent[name] = [before, value]
