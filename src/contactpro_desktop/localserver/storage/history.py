"""Looking into what the database holds, over or not: contacts, legs, messages, filed records."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Text, cast, or_, select
from sqlalchemy.sql.elements import ColumnElement

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, Instant
from contactpro_desktop.localserver.router.mail import DraftRow, DraftState, MailRow
from contactpro_desktop.localserver.router.model import ContactRow, LegRow
from contactpro_desktop.localserver.router.transcripts import StoredMessage
from contactpro_desktop.localserver.storage import mail_tables as mail
from contactpro_desktop.localserver.storage import records, schema
from contactpro_desktop.localserver.storage.filing import Filed, FileKind
from contactpro_desktop.localserver.storage.filing_table import filed, filed_row
from contactpro_desktop.localserver.storage.mail_tables import drafts, mails

MOST_CONTACTS = 2_000
"""Contacts, or filed records, that one question looks at, the latest; filters beyond those here see
no others."""
MOST_MESSAGES = 10_000

Read = Callable[[Select[Any]], Awaitable[list[records.Record]]]
"""Carries out a query outside of the writer's transactions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactQuestion:
    """Which contacts; None and empty leave the choice open.

    Contacts of `queues`, and of any queue those that `also_of` served, created `since` then and
    `before` then.
    """

    queues: Collection[str]
    also_of: AgentId | None = None
    ids: Collection[str] | None = None
    only_queues: Collection[str] | None = None
    agents: Collection[str] | None = None
    channels: Collection[Channel] | None = None
    customer: str = ""
    since: Instant | None = None
    before: Instant | None = None
    limit: int | None = None


class History:
    """Reads only. The latest come first, and not more than a bound unless that is asked for."""

    def __init__(self, read: Read) -> None:
        self._read = read

    async def contacts(self, question: ContactQuestion) -> list[ContactRow]:
        table = schema.contacts
        query = select(table).where(*_conditions(question))
        most = min(question.limit or MOST_CONTACTS, MOST_CONTACTS)
        query = query.order_by(table.c.created_at.desc(), table.c.id).limit(most)
        return [records.contact_row(record) for record in await self._read(query)]

    async def legs(self, contact_ids: Collection[ContactId]) -> dict[ContactId, list[LegRow]]:
        """The legs of each contact, in the order they were offered."""
        table = schema.legs
        found: dict[ContactId, list[LegRow]] = {contact_id: [] for contact_id in contact_ids}
        query = select(table).where(table.c.contact_id.in_(found)).order_by(table.c.offered_at)
        for record in await self._read(query) if found else ():
            leg = records.leg_row(record)
            found[leg.contact_id].append(leg)
        return found

    async def media_ids(self) -> set[str]:
        """The ids of all files that anything refers to."""
        found: set[str] = set()
        for table in (schema.contacts, mails, drafts):
            column = table.c.attachments
            query = select(column).where(cast(column, Text) != "[]")
            found.update(
                each["id"] for row in await self._read(query) for each in row["attachments"]
            )
        return found

    async def messages(self, contact_ids: Collection[ContactId]) -> list[StoredMessage]:
        """What was said in these contacts, contact by contact in its order."""
        table = schema.messages
        query = select(table).where(table.c.contact_id.in_(contact_ids))
        query = query.order_by(table.c.contact_id, table.c.number).limit(MOST_MESSAGES)
        return [records.stored_message(record) for record in await self._read(query)]

    async def mails(self, contact_ids: Collection[ContactId]) -> list[MailRow]:
        """The mails that began these contacts."""
        query = select(mail.mails).where(mail.mails.c.contact_id.in_(contact_ids))
        return [mail.mail_row(record) for record in await self._read(query)]

    async def sent_mails(self, contact_ids: Collection[ContactId]) -> list[DraftRow]:
        """What agents have sent in these contacts, in its order."""
        columns = mail.drafts.c
        is_sent = columns.state == DraftState.SENT.value
        query = select(mail.drafts).where(columns.contact_id.in_(contact_ids), is_sent)
        found = await self._read(query.order_by(columns.sent_at))
        return [mail.draft_row(record) for record in found]

    async def contact_of_mail(self, mail_id: str) -> ContactId | None:
        """The contact of a mail that came in or was sent."""
        for table in (mail.mails, mail.drafts):
            found = await self._read(select(table.c.contact_id).where(table.c.id == mail_id))
            if found:
                return ContactId(found[0]["contact_id"])
        return None

    async def case_of(self, message_ids: Collection[str]) -> str | None:
        """The case of the latest mail, in or out, that went by one of these Message-IDs."""
        if not message_ids:
            return None
        sent = select(drafts.c.contact_id).where(drafts.c.message_id.in_(message_ids))
        query = (
            select(mails.c.case_id)
            .join(schema.contacts, schema.contacts.c.id == mails.c.contact_id)
            .where(or_(mails.c.message_id.in_(message_ids), mails.c.contact_id.in_(sent)))
            .order_by(schema.contacts.c.created_at.desc())
            .limit(1)
        )
        found = await self._read(query)
        return str(found[0]["case_id"]) if found else None

    async def filed(
        self,
        kind: FileKind,
        *,
        id: str | None = None,
        contact_ids: Collection[str] | None = None,
        subject: str = "",
        all_of_them: bool = False,
    ) -> list[Filed]:
        """Filed records of a kind, the latest first; `all_of_them` where none may be missed."""
        query = select(filed).where(filed.c.kind == kind.value)
        if id is not None:
            query = query.where(filed.c.id == id)
        if contact_ids is not None:
            query = query.where(filed.c.contact_id.in_(contact_ids))
        if subject:
            query = query.where(filed.c.subject == subject)
        query = query.order_by(filed.c.at.desc(), filed.c.id)
        if not all_of_them:
            query = query.limit(MOST_CONTACTS)
        return [filed_row(record) for record in await self._read(query)]

    async def filed_one(self, kind: FileKind, id: str) -> Filed | None:
        found = await self.filed(kind, id=id)
        return found[0] if found else None

    async def password_hashes(self) -> dict[AgentId, str]:
        """The argon2 hashes of those who have changed their password."""
        found = await self.filed(FileKind.USER, all_of_them=True)
        return {AgentId(row.id): hashed for row in found if (hashed := row.body.get("hash"))}


def _conditions(question: ContactQuestion) -> list[ColumnElement[bool]]:
    columns = schema.contacts.c
    conditions = [_seen(question)]
    if question.ids is not None:
        conditions.append(columns.id.in_(question.ids))
    if question.only_queues is not None:
        conditions.append(columns.queue_id.in_(question.only_queues))
    if question.agents is not None:
        conditions.append(columns.id.in_(_served_by(question.agents)))
    if question.channels is not None:
        conditions.append(columns.channel.in_([each.value for each in question.channels]))
    if question.customer:
        conditions.append(columns.customer_key == question.customer)
    if question.since is not None:
        conditions.append(columns.created_at >= question.since)
    if question.before is not None:
        conditions.append(columns.created_at < question.before)
    return conditions


def _seen(question: ContactQuestion) -> ColumnElement[bool]:
    of_queues = schema.contacts.c.queue_id.in_(question.queues)
    if question.also_of is None:
        return of_queues
    return or_(of_queues, schema.contacts.c.id.in_(_served_by([question.also_of])))


def _served_by(agents: Collection[str]) -> Select[tuple[str]]:
    """Contacts that these agents have accepted: an offer alone makes nobody part of it."""
    legs = schema.legs.c
    return select(legs.contact_id).where(legs.agent_id.in_(agents), legs.accepted_at.is_not(None))
