"""Rows of CMI, in the words of the agent protocol, as far as they are published.

Most of their fields are not, so each may be missing, and each is looked for under the names that
RMI would have given it as well.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, Field

from contactpro_desktop.ecfs.wire.base import Object, Text, WireModel


def _names(*names: str) -> str:
    """An empty text, read from whichever of `names` is there."""
    value: str = Field("", validation_alias=AliasChoices(*names))
    return value


class Named(WireModel):
    id: Text = ""
    name: Text = ""


class Contact(WireModel):
    """CMI `/contacts`"""

    id: Text = ""
    from_queue: Annotated[Named, Object] = Named()
    queue_name: Text = _names("queue_name", "queueName")
    channel: Text = _names("channel_type", "channel", "channelType")
    sub_channel: Text = _names("channel_sub_type", "subChannel")
    status: Text = ""
    created: Text = _names("created", "startTime", "date_created")
    originator: Text = ""
    title: Text = _names("title", "subject")
    agent: Annotated[Named, Object] = Named()
    agent_name: Text = _names("agent_name", "agentName")


class Message(WireModel):
    """CMI `/chatMessages`"""

    type: Text = "text"
    message: Text = _names("message", "text")
    originator: Text = ""
    display_name: Text = _names("display_name", "displayName")
    author_kind: Text = ""
    timestamp: Text = _names("timestamp", "created")


class Remark(WireModel):
    """CMI `/contacts/{id}/remarks`"""

    text: Text = _names("text", "remark", "remarks")
    author_id: Text = _names("author_id", "authorId")
    author_name: Text = _names("author_name", "authorName", "author")
    created: Text = ""


class Callback(WireModel):
    """CMI `/callbacks`"""

    customer_number: Text = _names("customerNumber", "customer_number")
    due_time: Text = _names("dueTime", "due_time")
    status: Text = ""
    queue_name: Text = _names("queueName", "queue_name")
    remarks: Text = ""
