"""Messages and participants of a conversation."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from contactpro_desktop.domain.ids import ContactId, InteractionId
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.times import format_timestamp
from contactpro_desktop.localserver.router.files import Sender
from contactpro_desktop.localserver.router.model import AgentRow, AgentSpec, ContactRow
from contactpro_desktop.localserver.router.transcripts import AuthorKind, StoredMessage
from contactpro_desktop.localserver.views.agent import chat_address, milliseconds


def message(stored: StoredMessage) -> dict[str, Json]:
    """A message of `/transcript/messages`, the same for everybody but its author."""
    return {
        "message": stored.text,
        "originator": stored.originator,
        "timestamp": format_timestamp(stored.at),
        "type": stored.kind.value,
        "system_message": stored.author_kind is AuthorKind.SYSTEM,
        "id": stored.id,
        "timestamp_ms": milliseconds(stored.at),
        "author_kind": stored.author_kind.value,
        "display_name": stored.display_name,
    }


Said = tuple[StoredMessage, dict[str, Json]]
"""A message and how it is shown."""


def shown_to(listener: str, said: Said) -> dict[str, Json]:
    """A message as the participant with the key `listener` is told of it: its author gets the
    `client_req_id` back."""
    stored, shown = said
    if stored.request_id and is_author(stored, listener):
        return {**shown, "client_req_id": stored.request_id}
    return shown


def messages(stored: Iterable[StoredMessage], listener: str) -> dict[str, Json]:
    """A transcript by message id, as the participant with the key `listener` sees it."""
    return {each.id: shown_to(listener, (each, message(each))) for each in stored}


def is_author(stored: StoredMessage, key: str) -> bool:
    return stored.originator == key and stored.author_kind is not AuthorKind.SYSTEM


def message_posts(
    interaction_id: InteractionId | ContactId, messages: Iterable[Said], listener: str
) -> list[Transaction]:
    """New messages as the participant with the key `listener` is told of them."""
    uri = paths.messages_uri(interaction_id)
    return [
        Transaction("POST", paths.child(uri, said[0].id), shown_to(listener, said))
        for said in messages
    ]


def attachments(contact: ContactRow, viewer: Sender) -> dict[str, Json]:
    """`/attachments` by id, as the one side sees it: a file of the other one is there once it has
    arrived."""
    return {
        each.id: {
            "id": each.id,
            "filename": each.filename,
            "size": each.size,
            "originator": each.sender.value,
            "mime_type": each.mime_type or None,
        }
        for each in contact.attachments
        if each.arrived or (each.sender is viewer and not each.dropped)
    }


def customer(contact: ContactRow) -> dict[str, Json]:
    return _participant(contact.customer_key, contact.customer_name, AuthorKind.CUSTOMER)


def with_typing(view: Json, typists: Collection[str]) -> Json:
    """The `view` of a conversation, where the participants with the keys `typists` type."""
    present = view.get("participants") if isinstance(view, dict) else None
    if not typists or not isinstance(view, dict) or not isinstance(present, dict):
        return view
    shown = {
        key: {**participant, "status": "typing"} if key in typists else participant
        for key, participant in present.items()
    }
    return {**view, "participants": shown}


def agent(spec: AgentSpec, row: AgentRow) -> dict[str, Json]:
    return _participant(chat_address(spec, row), alias(spec, row), kind_of(spec))


def alias(spec: AgentSpec, row: AgentRow) -> str:
    """The name an agent shows in conversations."""
    return row.alias or spec.alias or spec.username


def kind_of(spec: AgentSpec) -> AuthorKind:
    return AuthorKind.BOT if spec.is_bot else AuthorKind.AGENT


def _participant(key: str, alias: str, kind: AuthorKind) -> dict[str, Json]:
    """Nobody has typed yet: who does is known only while it lasts; `with_typing` lays it over."""
    return {
        "uniquekey": key,
        "alias": alias,
        "capability": "text",
        "status": None,
        "author_kind": kind.value,
    }
