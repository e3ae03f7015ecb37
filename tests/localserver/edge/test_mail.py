"""Mail comes in by SMTP and becomes a contact; what agents see of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from threading import Event
from typing import NoReturn

import aiosmtplib
import pytest
import pytest_asyncio
from aiosmtpd.smtp import SMTP, Envelope, Session

from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.config.mail import MailSettings
from contactpro_desktop.localserver.mail import incoming
from contactpro_desktop.localserver.mail.incoming import MailReceiver
from contactpro_desktop.localserver.mail.parts import UnreadableMail
from contactpro_desktop.localserver.router.model import ContactState, Refused
from contactpro_desktop.localserver.storage.media import MediaStore
from tests.localserver.edge.mailing import INTERACTIONS, get, latest_contact, pick, picked_mail
from tests.localserver.edge.wire import Http, agent, session_of
from tests.support.mail import PostOffice, letter, post_office


@pytest_asyncio.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as running:
        yield running


async def test_a_mail_waits_in_the_queue_of_its_address(office: PostOffice) -> None:
    await office.write(letter("¿Me mandan la factura?", subject="Factura de octubre"))
    [contact] = office.service.engine.state.contacts.values()
    assert contact.state is ContactState.QUEUED
    assert contact.title == "Factura de octubre"
    assert (contact.customer_key, contact.customer_name) == ("luis@example.org", "Luis Mena")


async def test_an_offer_shows_no_content_and_an_accepted_mail_all(office: PostOffice) -> None:
    message = letter("Adjunto la foto", Cc="Eva <eva@example.org>")
    message.add_attachment(b"PNG", maintype="image", subtype="png", filename="../../foto.png")
    await office.write(message)
    async with agent(office.tenant, "ana") as ana, agent(office.tenant, "carla") as carla:
        uri = f"{INTERACTIONS}/{(await pick(ana, latest_contact(office)))['id']}"
        carla_id = next(
            a.id for a in office.service.engine.state.site.agents.values() if a.username == "carla"
        )
        await ana.ok("PUT", uri, {"channel_status": "transferring", "destination": carla_id})
        offer = await carla.offer()
        assert offer["status"] == "incoming"
        assert offer["originator"] == "Luis Mena <luis@example.org>"
        assert offer["destination"] == "Correo <correo@demo>"
        assert offer["from_address"] == {"address": "luis@example.org", "name": "Luis Mena"}
        assert offer["to_address"] == [{"address": "correo@demo", "name": "Correo"}]
        for hidden in ("content", "attachments", "case_id", "cid", "draft", "cc_address"):
            assert hidden not in offer
        there = f"{INTERACTIONS}/{offer['id']}"
        await carla.ok("PUT", there, {"status": "accepted"})
        mail = await get(carla, there)
        assert mail["content"].strip() == "Adjunto la foto"
        assert mail["content_type"] == "text/plain"
        assert mail["cc_address"] == [{"address": "eva@example.org", "name": "Eva"}]
        assert mail["case_id"]
        assert mail["cid"].startswith("CID")
        assert mail["draft"] is None
        [file] = mail["attachments"]
        assert (file["filename"], file["size"], file["mime_type"], file["originator"]) == (
            "foto.png",
            3,
            "image/png",
            "customer",
        )


async def test_the_content_of_a_file_is_had_by_whoever_has_the_mail(office: PostOffice) -> None:
    message = letter()
    message.add_attachment(b"\x00PDF", maintype="application", subtype="pdf", filename="a.pdf")
    await office.write(message)
    async with agent(office.tenant, "ana") as ana:
        [file] = (await pick(ana, latest_contact(office)))["attachments"]
    mine = Http(office.tenant, await session_of(office.tenant, "ana"))
    got = await mine("GET", f"media/{file['id']}")
    assert (got.status_code, got.content) == (200, b"\x00PDF")
    assert "attachment" in got.headers["content-disposition"]
    others = Http(office.tenant, await session_of(office.tenant, "carla"))
    assert (await others("GET", f"media/{file['id']}")).status_code == 403
    assert (await mine("PUT", f"media/{file['id']}", "x")).status_code == 403


async def test_without_plain_text_the_html_is_shown_as_such(office: PostOffice) -> None:
    message = letter()
    message.set_content("<p>Hola <script>alert(1)</script></p>", subtype="html")
    await office.write(message)
    async with agent(office.tenant, "ana") as ana:
        mail = await pick(ana, latest_contact(office))
        assert mail["content_type"] == "text/html"
        assert "<script>" in mail["content"], "sanitising is the business of whoever shows it"


async def test_mails_of_one_thread_are_one_case(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        first = await get(ana, await picked_mail(office, ana, Message_ID="<1@example.org>"))
        second = await get(
            ana,
            await picked_mail(
                office, ana, Message_ID="<2@example.org>", In_Reply_To="<1@example.org>"
            ),
        )
        third = await get(
            ana, await picked_mail(office, ana, References="<9@x> <2@example.org>", text="y")
        )
        other = await get(ana, await picked_mail(office, ana, text="other"))
    assert first["case_id"] == second["case_id"] == third["case_id"] != other["case_id"]
    assert len({each["cid"] for each in (first, second, third, other)}) == 4


async def test_mail_for_nobody_here_is_refused(office: PostOffice) -> None:
    for address in ("nobody@demo", "ventas@demo", "ana@demo"):
        with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as caught:
            await office.write(letter(), address)
        assert caught.value.recipients[0].code == 550
    assert not office.service.engine.state.contacts


async def test_the_same_mail_again_is_one_contact(office: PostOffice) -> None:
    once = letter("once")
    for _ in range(2):
        await office.write(once)
    assert len(office.service.engine.state.contacts) == 1
    await office.write(letter("twice"))
    assert len(office.service.engine.state.contacts) == 2


async def test_a_mail_that_is_too_large_is_refused() -> None:
    async with post_office(max_bytes=2000) as office:
        with pytest.raises(aiosmtplib.SMTPResponseException) as caught:
            await office.write(letter("x" * 70 + "\n" * 3000))
        assert caught.value.code == 552
        assert not office.service.engine.state.contacts


@pytest.mark.parametrize(
    "data",
    [
        b"no header at all",
        b"Subject: nobody wrote this\r\n\r\nx",
        b"From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        + b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" * 300,
    ],
)
async def test_what_is_no_mail_is_refused(office: PostOffice, data: bytes) -> None:
    with pytest.raises(aiosmtplib.SMTPDataError) as caught:
        await office.write_raw(data)
    assert caught.value.code == 554
    assert not office.service.engine.state.contacts


async def test_odd_mail_is_read_as_well_as_can_be(office: PostOffice) -> None:
    await office.write_raw(
        b"From: =?iso-8859-1?q?Jos=E9=2C_Luis?= <luis@example.org>\r\n"
        b"To: undisclosed-recipients:;\r\n"
        b"Subject: =?utf-8?b?SG9sYQ==?=\x00 =?nonsense?q?x?=\r\n"
        b"Content-Type: text/plain; charset=martian\r\n\r\nse\xc3\xb1or\x00\r\n"
    )
    async with agent(office.tenant, "ana") as ana:
        mail = await pick(ana, latest_contact(office))
    assert mail["customer_name"] == "José, Luis"
    assert mail["title"].startswith("Hola")
    assert mail["content"].strip() == "señor"


async def test_a_mail_that_is_put_off_leaves_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*args: object, **options: object) -> None:
        raise Refused(Refusal.BUSY_SERVER)

    message = letter()
    message.add_attachment(b"123", maintype="image", subtype="png", filename="a.png")
    async with post_office(tmp_path / "mail.sqlite") as office:
        with monkeypatch.context() as database_gone:
            database_gone.setattr(office.service.engine, "execute", busy)
            with pytest.raises(aiosmtplib.SMTPDataError, match=r"4\.3\.0"):
                await office.write(message)
        assert list((tmp_path / "media").iterdir()) == []


async def test_mails_leave_threads_to_others(
    office: PostOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who signs in needs one too, for the password."""
    done = Event()

    def takes_long(data: bytes, max_parts: int) -> NoReturn:
        done.wait()
        raise UnreadableMail

    monkeypatch.setattr(incoming, "read_mail", takes_long)
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(2))
    receiver = MailReceiver(office.service.engine, MediaStore(tmp_path), str, MailSettings())
    handle = partial(receiver.handle_DATA, SMTP(receiver), Session(loop), Envelope())
    mails = [asyncio.create_task(handle()) for _ in range(3)]
    try:
        async with asyncio.timeout(10):
            await session_of(office.tenant, "ana")
    finally:
        done.set()
        answers = await asyncio.gather(*mails)
    assert [answer[:3] for answer in answers] == ["554"] * 3


async def test_many_write_at_once(office: PostOffice) -> None:
    await asyncio.gather(*(office.write(letter(f"number {n}")) for n in range(30)))
    assert len(office.service.engine.state.contacts) == 30


async def test_a_mail_survives_a_restart(tmp_path: Path) -> None:
    database = tmp_path / "mail.sqlite"
    message = letter("Hola")
    message.add_attachment(b"123", maintype="image", subtype="png", filename="a.png")
    async with post_office(database) as office:
        await office.write(message)
        contact_id = latest_contact(office)
        async with agent(office.tenant, "ana") as ana:
            before = await pick(ana, contact_id)
    async with post_office(database) as office, agent(office.tenant, "ana") as ana:
        after = await get(ana, f"{INTERACTIONS}/{before['id']}")
        assert after == before
        session = await session_of(office.tenant, "ana")
        got = await Http(office.tenant, session)("GET", f"media/{after['attachments'][0]['id']}")
        assert got.content == b"123"


async def test_a_pick_without_the_permission_is_no_mail(office: PostOffice) -> None:
    message: EmailMessage = letter()
    await office.write(message)
    async with agent(office.tenant, "bruno") as bruno:
        wish = {"channel_type": "email", "status": "picked", "contact_id": latest_contact(office)}
        assert (await bruno.request("POST", INTERACTIONS, wish))["status"] == 403
        assert (await bruno.request("POST", INTERACTIONS, {"channel_type": "email"}))[
            "status"
        ] == 403
