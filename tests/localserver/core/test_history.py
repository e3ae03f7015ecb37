"""Looking into the past: what the database answers, beside the writer or in its turn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId, QueueId
from contactpro_desktop.localserver.router.mail import (
    DraftId,
    DraftRow,
    DraftState,
    DraftType,
    MailAddress,
    MailId,
    MailRow,
)
from contactpro_desktop.localserver.router.model import ContactRow, ContactState, LegRow, LegState
from contactpro_desktop.localserver.storage import history as history_module
from contactpro_desktop.localserver.storage.database import Storage, open_storage
from contactpro_desktop.localserver.storage.filing import FileChange, Filed, FileKind
from contactpro_desktop.localserver.storage.filing_table import filed
from contactpro_desktop.localserver.storage.history import ContactQuestion
from contactpro_desktop.localserver.storage.reader import Reader

SALES, HELP = QueueId("5" * 32), QueueId("6" * 32)
ANA = AgentId("A" * 32)


def contact(number: int, queue: QueueId = SALES, customer: str = "") -> ContactRow:
    return ContactRow(
        ContactId(f"{number:032X}"),
        Channel.CHAT,
        queue,
        ContactState.CLOSED,
        created_at=float(number),
        queued_at=float(number),
        version=1,
        customer_key=customer,
    )


def leg(number: int, of: ContactRow, *, accepted: bool = True) -> LegRow:
    return LegRow(
        InteractionId(f"{number:032X}"),
        of.id,
        ANA,
        of.queue_id,
        LegState.CLOSED,
        offered_at=1.0,
        version=1,
        accepted_at=2.0 if accepted else None,
    )


@pytest.fixture(params=["memory", "file"])
async def storage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Storage]:
    opened = await open_storage(tmp_path / "server.sqlite" if request.param == "file" else None)
    yield opened
    await opened.close()


async def test_contacts_by_everything_that_narrows_them(storage: Storage) -> None:
    rows = [contact(1, customer="eva"), contact(2, HELP, "eva"), contact(3), contact(4, HELP)]
    legs = [leg(11, rows[1]), leg(12, rows[3], accepted=False)]
    await storage.commit([(0, row) for row in (*rows, *legs)], [], [])
    all_of_sales = ContactQuestion(queues=[SALES])

    async def found(question: ContactQuestion) -> list[float]:
        return [row.created_at for row in await storage.history.contacts(question)]

    assert await found(all_of_sales) == [3, 1]
    assert await found(replace(all_of_sales, also_of=ANA)) == [3, 2, 1]
    both = replace(all_of_sales, queues=[SALES, HELP])
    assert await found(replace(both, only_queues=[HELP])) == [4, 2]
    assert await found(replace(both, customer="eva")) == [2, 1]
    assert await found(replace(both, agents=[ANA])) == [2]
    assert await found(replace(both, since=2.0, before=4.0)) == [3, 2]
    assert await found(replace(both, channels=[Channel.PHONE])) == []
    assert await found(replace(both, ids=[rows[0].id, "nothing"])) == [1]
    assert await found(replace(all_of_sales, ids=[rows[3].id])) == []
    assert await storage.history.legs([rows[1].id, rows[2].id]) == {
        rows[1].id: [legs[0]],
        rows[2].id: [],
    }


async def test_no_more_than_the_bound(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    await storage.commit([(0, contact(number)) for number in range(1, 30)], [], [])
    monkeypatch.setattr(history_module, "MOST_CONTACTS", 5)
    found = await storage.history.contacts(ContactQuestion(queues=[SALES]))
    assert [row.created_at for row in found] == [29, 28, 27, 26, 25]


async def test_filed_records_are_written_replaced_and_crossed_out(storage: Storage) -> None:
    one = Filed(FileKind.REMARK, "1", 1.0, 1.0, {"text": "a"}, contact_id="C", subject="s")
    two = replace(one, id="2", at=2.0)
    other = replace(one, kind=FileKind.CALLBACK)
    changes = [FileChange(each.kind, each.id, each) for each in (one, two, other)]
    await storage.commit([], [], [], filings=changes)
    history = storage.history
    assert await history.filed(FileKind.REMARK) == [two, one]
    assert await history.filed(FileKind.REMARK, contact_ids=["X"]) == []
    assert await history.filed(FileKind.REMARK, subject="s", contact_ids=["C"]) == [two, one]
    anew = replace(one, changed_at=3.0, body={"text": "b"})
    changes = [FileChange(anew.kind, "1", anew), FileChange(FileKind.REMARK, "2", None)]
    await storage.commit([], [], [], filings=changes)
    assert await history.filed(FileKind.REMARK) == [anew]
    assert await history.filed_one(FileKind.CALLBACK, "1") == other
    assert await history.filed_one(FileKind.CALLBACK, "2") is None


async def test_mails_in_and_out(storage: Storage) -> None:
    row = replace(contact(1), channel=Channel.EMAIL)
    came = MailRow(MailId("1" * 32), row.id, MailAddress("eva@example.org"), "", "", version=1)
    sent = DraftRow(
        DraftId("2" * 32), row.id, DraftType.REPLY, DraftState.SENT, version=1, sent_at=5.0
    )
    open_one = replace(sent, id=DraftId("3" * 32), state=DraftState.DELETED)
    await storage.commit([(0, each) for each in (row, came, sent, open_one)], [], [])
    history = storage.history
    assert await history.mails([row.id]) == [came]
    assert await history.sent_mails([row.id]) == [sent]
    assert await history.contact_of_mail(came.id) == row.id
    assert await history.contact_of_mail(sent.id) == row.id
    assert await history.contact_of_mail("9" * 32) is None


async def test_reading_and_writing_at_the_same_time(storage: Storage) -> None:
    question = ContactQuestion(queues=[SALES])
    writes = (storage.commit([(0, contact(number))], [], []) for number in range(1, 6))
    reads = (storage.history.contacts(question) for _ in range(10))

    async def one_after_the_other() -> None:
        for write in writes:
            await write

    await asyncio.gather(one_after_the_other(), *reads)
    assert len(await storage.history.contacts(question)) == 5


async def test_the_reader_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "server.sqlite"
    await (await open_storage(path)).close()
    reader = Reader(create_async_engine(f"sqlite+aiosqlite:///{path}"))
    await reader.open()
    record = {"kind": "remark", "id": "1", "at": 1, "changed_at": 1, "subject": "", "body": {}}
    with pytest.raises(DBAPIError, match="readonly"):
        await reader.read(insert(filed).values(record))  # type: ignore[arg-type]
    await reader.close()
