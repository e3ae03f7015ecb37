"""What moves an interaction is refused (403) without the right, whatever the client shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from contactpro_desktop.localserver.config import Config
from contactpro_desktop.localserver.router.model import AgentSpec, ContactRow, LegRow
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.calls import INTERACTIONS, call_queue, caller, taken_call
from tests.localserver.edge.wire import Client, Http, agent, session_of, start_chat, visitor
from tests.support.server import demo_config, running_server

AWAY: dict[str, Any] = {"channel_status": "transferring", "destination": "soporte@demo"}
ANY_CHANNEL: list[dict[str, Any]] = [
    {"status": "accepted"},
    {"status": "rejected"},
    {"status": "ended"},
    {"status": "wrapup"},
    {"status": "handled"},
    AWAY,
]
CALLS: list[dict[str, Any]] = [
    {"channel_status": "picking"},
    {"channel_status": "onhold"},
    {"channel_status": "outbound_accepted"},
    {"channel_status": "outbound_skipped"},
    {"channel_status": "outbound_rejected"},
    {"recording": True},
]
BEGINNINGS: list[dict[str, Any]] = [
    {"channel_type": "phone", "destination": "+34 600 123"},
    {"channel_type": "email"},
    {"channel_type": "email", "status": "open", "contact_id": "0" * 32},
]


def config() -> Config:
    """Ana may do nothing any more, and Bruno serves one queue only."""
    demo = demo_config()

    def changed(spec: AgentSpec) -> AgentSpec:
        if spec.username == "ana":
            return replace(spec, permissions=frozenset())
        if spec.username == "bruno":
            own = (each.id for each in demo.site.queues.values() if each.name == "Ventas")
            return replace(spec, queues=frozenset(own))
        return spec

    agents = {each.id: changed(each) for each in demo.site.agents.values()}
    return replace(demo, site=replace(demo.site, agents=agents))


@pytest_asyncio.fixture
async def service() -> AsyncIterator[Service]:
    async with running_server(config()) as running:
        yield running


def rows(service: Service) -> list[LegRow | ContactRow]:
    state = service.engine.state
    return [*state.legs.values(), *state.contacts.values()]


async def all_refused(
    client: Client, service: Service, uri: str, bodies: list[dict[str, Any]], method: str = "PUT"
) -> None:
    before = rows(service)
    for body in bodies:
        answer = await client.request(method, uri, body)
        assert (answer["status"], answer["reason"]) == (403, "forbidden"), body
    assert rows(service) == before


def pick(contact_id: str, kind: str) -> dict[str, Any]:
    return {"channel_type": kind, "status": "picked", "contact_id": contact_id}


async def test_what_is_there_already_when_the_right_is_taken(tmp_path: Path) -> None:
    """A chat goes on, and a call that the restart has ended waits for its wrap-up."""
    database = tmp_path / "server.sqlite"
    async with running_server(demo_config(), database) as service:
        tenant = service.tenant_url
        async with caller(tenant) as luis, visitor(tenant) as eva, agent(tenant, "ana") as ana:
            await ana.ok("PUT", "/users/me/properties", {"work_status": "ready"})
            await call_queue(luis)
            call = await taken_call(ana)
            chat_id = await start_chat(eva, "soporte@demo")
            seen = len(ana.changes)
            await ana.ok("POST", INTERACTIONS, pick(chat_id, "chat"))
            chat = str((await ana.change("POST", f"{INTERACTIONS}/*", after=seen))["uri"])
    async with (
        running_server(config(), database) as service,
        agent(service.tenant_url, "ana") as ana,
    ):
        await all_refused(ana, service, chat, ANY_CHANNEL)
        message = [{"message": "Hola", "type": "text"}]
        await all_refused(ana, service, f"{chat}/transcript/messages", message, "POST")
        await all_refused(ana, service, call, [*ANY_CHANNEL, *CALLS])
        await all_refused(ana, service, f"{call}/outbound", [{"result": "success"}])
        attributes = f"{call}/outbound/customer/attributes"
        await all_refused(ana, service, attributes, [{"NAME": "x"}])


async def test_nothing_is_offered_without_the_right_to_it(service: Service) -> None:
    tenant = service.tenant_url
    async with caller(tenant) as luis, visitor(tenant) as eva, agent(tenant, "ana") as ana:
        await ana.ok("PUT", "/users/me/properties", {"work_status": "ready"})
        await call_queue(luis)
        await start_chat(eva, "ventas@demo")
        assert service.engine.state.legs == {}
    async with agent(tenant, "diego") as diego, agent(tenant, "ana"):
        wish = {"channel_type": "phone", "destination": "4101"}
        answer = await diego.request("POST", INTERACTIONS, wish)
        assert (answer["status"], answer["reason"]) == (403, "capability")


@pytest.mark.parametrize("word", ["chat", "user_defined", "external"])
async def test_a_pick_without_the_right_to_it(service: Service, word: str) -> None:
    """Whatever the request calls it."""
    async with visitor(service.tenant_url) as luis, agent(service.tenant_url, "ana") as ana:
        chat = await start_chat(luis, "soporte@demo")
        await all_refused(ana, service, INTERACTIONS, [pick(chat, word)], "POST")


async def test_a_pick_from_a_queue_that_is_not_served(service: Service) -> None:
    async with visitor(service.tenant_url) as luis, agent(service.tenant_url, "bruno") as bruno:
        chat = await start_chat(luis, "soporte@demo")
        await all_refused(bruno, service, INTERACTIONS, [pick(chat, "chat")], "POST")


async def test_nothing_is_begun_without_the_right_to_it(service: Service) -> None:
    async with agent(service.tenant_url, "ana") as ana:
        await all_refused(ana, service, INTERACTIONS, BEGINNINGS, "POST")


async def test_a_mail_needs_its_own_right_and_a_task_none(service: Service) -> None:
    tenant = service.tenant_url
    http = Http(tenant, await session_of(tenant, "elena"))
    item = {"queue": "correo@demo", "status": "Open"}
    async with agent(tenant, "ana") as ana:
        mail = {"data": {"item": item | {"type": "EMAIL"}, "fromAddress": "eva@example.org"}}
        contact = (await http("POST", "RI/rti/tasks", mail)).text
        await all_refused(ana, service, INTERACTIONS, [pick(contact, "email")], "POST")
        task = {"data": {"item": item | {"type": "XRI"}, "subject": "Revisar"}}
        contact = (await http("POST", "RI/rti/tasks", task)).text
        await ana.ok("POST", INTERACTIONS, pick(contact, "user_defined"))
