"""What simulated customers are called: never two of them the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import count, product
from random import Random

_FIRST = {
    "es": ("Rosa", "Eva", "Luis", "Pedro", "Marta", "Julián", "Carmen", "Ignacio"),
    "pt": ("João", "Beatriz", "Rafael", "Lívia", "Tiago", "Helena"),
    "en": ("Grace", "Owen", "Nora", "Felix", "Ruth", "Simon"),
}
_LAST = {
    "es": ("Domínguez", "Lorca", "Márquez", "Tena", "Iriarte", "Osorio", "Ávila", "Peña"),
    "pt": ("Sousa", "Falcão", "Moura", "Azevedo", "Teixeira", "Prado"),
    "en": ("Hollis", "Barker", "Whitfield", "Marsh", "Ellery", "Quinn"),
}


class Names:
    """The names of one language. One that was given back comes after all others, so that nobody
    meets the next one of a name while still busy with the last."""

    def __init__(self, language: str, random: Random) -> None:
        self._random = random
        self._free: deque[str] = deque()
        self._more = _rounds(language)

    def take(self) -> str:
        """A name that nobody has until it is given back."""
        if not self._free:
            more = next(self._more)
            self._random.shuffle(more)
            self._free.extend(more)
        return self._free.popleft()

    def give_back(self, name: str) -> None:
        self._free.append(name)


def _rounds(language: str) -> Iterator[list[str]]:
    """All names with one surname, then all with two, and so on: a crowd of any size has enough."""
    first, last = _FIRST[language], _LAST[language]
    for surnames in count(1):
        yield [" ".join(parts) for parts in product(first, *[last] * surnames)]
