"""Handing over, on the wire: what is refused, and what both agents are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.localserver.edge.wire import SHARED, Client, Http, agent, session_of, start_chat, visitor
from tests.support.server import demo_config, running_server

INTERACTIONS = "/users/me/interactions"


async def taken(client: Client, customer: Client) -> str:
    await start_chat(customer, "ventas@demo")
    offer = await client.offer()
    await client.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "accepted"})
    return f"{INTERACTIONS}/{offer['id']}"


def to(destination: str, **more: object) -> dict:
    return {"channel_status": "transferring", "destination": destination, **more}


async def test_a_colleague_is_offered_the_chat_with_what_was_attached(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        mine = await taken(ana, luis)
        async with agent(tenant, "bruno") as bruno:
            await ana.ok("PUT", mine, to("bruno@demo", attached_data={"Nota": "urgente"}))
            await ana.change("PUT", f"{mine}/channel_status", "transferred")
            await ana.change("PUT", f"{mine}/end_reason", "transferred")
            await ana.change("PUT", f"{mine}/status", "ended")
            offer = await bruno.offer()
            assert offer["status"] == "incoming"
            assert offer["attached_data"]["Nota"] == "urgente"


async def test_a_queue_gets_it_and_the_end_user_waits_again(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        mine = await taken(ana, luis)
        seen = len(luis.changes)
        await ana.ok("PUT", mine, to("soporte@demo"))
        await luis.change("PUT", f"{INTERACTIONS}/*", "queued", after=seen)
        http = Http(tenant, await session_of(tenant, "bruno"))
        (row,) = (await http("GET", "RI/rmi/contacts")).json()
        assert row["queueName"] == "Soporte"


async def test_whoever_passed_it_on_does_not_read_what_is_said_then(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        mine = await taken(ana, luis)
        await ana.ok("POST", f"{mine}/transcript/messages", {"message": "Le paso con Bruno"})
        async with agent(tenant, "bruno") as bruno:
            await ana.ok("PUT", mine, to("bruno@demo"))
            theirs = f"{INTERACTIONS}/{(await bruno.offer())['id']}"
            await bruno.ok("PUT", theirs, {"status": "accepted"})
            await bruno.ok("POST", f"{theirs}/transcript/messages", {"message": "Soy Bruno"})
            read = (await bruno.ok("GET", f"{theirs}/transcript/messages"))["body"]
        answer = await ana.ok("GET", f"{mine}/transcript/messages")
    words = [each["message"] for each in answer["body"] if not each["system_message"]]
    assert words == ["Le paso con Bruno"]
    assert "CHAT_TRANSFERRED" in str(answer["body"]), "what ended it for them is theirs to read"
    assert "Soy Bruno" in str(read)


async def test_whoever_gets_a_chat_of_another_queue_can_read_its_script() -> None:
    config = demo_config()
    [correo] = [each.id for each in config.site.queues.values() if each.name == "Correo"]
    apart = {
        each.id: replace(each, queues=frozenset({correo})) if each.username == "carla" else each
        for each in config.site.agents.values()
    }
    config = replace(config, site=replace(config.site, agents=apart))
    async with running_server(config) as service:
        tenant = service.tenant_url
        async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
            mine = await taken(ana, luis)
            async with agent(tenant, "carla") as carla:
                await ana.ok("PUT", mine, to("carla@demo"))
                script = (await carla.offer())["script"]
                assert script["mandatory"]
                await carla.ok("GET", f"/users/me/scripts/{script['id']}")
        async with agent(tenant, "diego") as diego:
            assert (await diego.ok("GET", "/users/me/scripts"))["body"] == []


@pytest.mark.parametrize(
    ("destination", "reason"),
    [
        ("diego@demo", "capability"),
        ("llamadas@demo", "capability"),
        ("carla@demo", "target_gone"),
        ("nobody@demo", "target_gone"),
        ("ana@demo", "not_allowed_now"),
    ],
)
async def test_refused_targets_leave_the_conversation_here(
    tenant: str, destination: str, reason: str
) -> None:
    async with (
        agent(tenant, "ana", ready=True) as ana,
        agent(tenant, "diego"),
        visitor(tenant) as luis,
    ):
        mine = await taken(ana, luis)
        answer = await ana.request("PUT", mine, to(destination))
        assert (answer["status"], answer["reason"]) == (403, reason)
        assert (await ana.ok("GET", mine))["body"]["status"] == "accepted"


async def test_a_transfer_needs_a_destination_and_nothing_else(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        mine = await taken(ana, luis)
        for body in (
            {"channel_status": "transferring"},
            to("soporte@demo") | {"status": "ended"},
            to("soporte@demo", transfer_type="SOMEONE"),
            to("soporte@demo", attached_data={"k": "x" * 5000}),
            {},
        ):
            assert (await ana.request("PUT", mine, body))["status"] == 400
        assert (await ana.ok("GET", mine))["body"]["status"] == "accepted"


async def test_the_directory_tells_who_can_take_what(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True):
        http = Http(tenant, await session_of(tenant, "ana"))
        entries = {e["name"]: e for e in (await http("GET", "RI/dpi/entries")).json()}
    assert entries["Ana Pérez"]["capabilities"] == {"phone": True, "chat": True, "email": True}
    assert entries["Ana Pérez"]["availability"] == "Free"
    assert entries["Diego Silva"]["capabilities"] == {"phone": True, "chat": False, "email": False}
    assert entries["Diego Silva"]["availability"] == "Offline"
    assert entries["Ventas"]["sourceType"] == "Queue"
    assert entries["Ventas"]["chatAddress"] == "ventas@demo"
    assert entries["Ventas"]["agentsFree"] == 1
    assert entries["Llamadas"]["number"] == "llamadas@demo"
    assert "Asistente" not in entries


@SHARED
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("search=perez", {"Ana Pérez"}),
        ("search=ÁNA", {"Ana Pérez"}),
        ("search=an*", {"Ana Pérez"}),
        ("search=*ez", {"Ana Pérez"}),
        ('search="ana pe"', {"Ana Pérez"}),
        ('search="pe ana"', set()),
        ("search=an* vidal", set()),
        ("search=410?", {"Ana Pérez", "Bruno Reyes", "Carla Mena", "Diego Silva", "Elena Vidal"}),
        ("search=ve*&onlyInternals=queues", {"Ventas"}),
        ("search=ve*&onlyInternals=users", set()),
        ("search=[a*", set()),
        ("limit=1&errorIfLimitReached=0", {"Ana Pérez"}),
    ],
)
async def test_searching_the_directory(shared_tenant: str, query: str, found: set[str]) -> None:
    http = Http(shared_tenant, await session_of(shared_tenant, "elena"))
    entries = (await http("GET", f"RI/dpi/entries?{query}")).json()
    assert {entry["name"] for entry in entries} == found


@SHARED
async def test_a_directory_that_does_not_exist(shared_tenant: str) -> None:
    http = Http(shared_tenant, await session_of(shared_tenant, "elena"))
    assert (await http("GET", "RI/dpi/entries?onlyInternals=robots")).status_code == 400
