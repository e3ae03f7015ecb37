"""A conversation from the offer to the end, as both sides see it on the wire."""

from __future__ import annotations

import json
from dataclasses import replace

from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.wire import Client, agent, start_chat, visitor
from tests.support.server import demo_config, running_server

INTERACTIONS = "/users/me/interactions"


async def accepted(ana: Client, customer: Client) -> tuple[str, str]:
    """A chat of Ventas that Ana has taken: the interaction's id for her and for the end user."""
    chat = await start_chat(customer, "ventas@demo", title="Precio", attached_data={"Plan": "A"})
    offer = await ana.offer()
    await ana.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "accepted"})
    return offer["id"], chat


async def test_an_offer_shows_who_waits_but_not_what_was_said(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant, "Luis M.") as luis:
        await start_chat(luis, "ventas@demo", title="Precio", attached_data={"Plan": "A", "n": 3})
        offer = await ana.offer()
    assert offer["status"] == "incoming"
    assert offer["channel_type"] == "chat"
    assert offer["customer_name"] == "Luis M."
    assert offer["from_queue"]["name"] == "Ventas"
    assert offer["title"] == "Precio"
    assert offer["attached_data"] == {"Plan": "A", "n": "3"}
    assert offer["transcript"] == {"messages": []}
    assert offer["offer_deadline_ms"] > offer["queued_at_ms"]
    assert [each["alias"] for each in offer["participants"]] == ["Luis M."]


async def test_accepting_shows_the_transcript_before_the_status(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        chat = await start_chat(luis, "ventas@demo")
        await luis.ok("POST", f"{INTERACTIONS}/{chat}/transcript/messages", {"message": "Hola"})
        offer = await ana.offer()
        uri = f"{INTERACTIONS}/{offer['id']}"
        await ana.ok("PUT", uri, {"status": "accepted"})
        frame = await ana.frame(lambda f: any(c["uri"] == f"{uri}/status" for c in transactions(f)))
        told = transactions(frame)
        messages = [c["subscribed_resource"] for c in told if "/transcript/messages/" in c["uri"]]
        assert [m["message"] for m in messages if m["type"] == "text"] == ["Hola"]
        assert state_words(messages)[-1] == "JOINED"
        assert told[-1]["uri"] == f"{uri}/status"
        assert any(c["uri"] == f"{uri}/participants/ana@demo" for c in told)
        await luis.change("PUT", f"{INTERACTIONS}/{chat}/status", "accepted")
        joined = await luis.change("POST", f"{INTERACTIONS}/{chat}/participants/ana@demo")
        assert joined["subscribed_resource"]["author_kind"] == "agent"


async def test_messages_reach_both_sides_once(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        mine, chat = await accepted(ana, luis)
        await luis.ok(
            "POST", f"{INTERACTIONS}/{chat}/transcript/messages", {"message": "¿Precio?"}, rid="L1"
        )
        await ana.ok(
            "POST", f"{INTERACTIONS}/{mine}/transcript/messages", {"message": "10 €"}, rid="A1"
        )
        question, answer = [m for m in messages_of(ana) if m["type"] == "text"]
        assert question["message"] == "¿Precio?"
        assert question["author_kind"] == "customer"
        assert question["display_name"] == "Luis M."
        assert "client_req_id" not in question
        assert answer["originator"] == "ana@demo"
        assert answer["system_message"] is False
        assert answer["client_req_id"] == "A1"
        await luis.change("POST", f"{INTERACTIONS}/{chat}/transcript/messages/{answer['id']}")
        told = [m for m in messages_of(luis) if m["type"] == "text"]
        assert [m["id"] for m in told] == [question["id"], answer["id"]]
        assert [m.get("client_req_id") for m in told] == ["L1", None]
        got = await ana.ok("GET", f"{INTERACTIONS}/{mine}/transcript/messages")
        assert [m["id"] for m in got["body"] if m["type"] == "text"] == [
            question["id"],
            answer["id"],
        ]


async def test_typing_both_ways_and_its_end(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        mine, chat = await accepted(ana, luis)
        await ana.ok("PUT", f"{INTERACTIONS}/{mine}/participants/ana@demo", {"status": "typing"})
        await luis.change("PUT", f"{INTERACTIONS}/{chat}/participants/ana@demo/status", "typing")
        assert await typists(ana, mine) == await typists(luis, chat) == ["ana@demo"]
        messages = f"{INTERACTIONS}/{mine}/transcript/messages"
        await ana.ok("POST", messages, {"message": "Hola"})
        await luis.change(
            "PUT", f"{INTERACTIONS}/{chat}/participants/ana@demo/status", "not_typing"
        )
        assert await typists(ana, mine) == await typists(luis, chat) == []
        key = (await luis.ok("GET", "/users/me/properties"))["body"]["chat_address"]
        await luis.ok("PUT", f"{INTERACTIONS}/{chat}/participants/{key}", {"status": "typing"})
        await ana.change("PUT", f"{INTERACTIONS}/{mine}/participants/{key}/status", "typing")
        assert await typists(ana, mine) == await typists(luis, chat) == [key]


async def typists(client: Client, interaction: str) -> list[str]:
    """Who types, as GET tells of the interaction, of all of them and of the participants alone."""
    views = [
        (await client.ok("GET", f"{INTERACTIONS}/{interaction}"))["body"]["participants"],
        (await client.ok("GET", INTERACTIONS))["body"][0]["participants"],
        (await client.ok("GET", f"{INTERACTIONS}/{interaction}/participants"))["body"],
    ]
    told = [[p["uniquekey"] for p in view if p["status"] == "typing"] for view in views]
    assert told[0] == told[1] == told[2]
    return told[0]


async def test_nobody_types_for_somebody_else(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        mine, chat = await accepted(ana, luis)
        key = (await luis.ok("GET", "/users/me/properties"))["body"]["chat_address"]
        for client, uri in (
            (ana, f"{INTERACTIONS}/{mine}/participants/{key}"),
            (luis, f"{INTERACTIONS}/{chat}/participants/ana@demo"),
        ):
            answer = await client.request("PUT", uri, {"status": "typing"})
            assert (answer["status"], answer["reason"]) == (403, "forbidden")


async def test_ending_leads_to_wrap_up_and_the_script_to_the_end(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        mine, chat = await accepted(ana, luis)
        uri = f"{INTERACTIONS}/{mine}"
        await ana.ok("PUT", uri, {"status": "ended"})
        await ana.change("PUT", f"{uri}/end_reason", "agent")
        await ana.change("PUT", f"{uri}/channel_status", "disconnected")
        await ana.change("PUT", f"{uri}/status", "ended")
        await luis.change("PUT", f"{INTERACTIONS}/{chat}/status", "ended")
        assert state_words(messages_of(luis))[-1] == "CHAT_ENDED"

        refused = await ana.request("PUT", uri, {"status": "handled"})
        assert (refused["status"], refused["reason"]) == (403, "script_incomplete")
        await answer_script(ana, mine)
        await ana.ok("PUT", uri, {"status": "handled"})
        await ana.change("DELETE", uri)
        assert (await ana.ok("GET", INTERACTIONS))["body"] == []


async def test_a_wrap_up_ends_by_itself_at_its_limit() -> None:
    config = demo_config()
    hasty = {each.id: replace(each, wrap_up_limit=1) for each in config.site.queues.values()}
    config = replace(config, site=replace(config.site, queues=hasty))
    async with (
        running_server(config) as service,
        agent(service.tenant_url, "ana", ready=True) as ana,
        visitor(service.tenant_url) as luis,
    ):
        mine, _ = await accepted(ana, luis)
        uri = f"{INTERACTIONS}/{mine}"
        assert (await ana.ok("GET", uri))["body"]["wrapup_limit_s"] == 1
        await answer_script(ana, mine)
        await ana.ok("PUT", uri, {"status": "ended"})
        await ana.change("DELETE", uri)
        late = await ana.request("PUT", uri, {"status": "handled"})
        assert (late["status"], late["reason"]) == (403, "not_found")


async def test_the_end_user_leaves(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        mine, chat = await accepted(ana, luis)
        await luis.ok("PUT", f"{INTERACTIONS}/{chat}", {"status": "ended"})
        await ana.change("PUT", f"{INTERACTIONS}/{mine}/end_reason", "customer")
        await ana.change("PUT", f"{INTERACTIONS}/{mine}/status", "ended")
        for client, where in ((ana, mine), (luis, chat)):
            messages = f"{INTERACTIONS}/{where}/transcript/messages"
            answer = await client.request("POST", messages, {"message": "¿Sigue ahí?"})
            assert (answer["status"], answer["reason"]) == (403, "not_allowed_now")


async def test_a_declined_offer_goes_and_the_contact_keeps_its_place(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        chat = await start_chat(luis, "ventas@demo")
        offer = await ana.offer()
        uri = f"{INTERACTIONS}/{offer['id']}"
        await ana.ok("PUT", uri, {"status": "rejected"})
        gone = await ana.change("DELETE", uri)
        reason = ana.changes[ana.changes.index(gone) - 1]
        assert (reason["uri"], reason["subscribed_resource"]) == (f"{uri}/end_reason", "declined")
        shown = (await luis.ok("GET", f"{INTERACTIONS}/{chat}"))["body"]
        assert shown["status"] == "queued"
        assert shown["queue_position"] == 1


async def test_a_missed_offer_makes_not_ready_and_says_why() -> None:
    config = demo_config()
    ventas = next(q for q in config.site.queues.values() if q.name == "Ventas")
    object.__setattr__(ventas, "offer_timeout", 0.2)
    async with running_server(config) as service:
        tenant = service.tenant_url
        async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
            await start_chat(luis, "ventas@demo")
            offer = await ana.offer()
            uri = f"{INTERACTIONS}/{offer['id']}"
            await ana.change("PUT", f"{uri}/end_reason", "timed_out")
            await ana.change("DELETE", uri)
            await ana.change("PUT", "/users/me/properties/work_status", "not_ready")
            await ana.change("PUT", "/users/me/properties/work_status_changed_by", "missed_offer")
            late = await ana.request("PUT", uri, {"status": "accepted"})
            assert (late["status"], late["reason"]) == (403, "expired")


async def test_a_reconnecting_agent_gets_everything_again(service: Service) -> None:
    tenant = service.tenant_url
    async with visitor(tenant) as luis:
        async with agent(tenant, "ana", ready=True) as ana:
            mine, chat = await accepted(ana, luis)
        await luis.ok("POST", f"{INTERACTIONS}/{chat}/transcript/messages", {"message": "¿Hola?"})
        async with agent(tenant, "ana") as ana:
            snapshot = await ana.change("POST", f"{INTERACTIONS}/{mine}")
            shown = snapshot["subscribed_resource"]
            assert shown["status"] == "accepted"
            assert [m["message"] for m in shown["transcript"]["messages"]][-1] == "¿Hola?"
            properties = (await ana.ok("GET", "/users/me/properties"))["body"]
            assert properties["work_status"] == "ready"


async def test_an_agent_who_does_not_come_back_loses_the_chat_to_the_queue() -> None:
    async with running_server(demo_config(grace=0.2)) as service:
        tenant = service.tenant_url
        async with visitor(tenant) as luis:
            async with agent(tenant, "ana", ready=True) as ana:
                _, chat = await accepted(ana, luis)
            seen = len(luis.changes)
            await luis.change("PUT", f"{INTERACTIONS}/{chat}/status", "queued", after=seen)


async def test_a_bot_greets_and_hands_over_with_what_was_said(tenant: str) -> None:
    async with (
        agent(tenant, "asistente", ready=True) as bot,
        agent(tenant, "ana", ready=True) as ana,
        visitor(tenant) as luis,
    ):
        chat = await start_chat(luis, "ventas@demo")
        greeting = f"{INTERACTIONS}/{(await bot.offer())['id']}"
        await bot.ok("PUT", greeting, {"status": "accepted"})
        present = await luis.change("POST", f"{INTERACTIONS}/{chat}/participants/asistente@demo")
        assert present["subscribed_resource"]["author_kind"] == "bot"
        await bot.ok("POST", f"{greeting}/transcript/messages", {"message": "¿Motivo?"})
        await luis.ok("POST", f"{INTERACTIONS}/{chat}/transcript/messages", {"message": "Precio"})
        handover = {"channel_status": "transferring", "destination": "ventas@demo"}
        await bot.ok("PUT", greeting, handover | {"attached_data": {"Motivo": "Precio"}})
        await bot.change("DELETE", greeting)
        await luis.change("DELETE", f"{INTERACTIONS}/{chat}/participants/asistente@demo")

        offer = await ana.offer()
        assert offer["attached_data"] == {"Motivo": "Precio"}
        mine = f"{INTERACTIONS}/{offer['id']}"
        await ana.ok("PUT", mine, {"status": "accepted"})
        said = (await ana.ok("GET", f"{mine}/transcript/messages"))["body"]
        spoken = [(m["author_kind"], m["message"]) for m in said if m["type"] == "text"]
        assert spoken == [("bot", "¿Motivo?"), ("customer", "Precio")]


async def answer_script(client: Client, interaction: str) -> None:
    """Give every mandatory question of the interaction's script its first option."""
    script_id = (await client.ok("GET", f"{INTERACTIONS}/{interaction}"))["body"]["script"]["id"]
    script = (await client.ok("GET", f"/users/me/scripts/{script_id}"))["body"]
    results = [
        {"id": q["id"], "answerdata": [{"id": q["scriptanswers"][0]["id"]}], "ordinal": n}
        for n, q in enumerate(script["scriptquestions"])
        if q["mandatory"]
    ]
    uri = f"{INTERACTIONS}/{interaction}/scripts/{script_id}/scriptanswers"
    await client.ok("POST", uri, results)
    await client.change("PUT", f"{INTERACTIONS}/{interaction}/script/status", "saved")
    stored = (await client.ok("GET", uri))["body"]
    assert {each["id"] for each in stored} == {each["id"] for each in results}


def transactions(frame: dict) -> list[dict]:
    body = frame.get("body")
    return body.get("transactions", []) if isinstance(body, dict) else []


def messages_of(client: Client) -> list[dict]:
    return [c["subscribed_resource"] for c in client.changes if "/transcript/messages/" in c["uri"]]


def state_words(messages: list[dict]) -> list[str]:
    return [json.loads(m["message"])["state"] for m in messages if m["type"] == "state"]
