"""A file whose way is cut half-way arrives once, whole, under its first id."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from contactpro_desktop.assignment import uploads
from contactpro_desktop.domain.actions import AttachFile, Pick, StartDraft
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.events import ActionFinished, Event, FileProgress
from contactpro_desktop.domain.mail import DraftType
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.service_actions import SendFile
from tests.faults.proxy import Proxy, Way, Weather
from tests.faults.seat import Seat, talk, until
from tests.support.mail import letter, post_office
from tests.support.server import running_server

CONTENT = bytes(range(256)) * 1600
HALF = len(CONTENT) // 2
SLOW = Weather(rate=1_500_000)


class Sender(Seat):
    """`percents` is all that was told of how far a file is, `refusals` of actions that ended."""

    def __init__(self, user: str) -> None:
        super().__init__(user)
        self.percents: list[int] = []
        self.refusals: list[Refusal | None] = []

    def _take(self, events: Sequence[Event]) -> None:
        self.percents += [each.percent for each in events if isinstance(each, FileProgress)]
        ended = (each for each in events if isinstance(each, ActionFinished))
        self.refusals += [each.outcome.refusal for each in ended]
        super()._take(events)


@asynccontextmanager
async def behind(proxy: Proxy, tenant: str) -> AsyncIterator[Sender]:
    sender = Sender("ana")
    await sender.sign_in(proxy.url(tenant))
    try:
        yield sender
    finally:
        proxy.heal()
        await sender.until(lambda: sender.online)
        await sender.leave()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "film.bin"
    path.write_bytes(CONTENT)
    return path


def port(tenant: str) -> int:
    found = urlsplit(tenant).port
    assert found is not None
    return found


async def cut_meanwhile(proxy: Proxy, sending: Coroutine[object, object, Outcome]) -> Outcome:
    """Break every link once half of the file has gone to the server."""
    before = proxy.passed[Way.TO_SERVER]
    proxy.set(SLOW)
    task = asyncio.create_task(sending)
    await until(lambda: proxy.passed[Way.TO_SERVER] > before + HALF)
    assert proxy.cut() >= 2, "the websocket and the file's"
    proxy.heal()
    return await task


@pytest.mark.parametrize("all_of_it", [False, True], ids=["its own way", "every link"])
async def test_a_file_of_a_chat_is_cut(
    path: Path, monkeypatch: pytest.MonkeyPatch, all_of_it: bool
) -> None:
    """It begins anew by itself, where the session stands and where it comes back; the customer
    sees one file, and nothing of those that broke off."""
    monkeypatch.setattr(uploads, "_PAUSES", (0.05,) * 5)
    async with running_server() as service:
        direct = service.tenant_url
        with Proxy(port(direct), seed=4) as proxy:
            async with behind(proxy, direct) as ana, talk(ana, direct, "Rosa") as rosa:
                assert ana.chat is not None
                action = SendFile(ana.chat, str(path), path.name, len(CONTENT))
                if all_of_it:
                    outcome = await cut_meanwhile(proxy, ana.do(action))
                else:
                    proxy.cut_after(Way.TO_SERVER, HALF)
                    outcome = await ana.do(action)
                    assert Refusal.DISCONNECTED not in ana.refusals, "nobody had to ask again"
                assert outcome.succeeded
                assert ana.percents.count(0) >= 2, "percentage begins anew"
                await rosa.until(lambda: rosa.messages[-1].kind is MessageKind.ATTACHMENT)
                said = [m for m in rosa.messages if m.kind is MessageKind.ATTACHMENT]
                [file] = [file for message in said for file in message.files]
                assert not any(message.dropped for message in said)
                assert await ana.client.fetch(file.id) == CONTENT


async def test_a_file_of_a_mail_is_cut(path: Path) -> None:
    """It is in the draft once, and the mail can go."""
    async with post_office() as office:
        with Proxy(port(office.tenant), seed=4) as proxy:
            async with behind(proxy, office.tenant) as ana:
                await office.write(letter())
                await ana.until(lambda: ana.store.picklist)
                [row] = ana.store.picklist.values()
                await ana.do(Pick(row.contact_id, row.queue_id, Channel.EMAIL))
                mail = ana.store.by_contact(row.contact_id)
                assert mail is not None
                await ana.do(StartDraft(mail.id, DraftType.REPLY))
                action = AttachFile(mail.id, str(path), path.name, len(CONTENT))
                assert (await cut_meanwhile(proxy, ana.do(action))).succeeded
                assert ana.percents.count(0) >= 2
                draft = ana.store.mails[mail.id].draft
                assert draft is not None
                assert [each.arrived for each in draft.attachments] == [True]
