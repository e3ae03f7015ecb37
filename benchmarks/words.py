"""What people write in the benchmarks: texts of unequal length, the same in every run."""

from __future__ import annotations

from random import Random

_TEXT = """
hola quiero saber cuándo llega el pedido que hice la semana pasada porque todavía no tengo ninguna
noticia gracias por la ayuda el número es y la dirección no ha cambiado desde entonces
"""
_WORDS = _TEXT.split()


def sentence(*key: int) -> str:
    """3 to 40 words; another `key`, another sentence."""
    random = Random(repr(key))
    words = random.choices(_WORDS, k=random.randint(3, 40))
    return f"{' '.join(words).capitalize()} ({'.'.join(map(str, key))})."
