"""Text as searches compare it; free of Qt."""

from __future__ import annotations

import unicodedata

_MOST = 2_000
"""Characters of a text that are searched: nobody has so long a name."""


def folded(text: str) -> str:
    """Without case and accents, so that `cafe` finds `Café`."""
    text = text[:_MOST]
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))
