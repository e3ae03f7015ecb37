"""Frames of the websocket: what they are, and how they are read and written.

Reading is lenient: unknown keys are dropped, a status may stand under any of three names (the
published model leaves it open), a broken transaction is left out while its frame goes on. Only
what is no frame at all raises `ProtocolError`. Sizes and nesting are bounded before anybody looks
at the content. Writing uses the documented keys; ours are added only where they say something.
"""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import to_json

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ecfs import paths

MAX_REQUEST_BYTES = 262_144
MAX_SERVER_FRAME_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 32
"""Levels of nesting in a frame, the frame itself counted."""

_MAX_ID_CHARS = 128
_MAX_URI_CHARS = 2_048

Json = object
"""Whatever JSON can hold, not looked at yet."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks. `idempotent` asks for the first outcome if the id was seen before."""

    client_req_id: str
    method: str
    uri: str
    body: Json = None
    idempotent: bool = False

    @property
    def path(self) -> paths.Path:
        return paths.segments(self.uri)


class MalformedRequest(ProtocolError):
    """No request; `client_req_id` is kept where it could be read, so that it can be answered."""

    def __init__(self, kind: str, client_req_id: str = "") -> None:
        super().__init__(kind)
        self.client_req_id = client_req_id


class Transaction(NamedTuple):
    """One change of the model: POST appeared, PUT has a new value, DELETE is gone."""

    method: str
    uri: str
    resource: Json = None


@dataclass(frozen=True, slots=True)
class SessionFrame:
    """The server's first frame."""

    session_id: str
    ecf_session_id: str
    server_time_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one request. `reason` and `who` are additions of the local server."""

    client_req_id: str
    status: int
    body: Json = None
    method: str = ""
    uri: str = ""
    reason: str = ""
    who: str = ""
    server_time_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Push:
    """Changes below the subscribed `uri`. `client_req_id` is set where a server answers a
    SUBSCRIBE with the snapshot itself. `broken` counts transactions that were left out."""

    uri: str
    transactions: tuple[Transaction, ...]
    status: int = 200
    reason: str = ""
    client_req_id: str = ""
    server_time_ms: int | None = None
    broken: int = 0


@dataclass(frozen=True, slots=True)
class Unknown:
    """A frame of a kind that this version does not know."""


ServerFrame = SessionFrame | Answer | Push | Unknown


class _Frame(BaseModel):
    """Every key that a frame of either direction may have; whatever stands there is accepted."""

    model_config = ConfigDict(extra="ignore")

    client_req_id: Json = None
    method: Json = None
    uri: Json = None
    body: Json = None
    idempotent: Json = None
    status: Json = None
    status_code: Json = None
    code: Json = None
    reason: Json = None
    who: Json = None
    server_time_ms: Json = None
    sessionid: Json = None
    ecfsessionid: Json = None


def decode_request(frame: bytes | str) -> Request:
    """Read what a client sent; raises `MalformedRequest`."""
    try:
        raw = _decode(frame, MAX_REQUEST_BYTES)
    except ProtocolError as error:
        raise MalformedRequest(error.kind) from None
    request_id = _request_id(raw.client_req_id)
    if request_id is None:
        raise MalformedRequest("client_req_id")
    if not isinstance(raw.method, str) or not raw.method.isalpha() or not raw.method.isascii():
        raise MalformedRequest("method", request_id)
    if not isinstance(raw.uri, str) or not 0 < len(raw.uri) <= _MAX_URI_CHARS:
        raise MalformedRequest("uri", request_id)
    return Request(request_id, raw.method.upper(), raw.uri, raw.body, raw.idempotent is True)


def decode_server_frame(frame: bytes | str) -> ServerFrame:
    """Read what a server sent; raises `ProtocolError` for what is no frame."""
    raw = _decode(frame, MAX_SERVER_FRAME_BYTES)
    server_time_ms = raw.server_time_ms if type(raw.server_time_ms) is int else None
    if isinstance(raw.body, dict) and isinstance(raw.body.get("transactions"), list):
        return _push(raw, raw.body["transactions"], server_time_ms)
    if raw.sessionid is not None or raw.ecfsessionid is not None:
        return SessionFrame(_text(raw.sessionid), _text(raw.ecfsessionid), server_time_ms)
    status = _status(raw)
    if not raw.client_req_id or status is None:
        return Unknown()
    return Answer(
        client_req_id=_text(raw.client_req_id),
        status=status,
        body=raw.body,
        method=_text(raw.method),
        uri=_text(raw.uri),
        reason=_text(raw.reason),
        who=_text(raw.who),
        server_time_ms=server_time_ms,
    )


def encode_request(request: Request) -> str:
    frame: dict[str, Json] = {
        "client_req_id": request.client_req_id,
        "method": request.method,
        "uri": request.uri,
        "body": request.body,
    }
    if request.idempotent:
        frame["idempotent"] = True
    return _encode(frame)


def encode_session(frame: SessionFrame) -> str:
    return _encode(
        {"sessionid": frame.session_id, "ecfsessionid": frame.ecf_session_id}
        | _additions(server_time_ms=frame.server_time_ms)
    )


def encode_answer(answer: Answer) -> str:
    frame: dict[str, Json] = {
        "client_req_id": answer.client_req_id,
        "method": answer.method,
        "uri": answer.uri,
        "status": answer.status,
        "body": answer.body,
    }
    additions = _additions(
        reason=answer.reason, who=answer.who, server_time_ms=answer.server_time_ms
    )
    return _encode(frame | additions)


def encode_push(push: Push) -> str:
    transactions = [
        {"method": t.method, "uri": t.uri, "subscribed_resource": t.resource}
        for t in push.transactions
    ]
    frame: dict[str, Json] = {
        "uri": push.uri,
        "status": push.status,
        "body": {"transactions": transactions},
    }
    additions = _additions(reason=push.reason, server_time_ms=push.server_time_ms)
    return _encode(frame | additions)


def _decode(frame: bytes | str, limit: int) -> _Frame:
    data = frame.encode("utf-8", "surrogatepass") if isinstance(frame, str) else frame
    if len(data) > limit:
        raise ProtocolError("oversized")
    try:
        raw = _Frame.model_validate_json(data)
    except ValidationError as error:
        raise ProtocolError(_kind_of(error)) from None
    if data.count(b"{") + data.count(b"[") > MAX_DEPTH and _is_too_deep(raw.body):
        raise ProtocolError("too_deep")
    return raw


def _kind_of(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return "not_an_object" if first["type"] == "model_type" else "not_json"


def _is_too_deep(value: Json) -> bool:
    """Whether `value` is nested deeper than a frame may be; looks level by level."""
    level = [value] if isinstance(value, (dict, list)) else []
    for _ in range(MAX_DEPTH - 1):
        if not level:
            return False
        level = [
            below
            for node in level
            for below in (node.values() if isinstance(node, dict) else node)
            if isinstance(below, (dict, list))
        ]
    return bool(level)


def _push(raw: _Frame, items: list[Json], server_time_ms: int | None) -> Push:
    transactions = tuple(
        Transaction(item["method"], item["uri"], item.get("subscribed_resource"))
        for item in items
        if isinstance(item, dict)
        and isinstance(item.get("method"), str)
        and isinstance(item.get("uri"), str)
    )
    status = _status(raw)
    return Push(
        uri=_text(raw.uri),
        transactions=transactions,
        status=200 if status is None else status,
        reason=_text(raw.reason),
        client_req_id=_text(raw.client_req_id),
        server_time_ms=server_time_ms,
        broken=len(items) - len(transactions),
    )


def _status(raw: _Frame) -> int | None:
    for value in (raw.status, raw.status_code, raw.code):
        if type(value) is int:
            return value
        if isinstance(value, str) and value.isascii() and value.isdigit():
            return int(value[:4])
    return None


def _request_id(value: Json) -> str | None:
    """The id to repeat in the answer: strangers leave it out or count in numbers."""
    if value is None:
        return ""
    text = str(value) if type(value) is int else value
    return text if isinstance(text, str) and len(text) <= _MAX_ID_CHARS else None


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _additions(
    *, reason: str = "", who: str = "", server_time_ms: int | None = None
) -> dict[str, Json]:
    keys: dict[str, Json] = {"reason": reason, "who": who, "server_time_ms": server_time_ms}
    return {key: value for key, value in keys.items() if value not in ("", None)}


def _encode(frame: dict[str, Json]) -> str:
    return to_json(frame, inf_nan_mode="null").decode()
