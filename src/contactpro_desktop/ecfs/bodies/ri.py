"""Bodies of RI requests. In XML a list with one element looks like the element: both are read."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.bodies.common import Body, Name
from contactpro_desktop.ecfs.envelope import Json

_MOST_PAIRS = 64
_MOST_GROUPS = 32


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _none_if_empty(value: object) -> object:
    return None if value == "" else value


Text = Annotated[str, StringConstraints(max_length=10_000)]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=256)]
FullText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]
Guid = Annotated[str, StringConstraints(pattern="^[0-9A-Fa-f-]{32,36}$")]
OptionalGuid = Annotated[Guid | None, BeforeValidator(_none_if_empty)]
Moment = Annotated[str, StringConstraints(max_length=40)]
"""ISO 8601; whether it is one is looked at where it is read."""


_B = TypeVar("_B", bound=Body)


def read_texts(kind: type[_B], body: Json) -> _B:
    """`body` as `kind`, out of a form that knows texts alone, as XML does: numbers and flags are
    read from them. Raises `ProtocolError`."""
    try:
        return kind.model_validate(body, strict=False)
    except ValidationError:
        raise ProtocolError("body") from None


class ReadyStateBody(Body):
    """PUT /RI/rmi/agents/{id}/readyState"""

    readyState: Literal["Ready", "NotReady"]  # noqa: N815 - the wire's name


class EntryBody(Body):
    """POST /RI/dpi/entries: somebody outside, put into the groups named."""

    name: Name
    number: ShortText = ""
    mobile: ShortText = ""
    chat_address: ShortText = Field("", alias="chatAddress")
    email: ShortText = ""
    company: ShortText = ""
    group_id: Annotated[list[Name], BeforeValidator(_as_list), Field(max_length=_MOST_GROUPS)] = (
        Field(default=[], alias="groupId")
    )


class RemarkBody(Body):
    """POST and PUT /RI/cmi/contacts/{id}/remarks; PUT names the remark by its `id`."""

    text: FullText
    id: OptionalGuid = None


class Pair(Body):
    k: Name
    v: Annotated[str, StringConstraints(max_length=4_096)] = ""


class Pairs(Body):
    KV: Annotated[
        list[Pair], BeforeValidator(_as_list), Field(min_length=1, max_length=_MOST_PAIRS)
    ]


class ContactDataBody(Body):
    """POST /RI/cmi/contactData, with the pairs as RTI has them."""

    contact_id: Guid
    data: Pairs


class QuestionReference(Body):
    id: Name


class AnswerReference(Body):
    id: Annotated[Name | None, BeforeValidator(_none_if_empty)] = None
    answerdata: Text | None = None


class ScriptResultBody(Body):
    """POST /RI/cmi/scriptResults"""

    contact_id: Guid
    script_id: Guid
    question: QuestionReference
    answer: AnswerReference = AnswerReference()


class CallbackBody(Body):
    """POST and PUT /RI/cmi/callbacks. The queue is named by its id or by its number."""

    customer_number: Name = Field(alias="customerNumber")
    customer_name: ShortText = Field("", alias="customerName")
    queue_id: OptionalGuid = Field(None, alias="queueId")
    ivr_number: ShortText = Field("", alias="ivrNumber")
    agent_id: OptionalGuid = Field(None, alias="agentId")
    due_time: Moment = Field("", alias="dueTime")
    status: Literal["Open", "In Process", "Handled", "Cancelled"] = "Open"
    remarks: Text = ""


class MessageBody(Body):
    """POST and PUT /RI/cmi/messages"""

    queue_id: Guid = Field(alias="queueId")
    channel_sub_type: Name = Field("sms", alias="channelSubType")
    to: Name
    from_address: ShortText = Field("", alias="from")
    text: FullText
    send_time: Moment = Field("", alias="sendTime")


class ConsentBody(Body):
    """POST /RI/cmi/customerConsents"""

    usage: Annotated[str, StringConstraints(pattern="^[A-Za-z][A-Za-z0-9]{0,31}$")]
    address: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
    remarks: Text = ""


class UserBody(Body):
    """PUT /RI/rci/users/{id}: all that can be written, at once. `password` alone may be left out,
    and then stays. What the server's configuration decides must be what it is, or left out."""

    external_id: ShortText = Field("", alias="externalId")
    mobile: ShortText = ""
    title: ShortText = ""
    location: ShortText = ""
    ui_language: Annotated[str, StringConstraints(pattern="^([A-Za-z]{2})?$")] = Field(
        "", alias="uiLanguage"
    )
    presence_id: OptionalGuid = Field(None, alias="presenceId")
    first_name: ShortText | None = Field(None, alias="firstName")
    surname: ShortText | None = None
    login: ShortText | None = None
    phone: ShortText | None = None
    chat: ShortText | None = None
    chat_name: ShortText | None = Field(None, alias="chatName")
    email: ShortText | None = None
    password: Annotated[str, StringConstraints(max_length=1_024)] | None = Field(None, repr=False)
