"""Mails and tasks that are set aside and taken up again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.localserver.router.model import ContactState
from tests.localserver.edge.mailing import INTERACTIONS, begun, get, latest_contact, refused
from tests.localserver.edge.wire import Client, agent, start_chat, visitor
from tests.support.mail import PostOffice, post_office

PENDING = "/users/me/pending"


@pytest_asyncio.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as running:
        yield running


async def open_again(client: Client, contact: str) -> None:
    wish = {"channel_type": "email", "status": "open", "contact_id": contact}
    await client.ok("POST", INTERACTIONS, wish)


async def test_a_parked_mail_leaves_the_list_and_comes_back_whole(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        await ana.subscribe("pending")
        uri = await begun(office, ana)
        contact = latest_contact(office)
        before = await get(ana, uri)
        await ana.ok("PUT", f"{uri}/draft", {"content": "later", "status": "pending"})
        await ana.change("PUT", f"{uri}/draft/status", "pending")
        await ana.change("DELETE", uri)
        told = (await ana.change("POST", f"{PENDING}/{contact}"))["subscribed_resource"]
        assert (told["id"], told["channel_type"], told["draft_type"]) == (contact, "email", "reply")
        assert told["parked_at_ms"]
        assert told["from_queue"]["name"] == "Correo"
        assert await get(ana, PENDING) == [told]
        assert await get(ana, f"{PENDING}/{contact}") == told
        assert await get(ana, INTERACTIONS) == []
        await refused(ana, "GET", uri, reason="not_found")
        await refused(ana, "PUT", uri, {"status": "ended"}, reason="not_found")
        await open_again(ana, contact)
        await ana.change("DELETE", f"{PENDING}/{contact}")
        back = await get(ana, uri)
        assert back["draft"].pop("owner_terminal_id") is None
        assert back["draft"].pop("content") == "later"
        before["draft"] = {
            key: value
            for key, value in before["draft"].items()
            if key not in ("owner_terminal_id", "content")
        }
        assert back == before
        assert await get(ana, PENDING) == []
        await open_again(ana, contact)


async def test_only_who_parked_it_brings_it_back(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana, agent(office.tenant, "carla") as carla:
        uri = await begun(office, ana)
        await ana.ok("PUT", f"{uri}/draft", {"status": "pending"})
        contact = latest_contact(office)
        wish = {"channel_type": "email", "status": "open", "contact_id": contact}
        await refused(carla, "POST", INTERACTIONS, wish, reason="not_found")
        pick = wish | {"status": "picked"}
        assert (await carla.request("POST", INTERACTIONS, pick))["status"] == 403
        assert await get(carla, PENDING) == []
        assert office.service.engine.state.contacts[ContactId(contact)].state is ContactState.OWNED


async def test_what_is_parked_outlives_the_server_and_its_agent(tmp_path: Path) -> None:
    async with (
        post_office(tmp_path / "mail.sqlite") as office,
        agent(office.tenant, "ana") as ana,
    ):
        uri = await begun(office, ana)
        await ana.ok("PUT", f"{uri}/draft", {"content": "later", "status": "pending"})
        parked = await get(ana, PENDING)
        await ana.ok("PUT", "/users/me/properties", {"login_status": "logged_out"})
    async with (
        post_office(tmp_path / "mail.sqlite") as office,
        agent(office.tenant, "ana") as ana,
    ):
        assert await get(ana, PENDING) == parked
        await open_again(ana, parked[0]["contact_id"])
        assert (await get(ana, f"{uri}/draft"))["content"] == "later"


async def test_nonsense_is_refused(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        contact = latest_contact(office)
        wish = {"channel_type": "email", "status": "open"}
        await refused(ana, "POST", INTERACTIONS, wish, status=400, reason="malformed")
        wrong = wish | {"contact_id": "0" * 32}
        await refused(ana, "POST", INTERACTIONS, wrong, reason="not_found")
        other = wish | {"contact_id": contact, "channel_type": "user_defined"}
        await refused(ana, "POST", INTERACTIONS, other, reason="not_found")
        await refused(ana, "GET", f"{PENDING}/{contact}", reason="not_found")
        await ana.ok("PUT", uri, {"status": "ended"})
        closed = wish | {"contact_id": contact}
        await refused(ana, "POST", INTERACTIONS, closed, reason="not_allowed_now")


async def test_chats_are_not_set_aside(office: PostOffice) -> None:
    async with (
        agent(office.tenant, "bruno", ready=True) as bruno,
        visitor(office.tenant) as luis,
    ):
        await start_chat(luis, "ventas@demo")
        uri = f"{INTERACTIONS}/{(await bruno.offer())['id']}"
        await bruno.ok("PUT", uri, {"status": "accepted"})
        await refused(bruno, "PUT", uri, {"status": "pending"}, reason="not_allowed_now")
