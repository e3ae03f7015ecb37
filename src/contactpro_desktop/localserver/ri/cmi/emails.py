"""`/RI/cmi/emails`: e-mails in and out, and the tasks that share their capability."""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.archive import Archive
from contactpro_desktop.localserver.ri.cmi.contact_rows import ContactRows
from contactpro_desktop.localserver.ri.cmi.pairs import pairs
from contactpro_desktop.localserver.ri.kit.answers import Answer
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.problems import not_found
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.words import iso
from contactpro_desktop.localserver.router.files import Attachment
from contactpro_desktop.localserver.router.mail import Addresses, DraftRow, MailRow
from contactpro_desktop.localserver.router.model import ContactRow
from contactpro_desktop.localserver.storage.history import History

_LONG = ("content", "is_html")
_CHANNELS = {Channel.EMAIL, Channel.TASK}


class Emails:
    """A row for each mail that came in and for each that was sent; a task is a row of its own."""

    def __init__(self, history: History, archive: Archive, rows: ContactRows) -> None:
        self._history = history
        self._archive = archive
        self._rows = rows

    def resources(self) -> tuple[Resource, ...]:
        return (
            ("/cmi/emails", {"GET": self.get}),
            ("/cmi/emails/{id}", {"GET": self.get_one}),
        )

    async def get(self, call: Call) -> Answer:
        """Without the contents. `includeAttachedData` adds what is attached to the contact."""
        call.caller.require(Right.CONTACT_HISTORY)
        contacts = await self._archive.contacts(call, of=_CHANNELS, by="contact_id")
        rows = await self._mails(contacts)
        if call.query.flag("includeAttachedData", default=False):
            data = {str(each.id): pairs(each.attached_data) for each in contacts}
            rows = [row | {"attached_data": data[str(row["contact_id"])]} for row in rows]
        shown = [{key: row[key] for key in row if key not in _LONG} for row in rows]
        return Answer("emails", selected(shown, call.query, taken=("originator",)))

    async def get_one(self, call: Call) -> Answer:
        """By the id of the mail, or by that of its contact: then the mail that began it."""
        call.caller.require(Right.CONTACT_HISTORY)
        wanted = call.key("id")
        of_mail = await self._history.contact_of_mail(wanted)
        contact = await self._archive.contact(call, of_mail or ContactId(wanted))
        rows = await self._mails([contact])
        for row in rows:
            if wanted in (row["id"], contact.id):
                return Answer("email", row | {"attached_data": pairs(contact.attached_data)})
        raise not_found()

    async def _mails(self, contacts: list[ContactRow]) -> list[Row]:
        """Contact by contact, each in the order of its mails."""
        ids = [contact.id for contact in contacts]
        came = {mail.contact_id: mail for mail in await self._history.mails(ids)}
        sent = await self._history.sent_mails(ids)
        found: list[Row] = []
        for contact, base in zip(contacts, await self._rows.of(contacts), strict=True):
            replies = [_sent(base, each) for each in sent if each.contact_id == contact.id]
            if contact.id in came or not replies:
                found.append(_came(base, came.get(contact.id)))
            found += replies
        return found


def _came(contact: Row, mail: MailRow | None) -> Row:
    """`mail` is None for a task."""
    is_task = contact["channel_type"] == "user_defined"
    return {
        **_common(contact),
        "id": mail.id if mail else contact["id"],
        "type": "EmailIn",
        "typeDetails": "TASK" if is_task else "EMAIL",
        "created": contact["created"],
        "subject": contact["title"],
        "from_address": mail.from_address.address if mail else contact["originator"],
        "to_address": _addresses(mail.to_address if mail else ()),
        "cc_address": _addresses(mail.cc_address if mail else ()),
        "case_id": mail.case_id if mail else None,
        "cid": mail.cid if mail else None,
        "attachments": _attachments(mail.attachments if mail else ()),
        "content": mail.content if mail else "",
        "is_html": mail.is_html if mail else False,
    }


def _sent(contact: Row, draft: DraftRow) -> Row:
    return {
        **_common(contact),
        "id": draft.id,
        "type": "EmailOut",
        "typeDetails": "EMAILOUT",
        "created": iso(draft.sent_at),
        "subject": draft.subject or None,
        "from_address": draft.from_address,
        "to_address": _addresses(draft.to_address),
        "cc_address": _addresses(draft.cc_address),
        "case_id": None,
        "cid": None,
        "attachments": _attachments(draft.attachments),
        "content": draft.content,
        "is_html": True,
    }


def _common(contact: Row) -> Row:
    return {
        "contact_id": contact["id"],
        "from_queue": contact["from_queue"],
        "channel_type": contact["channel_type"],
        "channel_sub_type": contact["channel_sub_type"],
        "status": contact["status"],
        "statusDetails": None,
        "agent": contact["agent"],
    }


def _addresses(addresses: Addresses) -> Row:
    """Bare addresses: in XML repeated elements."""
    listed: list[Json] = [each.address for each in addresses]
    return {"address": listed}


def _attachments(files: Iterable[Attachment]) -> Row:
    listed: list[Json] = [
        {"id": file.id, "filename": file.filename, "size": file.size, "mime_type": file.mime_type}
        for file in files
    ]
    return {"attachment": listed}
