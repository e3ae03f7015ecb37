"""One request to an RI resource, as its handler sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from starlette.requests import Request

from contactpro_desktop.ecfs.bodies.common import Body, read_body, read_json
from contactpro_desktop.ecfs.bodies.ri import read_texts
from contactpro_desktop.localserver.ri.kit.answers import Outcome
from contactpro_desktop.localserver.ri.kit.caller import Caller
from contactpro_desktop.localserver.ri.kit.problems import Problem
from contactpro_desktop.localserver.ri.kit.query import Query, as_id
from contactpro_desktop.localserver.ri.kit.xml import read_xml
from contactpro_desktop.localserver.web.json_http import read_body as read_bytes

_B = TypeVar("_B", bound=Body)

_JSON_TYPES = ("", "application/json", "text/json")
_XML_TYPES = ("application/xml", "text/xml")


@dataclass(frozen=True, slots=True)
class Call:
    caller: Caller
    query: Query
    request: Request
    max_bytes: int

    def key(self, name: str) -> str:
        """A part of the address, as an id where it is one."""
        return as_id(str(self.request.path_params[name]))

    async def body(self, kind: type[_B]) -> _B:
        """The body, JSON or XML. XML knows texts alone, so numbers and flags are read from them.

        Raises `Problem` for other types of content and `ProtocolError` for a body that is wrong.
        """
        content_type = self.request.headers.get("content-type", "")
        name = content_type.partition(";")[0].strip().casefold()
        if name not in _JSON_TYPES + _XML_TYPES:
            raise Problem(415, "unsupported_media_type")
        data = await read_bytes(self.request, self.max_bytes)
        if name in _XML_TYPES:
            return read_texts(kind, read_xml(data))
        return read_body(kind, read_json(data))


Handler = Callable[[Call], Awaitable[Outcome]]
Resource = tuple[str, dict[str, Handler]]
"""An address below `/RI`, with its own names in braces, and a handler for each method."""
