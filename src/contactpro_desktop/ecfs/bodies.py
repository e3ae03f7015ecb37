"""What the bodies of requests hold (ECFS 22Q1 and RI), read strictly.

Types are not coerced (`"true"` is no boolean) and words are those of the model; keys that nobody
asked for are ignored, as the protocol grows. A key that is null counts as left out.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from pydantic_core import from_json, to_json

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.envelope import Json

_MAX_ATTACHED_KEYS = 64
_MAX_ATTACHED_CHARS = 4_096

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=256)]
"""An identifier, address or name."""

Word = Literal["accepted", "rejected", "handled", "wrapup", "ended"]


class _Body(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class CapabilitiesBody(_Body):
    """PUT /properties/capabilities"""

    phone: bool | None = None
    video_chat: bool | None = None


class PropertiesBody(_Body):
    """PUT /properties"""

    work_status: Literal["ready", "not_ready"] | None = None
    login_status: Literal["logged_in", "logged_out"] | None = None
    presence: Name | None = None
    alias: Name | None = None
    chat_address: Name | None = None
    language: Annotated[str, StringConstraints(pattern="^[A-Za-z]{2}$")] | None = None
    capabilities: CapabilitiesBody | None = None


class ServeBody(_Body):
    """PUT /queues/{id}"""

    serve: bool


class QueueReference(_Body):
    id: Name | None = None


class PickBody(_Body):
    """POST /interactions of an agent: only a pick has a meaning in this server."""

    channel_type: Name
    status: Name | None = None
    contact_id: Name | None = None
    from_queue: QueueReference | None = None


class NewChatBody(_Body):
    """POST /interactions of an end user. `destination` is the address of a queue, and
    `preferred_agent` the chat address of whoever the end user knows there."""

    channel_type: Literal["chat"]
    destination: Name
    preferred_agent: Name | None = None
    channel_sub_type: Name | None = None
    title: Annotated[str, StringConstraints(max_length=256)] | None = None
    attached_data: dict[Name, Json] | None = Field(None, max_length=_MAX_ATTACHED_KEYS)


class InteractionBody(_Body):
    """PUT /interactions/{id}"""

    status: Word | None = None
    channel_status: (
        Literal[
            "connected",
            "muted",
            "onhold",
            "transferring",
            "picking",
            "outbound_accepted",
            "outbound_rejected",
            "outbound_skipped",
        ]
        | None
    ) = None
    destination: Name | None = None
    transfer_type: Literal["AGENT", "QUEUE"] = "AGENT"
    attached_data: dict[Name, Json] | None = Field(None, max_length=_MAX_ATTACHED_KEYS)


class MessageBody(_Body):
    """POST /interactions/{id}/transcript/messages"""

    message: Annotated[str, StringConstraints(min_length=1)]
    type: Literal["text", "template"] = "text"


class TypingBody(_Body):
    """PUT /interactions/{id}/participants/{uniquekey}"""

    status: Literal["typing", "not_typing"]


class AnswerData(_Body):
    """A chosen option, typed text, or both."""

    id: Annotated[str, StringConstraints(max_length=128)] | None = None
    data: Annotated[str, StringConstraints(max_length=10_000)] | None = None


class ScriptResult(_Body):
    """The answer to one question. `ordinal` is the client's own numbering and is not kept."""

    id: Name
    answerdata: list[AnswerData] = Field(max_length=256)
    ordinal: int | None = None


class ReadyStateBody(_Body):
    """PUT /RI/rmi/agents/{id}/readyState"""

    readyState: Literal["Ready", "NotReady"]  # noqa: N815 - the wire's name


_B = TypeVar("_B", bound=_Body)

_SCRIPT_RESULTS = TypeAdapter(Annotated[list[ScriptResult], Field(max_length=256)])


def read_body(kind: type[_B], body: Json) -> _B:
    """`body` as `kind`; raises `ProtocolError`, whose kind says nothing of the content."""
    try:
        return kind.model_validate(body)
    except ValidationError:
        raise ProtocolError("body") from None


def read_script_results(body: Json) -> list[ScriptResult]:
    """The array of POST …/scriptanswers."""
    try:
        return _SCRIPT_RESULTS.validate_python(body, strict=True)
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
