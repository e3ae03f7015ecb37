"""Bodies of calls: an agent's, a simulated caller's, and those of another telephone system."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from pydantic_core import to_json

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.bodies.agent import PropertiesBody
from contactpro_desktop.ecfs.bodies.common import AttachedData, Body, Name, Title
from contactpro_desktop.ecfs.bodies.interaction import InteractionBody, QueueReference
from contactpro_desktop.ecfs.envelope import Json

_A_YEAR = 366 * 24 * 3600.0
_MAX_ATTRIBUTES = 64

Id = Annotated[str, StringConstraints(pattern="^[A-F0-9]{32}$")]

Number = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
"""A telephone number or whatever else can be dialled."""


class DialBody(Body):
    """POST /interactions of an agent."""

    channel_type: Literal["phone"]
    destination: Number


class CallBody(InteractionBody):
    """PUT /interactions/{phoneid}"""

    recording: bool | None = None


class NewExternalBody(Body):
    """POST /interactions, external"""

    channel_type: Literal["external"]
    channel_sub_type: Literal["phone"] | None = None
    direction: Literal["inbound", "outbound"]
    originator: Number
    destination: Number | None = None
    from_queue: QueueReference | None = None
    attached_data: AttachedData | None = None


class ExternalBody(Body):
    """PUT /interactions/{externalid}"""

    status: Literal["accepted", "rejected", "handled", "ended"] | None = None
    channel_status: Literal["connected", "disconnected"] | None = None


class CallerPropertiesBody(PropertiesBody):
    """PUT /properties of an end user: `extension` is the number they call from."""

    extension: Number | None = None


class NewContactBody(Body):
    """POST /interactions of an end user, as far as chats and calls share it."""

    channel_type: Literal["chat", "phone"]


class NewCallBody(Body):
    """POST /interactions of an end user: `destination` is the number of a queue, `consent` whether
    they agree to be recorded."""

    channel_type: Literal["phone"]
    destination: Number
    title: Title | None = None
    attached_data: AttachedData | None = None
    consent: bool | None = None


class OutboundResultBody(Body):
    """PUT /interactions/{phoneid}/outbound"""

    result: Literal[
        "redial",
        "instant_redial",
        "success",
        "busy",
        "noanswer",
        "unknown",
        "modem",
        "fax",
        "answering_machine",
    ]
    redial_time: Annotated[float, Field(ge=0, le=_A_YEAR, allow_inf_nan=False)] | None = None
    redial_agent: Id | None = None
    redial_remarks: Annotated[str, StringConstraints(max_length=1_000)] | None = None
    classifier: Id | None = None


AttributeValue = Annotated[str, StringConstraints(max_length=1_000)] | int | float | bool

_ATTRIBUTES: TypeAdapter[dict[str, str | int | float | bool]] = TypeAdapter(
    Annotated[dict[Name, AttributeValue], Field(min_length=1, max_length=_MAX_ATTRIBUTES)],
    config=ConfigDict(strict=True, allow_inf_nan=False),
)


def read_attributes(body: Json) -> dict[str, str]:
    """The object of PUT …/outbound/customer/attributes; numbers become texts."""
    try:
        values = _ATTRIBUTES.validate_python(body)
    except ValidationError:
        raise ProtocolError("body") from None
    return {name: _text(value) for name, value in values.items()}


def _text(value: AttributeValue) -> str:
    return value if isinstance(value, str) else to_json(value).decode()
