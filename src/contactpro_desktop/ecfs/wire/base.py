"""Lenient field types: a value of the wrong type becomes the field's empty value.

The published model dates from 2022 and grows, so nothing that a server sends may stop the client:
unknown keys are dropped, words of an enumeration stay words, null stands for an empty object.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

from contactpro_desktop.ecfs.times import instant_of_milliseconds

E = TypeVar("E", bound=Enum)


class WireModel(BaseModel):
    # Built when first used: at a start most of what the wire can carry is not there yet.
    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return str(value) if type(value) in (int, float) else ""


def _flag(value: object) -> bool:
    return value is True or value == 1 or value == "true"


def _flag_if_any(value: object) -> bool | None:
    return None if value is None else _flag(value)


def _whole(value: object) -> int | None:
    if type(value) is int:
        return value
    if isinstance(value, str) and value.isascii() and value.removeprefix("-").isdigit():
        return int(value[:20])
    return int(value) if isinstance(value, float) and abs(value) < 2**63 else None


def _number(value: object) -> float | None:
    if type(value) not in (int, float) or not math.isfinite(value):  # type: ignore[arg-type]
        return None
    return float(value)  # type: ignore[arg-type]


def _object(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _object_if_any(value: object) -> dict[str, object] | None:
    return value if isinstance(value, dict) else None


def _objects(value: object) -> list[dict[str, object]]:
    """Elements of a list, or of a collection held by key."""
    items = value.values() if isinstance(value, dict) else value
    if not isinstance(value, (dict, list)):
        return []
    return [item for item in items if isinstance(item, dict)]  # type: ignore[attr-defined]


def _texts(value: object) -> dict[str, str]:
    """A map of texts; objects, lists and nulls in it are left out."""
    items = _object(value).items()
    return {key: _shown(item) for key, item in items if isinstance(item, (str, int, float))}


def _words(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _shown(value: str | int | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


Text = Annotated[str, BeforeValidator(_text)]
Flag = Annotated[bool, BeforeValidator(_flag)]
OptionalFlag = Annotated[bool | None, BeforeValidator(_flag_if_any)]
"""None where nothing is said."""
Whole = Annotated[int | None, BeforeValidator(_whole)]
Number = Annotated[float | None, BeforeValidator(_number)]
Texts = Annotated[dict[str, str], BeforeValidator(_texts)]
Words = Annotated[frozenset[str], BeforeValidator(_words)]
Object = BeforeValidator(_object)
"""For a field that is a model of its own."""
OptionalObject = BeforeValidator(_object_if_any)
"""The same, where nothing is None."""
Objects = BeforeValidator(_objects)
"""For a field that is a list of models."""


def word(enumeration: type[E], value: str, otherwise: E) -> E:
    """The member of `enumeration` that `value` names in any case, or `otherwise`."""
    for candidate in (value, value.lower(), value.upper()):
        try:
            return enumeration(candidate)
        except ValueError:
            continue
    return otherwise


def seconds(milliseconds: int | None) -> float | None:
    """An instant given in milliseconds since 1970, in seconds; None where no clock can mean it."""
    return None if milliseconds is None else instant_of_milliseconds(milliseconds)
