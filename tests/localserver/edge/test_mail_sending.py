"""Mail that goes out: once, to everybody or nobody, and never without the agent learning of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from contactpro_desktop.localserver.config.mail import Relay
from contactpro_desktop.localserver.router.mail import DraftState
from contactpro_desktop.localserver.router.model import ContactState
from contactpro_desktop.robots.mailbox import Mailbox
from tests.localserver.edge.mailing import INTERACTIONS, begun, get, picked_mail, refused
from tests.localserver.edge.wire import Frame, Http, agent, session_of
from tests.support.mail import PostOffice, letter, post_office

TO_EVA = [{"address": "eva@example.org", "name": "Eva Ñandú"}]


@pytest_asyncio.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as running:
        yield running


async def test_an_answer_is_sent_to_all_and_hides_who_is_hidden(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana, Message_ID="<1@example.org>", References="<0@example.org>")
        change = {
            "content": "Buenos días",
            "cc_address": TO_EVA,
            "bcc_address": [{"address": "hidden@example.org"}],
            "status": "sent",
        }
        await ana.ok("PUT", f"{uri}/draft", change)
        await ana.change("PUT", f"{uri}/draft/status", "sent")
        await ana.change("PUT", f"{uri}/draft", None)
        assert await get(ana, f"{uri}/draft") is None
        assert (await get(ana, uri))["status"] == "accepted"
    [sent] = office.mailbox.letters
    assert set(sent.recipients) == {"luis@example.org", "eva@example.org", "hidden@example.org"}
    message = sent.message
    assert message["From"] == "Correo <correo@demo>"
    assert message["To"] == "Luis Mena <luis@example.org>"
    assert message["Cc"] == "Eva Ñandú <eva@example.org>"
    assert message["Bcc"] is None
    assert b"hidden@" not in sent.data
    assert message["In-Reply-To"] == "<1@example.org>"
    assert message["References"] == "<0@example.org> <1@example.org>"
    assert message["Subject"] == "RE: Factura"
    assert message["Message-ID"]
    assert message.get_content().strip() == "Buenos días"


async def test_when_it_was_answered_is_known_after_a_new_sign_in(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        told = await get(ana, uri)
        assert (told["answered_at_ms"], told["answered_with"]) == (None, None)
        await ana.ok("PUT", f"{uri}/draft", {"status": "sent"})
        await ana.change("PUT", f"{uri}/answered_with", "reply")
    async with agent(office.tenant, "ana") as ana:
        told = await get(ana, uri)
        assert told["answered_with"] == "reply"
        assert told["answered_at_ms"] >= told["accepted_at_ms"]


async def test_what_answers_the_answer_is_the_same_case(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        case = (await get(ana, uri))["case_id"]
        await ana.ok("PUT", f"{uri}/draft", {"status": "sent"})
        message_id = office.mailbox.letters[0].message["Message-ID"]
        again = await picked_mail(office, ana, "Gracias", In_Reply_To=message_id)
        assert (await get(ana, again))["case_id"] == case


async def test_files_go_along(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        told = {"filename": "año.pdf", "size": 4, "mime_type": "application/pdf"}
        file_id = (await ana.ok("POST", f"{uri}/draft/attachments", told))["body"]
        http = Http(office.tenant, await session_of(office.tenant, "ana"))
        await http("POST", f"media/{file_id}", content=b"%PDF")
        await ana.ok("PUT", f"{uri}/draft", {"status": "sent"})
    [file] = office.mailbox.letters[0].message.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("año.pdf", b"%PDF")


async def test_nobody_to_send_it_to(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana, "forward")
        await refused(ana, "PUT", f"{uri}/draft", {"status": "sent"}, reason="not_allowed_now")
        change = {"status": "sent", "bcc_address": TO_EVA}
        await refused(ana, "PUT", f"{uri}/draft", change, reason="not_allowed_now")
        assert (await get(ana, f"{uri}/draft"))["bcc_address"] == []
    assert not office.mailbox.letters


async def test_a_repeated_request_sends_once(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        rid = "A" * 32
        for _ in range(3):
            await ana.ok("PUT", f"{uri}/draft", {"status": "sent"}, rid=rid, idempotent=True)
        await refused(ana, "PUT", f"{uri}/draft", {"status": "sent"}, reason="not_found")
    assert len(office.mailbox.letters) == 1


class _Moody(Mailbox):
    """Answers as told, for every step at which a server can say no or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.refuses: set[str] = set()
        self.verdict = ""
        self.held: asyncio.Event | None = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuses:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.verdict:
            return self.verdict
        answer = await super().handle_DATA(server, session, envelope)
        if self.held is not None:
            await self.held.wait()
        return answer


@pytest_asyncio.fixture
async def moody() -> AsyncIterator[_Moody]:
    mailbox = _Moody()
    await mailbox.open()
    yield mailbox
    if mailbox.held is not None:
        mailbox.held.set()
    await mailbox.close()


def relay_to(mailbox: Mailbox, timeout: float = 2.0) -> Relay:
    return Relay("127.0.0.1", mailbox.port, timeout=timeout)


async def test_one_unknown_recipient_and_nobody_gets_it(moody: _Moody) -> None:
    moody.refuses = {"eva@example.org"}
    async with post_office(relay=relay_to(moody)) as office, agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        body = {"status": "sent", "content": "x", "cc_address": TO_EVA}
        await refused(ana, "PUT", f"{uri}/draft", body, reason="not_delivered")
        draft = await get(ana, f"{uri}/draft")
        assert (draft["delivery"], draft["content"]) == ("refused", "x")
        assert not moody.letters
        await ana.ok("DELETE", f"{uri}/draft/cc_address/eva@example.org")
        await ana.ok("PUT", f"{uri}/draft", {"status": "sent"})
    assert len(moody.letters) == 1


@pytest.mark.parametrize("verdict", ["554 no", "451 later"])
async def test_a_mail_that_is_not_taken_stays_a_draft(moody: _Moody, verdict: str) -> None:
    moody.verdict = verdict
    async with post_office(relay=relay_to(moody)) as office, agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        await refused(ana, "PUT", f"{uri}/draft", {"status": "sent"}, reason="not_delivered")
        assert (await get(ana, f"{uri}/draft"))["delivery"] == "refused"


async def test_nobody_listens(office: PostOffice) -> None:
    await office.mailbox.close()
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        await refused(ana, "PUT", f"{uri}/draft", {"status": "sent"}, reason="not_delivered")
        assert (await get(ana, f"{uri}/draft"))["delivery"] == "unreachable"


async def test_silence_after_the_content_is_not_taken_for_no(moody: _Moody) -> None:
    """It may have been taken: sending it again is the agent's to decide, under the same id."""
    moody.held = asyncio.Event()
    async with (
        post_office(relay=relay_to(moody, timeout=0.3)) as office,
        agent(office.tenant, "ana") as ana,
    ):
        uri = await begun(office, ana)
        await refused(ana, "PUT", f"{uri}/draft", {"status": "sent"}, reason="not_delivered")
        assert (await get(ana, f"{uri}/draft"))["delivery"] == "unknown"
        moody.held.set()
        await ana.ok("PUT", f"{uri}/draft", {"status": "sent"})
    ids = [each.message["Message-ID"] for each in moody.letters]
    assert len(ids) == 2
    assert len(set(ids)) == 1


async def test_while_it_is_sent_nothing_else_happens_to_it(moody: _Moody) -> None:
    moody.held = asyncio.Event()
    async with (
        post_office(relay=relay_to(moody)) as office,
        agent(office.tenant, "ana") as ana,
        agent(office.tenant, "ana") as again,
    ):
        uri = await begun(office, ana)
        sending = asyncio.create_task(ana.ok("PUT", f"{uri}/draft", {"status": "sent"}))
        await again.change("PUT", f"{uri}/draft/delivery", "sending")
        for method, where, body in (
            ("PUT", "/draft", {"subject": "x"}),
            ("PUT", "/draft", {"status": "sent"}),
            ("PUT", "/draft", {"status": "pending"}),
            ("DELETE", "/draft", None),
            ("PUT", "", {"status": "ended"}),
        ):
            await refused(again, method, f"{uri}{where}", body, reason="not_allowed_now")
        moody.held.set()
        await sending
    assert len(moody.letters) == 1


async def test_who_leaves_does_not_stop_it(moody: _Moody) -> None:
    moody.held = asyncio.Event()
    async with post_office(relay=relay_to(moody)) as office:
        async with agent(office.tenant, "carla") as carla:
            uri = await begun(office, carla)
            sending = {"client_req_id": "1", "method": "PUT", "uri": f"{uri}/draft"}
            await carla.send(sending | {"body": {"status": "sent"}})
            await carla.change("PUT", f"{uri}/draft/delivery", "sending")
        moody.held.set()
        async with asyncio.timeout(5):
            await moody.letter(0)
        async with agent(office.tenant, "carla") as carla:
            assert await get(carla, f"{uri}/draft") is None
    assert len(moody.letters) == 1


async def test_a_crash_while_it_is_sent_does_not_send_it_again(
    moody: _Moody, tmp_path: Path
) -> None:
    """The server goes between the relay's acceptance and its own note of it."""
    moody.held = asyncio.Event()
    database = tmp_path / "mail.sqlite"
    async with (
        post_office(database, relay=relay_to(moody, timeout=20.0)) as office,
        agent(office.tenant, "ana") as ana,
    ):
        uri = await begun(office, ana)
        sending = {"client_req_id": "1", "method": "PUT", "uri": f"{uri}/draft"}
        await ana.send(sending | {"body": {"status": "sent"}})
        await ana.change("PUT", f"{uri}/draft/delivery", "sending")
    moody.held.set()
    async with post_office(database, relay=relay_to(moody)) as office:
        [draft] = office.service.engine.state.drafts.values()
        assert draft.state is DraftState.OPEN
        async with agent(office.tenant, "ana") as ana:
            assert (await get(ana, f"{uri}/draft"))["delivery"] == "unknown"
        assert len(moody.letters) == 1


async def test_without_a_relay_nothing_is_sent() -> None:
    async with post_office(relay=None) as office, agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        await refused(ana, "PUT", f"{uri}/draft", {"status": "sent"}, reason="forbidden")


@pytest.mark.operation("POST /interactions")
async def test_a_new_mail_is_written_sent_and_gone(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        body = {
            "channel_type": "email",
            "to_address": TO_EVA,
            "subject": "Hola",
            "content": "¿Me ayuda?",
            "attached_data": {"mykey": "myvalue"},
        }
        await ana.ok("POST", INTERACTIONS, body)
        mail = await ana.offer()
        uri = f"{INTERACTIONS}/{mail['id']}"
        assert (mail["status"], mail["direction"], mail["title"]) == (
            "accepted",
            "outbound",
            "Hola",
        )
        assert mail["attached_data"] == {"mykey": "myvalue"}
        draft = mail["draft"]
        assert draft["id"] == mail["id"]
        assert (draft["draft_type"], draft["content"]) == ("new_email", "¿Me ayuda?")
        await ana.ok("PUT", f"{uri}/draft", {"subject": "Hola otra vez"})
        await ana.change("PUT", f"{uri}/title", "Hola otra vez")
        await ana.ok("PUT", f"{uri}/draft", {"status": "sent"})
        await ana.change("PUT", f"{uri}/draft/status", "sent")
        await ana.change("DELETE", uri)
        [contact] = office.service.engine.state.contacts.values() or [None]
        assert contact is None or contact.state is ContactState.CLOSED
    [sent] = office.mailbox.letters
    assert sent.recipients == ("eva@example.org",)
    assert sent.message["References"] is None


async def test_a_new_mail_that_is_thrown_away_leaves_nothing(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        await ana.ok("POST", INTERACTIONS, {"channel_type": "email"})
        uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        await ana.ok("DELETE", f"{uri}/draft")
        await ana.change("DELETE", uri)
    assert not office.service.engine.state.contacts


async def test_begun_and_sent_in_one(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await picked_mail(office, ana)
        told = {"draft": {"draft_type": "reply", "content": "Sí", "status": "send"}}
        await ana.ok("PUT", uri, told, rid="B" * 32, idempotent=True)
        await ana.ok("PUT", uri, told, rid="B" * 32, idempotent=True)
        assert await get(ana, f"{uri}/draft") is None
    assert len(office.mailbox.letters) == 1


async def test_a_header_cannot_be_smuggled_in(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        for change in (
            {"subject": "x\r\nBcc: all@example.org"},
            {"to_address": [{"address": "a@b\r\nBcc: c@d"}]},
            {"to_address": [{"address": "a@b", "name": "x\nBcc: c@d"}]},
            {"to_address": [{"address": "a@b, c@d"}]},
        ):
            await refused(ana, "PUT", f"{uri}/draft", change, status=400, reason="malformed")
        message = letter(subject="ok", sender='"x\\" <a@b>, y" <luis@example.org>')
        await office.write(message)
    assert not office.mailbox.letters


async def test_a_slow_relay_keeps_nobody_waiting(moody: _Moody) -> None:
    """The answer still comes after the news; what is asked for meanwhile is answered at once."""
    moody.held = asyncio.Event()
    async with post_office(relay=relay_to(moody)) as office, agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        sending = {"client_req_id": "slow", "method": "PUT", "uri": f"{uri}/draft"}
        await ana.send(sending | {"body": {"status": "sent"}})
        await ana.ok("PUT", "/users/me/properties", {"work_status": "ready"})
        await refused(ana, "PUT", f"{uri}/draft", {"subject": "x"}, reason="not_allowed_now")
        assert (await get(ana, f"{uri}/draft"))["delivery"] == "sending"
        moody.held.set()
        answer = await ana.answer("slow")
        assert answer["status"] == 200
        place = ana.frames.index(answer)
        told = [each for frame in ana.frames[:place] for each in changes_in(frame)]
        assert {"uri": f"{uri}/draft/status", "value": "sent"} in told
        assert {"uri": f"{uri}/draft", "value": None} in told


def changes_in(frame: Frame) -> list[dict[str, object]]:
    """What a push tells, shortened."""
    body = frame.get("body")
    told = body["transactions"] if isinstance(body, dict) and "transactions" in body else []
    return [{"uri": each["uri"], "value": each["subscribed_resource"]} for each in told]
