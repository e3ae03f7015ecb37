"""Transcript messages and participants of a chat -> `Message`, `Participant`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from html import unescape

from contactpro_desktop.domain import conversation as domain
from contactpro_desktop.domain.conversation import Author, MessageKind
from contactpro_desktop.domain.files import ChatFile, DroppedFile, DropReason, Location
from contactpro_desktop.domain.ids import AttachmentId, MessageId, RequestId
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.times import parse_timestamp
from contactpro_desktop.ecfs.wire.base import seconds, word
from contactpro_desktop.ecfs.wire.interaction import Participant, Participants
from contactpro_desktop.ecfs.wire.message import Content, Message

_BUTTON = re.compile(r"<button\b[^<>]{0,1000}>([^<]{1,1000})<", re.IGNORECASE)
_MOST_CHOICES = 20
_TAG = re.compile(r"<[^<>]{0,1000}>")

_AUTHOR_KINDS = {
    "agent": Author.AGENT,
    "bot": Author.BOT,
    "customer": Author.END_USER,
    "system": Author.SYSTEM,
}


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who is who in one conversation. Addresses in lower case; `names` by such an address. `guest`:
    it is with a supervisor, where the agent may stand in the place of the customer."""

    me: str = ""
    customer: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    guest: bool = False

    def author(self, address: str, *, kind: str = "", system: bool = False) -> Author:
        """Whose words those of `address` are.

        Where the server tells the kind of author, an end user who calls themselves by an
        agent's address stays an end user.
        """
        told = _AUTHOR_KINDS.get(kind)
        spoken_by_me = bool(address) and address.lower() == self.me
        if told is not None:
            mine = spoken_by_me and (self.guest or told in (Author.AGENT, Author.BOT))
            return Author.ME if mine else told
        if spoken_by_me:
            return Author.ME
        if system:
            return Author.SYSTEM
        return Author.END_USER if address.lower() == self.customer else Author.AGENT

    def is_me(self, address: str) -> bool:
        """An end user who calls themselves by the agent's address is not the agent."""
        known = address.lower()
        return bool(known) and known == self.me and (self.guest or known != self.customer)


def messages_in(resource: Json) -> Iterator[dict[str, Json]]:
    """The messages in a node of a transcript, whichever level of it was pushed."""
    if isinstance(resource, dict):
        if "message" in resource:
            yield resource
            return
        resource = resource.get("messages")
        resource = list(resource.values()) if isinstance(resource, dict) else resource
    if isinstance(resource, list):
        yield from (item for item in resource if isinstance(item, dict) and "message" in item)


def message(resource: Json, speakers: Speakers) -> domain.Message:
    """One message; `id` is None where the server gives it none."""
    wire = Message.model_validate(resource)
    kind = word(MessageKind, wire.type or "text", MessageKind.OTHER)
    content = None if kind is MessageKind.TEXT else Content.parse(wire.message)
    system = wire.system_message or kind is MessageKind.STATE
    name = wire.display_name or speakers.names.get(wire.originator.lower(), "")
    sent_at = seconds(wire.timestamp_ms)
    return domain.Message(
        text=_text(kind, content, wire.message),
        author=speakers.author(wire.originator, kind=wire.author_kind, system=system),
        author_name=_subject(kind, content, speakers.names) or name,
        author_address=wire.originator,
        sent_at=parse_timestamp(wire.timestamp) if sent_at is None else sent_at,
        kind=kind,
        state=_state(kind, content),
        about_me=kind is MessageKind.STATE and speakers.is_me(_subject_address(wire, content)),
        files=_files(content),
        dropped=_dropped(content),
        location=_location(kind, content),
        choices=_choices(kind, content),
        id=MessageId(wire.id) if wire.id else None,
        request_id=RequestId(wire.client_req_id) if wire.client_req_id else None,
    )


def participants(interaction: Json, speakers: Speakers) -> tuple[domain.Participant, ...]:
    """The participants of an interaction's resource."""
    wire = Participants.model_validate(interaction)
    return tuple(_participant(row, speakers) for row in wire.participants)


def _participant(wire: Participant, speakers: Speakers) -> domain.Participant:
    return domain.Participant(
        key=wire.uniquekey,
        name=wire.alias,
        author=speakers.author(wire.uniquekey, kind=wire.author_kind),
        typing=wire.status == "typing",
    )


def _subject(kind: MessageKind, content: Content | None, names: Mapping[str, str]) -> str:
    """Whom a state message is about: its originator is the contact centre itself."""
    if content is None or kind is not MessageKind.STATE:
        return ""
    who = content.originator
    return who.display_name or names.get(who.id.lower()) or who.id


def _subject_address(wire: Message, content: Content | None) -> str:
    return (content.originator.id if content is not None else "") or wire.originator


def _state(kind: MessageKind, content: Content | None) -> str:
    if content is None:
        return ""
    words = {MessageKind.STATE: content.state, MessageKind.ERROR: content.error_code}
    return words.get(kind, "")


def _text(kind: MessageKind, content: Content | None, message: str) -> str:
    """What there is to read in a message; its raw string where that cannot be told."""
    if content is None:
        return message
    if kind is MessageKind.STATE:
        return ""
    if kind is MessageKind.LOCATION:
        return content.title or content.label
    if kind is MessageKind.ERROR:
        return content.error_description or message
    if kind is MessageKind.ATTACHMENT and (content.attachments or content.dropped):
        return content.text
    if kind is MessageKind.TEMPLATE:
        return content.text or _template_text(content) or message
    return content.text or message


def _template_text(content: Content) -> str:
    """What the HTML of a template says, without its marks."""
    html = content.html_content or content.template.html_content
    words = (unescape(_TAG.sub(" ", html))).split()
    return " ".join(words) or content.template_id or content.template.template_id


def _choices(kind: MessageKind, content: Content | None) -> tuple[str, ...]:
    """What a template lets its reader choose from: its buttons, or those of its HTML unless all of
    that is its text already."""
    if content is None or kind is not MessageKind.TEMPLATE:
        return ()
    buttons = content.buttons or content.template.buttons
    if buttons or not content.text:
        return buttons
    html = content.html_content or content.template.html_content
    captions = (" ".join(unescape(each).split()) for each in _BUTTON.findall(html))
    return tuple(caption for caption in captions if caption)[:_MOST_CHOICES]


def _files(content: Content | None) -> tuple[ChatFile, ...]:
    found = content.attachments if content else ()
    return tuple(
        ChatFile(AttachmentId(each.id), each.filename, each.size, each.mime_type) for each in found
    )


def _dropped(content: Content | None) -> tuple[DroppedFile, ...]:
    found = content.dropped if content else ()
    return tuple(
        DroppedFile(each.filename, word(DropReason, each.reason, DropReason.OTHER))
        for each in found
    )


def _location(kind: MessageKind, content: Content | None) -> Location | None:
    if content is None or kind is not MessageKind.LOCATION:
        return None
    place = content.coordinates
    return Location(
        content.title,
        content.label,
        _degrees(place.latitude, 90.0),
        _degrees(place.longitude, 180.0),
    )


def _degrees(value: float | None, most: float) -> float | None:
    return value if value is not None and abs(value) <= most else None
