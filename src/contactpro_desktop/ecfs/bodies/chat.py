"""Bodies of chats."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from contactpro_desktop.ecfs.bodies.common import AttachedData, Body, Name, Title


class NewChatBody(Body):
    """POST /interactions of an end user. `destination` is the address of a queue, and
    `preferred_agent` the chat address of whoever the end user knows there."""

    channel_type: Literal["chat"]
    destination: Name
    preferred_agent: Name | None = None
    channel_sub_type: Name | None = None
    title: Title | None = None
    attached_data: AttachedData | None = None


class MessageBody(Body):
    """POST /interactions/{id}/transcript/messages"""

    message: Annotated[str, StringConstraints(min_length=1)]
    type: Literal["text", "template"] = "text"


class VisitorMessageBody(MessageBody):
    """The same of an end user, who can also say where they are: JSON with `title`, `label` and
    `coordinates`."""

    type: Literal["text", "template", "location"] = "text"  # type: ignore[assignment]


class TypingBody(Body):
    """PUT /interactions/{id}/participants/{uniquekey}"""

    status: Literal["typing", "not_typing"]
