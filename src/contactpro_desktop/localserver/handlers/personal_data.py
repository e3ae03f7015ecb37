"""What is kept of a person: finding it, and deleting it for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from math import inf, nextafter
from typing import Any

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.ecfs.bodies.reports import DeleteReportBody, NewReportBody, instant_of
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.router.campaign import NAME, CustomerId, CustomerRow
from contactpro_desktop.localserver.router.campaign_commands import EraseCustomer
from contactpro_desktop.localserver.router.model import ContactRow, Refused
from contactpro_desktop.localserver.storage.filing import FileChange, Filed, FileKind
from contactpro_desktop.localserver.storage.history import ContactQuestion
from contactpro_desktop.localserver.storage.media import MediaStore

_OF_A_CUSTOMER = (FileKind.CALLBACK, FileKind.MESSAGE)
"""Filed under the number or address of a customer, and not under a contact."""


class PersonalData:
    """Looks through contacts, directory entries, campaigns' customers, consents, callbacks and
    messages."""

    def __init__(self, engine: Engine, media: MediaStore) -> None:
        self._engine = engine
        self._media = media

    # --- Finding -----------------------------------------------------------------------------

    async def find(self, body: NewReportBody) -> dict[str, Json]:
        """Ids by the lists of the model; those of callbacks and messages are additions."""
        wanted = _Wanted(body)
        return {
            "contact_list": [each.id for each in await self._contacts(body, wanted)],
            "direntry_list": await self._filed(FileKind.ENTRY, wanted),
            "obcustomer_list": self._customers(wanted),
            "consent_list": await self._consents(wanted),
            "callback_list": await self._filed(FileKind.CALLBACK, wanted),
            "message_list": await self._filed(FileKind.MESSAGE, wanted),
        }

    async def _contacts(self, body: NewReportBody, wanted: _Wanted) -> list[ContactRow]:
        """Of all queues, and those that never were in one; not the latest alone."""
        question = ContactQuestion(
            queues=self._queues(),
            since=instant_of(body.start_time),
            before=instant_of(body.end_time) if body.end_time else None,
        )
        seen: dict[ContactId, ContactRow] = {}
        while found := await self._engine.history.contacts(question):
            known = len(seen)
            seen |= {each.id: each for each in found}
            if len(seen) == known:
                break
            question = replace(question, before=nextafter(found[-1].created_at, inf))
        rows = seen.values()
        return [each for each in rows if wanted.fits([each.customer_key], each.customer_name)]

    async def _filed(self, kind: FileKind, wanted: _Wanted) -> list[Json]:
        found = await self._engine.history.filed(kind, all_of_them=True)
        return [each.id for each in found if wanted.fits(_keys(each), _name(each))]

    async def _consents(self, wanted: _Wanted) -> list[Json]:
        """Only a number leads to them."""
        found = await self._engine.history.filed(FileKind.CONSENT, all_of_them=True)
        numbers = {each.subject for each in found if wanted.has_number([each.subject])}
        return [*sorted(numbers)] if wanted.body.phone_number else []

    def _customers(self, wanted: _Wanted) -> list[Json]:
        """Those who asked for a callback are found by what they asked for."""
        state = self._engine.state
        campaigns = {each.id for each in state.site.campaigns.values() if not each.for_callbacks}
        rows = (row for row in state.customers.values() if row.campaign_id in campaigns)
        return [row.id for row in rows if wanted.fits(_values(row), row.value(NAME))]

    # --- Deleting ----------------------------------------------------------------------------

    async def erase(self, body: DeleteReportBody) -> dict[str, Json]:
        """What still runs stays: it is named in the result."""
        live = self._engine.state.contacts
        over = [ContactId(each) for each in body.contact_id_list if each not in live]
        kept = [each for each in body.contact_id_list if each in live]
        filed = await self._of_customers(await self._keys_of(over))
        callbacks = {*body.callback_id_list, *filed[FileKind.CALLBACK]}
        for media_id in await self._engine.erase(over):
            await self._media.remove(media_id)
        await self._unfile(FileKind.ENTRY, body.direntry_id_list)
        await self._unfile(FileKind.MESSAGE, {*body.message_id_list, *filed[FileKind.MESSAGE]})
        await self._erase_consents(body.consent_key_list)
        called = [each for each in sorted(callbacks) if not await self._forget(each)]
        await self._unfile(FileKind.CALLBACK, callbacks.difference(called))
        called += [each for each in body.obcustomer_id_list if not await self._forget(each)]
        return {
            "deleted_contact_list": list(over),
            "kept_contact_list": list(kept),
            "kept_obcustomer_list": list(called),
        }

    def _queues(self) -> tuple[str, ...]:
        return (*self._engine.state.site.queues, "")

    async def _keys_of(self, contacts: Collection[ContactId]) -> set[str]:
        question = ContactQuestion(queues=self._queues(), ids=contacts)
        found = await self._engine.history.contacts(question)
        return {each.customer_key for each in found if each.customer_key}

    async def _of_customers(self, keys: Collection[str]) -> dict[FileKind, list[str]]:
        """What is filed under these numbers and addresses: it hangs on the contacts that go."""
        found: dict[FileKind, list[str]] = {kind: [] for kind in _OF_A_CUSTOMER}
        for kind in _OF_A_CUSTOMER:
            for key in keys:
                rows = await self._engine.history.filed(kind, subject=key, all_of_them=True)
                found[kind] += [each.id for each in rows]
        return found

    async def _erase_consents(self, keys: Collection[str]) -> None:
        found = await self._engine.history.filed(FileKind.CONSENT, all_of_them=True)
        await self._unfile(FileKind.CONSENT, [each.id for each in found if each.subject in keys])

    async def _unfile(self, kind: FileKind, ids: Iterable[str]) -> None:
        for each in ids:
            await self._engine.file(FileChange(kind, each, None))

    async def _forget(self, customer_id: str) -> bool:
        """False for somebody who is being called. A callback is a customer to be called, too."""
        if customer_id not in self._engine.state.customers:
            return True
        try:
            await self._engine.execute(EraseCustomer(CustomerId(customer_id)))
        except Refused:
            return False
        return True


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Whom a report is about."""

    body: NewReportBody

    def fits(self, keys: Collection[str], name: str) -> bool:
        """Whether everything that is asked for fits; `keys` are numbers and addresses."""
        return (
            (not self.body.email or self.body.email.casefold() in map(str.casefold, keys))
            and (not self.body.first_name or name.casefold() == self._full_name.casefold())
            and (not self.body.phone_number or self.has_number(keys))
        )

    def has_number(self, numbers: Iterable[str]) -> bool:
        """By their last digits, as many as asked for, and nothing but digits."""
        wanted, count = _digits(self.body.phone_number or ""), self._digits_compared
        found = (_digits(number) for number in numbers)
        return any(
            each[-count:] == wanted[-count:] if count else each == wanted for each in found if each
        )

    @property
    def _full_name(self) -> str:
        return f"{self.body.first_name} {self.body.last_name}"

    @property
    def _digits_compared(self) -> int:
        return self.body.last_digit_cnt_for_number_search or 0


def _keys(filed: Filed) -> list[str]:
    """The numbers and addresses in a filed record."""
    named = ("number", "mobile", "chatAddress", "email")
    return [filed.subject, *_texts(filed.body.get(each) for each in named)]


def _name(filed: Filed) -> str:
    return str(filed.body.get("customerName") or filed.body.get("name") or "")


def _values(customer: CustomerRow) -> list[str]:
    return [each.value for each in customer.attributes]


def _texts(values: Iterable[Any]) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
