"""Files that do not arrive: the conversation says so, and nothing of them is kept."""

from __future__ import annotations

import json
import os
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from contactpro_desktop.domain.files import DropReason
from contactpro_desktop.domain.ids import AttachmentId, ContactId
from contactpro_desktop.localserver.engine.engine import StorageFailure
from contactpro_desktop.localserver.handlers.discarded_files import remove_orphans
from contactpro_desktop.localserver.router.commands import Command
from contactpro_desktop.localserver.router.files import Attachment, AttachmentArrived, Sender
from contactpro_desktop.localserver.router.model import Decision, Refused
from contactpro_desktop.localserver.service import Service
from contactpro_desktop.localserver.storage.database import open_storage
from contactpro_desktop.localserver.storage.media import MediaStore
from tests.localserver.core.test_storage import CONTACT
from tests.localserver.edge.mailing import begun, get, refused
from tests.localserver.edge.served import ME, Chat, announced, chatting
from tests.localserver.edge.wire import Client, Frame, Http, open_socket, session_of, socket_url
from tests.support.mail import post_office


async def told(client: Client, interaction: str, kind: str, number: int = 0) -> Any:
    """What the nth message of a kind says, decoded."""
    while True:
        said = [each for each in said_in(client, interaction) if each["type"] == kind]
        if len(said) > number:
            return json.loads(said[number]["message"])
        uri = f"{ME}/interactions/{interaction}/transcript/messages/*"
        await client.change("POST", uri, after=len(client.changes))


def said_in(client: Client, interaction: str) -> list[Frame]:
    start = f"{ME}/interactions/{interaction}/transcript/messages/"
    return [c["subscribed_resource"] for c in client.changes if c["uri"].startswith(start)]


async def lost_for_ana(chat: Chat, number: int = 0) -> Any:
    """The one file that the nth message about files tells the agent will not come."""
    [lost] = (await told(chat.ana, chat.served, "attachment", number))["dropped attachments"]
    return lost


async def cut_off(tenant: str, session: str, file: str, *, visits: bool = False) -> None:
    """Begin to send a content, and go."""

    async def content() -> AsyncIterator[bytes]:
        yield b"half"
        raise ConnectionAbortedError

    url = f"{tenant}{'/visitor' if visits else ''}/ecfs/media/{file}"
    async with httpx.AsyncClient(cookies={"JSESSIONID": session}) as http:
        with pytest.raises(ConnectionAbortedError):
            await http.put(url, content=content(), headers={"Content-Length": "8"})


async def test_what_does_not_arrive_is_told_to_both(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with chatting(service.tenant_url) as chat:
        file = await announced(chat.eva, chat.their_files, "a.pdf", 8)
        await cut_off(chat.tenant, chat.guest, file, visits=True)
        for client, interaction in ((chat.ana, chat.served), (chat.eva, chat.contact)):
            assert await told(client, interaction, "attachment") == {
                "text": "",
                "attachments": [],
                "dropped attachments": [{"filename": "a.pdf", "reason": "DOWNLOADFAILED"}],
            }
        assert (await chat.ana.ok("GET", chat.own_files))["body"] == []

        file = await announced(chat.eva, chat.their_files, "big.bin")
        content = bytes(service.engine.state.site.limits.max_attachment_bytes + 1)
        await chat.guest_media(file, content)
        lost = await lost_for_ana(chat, 1)
        assert lost == {"filename": "big.bin", "reason": "DOWNLOADFAILED"}

        virus = {"filename": "virus.exe"}
        await refused(chat.eva, "POST", chat.their_files, virus, reason="file_type")
        lost = await lost_for_ana(chat, 2)
        assert lost == {"filename": "virus.exe", "reason": "NOTALLOWED"}

        def full(store: MediaStore, media_id: str, content: bytes) -> None:
            raise OSError("no space left")

        monkeypatch.setattr(MediaStore, "_write", full)
        file = await announced(chat.ana, chat.own_files, "b.pdf", 2)
        assert (await chat.agent_media(file, b"hi")).status_code == 408
        [lost] = (await told(chat.eva, chat.contact, "attachment", 3))["dropped attachments"]
        assert lost == {"filename": "b.pdf", "reason": "DBERROR"}
        error = await told(chat.ana, chat.served, "error")
        assert error["error_code"] == DropReason.DATABASE_ERROR.value


async def test_what_broke_off_can_be_sent_again(tenant: str) -> None:
    """Nobody but the agent hears that their file broke off. An end user's that was given up comes
    after all."""
    async with chatting(tenant) as chat:
        file = await announced(chat.ana, chat.own_files, "a.pdf", 8)
        await cut_off(tenant, chat.session, file)
        assert (await chat.agent_media(file, b"8 bytes.")).status_code == 200
        [there] = (await told(chat.eva, chat.contact, "attachment"))["attachments"]
        assert there["id"] == file

        file = await announced(chat.eva, chat.their_files, "a.pdf", 8)
        await cut_off(tenant, chat.guest, file, visits=True)
        assert await lost_for_ana(chat, 1)
        assert (await chat.guest_media(file, b"8 bytes.")).status_code == 200
        [there] = (await told(chat.ana, chat.served, "attachment", 2))["attachments"]
        assert there["id"] == file
        assert len((await chat.ana.ok("GET", chat.own_files))["body"]) == 2


async def test_an_agent_who_may_not_send_a_file_hears_it_alone(tenant: str) -> None:
    """The answer says why; the end user has nothing to do with it."""
    async with chatting(tenant) as chat:
        await refused(chat.ana, "POST", chat.own_files, {"filename": "a.exe"}, reason="file_type")
        uri = f"{ME}/interactions/{chat.served}/transcript/messages"
        messages = (await chat.ana.ok("GET", uri))["body"]
        assert "attachment" not in {each["type"] for each in messages}


async def test_what_an_end_user_may_not_send_never_comes(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even under the id by which the refusal is remembered; its content is not looked at."""
    monkeypatch.delattr(MediaStore, "write")
    async with chatting(service.tenant_url) as chat:
        uri, contact = chat.their_files, ContactId(chat.contact)
        await refused(chat.eva, "POST", uri, {"filename": "virus.exe"}, reason="file_type")
        large = {"filename": "a.txt", "size": 10**9}
        await refused(chat.eva, "POST", uri, large, reason="too_large")
        [kind, size] = service.engine.state.contacts[contact].attachments
        for each in (kind, size):
            assert (await chat.guest_media(each.id, b"MZ")).status_code == 403
            with pytest.raises(Refused):
                await service.engine.execute(AttachmentArrived(contact, each.id, 2))
        assert (await chat.ana.ok("GET", chat.own_files))["body"] == []


async def test_a_file_that_the_database_does_not_take_now_may_come_again(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is answered as any other request that cannot be stored."""
    async with chatting(service.tenant_url) as chat:
        file = await announced(chat.ana, chat.own_files, "a.txt", 2)

        async def busy(command: Command) -> Decision:
            raise StorageFailure

        with monkeypatch.context() as broken:
            broken.setattr(service.engine, "execute", busy)
            answer = await chat.agent_media(file, b"hi")
        assert (answer.status_code, answer.json()) == (408, {"reason": "busy_server"})
        assert (await chat.agent_media(file, b"hi")).status_code == 200


async def test_what_is_taken_out_of_a_draft_leaves_the_disk(tmp_path: Path) -> None:
    """Detached, cut off, thrown away with the draft or with the mail: nothing stays but what is
    still in a draft."""
    folder = tmp_path / "media"
    async with post_office(tmp_path / "mail.sqlite") as office:
        session = await session_of(office.tenant, "ana")
        http = Http(office.tenant, session)
        async with open_socket(socket_url(office.tenant), session) as ana:
            await ana.subscribe("properties", "interactions")
            uri = await begun(office, ana)
            there = f"{uri}/draft/attachments"

            async def bring() -> str:
                told = {"filename": "a.pdf", "size": 4}
                file: str = (await ana.ok("POST", there, told))["body"]
                assert (await http("PUT", f"media/{file}", content=b"%PDF")).status_code == 200
                return file

            kept, gone = await bring(), await bring()
            assert {each.name for each in folder.iterdir()} == {kept, gone}
            await ana.ok("DELETE", f"{there}/{gone}")
            half = (await ana.ok("POST", there, {"filename": "c.pdf", "size": 8}))["body"]
            await cut_off(office.tenant, session, half)
            assert [each["arrived"] for each in await get(ana, there)] == [True, False]
            again = await http("PUT", f"media/{half}", content=b"8 bytes.")
            assert again.status_code == 200
            await ana.change("PUT", f"{there}/{half}/arrived")
            await ana.ok("DELETE", f"{there}/{half}")
            await ana.ok("DELETE", f"{uri}/draft")
            await ana.ok("PUT", uri, {"draft": {"draft_type": "reply"}})
            await bring()
            await ana.ok("PUT", uri, {"status": "ended"})
    assert list(folder.iterdir()) == []


async def test_what_a_crash_left_of_a_file_is_swept_a_day_later(tmp_path: Path) -> None:
    """Files that rows refer to stay, and what may be on its way."""
    folder = tmp_path / "media"
    folder.mkdir()
    yesterday = time.time() - 25 * 3600
    for name in ("AA", "BB.part", "CC", "DD"):
        (folder / name).write_bytes(b"x")
        if name != "DD":
            os.utime(folder / name, (yesterday, yesterday))
    storage = await open_storage(tmp_path / "contactpro.sqlite")
    file = Attachment(AttachmentId("CC"), "c.txt", 1, "text/plain", Sender.CUSTOMER, arrived=True)
    await storage.commit([(0, replace(CONTACT, attachments=(file,)))], [], [])
    await remove_orphans(MediaStore(folder), storage.history, time.time())
    await storage.close()
    assert sorted(each.name for each in folder.iterdir()) == ["CC", "DD"]
