"""Text on its way to the wire."""

from __future__ import annotations


def encodable(text: str) -> str:
    """`text` with halves of surrogate pairs, which a text field can hold, made question marks."""
    return text.encode("utf-8", "replace").decode()
