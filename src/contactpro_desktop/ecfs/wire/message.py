"""A node of `/users/me/interactions/{id}/transcript` (ECFS 22Q1), and what texts of it hold."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AliasChoices, BeforeValidator, Field, ValidationError

from contactpro_desktop.ecfs.wire.base import (
    Flag,
    Number,
    Object,
    Objects,
    Text,
    Whole,
    WireModel,
)

_MOST_CHOICES = 20
_BARE_KEY = re.compile(r"([{,]\s*)([A-Za-z_]{1,40})\s*:")


def _captions(value: object) -> list[str]:
    """Of the buttons of a template: objects that have a text, or the texts themselves."""
    items = value[:_MOST_CHOICES] if isinstance(value, list) else []
    found = [item.get("text") if isinstance(item, dict) else item for item in items]
    return [text.strip() for text in found if isinstance(text, str) and text.strip()]


Captions = Annotated[tuple[str, ...], BeforeValidator(_captions)]


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


class File(WireModel):
    """A file that was delivered, or the name of one that was not and why."""

    id: Text = ""
    filename: Text = ""
    size: Whole = None
    mime_type: Text = ""
    reason: Text = ""


class Coordinates(WireModel):
    latitude: Number = None
    longitude: Number = None


class StateOriginator(WireModel):
    id: Text = ""
    display_name: Text = ""


class Template(WireModel):
    html_content: Text = ""
    template_id: Text = ""
    buttons: Captions = ()


class Content(WireModel):
    """The JSON inside the string of a message that is not plain text, whatever its type."""

    text: Text = ""
    state: Text = ""
    originator: Annotated[StateOriginator, Object] = StateOriginator()
    error_code: Text = ""
    error_description: Text = ""
    title: Text = ""
    label: Text = ""
    attachments: Annotated[tuple[File, ...], Objects] = Field(default=())
    dropped: Annotated[tuple[File, ...], Objects] = Field(
        default=(), validation_alias=AliasChoices("dropped attachments", "dropped_attachments")
    )
    coordinates: Annotated[Coordinates, Object] = Coordinates()
    template: Annotated[Template, Object] = Template()
    html_content: Text = ""
    template_id: Text = ""
    buttons: Captions = ()

    @classmethod
    def parse(cls, message: str) -> Content | None:
        """None where the string is no JSON object."""
        for text in (message, _mended(message)):
            try:
                return cls.model_validate_json(text.encode("utf-8", "surrogatepass"))
            except ValidationError:
                continue
        return None


def _mended(message: str) -> str:
    """The published examples have a brace too many and keys without quotes."""
    text = message[1:] if message.startswith("{{") else message
    return _BARE_KEY.sub(r'\1"\2":', text)
