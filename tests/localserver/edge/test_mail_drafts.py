"""The outgoing mail, piece by piece, as the client that writes it and others see it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.localserver.edge.mailing import (
    INTERACTIONS,
    begun,
    get,
    picked_mail,
    refused,
)
from tests.localserver.edge.wire import Http, agent, session_of
from tests.support.mail import PostOffice, letter, post_office

LUIS = {"address": "luis@example.org", "name": "Luis Mena"}
EVA = {"address": "eva@example.org", "name": "Eva"}


@pytest_asyncio.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as running:
        yield running


@pytest.mark.operation("PUT /interactions/{emailid}")
@pytest.mark.operation("GET /interactions/{emailid}/draft")
async def test_an_answer_begins_with_what_it_answers(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await picked_mail(office, ana, "Hola\n¿Qué tal?", subject="Factura")
        assert await get(ana, f"{uri}/draft") is None
        await ana.ok("PUT", uri, {"draft": {"draft_type": "reply"}})
        draft = await get(ana, f"{uri}/draft")
        assert draft["subject"] == "RE: Factura"
        assert draft["content"] == ">Hola\n>¿Qué tal?"
        assert draft["to_address"] == [LUIS]
        assert draft["cc_address"] == draft["bcc_address"] == draft["attachments"] == []
        assert draft["from_address"] == "correo@demo"
        assert draft["from_addresses"] == [{"address": "correo@demo", "name": "Correo"}]
        assert (draft["draft_type"], draft["status"]) == ("reply", "saved")
        assert len(draft["id"]) == 32
        assert draft["owner_terminal_id"]
        told = await ana.change("PUT", f"{uri}/draft")
        assert told["subscribed_resource"] == draft


async def test_an_answer_goes_where_the_sender_wants_it(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana, Reply_To="answers@example.org", subject="RE: Factura")
        draft = await get(ana, f"{uri}/draft")
        assert draft["to_address"] == [{"address": "answers@example.org", "name": ""}]
        assert draft["subject"] == "RE: Factura"


async def test_only_one_draft_at_a_time(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        body = {"draft": {"draft_type": "forward"}}
        await refused(ana, "PUT", uri, body, reason="not_allowed_now")
        assert (await get(ana, f"{uri}/draft"))["draft_type"] == "reply"


async def test_a_draft_begins_with_what_the_request_says(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await picked_mail(office, ana)
        told = {"draft_type": "reply", "subject": "S", "content": "C", "to_address": [EVA]}
        await ana.ok("PUT", uri, {"draft": told})
        draft = await get(ana, f"{uri}/draft")
        assert {key: draft[key] for key in told} == told


@pytest.mark.operation("PUT /interactions/{emailid}/draft")
async def test_changes_are_told_leaf_by_leaf(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        await ana.ok("PUT", f"{uri}/draft", {"subject": "New", "content": "Text"})
        await ana.change("PUT", f"{uri}/draft/subject", "New")
        await ana.change("PUT", f"{uri}/draft/content", "Text")
        await ana.ok("PUT", f"{uri}/draft", {"draft_type": "saved"})
        await ana.change("PUT", f"{uri}/draft/draft_type", "saved")


async def test_forwarding_brings_the_files_along_and_answering_does_not(
    office: PostOffice,
) -> None:
    message = letter()
    message.add_attachment(b"123", maintype="image", subtype="png", filename="a.png")
    await office.write(message)
    contact = next(iter(office.service.engine.state.contacts))
    async with agent(office.tenant, "ana") as ana:
        await ana.ok(
            "POST",
            INTERACTIONS,
            {"channel_type": "email", "status": "picked", "contact_id": contact},
        )
        uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        await ana.ok("PUT", uri, {"draft": {"draft_type": "forward"}})
        draft = await get(ana, f"{uri}/draft")
        assert draft["subject"] == "FW: Factura"
        assert draft["to_address"] == []
        assert "From: Luis Mena <luis@example.org>" in draft["content"]
        [file] = draft["attachments"]
        await ana.ok("PUT", f"{uri}/draft", {"draft_type": "reply"})
        assert await get(ana, f"{uri}/draft/attachments") == []
        await ana.change("DELETE", f"{uri}/draft/attachments/{file['id']}")
        await ana.ok("POST", f"{uri}/draft/attachments", {"id": file["id"]})
        assert await get(ana, f"{uri}/draft/attachments") == [file]
        assert await get(ana, f"{uri}/draft/attachments/{file['id']}") == file


@pytest.mark.parametrize("which", ["to_address", "cc_address", "bcc_address"])
async def test_lists_of_addresses(office: PostOffice, which: str) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        there = f"{uri}/draft/{which}"
        await ana.ok("PUT", there, [])
        assert await get(ana, there) == []
        await ana.ok("POST", there, EVA)
        await ana.change("POST", f"{there}/eva@example.org", EVA)
        await refused(ana, "POST", there, {"address": "EVA@example.org"}, reason="not_allowed_now")
        assert await get(ana, f"{there}/eva@example.org") == EVA
        assert await get(ana, f"{there}/EVA@Example.org") == EVA
        twice = [{"address": "a@b"}, {"address": "c@d"}, {"address": "C@d", "name": "last"}]
        await ana.ok("PUT", there, twice)
        assert await get(ana, there) == [
            {"address": "a@b", "name": ""},
            {"address": "c@d", "name": "last"},
        ]
        await ana.ok("DELETE", f"{there}/A@B")
        assert [each["address"] for each in await get(ana, there)] == ["c@d"]
        await refused(ana, "DELETE", f"{there}/a@b", reason="not_found")
        await refused(ana, "GET", f"{there}/a@b", reason="not_found")


async def test_a_file_is_announced_and_then_brought(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        told = {"filename": "C:\\fakepath\\lista.pdf", "size": 4, "mime_type": "application/pdf"}
        file_id = (await ana.ok("POST", f"{uri}/draft/attachments", told))["body"]
        [file] = await get(ana, f"{uri}/draft/attachments")
        assert file == {
            "id": file_id,
            "filename": "lista.pdf",
            "size": 4,
            "mime_type": "application/pdf",
            "originator": "agent",
            "arrived": False,
        }
        await refused(ana, "PUT", f"{uri}/draft", {"status": "sent"}, reason="not_allowed_now")
        http = Http(office.tenant, await session_of(office.tenant, "ana"))
        headers = {"Content-Type": "application/octet-stream"}
        got = await http("POST", f"media/{file_id}", headers=headers, content=b"%PDF")
        assert got.status_code == 200
        assert (await http("GET", f"media/{file_id}")).content == b"%PDF"
        await ana.ok("DELETE", f"{uri}/draft/attachments/{file_id}")
        assert await get(ana, f"{uri}/draft/attachments") == []
        assert (await http("GET", f"media/{file_id}")).status_code == 403


@pytest.mark.operation("DELETE /interactions/{emailid}/draft")
async def test_a_draft_is_thrown_away_and_begun_anew(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        await ana.ok("DELETE", f"{uri}/draft")
        await ana.change("PUT", f"{uri}/draft", None)
        assert await get(ana, f"{uri}/draft") is None
        await refused(ana, "DELETE", f"{uri}/draft", reason="not_found")
        await refused(ana, "PUT", f"{uri}/draft", {"subject": "x"}, reason="not_found")
        await ana.ok("PUT", uri, {"draft": {"draft_type": "forward"}})
        assert (await get(ana, f"{uri}/draft"))["draft_type"] == "forward"


async def test_a_draft_goes_on_with_its_mail(office: PostOffice) -> None:
    agents = office.service.engine.state.site.agents.values()
    carla_id = next(each.id for each in agents if each.username == "carla")
    async with agent(office.tenant, "ana") as ana, agent(office.tenant, "carla") as carla:
        uri = await begun(office, ana)
        await ana.ok("PUT", f"{uri}/draft", {"content": "half done"})
        await ana.ok("PUT", uri, {"channel_status": "transferring", "destination": carla_id})
        await ana.change("PUT", f"{uri}/draft", None)
        await refused(ana, "PUT", f"{uri}/draft", {"content": "x"}, reason="not_allowed_now")
        there = f"{INTERACTIONS}/{(await carla.offer())['id']}"
        await carla.ok("PUT", there, {"status": "accepted"})
        draft = await get(carla, f"{there}/draft")
        assert (draft["content"], draft["owner_terminal_id"]) == ("half done", None)


async def test_a_draft_outlives_the_server(tmp_path: Path) -> None:
    async with (
        post_office(tmp_path / "mail.sqlite") as office,
        agent(office.tenant, "ana") as ana,
    ):
        uri = await begun(office, ana)
        await ana.ok("PUT", f"{uri}/draft", {"content": "half done", "cc_address": [EVA]})
        before = await get(ana, f"{uri}/draft")
    async with (
        post_office(tmp_path / "mail.sqlite") as office,
        agent(office.tenant, "ana") as ana,
    ):
        assert await get(ana, f"{uri}/draft") == before


async def test_what_ends_takes_its_draft_along(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        await ana.ok("PUT", uri, {"status": "ended"})
        assert await get(ana, f"{uri}/draft") is None
        await refused(ana, "PUT", uri, {"draft": {"draft_type": "reply"}}, reason="not_allowed_now")


async def test_somebody_elses_draft_does_not_exist(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana, agent(office.tenant, "carla") as carla:
        uri = await begun(office, ana)
        for method, where, body in (
            ("GET", "", None),
            ("PUT", "", {"subject": "x"}),
            ("DELETE", "", None),
            ("GET", "/to_address", None),
            ("POST", "/to_address", EVA),
            ("PUT", "/to_address", [EVA]),
            ("DELETE", "/to_address/luis@example.org", None),
            ("POST", "/attachments", {"filename": "x"}),
            ("PUT", "", {"status": "sent"}),
        ):
            await refused(carla, method, f"{uri}/draft{where}", body, reason="not_found")
        assert (await get(ana, f"{uri}/draft"))["to_address"] == [LUIS]


async def test_only_own_addresses_may_send(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        body = {"from_address": "director@bank.example"}
        await refused(ana, "PUT", f"{uri}/draft", body, reason="forbidden")
        await ana.ok("PUT", f"{uri}/draft", {"from_address": "correo@demo"})
