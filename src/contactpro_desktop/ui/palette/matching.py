"""How well an entry fits what was typed."""

from __future__ import annotations

_WORD_START, _INSIDE, _SCATTERED = 4, 2, 1


def score(query: str, text: str) -> int:
    """0 when a word of the folded `query` is nowhere in the folded `text`; more is better.

    A word fits best where a word of the text starts, then inside one, then as letters that appear
    in one word in the same order (`trns` finds `transfer`).
    """
    words = text.split()
    points = [_word_score(part, words) for part in query.split()]
    return 0 if not all(points) else sum(points) + (1 if text.startswith(query) else 0)


def _word_score(part: str, words: list[str]) -> int:
    if any(word.startswith(part) for word in words):
        return _WORD_START
    if any(part in word for word in words):
        return _INSIDE
    return _SCATTERED if len(part) > 2 and any(_scattered(part, word) for word in words) else 0


def _scattered(part: str, word: str) -> bool:
    letters = iter(word)
    return word.startswith(part[0]) and all(letter in letters for letter in part)
