"""The body of RTI: a task that another system creates."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from contactpro_desktop.ecfs.bodies.common import Body, Name
from contactpro_desktop.ecfs.bodies.mail import MailboxAddress

_MOST_PAIRS = 64
_MOST_CHARS = 4_096


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


class Pair(Body):
    """One value of the attached data."""

    k: Name
    v: Annotated[str, StringConstraints(max_length=_MOST_CHARS)] = ""


class ValuesBody(Body):
    """In XML a list with one element looks like the element: both are read."""

    KV: Annotated[list[Pair], BeforeValidator(_as_list), Field(max_length=_MOST_PAIRS)] = Field(
        default=[]
    )


class ItemBody(Body):
    """`queue` is an id, an address or a name; `responsible` the id of who should have it."""

    type: Literal["XRI", "EMAIL"]
    queue: Name
    status: Literal["Open"] = "Open"
    responsible: Name | None = None


class DataBody(Body):
    item: ItemBody
    subject: Annotated[str, StringConstraints(strip_whitespace=True, max_length=998)] = ""
    body: Annotated[str, StringConstraints(max_length=100_000)] = ""
    fromAddress: MailboxAddress | None = None  # noqa: N815 - the wire's name
    toAddress: MailboxAddress | None = None  # noqa: N815 - the wire's name
    values: ValuesBody = ValuesBody()


class TaskBody(Body):
    """POST /RI/rti/tasks"""

    data: DataBody
