"""`/RI/cmi/chats` and `/RI/cmi/chatMessages`: what was written."""

from __future__ import annotations

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.archive import Archive
from contactpro_desktop.localserver.ri.cmi.contact_rows import CONTACT_FILTERS, ContactRows
from contactpro_desktop.localserver.ri.kit.answers import Answer
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.problems import not_found
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.words import iso
from contactpro_desktop.localserver.router.transcripts import StoredMessage

_MOST_CHATS_READ = 500
"""Chats whose messages one question without an id looks through, the latest ones."""


class Chats:
    def __init__(self, archive: Archive, rows: ContactRows) -> None:
        self._archive = archive
        self._rows = rows

    def resources(self) -> tuple[Resource, ...]:
        return (
            ("/cmi/chats", {"GET": self.get}),
            ("/cmi/chats/{id}", {"GET": self.get_one}),
            ("/cmi/chatMessages", {"GET": self.get_messages}),
        )

    async def get(self, call: Call) -> Answer:
        call.caller.require(Right.CONTACT_HISTORY)
        rows = await self._rows.of(await self._archive.contacts(call, of={Channel.CHAT}))
        return Answer("chats", selected(rows, call.query, taken=CONTACT_FILTERS))

    async def get_one(self, call: Call) -> Answer:
        """The chat with its transcript."""
        call.caller.require(Right.CONTACT_HISTORY)
        contact = await self._archive.contact(call, ContactId(call.key("id")))
        if contact.channel is not Channel.CHAT:
            raise not_found()
        [row] = await self._rows.of([contact])
        said = await self._archive.messages(call.caller, [contact])
        messages: list[Json] = [_message(message) for message in said]
        return Answer("chat", row | {"messages": {"message": messages}})

    async def get_messages(self, call: Call) -> Answer:
        """Messages of all chats that the parameters ask for, or of those of `contactId`, chat by
        chat in their order."""
        call.caller.require(Right.CONTACT_HISTORY)
        chats = await self._archive.contacts(
            call, of={Channel.CHAT}, by="contact_id", each_is_a_row=False
        )
        said = await self._archive.messages(call.caller, chats[:_MOST_CHATS_READ])
        rows = (_message(message) for message in said)
        return Answer("chatMessages", selected(rows, call.query, taken=("originator",)))


def _message(message: StoredMessage) -> Row:
    """No Conversation API stands behind this server: its ids are null."""
    return {
        "id": message.id,
        "contact_id": message.contact_id,
        "number": message.number,
        "timestamp": iso(message.at),
        "type": message.kind.value,
        "message": message.text,
        "originator": message.originator,
        "author_kind": message.author_kind.value,
        "display_name": message.display_name,
        "conversation_api_contact_id": None,
        "conversation_api_conversation_id": None,
        "conversation_api_message_id": None,
    }
