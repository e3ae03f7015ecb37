"""Query parameters of the RI resources."""

from __future__ import annotations

from starlette.requests import Request

from contactpro_desktop.domain.errors import ProtocolError


def whole_number(request: Request, name: str, *, default: int, most: int) -> int:
    """A parameter that is a number from 0 on, cut to `most`; raises `ProtocolError`."""
    text = request.query_params.get(name)
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 20):
        raise ProtocolError("query")
    return min(int(text), most)


def listed_values(request: Request, name: str) -> list[str] | None:
    """The parts of a comma list, None where the parameter is missing or empty."""
    text = request.query_params.get(name, "")
    return [part.strip() for part in text.split(",") if part.strip()] or None
