"""What a resource answers, as JSON or XML, whichever the caller reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from contactpro_desktop.ecfs.bodies.common import write_json
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.ri.kit.problems import Problem
from contactpro_desktop.localserver.ri.kit.xml import write_xml

_JSON, _XML = "application/json", "application/xml"
_READABLE = {
    "*/*": _JSON,
    "application/*": _JSON,
    "application/json": _JSON,
    "text/json": _JSON,
    "application/xml": _XML,
    "text/xml": _XML,
    "text/*": _XML,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """`name` is the document element where the answer is XML; rows are named in the singular."""

    name: str
    body: Json
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Created:
    """Something new: 201 with its id as text, and where it is in `Location`.

    `listed` says that it has no address of its own: its collection shows it by `id`.
    """

    id: str
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """204: changed or deleted, and nothing to tell."""


Outcome = Answer | Created | Done | Response
"""A `Response` is JSON that was written before and goes out as it is."""


def media_type(request: Request) -> str:
    """What the caller reads best; without a word of theirs JSON. Raises `Problem` for neither."""
    wanted = request.headers.get("accept", "").strip()
    if not wanted:
        return _JSON
    for part in sorted(wanted.split(","), key=_quality, reverse=True):
        name = part.partition(";")[0].strip().casefold()
        if name in _READABLE and _quality(part) > 0:
            return _READABLE[name]
    raise Problem(406, "not_acceptable")


def render(outcome: Outcome, request: Request) -> Response:
    if isinstance(outcome, Response):
        return outcome
    if isinstance(outcome, Done):
        return Response(status_code=204)
    if isinstance(outcome, Created):
        joint = "?id=" if outcome.listed else "/"
        location = f"{request.url.path.rstrip('/')}{joint}{quote(outcome.id, safe='')}"
        as_html = "text/html" in request.headers.get("accept", "")
        kind = "text/html" if as_html else "text/plain"
        return Response(outcome.id, 201, {"Location": location}, media_type=kind)
    kind = media_type(request)
    body = outcome.body
    data = write_json(body) if kind == _JSON else write_xml(outcome.name, body)
    return Response(data, 200, outcome.headers, media_type=kind)


def refusal(problem: Problem, request: Request) -> Response:
    """`{"reason"}`, in XML for those who read nothing else."""
    body: dict[str, Json] = {"reason": problem.reason}
    if problem.who:
        body["who"] = problem.who
    try:
        kind = media_type(request)
    except Problem:
        kind = _JSON
    data = write_json(body) if kind == _JSON else write_xml("error", body)
    return Response(data, problem.status, media_type=kind)


def _quality(part: str) -> float:
    _, _, parameters = part.partition(";")
    for parameter in parameters.split(";"):
        name, _, value = parameter.strip().partition("=")
        if name == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
