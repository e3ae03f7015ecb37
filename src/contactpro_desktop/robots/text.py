"""Words as people write them in a chat: any case, accents left out."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """`text` without case and accents, for comparing."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
