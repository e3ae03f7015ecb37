"""Remote text made safe to show."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

LINE_LIMIT = 300
BLOCK_LIMIT = 10_000

_SPACES = re.compile("[\t\n\r\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
"""The controls and surrogates of Unicode, and what has no width or turns the direction."""


def plain(text: str, limit: int = LINE_LIMIT) -> str:
    """One harmless line: no control or direction-changing characters, at most `limit` long."""
    return _cut(_visible(_SPACES.sub(" ", text[: limit * 4])).strip(), limit)


def plain_block(text: str, limit: int = BLOCK_LIMIT) -> str:
    """As `plain`, but line breaks stay."""
    lines = text[: limit * 4].replace("\r\n", "\n").replace("\t", " ").split("\n")
    return _cut("\n".join(_visible(line) for line in lines), limit)


def in_lines(text: str, longest: int = 1_000) -> str:
    """`text` with its endless lines broken, at a space where there is one: an editor lays out line
    by line, and one line of 100,000 letters holds it up for half a second."""
    return "\n".join(part for line in text.split("\n") for part in _parts(line, longest))


def _parts(line: str, longest: int) -> Iterator[str]:
    start = 0
    while len(line) - start > longest:
        end = line.rfind(" ", start + 1, start + longest) + 1 or start + longest
        yield line[start:end]
        start = end
    yield line[start:]


def plain_tooltip(text: str) -> str:
    """A tool tip that shows `text` literally: tool tips guess their format, so this one decides."""
    return f"<qt>{html.escape(plain_block(text, 1_000)).replace(chr(10), '<br>')}</qt>"


def plain_caption(text: str) -> str:
    """`plain` for buttons, tabs and menus, where a single `&` would become a mnemonic."""
    return plain(text).replace("&", "&&")


def plain_notification(text: str) -> str:
    """`plain` for notifications of the desktop: some read their text as markup, others show it as
    it is, and nobody says which. So there is none."""
    return plain(text).replace("<", "\u2039").replace(">", "\u203a")


def _visible(text: str) -> str:
    return _UNSEEN.sub("", text)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
