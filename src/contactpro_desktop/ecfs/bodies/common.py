"""What every body of a request goes by (ECFS 22Q1 and RI): read strictly.

Types are not coerced (`"true"` is no boolean) and words are those of the model; keys that nobody
asked for are ignored, as the protocol grows. A key that is null counts as left out.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import from_json, to_json

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.envelope import Json

_MAX_ATTACHED_KEYS = 64
_MAX_ATTACHED_CHARS = 4_096

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=256)]
"""An identifier, address or name."""

Title = Annotated[str, StringConstraints(max_length=256)]

AttachedData = Annotated[dict[Name, Json], Field(max_length=_MAX_ATTACHED_KEYS)]
"""Attached data as sent; `attached_texts` makes texts of it."""


class Body(BaseModel):
    """The base of all bodies."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


_B = TypeVar("_B", bound=Body)


def read_body(kind: type[_B], body: Json) -> _B:
    """`body` as `kind`; raises `ProtocolError`, whose kind says nothing of the content."""
    try:
        return kind.model_validate(body)
    except ValidationError:
        raise ProtocolError("body") from None


def read_json(data: bytes) -> Json:
    """The body of a plain HTTP request, None where it is empty."""
    try:
        return from_json(data, allow_inf_nan=False) if data else None
    except ValueError:
        raise ProtocolError("not_json") from None


def write_json(value: Json) -> bytes:
    """What goes into the body of a plain HTTP answer."""
    return to_json(value, inf_nan_mode="null")


def attached_texts(data: dict[str, Json] | None) -> dict[str, str]:
    """Attached data as the texts that are kept: what is not a text becomes its JSON."""
    texts = {
        key: value if isinstance(value, str) else to_json(value, inf_nan_mode="null").decode()
        for key, value in (data or {}).items()
    }
    if any(len(text) > _MAX_ATTACHED_CHARS for text in texts.values()):
        raise ProtocolError("body")
    return texts
