"""The words of an HTML text, for quoting it. The time grows with the length of the text and no
faster, whatever a stranger wrote: nothing is looked at again from the next `<` on."""

import re
from html import unescape

_UNSEEN = frozenset({"script", "style", "head", "title"})
_BREAKS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote"})
_INSIDE = r"""(?:"[^"<]*+"|'[^'<]*+'|[^<>])*+"""
_MARKUP = re.compile(
    rf"<!--.*?(?:-->|\Z)|<[!?]{_INSIDE}>|<(/?)([a-zA-Z][^\s/<>]*+){_INSIDE}>", re.DOTALL
)


def text_of(html: str) -> str:
    """What a person would read, a line for each paragraph or row."""
    pieces: list[str] = []
    unseen = at = 0
    for markup in _MARKUP.finditer(html):
        pieces += [] if unseen else [unescape(html[at : markup.start()])]
        at = markup.end()
        name = (markup[2] or "").lower()
        if name in _UNSEEN and not markup[0].endswith("/>"):
            unseen = max(0, unseen - 1) if markup[1] else unseen + 1
        if name in _BREAKS and not unseen:
            pieces.append("\n")
    pieces += [] if unseen else [unescape(html[at:])]
    lines = "".join(pieces).splitlines()
    return "\n".join(line for each in lines if (line := " ".join(each.split())))
