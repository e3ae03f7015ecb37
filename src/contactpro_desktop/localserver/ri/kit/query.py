"""Query parameters of the RI resources, read strictly: nonsense is refused, not guessed at."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import TypeVar

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import Instant

_GUID = re.compile(
    r"[0-9A-F]{32}|[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}", re.IGNORECASE
)
_FLAGS = {"1": True, "true": True, "0": False, "false": False}
_MAX_VALUES = 500
_MAX_OFFSET = 1_000_000

LIMIT = 100
"""Rows of an answer where the caller names no limit."""
MOST = 1_000
"""Rows of an answer, whatever the caller asks for."""

_V = TypeVar("_V")


class Query:
    """Every method raises `ProtocolError` for a value that it cannot be."""

    def __init__(self, parameters: Mapping[str, str]) -> None:
        self.parameters = parameters

    def text(self, name: str) -> str:
        """Empty where the parameter is missing."""
        return self.parameters.get(name, "").strip()

    def number(self, name: str, *, default: int, most: int) -> int:
        """A number from 0 on, cut to `most`."""
        text = self.text(name)
        if not text:
            return default
        if not (text.isascii() and text.isdigit() and len(text) < 20):
            raise ProtocolError("query")
        return min(int(text), most)

    def flag(self, name: str, *, default: bool) -> bool:
        text = self.text(name)
        return self.choice(name, _FLAGS) if text else default

    def choice(self, name: str, values: Mapping[str, _V]) -> _V:
        """What the parameter's word stands for, in any case; a missing one is the empty word."""
        found = values.get(self.text(name)) or values.get(self.text(name).casefold())
        if found is None and self.text(name) not in values:
            raise ProtocolError("query")
        return found if found is not None else values[self.text(name)]

    def listed(self, name: str) -> list[str] | None:
        """The parts of a comma list, None where the parameter is missing or empty."""
        parts = [part.strip() for part in self.text(name).split(",") if part.strip()]
        if len(parts) > _MAX_VALUES:
            raise ProtocolError("query")
        return parts or None

    def ids(self, name: str) -> list[str] | None:
        """A comma list of ids, each written with hyphens or without."""
        parts = self.listed(name)
        return None if parts is None else [as_id(part) for part in parts]

    def instant(self, name: str) -> Instant | None:
        """A moment in ISO 8601; without a zone it is UTC."""
        text = self.text(name)
        return moment(text.replace(" ", "+")) if text else None

    def page(self, most: int) -> tuple[int, int]:
        """`offset` and `limit`."""
        offset = self.number("offset", default=0, most=_MAX_OFFSET)
        return offset, self.number("limit", default=LIMIT, most=most)

    def given(self, names: Collection[str]) -> dict[str, str]:
        """Those parameters among `names` that have a value."""
        return {name: self.text(name) for name in names if self.text(name)}


def moment(text: str) -> Instant:
    """ISO 8601, UTC where no zone is given; raises `ProtocolError`, also for what no calendar of
    UTC has: it could be kept, and never shown again."""
    try:
        found = datetime.fromisoformat(text)
        instant = (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
        datetime.fromtimestamp(instant, UTC)
        return instant
    except (ValueError, OverflowError):
        raise ProtocolError("moment") from None


def as_id(text: str) -> str:
    """An id as the server writes it, from 32 digits or from 36 characters (OBI page, fp20).

    Text that is no id stays what it is: it will not be found.
    """
    return text.replace("-", "").upper() if _GUID.fullmatch(text) else text
