"""A node of `/users/me/interactions/{id}/transcript` (ECFS 22Q1), and what texts of it hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import ValidationError

from contactpro_desktop.ecfs.wire.base import Flag, Object, Text, Whole, WireModel


class Message(WireModel):
    """Fields after the blank line are additions."""

    message: Text = ""
    originator: Text = ""
    timestamp: Text = ""
    type: Text = "text"
    system_message: Flag = False

    id: Text = ""
    timestamp_ms: Whole = None
    author_kind: Text = ""
    display_name: Text = ""
    client_req_id: Text = ""


class StateOriginator(WireModel):
    id: Text = ""
    display_name: Text = ""


class Content(WireModel):
    """The JSON inside the string of a message that is not plain text, whatever its type."""

    text: Text = ""
    state: Text = ""
    originator: Annotated[StateOriginator, Object] = StateOriginator()
    error_description: Text = ""
    title: Text = ""
    label: Text = ""

    @classmethod
    def parse(cls, message: str) -> Content | None:
        """None where the string is no JSON object: the vendor's own examples are not."""
        try:
            return cls.model_validate_json(message.encode("utf-8", "surrogatepass"))
        except ValidationError:
            return None
