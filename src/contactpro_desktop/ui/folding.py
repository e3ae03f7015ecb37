"""Text as searches compare it; free of Qt."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Without case and accents, so that `cafe` finds `Café`."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))
