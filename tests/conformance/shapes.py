"""What a resource looks like, as the model writes it: keys, types, words and patterns."""

from __future__ import annotations

import re
from typing import Any

ID = re.compile(r"[A-F0-9]{32}")
TIME = re.compile(r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}:\d{2} UTC\+00:00")

Shape = Any
"""A type, a pattern, a set of words or of shapes of which one fits, a list of one shape for an
array of it, or an object: all of its keys must be there, others may."""


def misfits(value: Any, shape: Shape, where: str = "") -> list[str]:
    """Where `value` is not as it should be."""
    if isinstance(shape, dict):
        return _misfits_of_object(value, shape, where)
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [where]
        return [
            m for at, each in enumerate(value) for m in misfits(each, shape[0], f"{where}/{at}")
        ]
    if isinstance(shape, set | frozenset):
        return [] if any(not misfits(value, each) for each in shape) else [where]
    if isinstance(shape, re.Pattern):
        return [] if isinstance(value, str) and shape.fullmatch(value) else [where]
    if isinstance(shape, type):
        return [] if type(value) is shape else [where]
    return [] if value == shape and type(value) is type(shape) else [where]


def _misfits_of_object(value: Any, shape: dict[str, Shape], where: str) -> list[str]:
    if not isinstance(value, dict):
        return [where]
    found = [f"{where}/{key}" for key in shape if key not in value]
    for key, below in shape.items():
        if key in value:
            found += misfits(value[key], below, f"{where}/{key}")
    return found
