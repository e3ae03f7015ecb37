"""The picklist: RMI rows, their changes, and who gets what."""

from __future__ import annotations

import asyncio

from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.wire import Http, agent, session_of, start_chat, visitor

INTERACTIONS = "/users/me/interactions"


def pick(contact_id: str, queue_id: str) -> dict:
    return {
        "channel_type": "chat",
        "status": "picked",
        "contact_id": contact_id,
        "from_queue": {"id": queue_id},
    }


def queue_id(service: Service, name: str) -> str:
    return next(q.id for q in service.engine.state.site.queues.values() if q.name == name)


async def test_what_waits_is_listed(service: Service) -> None:
    async with visitor(service.tenant_url, "Rosa D.") as rosa:
        chat = await start_chat(rosa, "soporte@demo", title="No enciende")
        http = Http(service.tenant_url, await session_of(service.tenant_url, "ana"))
        response = await http("GET", f"RI/rmi/contacts?queueId={queue_id(service, 'Soporte')}")
    (row,) = response.json()
    assert row["id"] == chat
    assert row["status"] == "In Queue"
    assert row["channel"] == "Chat"
    assert row["queueName"] == "Soporte"
    assert row["customerName"] == "Rosa D."
    assert row["subject"] == "No enciende"
    assert row["reserved"] is False
    assert row["startTime"].endswith("Z")
    assert int(response.headers["x-picklist-version"]) > 0
    assert "x-picklist-delta" not in response.headers


async def test_only_changes_since_a_version(service: Service) -> None:
    tenant = service.tenant_url
    http = Http(tenant, await session_of(tenant, "ana"))
    async with visitor(tenant, "Eva") as eva, visitor(tenant, "Pau") as pau:
        await start_chat(eva, "soporte@demo")
        version = (await http("GET", "RI/rmi/contacts")).headers["x-picklist-version"]
        chat = await start_chat(pau, "soporte@demo")
        delta = await http("GET", f"RI/rmi/contacts?sinceVersion={version}")
        assert delta.headers["x-picklist-delta"] == "1"
        assert [(r["id"], r["status"]) for r in delta.json()] == [(chat, "In Queue")]
        version = delta.headers["x-picklist-version"]
        await pau.ok("PUT", f"{INTERACTIONS}/{chat}", {"status": "ended"})
        delta = await http("GET", f"RI/rmi/contacts?sinceVersion={version}")
        assert [(r["id"], r["status"]) for r in delta.json()] == [(chat, "Abandoned")]


async def test_a_version_from_another_life_gets_everything(service: Service) -> None:
    tenant = service.tenant_url
    http = Http(tenant, await session_of(tenant, "ana"))
    async with visitor(tenant) as luis:
        await start_chat(luis, "soporte@demo")
        response = await http("GET", "RI/rmi/contacts?sinceVersion=999999")
    assert "x-picklist-delta" not in response.headers
    assert len(response.json()) == 1


async def test_queues_without_access_are_not_listed(service: Service) -> None:
    tenant = service.tenant_url
    async with visitor(tenant) as luis:
        await start_chat(luis, "soporte@demo")
        wanted = f"RI/rmi/contacts?queueId={queue_id(service, 'Soporte')}"
        for user, seen in (("diego", 0), ("bruno", 1), ("elena", 1)):
            http = Http(tenant, await session_of(tenant, user))
            assert len((await http("GET", wanted)).json()) == seen


async def test_the_limit_cuts(service: Service) -> None:
    tenant = service.tenant_url
    http = Http(tenant, await session_of(tenant, "ana"))
    async with visitor(tenant) as eva, visitor(tenant) as pau:
        first = await start_chat(eva, "soporte@demo")
        await start_chat(pau, "soporte@demo")
        rows = (await http("GET", "RI/rmi/contacts?limit=1")).json()
        assert [row["id"] for row in rows] == [first]
    for limit in ("x", "-1", "1e3"):
        assert (await http("GET", f"RI/rmi/contacts?limit={limit}")).status_code == 400


async def test_picking_opens_the_conversation(service: Service) -> None:
    tenant = service.tenant_url
    async with agent(tenant, "ana") as ana, visitor(tenant) as luis:
        chat = await start_chat(luis, "soporte@demo")
        await luis.ok("POST", f"{INTERACTIONS}/{chat}/transcript/messages", {"message": "Hola"})
        await ana.ok("POST", INTERACTIONS, pick(chat, queue_id(service, "Soporte")))
        opened = await ana.offer()
        assert opened["status"] == "accepted"
        assert opened["contact_id"] == chat
        said = [m["message"] for m in opened["transcript"]["messages"] if m["type"] == "text"]
        assert said == ["Hola"]
        http = Http(tenant, await session_of(tenant, "bruno"))
        in_process = (await http("GET", "RI/rmi/contacts?showAllInProcess=1")).json()
        assert [row["status"] for row in in_process] == ["In Process"]


async def test_a_contact_kept_for_a_colleague_says_so(service: Service) -> None:
    tenant = service.tenant_url
    async with (
        agent(tenant, "ana") as ana,
        agent(tenant, "bruno") as bruno,
        visitor(tenant) as luis,
    ):
        chat = await start_chat(luis, "soporte@demo", preferred_agent="BRUNO@demo")
        http = Http(tenant, await session_of(tenant, "ana"))
        (row,) = (await http("GET", "RI/rmi/contacts")).json()
        assert row["reserved"] is True
        assert row["preferredAgentName"] == "Bruno Reyes"
        wish = pick(chat, queue_id(service, "Soporte"))
        refused = await ana.request("POST", INTERACTIONS, wish)
        assert (refused["status"], refused["reason"]) == (403, "reserved")
        await bruno.ok("POST", INTERACTIONS, wish)


async def test_a_wish_for_nobody_keeps_the_contact_for_nobody(service: Service) -> None:
    tenant = service.tenant_url
    http = Http(tenant, await session_of(tenant, "ana"))
    for wish in ({}, {"preferred_agent": None}, {"preferred_agent": "nobody@demo"}):
        async with visitor(tenant) as luis:
            chat = await start_chat(luis, "soporte@demo", **wish)
            rows = {row["id"]: row for row in (await http("GET", "RI/rmi/contacts")).json()}
            assert rows[chat]["preferredAgentId"] is None
            assert rows[chat]["reserved"] is False


async def test_of_two_exactly_one_gets_it_and_the_other_reads_who(service: Service) -> None:
    tenant = service.tenant_url
    async with (
        agent(tenant, "ana") as ana,
        agent(tenant, "bruno") as bruno,
        visitor(tenant) as luis,
    ):
        chat = await start_chat(luis, "soporte@demo")
        wish = pick(chat, queue_id(service, "Soporte"))
        answers = await asyncio.gather(
            ana.request("POST", INTERACTIONS, wish), bruno.request("POST", INTERACTIONS, wish)
        )
        assert sorted(each["status"] for each in answers) == [200, 403]
        winner = "Ana" if answers[0]["status"] == 200 else "Bruno"
        (loser,) = [each for each in answers if each["status"] == 403]
        assert loser["reason"] == "taken"
        assert winner in loser["who"]
        owned = [(await each.ok("GET", INTERACTIONS))["body"] for each in (ana, bruno)]
        assert sorted(map(len, owned)) == [0, 1]


async def test_a_repeated_pick_gets_the_first_outcome(service: Service) -> None:
    tenant = service.tenant_url
    async with agent(tenant, "ana") as ana, visitor(tenant) as luis:
        chat = await start_chat(luis, "soporte@demo")
        wish = pick(chat, queue_id(service, "Soporte"))
        for _ in range(2):
            await ana.ok("POST", INTERACTIONS, wish, rid="P1", idempotent=True)
        assert len((await ana.ok("GET", INTERACTIONS))["body"]) == 1
        again = await ana.request("POST", INTERACTIONS, wish, rid="P1")
        assert again["status"] == 403


async def test_the_picklists_version_is_pushed_at_once(service: Service) -> None:
    tenant = service.tenant_url
    where = f"/users/me/statistics/queues/{queue_id(service, 'Soporte')}"
    async with agent(tenant, "ana") as ana, visitor(tenant) as luis:
        await ana.subscribe("statistics/queues")
        before = (await ana.change("POST", where))["subscribed_resource"]
        assert before["interactions"] == 0
        await start_chat(luis, "soporte@demo")
        after, seen = before, 0
        while after["interactions"] == 0:  # who serves the queue is pushed, too
            change = await ana.change("PUT", where, after=seen)
            after, seen = change["subscribed_resource"], ana.changes.index(change) + 1
        assert after["picklist_version"] > before["picklist_version"]
