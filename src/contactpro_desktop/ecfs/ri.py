"""Bodies of plain HTTP answers: signing in, and rows of the RI interfaces."""

from __future__ import annotations

from pydantic_core import from_json

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import AgentId, Instant
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.times import instant_of_milliseconds


def rows(body: bytes) -> list[Json]:
    """The rows of an RI answer: an array, or the one array in an object. May raise
    `ProtocolError`."""
    value = _parsed(body)
    if isinstance(value, dict):
        value = next((inner for inner in value.values() if isinstance(inner, list)), None)
    if not isinstance(value, list):
        raise ProtocolError("ri_rows")
    return value


def signed_in_as(body: bytes) -> AgentId:
    """Who was signed in. Raises `ProtocolError` for what no tenant answers."""
    value = _parsed(body)
    agent_id = value.get("id") if isinstance(value, dict) else None
    if not isinstance(agent_id, str) or not agent_id:
        raise ProtocolError("authentication_answer")
    return AgentId(agent_id)


def signed_in_elsewhere_since(body: bytes) -> Instant | None:
    """Since when the user is signed in elsewhere, where a refusal to sign in tells."""
    try:
        value = _parsed(body)
    except ProtocolError:
        return None
    since = value.get("since_ms") if isinstance(value, dict) else None
    return instant_of_milliseconds(since) if type(since) is int else None


def _parsed(body: bytes) -> Json:
    try:
        return from_json(body)
    except ValueError:
        raise ProtocolError("not_json") from None
