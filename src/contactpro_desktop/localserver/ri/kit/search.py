"""Full-text search as DPI describes it: words, quoted phrases, `*` and `?`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase

_TERMS = re.compile(r'"([^"]*)"|(\S+)')
_MAX_QUERY_CHARS = 200

Matcher = Callable[[Iterable[str]], bool]
"""Whether an entry with these texts is found."""


def matcher(query: str) -> Matcher:
    """All terms of `query` must occur; upper case and accents make no difference.

    A word may stand anywhere in a text. With a wildcard it must fit a whole word: `an*` finds
    those that begin with "an". An empty query finds everything.
    """
    terms = [
        (fold(phrase), word)
        for phrase, word in _TERMS.findall(query[:_MAX_QUERY_CHARS])
        if phrase.strip() or word
    ]
    patterns = [_pattern(phrase, fold(word)) for phrase, word in terms]
    return lambda texts: _matches([fold(text) for text in texts], patterns)


def fold(text: str) -> str:
    """`text` without what the search does not look at."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _matches(texts: list[str], patterns: list[Callable[[str], bool]]) -> bool:
    return all(any(fits(text) for text in texts) for fits in patterns)


def _pattern(phrase: str, word: str) -> Callable[[str], bool]:
    if "*" not in word and "?" not in word:
        return lambda text: (phrase or word) in text
    pattern = word.replace("[", "[[]")
    return lambda text: any(fnmatchcase(part, pattern) for part in text.split())
