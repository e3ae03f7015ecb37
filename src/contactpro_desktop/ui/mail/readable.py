"""The content of a mail made safe to show: text, line breaks, lists, quotes and links remain.

In this order: unknown tags and all attributes but an address go, depth and number of tags are
bounded (so that no parser behind it can be kept busy), nh3 cuts what is left, and what comes out
is written anew, tag by tag. Nothing of the mail's own markup gets as far as Qt.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import islice

import nh3

from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ui.conversation.links import find_links, link_host
from contactpro_desktop.ui.widgets.text import plain_block

RAW_LIMIT = 200_000
INPUT_LIMIT = 55_000
"""Characters of a mail that are looked at, and how many of them once its styles are gone."""

PART_CHARS = 3_500
PART_PIECES = 800
"""Characters and pieces (words between tags, tags, lines) in one part of a mail."""

_MOST_TAGS = 6_000
_MOST_CLEANED = 80_000
"""Brackets become entities of four characters: a mail of nothing else would grow fourfold."""

_MOST_ENTITIES = 5_000
_DEEPEST = 50
_LONGEST_ADDRESS = 2_000

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b([^<>]*)>")
_ADDRESS = re.compile(r"""\bhref\s*=\s*("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""", re.IGNORECASE)
_LOOKS_LIKE_HTML = re.compile(
    r"<(?:!doctype|html|head|body|div|p|br|table|span|font|a|b|i|ul|ol|h[1-6]|blockquote|style)\b",
    re.IGNORECASE,
)
_FOREIGN = "xn--"
_BLANK = re.compile(r"[ \t\r\n\f]+")

_INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "u": "u"}
_BLOCKS = frozenset(
    {"p", "div", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "article"}
)
_CELLS = frozenset({"td", "th"})
_NESTS = {"blockquote": "blockquote", "ul": "ul", "ol": "ol"}
_EMPTY = frozenset({"br", "hr"})
_SWALLOWED = frozenset({"script", "style", "title", "noscript", "textarea", "iframe", "object"})
_KEPT = frozenset(_INLINE) | _BLOCKS | _CELLS | frozenset(_NESTS) | _EMPTY | {"a", "li"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mail as rich text for a Qt document. With `is_last` no other follows; with
    `is_cut` the mail goes on nevertheless, longer than anything that is looked at."""

    html: str
    is_last: bool
    is_cut: bool = False


def readable(content: str, number: int = 0) -> Part:
    """Part `number`, counted from 0, of a mail that is plain text or HTML: no key tells which."""
    if _LOOKS_LIKE_HTML.search(content[:INPUT_LIMIT]) is None:
        part, is_cut = _of_plain_text(content, number), len(content) > INPUT_LIMIT
    else:
        bounded = _bounded(content[:RAW_LIMIT])
        cleaned = _cleaned(bounded[:INPUT_LIMIT])
        part = _of_html(cleaned[:_MOST_CLEANED], number)
        cut = (len(bounded) > INPUT_LIMIT, len(cleaned) > _MOST_CLEANED)
        is_cut = len(content) > RAW_LIMIT or any(cut)
    return replace(part, is_cut=is_cut and part.is_last)


def _of_html(cleaned: str, number: int) -> Part:
    writer = _Writer(number)
    writer.feed(cleaned)
    writer.close()
    return writer.part


def _of_plain_text(content: str, number: int) -> Part:
    """Counts lines as pieces. A part ends in the middle of a line if it must."""
    text = content[:INPUT_LIMIT].replace("\r\n", "\n")
    start = 0
    for _ in range(number):
        start = _end_of_part(text, start)
    end = _end_of_part(text, start)
    return Part(_with_links(plain_block(text[start:end], INPUT_LIMIT)), end >= len(text))


def _end_of_part(text: str, start: int) -> int:
    end = start
    for _ in range(PART_PIECES):
        end = text.find("\n", end) + 1
        if not end or end >= start + PART_CHARS:
            break
    return min(end or len(text), start + PART_CHARS)


def _with_links(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for link in find_links(text):
        pieces.append(_escaped(text[end : link.start]))
        pieces.append(_anchor(link.target, _escaped(link.target)))
        pieces.append(_hint(link.target, link_host(link.target)))
        end = link.start + link.length
    pieces.append(_escaped(text[end:]))
    return "".join(pieces)


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>").replace("  ", "&nbsp; ")


def _anchor(target: str, words: str) -> str:
    return f'<a href="{html.escape(target)}">{words}</a>'


def _bounded(content: str) -> str:
    """`content` with known tags only, stripped of attributes, and not too many or too deep;
    entities neither."""
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name, attributes = match.group(1), match.group(2).lower(), match.group(3)
        if name in _SWALLOWED:
            return f"<{closing}{name}>"
        if name not in _KEPT:
            return " "
        if name not in _EMPTY:
            depth = max(0, depth - 1) if closing else depth + 1
        if not closing and depth > _DEEPEST:
            return " "
        address = _ADDRESS.search(attributes) if name == "a" and not closing else None
        if address is None or len(address.group(1)) > _LONGEST_ADDRESS:
            return f"<{closing}{name}>"
        return f"<a href={address.group(1)}>"

    enough = next(islice(_TAG.finditer(content), _MOST_TAGS, None), None)
    end = len(content) if enough is None else enough.start()
    bounded = _TAG.sub(kept, content[:end]) + _TAG.sub(" ", content[end:])
    *ahead, rest = bounded.split("&", _MOST_ENTITIES)
    return "&".join([*ahead, rest.replace("&", " ")])


def _cleaned(content: str) -> str:
    return nh3.clean(
        content,
        tags=set(_KEPT),
        clean_content_tags=set(_SWALLOWED),
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        url_relative="deny",
        link_rel=None,
    )


class _Writer(HTMLParser):
    """Writes the few things that are shown, from markup that is well formed.

    All parts are gone through; only what belongs to the one asked for is written. What is open
    where a part ends is closed there, and opened again where the next begins.
    """

    def __init__(self, number: int) -> None:
        super().__init__(convert_charrefs=True)
        self._number = number
        self._at = 0
        self._out: list[str] = []
        self._open: list[str] = []
        self._target = ""
        self._words: list[str] = []
        self._count = 0
        self._left = PART_CHARS
        self._breaks = 2

    @property
    def part(self) -> Part:
        self._end_link()
        if self._at == self._number:
            self._close_all()
        return Part("".join(self._out), self._at <= self._number)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._end_link()
            self._target = next((value or "" for name, value in attrs if name == "href"), "")
        elif tag in _INLINE:
            self._enter(_INLINE[tag])
        elif tag in _NESTS:
            self._trim()
            self._enter(_NESTS[tag])
            self._breaks = 2
        elif tag == "li":
            self._enter("li")
            self._breaks = 2
        elif tag in _CELLS:
            self._divide()
        else:
            self._break(most=2 if tag == "br" else 1)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._end_link()
        elif tag == "p":
            self._break(most=2)
            self._break(most=2)
        elif tag in _BLOCKS:
            self._break(most=1)
        else:
            self._leave(_INLINE.get(tag, tag))

    def handle_data(self, data: str) -> None:
        text = _BLANK.sub(" ", data)
        if self._breaks and not self._target:
            text = text.lstrip(" ")
        while len(text) > self._left:
            self._put_text(text[: self._left])
            text = text[self._left :]
            self._turn_over()
        if text:
            self._left -= len(text)
            self._put_text(text)

    def _put_text(self, text: str) -> None:
        """What will not be shown need not be made safe."""
        shown = self._at == self._number
        self._put(html.escape(plain_block(text, INPUT_LIMIT)) if shown else "")

    def _put(self, piece: str) -> None:
        self._breaks = 0
        if self._target:
            self._words.append(piece)
        else:
            self._write(piece)

    def _write(self, piece: str) -> None:
        """Only here is anything written, and a new part begun if this one is full."""
        self._count += 1
        if self._at == self._number:
            self._out.append(piece)
        if self._count >= PART_PIECES:
            self._turn_over()

    def _turn_over(self) -> None:
        if self._at == self._number:
            self._close_all()
        self._at += 1
        self._count, self._left = 0, PART_CHARS
        if self._at == self._number:
            self._out.extend(f"<{tag}>" for tag in self._open)

    def _close_all(self) -> None:
        self._out.extend(f"</{tag}>" for tag in reversed(self._open))

    def _break(self, *, most: int) -> None:
        """A line break, unless that many stand here already."""
        if self._breaks < most:
            breaks = self._breaks + 1
            self._put("<br>")
            self._breaks = breaks

    def _trim(self) -> None:
        """Lists and quotations keep their own distance."""
        while self._out and self._out[-1] == "<br>":
            self._out.pop()

    def _divide(self) -> None:
        """A gap between the cells of a row."""
        if not self._breaks:
            self._put(" ")

    def _enter(self, tag: str) -> None:
        self._end_link()
        self._write(f"<{tag}>")
        self._open.append(tag)

    def _leave(self, tag: str) -> None:
        if tag not in self._open:
            return
        self._end_link()
        last = ""
        while last != tag:
            last = self._open.pop()
            self._write(f"</{last}>")
        if tag in _NESTS or tag == "li":
            self._breaks = 2

    def _end_link(self) -> None:
        """Words that do not say where the link leads are followed by its host."""
        target, words = self._target, "".join(self._words)
        self._target, self._words = "", []
        host = link_host(target) if target else ""
        if not host:
            self._write(words)
            return
        shown = words.strip() or html.escape(host)
        self._write(_anchor(target, shown) + _hint(html.unescape(shown), host))


def _hint(words: str, host: str) -> str:
    """Where a link leads, if its words do not say so."""
    return "" if _tells(words, host) else f" [{html.escape(host)}]"


def _tells(words: str, host: str) -> bool:
    """Whether the words of a link say where it leads, and nothing else. Letters of other alphabets
    look like those of a well-known name: there only the ASCII form says it."""
    named = [link_host(link.target) for link in find_links(words)] or [words]
    literal = _FOREIGN not in host or host in words
    return literal and all(each.casefold() == host.casefold() for each in named)
