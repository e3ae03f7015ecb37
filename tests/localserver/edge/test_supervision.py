"""Agents ask for help; supervisors look on, take part, and end it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.router.model import ContactRow, ContactState
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.served import served_chat
from tests.localserver.edge.wire import Client, agent, visitor

ME = "/users/me"
SESSIONS = f"{ME}/supervisor_sessions"


async def id_of(client: Client) -> str:
    return str((await client.ok("GET", f"{ME}/properties"))["body"]["id"])


async def supervise(elena: Client, agent_id: str, mode: str = "monitoring") -> str:
    answer = await elena.ok("POST", SESSIONS, {"state": mode, "agent": {"id": agent_id}})
    return str(answer["body"]["id"])


def call_for_help(session: str, queue: str = "ayuda@demo") -> dict[str, Any]:
    """The body by which an agent opens the chat of a session."""
    return {"channel_type": "chat", "destination": queue, "supervisor_session_id": session}


async def chat_with_ana(elena: Client, session: str, queue_name: str) -> dict[str, Any]:
    """The body by which a supervisor opens it, by way of one of her queues."""
    queues = (await elena.ok("GET", f"{ME}/queues"))["body"]
    queue = next(each["id"] for each in queues if each["name"] == queue_name)
    return {
        **call_for_help(session),
        "destination": "ana@demo",
        "from_queue": {"id": queue},
    }


@pytest.mark.operation("POST /supervisor_sessions")
@pytest.mark.operation("GET /supervisor_sessions")
@pytest.mark.operation("GET /supervisor_sessions/{id}")
@pytest.mark.operation("POST /interactions")
async def test_an_agent_asks_for_help(tenant: str) -> None:
    async with agent(tenant, "ana") as ana, agent(tenant, "elena") as elena:
        await ana.subscribe("supervisor_sessions")
        await elena.subscribe("supervisor_sessions")
        session = (await ana.ok("POST", SESSIONS, {"state": "monitoring"}))["body"]["id"]
        [told] = (await ana.ok("GET", SESSIONS))["body"]
        assert told["supervisor"]["id"] is None
        body: dict[str, Any] = {
            "channel_type": "chat",
            "channel_sub_type": "text",
            "destination": "ayuda@demo",
            "supervisor_session_id": session,
        }
        await ana.ok("POST", f"{ME}/interactions", body)
        own = await ana.offer()
        assert (own["supervisor_session_id"], own["status"]) == (session, "queued")
        pick = {"channel_type": "chat", "status": "picked", "contact_id": own["contact_id"]}
        await elena.ok("POST", f"{ME}/interactions", pick)
        await elena.change("POST", f"{SESSIONS}/{session}")
        change = await ana.change("PUT", f"{SESSIONS}/{session}/supervisor")
        assert change["subscribed_resource"]["id"] == await id_of(elena)
        await ana.change("PUT", f"{ME}/interactions/{own['id']}/status", "accepted")
        chat = f"{ME}/interactions/{own['id']}"
        await ana.ok("POST", f"{chat}/transcript/messages", {"message": "Help!", "type": "text"})
        theirs = (await elena.offer())["id"]
        said = (await elena.ok("GET", f"{ME}/interactions/{theirs}/transcript/messages"))["body"]
        assert said[-1]["message"] == "Help!"
        assert (await ana.request("DELETE", f"{SESSIONS}/{session}"))["status"] == 403
        await elena.ok("DELETE", f"{SESSIONS}/{session}")
        await ana.change("DELETE", chat)
        await elena.change("DELETE", f"{ME}/interactions/{theirs}")
        await ana.change("DELETE", f"{SESSIONS}/{session}")
        for each in (ana, elena):
            assert (await each.ok("GET", f"{ME}/interactions"))["body"] == []


@pytest.mark.operation("PUT /supervisor_sessions/{id}")
@pytest.mark.operation("DELETE /supervisor_sessions/{id}")
async def test_a_supervisor_looks_on_and_takes_part(tenant: str) -> None:
    async with (
        agent(tenant, "ana") as ana,
        agent(tenant, "elena") as elena,
        visitor(tenant) as eva,
    ):
        await ana.subscribe("supervisor_sessions")
        chat, _ = await served_chat(ana, eva)
        session = await supervise(elena, await id_of(ana), "silent_listening")
        told = await ana.change("POST", f"{SESSIONS}/{session}")
        assert told["subscribed_resource"]["state"] == "silent_listening"
        model = f"supervisor_sessions/{session}/agent/model/interactions"
        await elena.subscribe(model)
        await eva.ok("GET", f"{ME}/interactions")
        messages = f"{ME}/interactions/{chat}/transcript/messages"
        await ana.ok("POST", messages, {"message": "Hello", "type": "text"})
        await elena.change("POST", f"{ME}/{model}/{chat}/transcript/messages/*")
        own = f"{ME}/{model}/{chat}/transcript/messages"
        answer = await elena.request("POST", own, {"message": "I take over", "type": "text"})
        assert (answer["status"], answer["reason"]) == (403, "not_allowed_now")
        await elena.ok("PUT", f"{SESSIONS}/{session}", {"state": "barge_in"})
        await ana.change("PUT", f"{SESSIONS}/{session}/state", "barge_in")
        await elena.ok("POST", own, {"message": "I take over", "type": "text"})
        said = (await ana.ok("GET", messages))["body"]
        assert (said[-1]["message"], said[-1]["originator"]) == ("I take over", "elena@demo")
        await ana.ok("PUT", f"{ME}/properties/supervising", {"deny_barge_in": True})
        answer = await elena.request("POST", own, {"message": "Once more", "type": "text"})
        assert (answer["status"], answer["reason"]) == (403, "forbidden")
        assert (await ana.request("PUT", f"{SESSIONS}/{session}", {"state": "coaching"}))[
            "status"
        ] == 403
        await elena.ok("DELETE", f"{SESSIONS}/{session}")
        assert (await elena.request("GET", f"{ME}/{model}"))["status"] == 403


async def test_a_supervisor_opens_the_chat(tenant: str) -> None:
    async with agent(tenant, "ana") as ana, agent(tenant, "elena") as elena:
        session = await supervise(elena, await id_of(ana), "coaching")
        body = await chat_with_ana(elena, session, "Supervisión")
        await elena.ok("POST", f"{ME}/interactions", body)
        offer = await ana.offer()
        assert (offer["status"], offer["supervisor_session_id"]) == ("incoming", session)
        await ana.ok("PUT", f"{ME}/interactions/{offer['id']}", {"status": "accepted"})
        again = await elena.request("POST", f"{ME}/interactions", body)
        assert (again["status"], again["reason"]) == (403, "not_allowed_now")


async def test_the_chat_with_a_supervisor_has_neither_script_nor_wrap_up(tenant: str) -> None:
    """Although it came by way of a queue that has both."""
    async with agent(tenant, "ana") as ana, agent(tenant, "elena") as elena:
        session = await supervise(elena, await id_of(ana), "coaching")
        body = await chat_with_ana(elena, session, "Ventas")
        await elena.ok("POST", f"{ME}/interactions", body)
        chat = f"{ME}/interactions/{(await ana.offer())['id']}"
        await ana.ok("PUT", chat, {"status": "accepted"})
        served = (await ana.ok("GET", chat))["body"]
        assert (served["script"], served["from_queue"]["id"]) == (None, None)
        await ana.ok("POST", f"{chat}/transcript/messages", {"message": "Hola", "type": "text"})
        await elena.ok("DELETE", f"{SESSIONS}/{session}")
        await ana.change("DELETE", chat)


async def test_the_chat_outlives_every_mode_and_is_over_for_both_at_once(tenant: str) -> None:
    """Only the end of the session or of the chat itself closes it (ECFS 22Q1)."""
    async with agent(tenant, "ana") as ana, agent(tenant, "elena") as elena:
        session = await supervise(elena, await id_of(ana), "coaching")
        body = await chat_with_ana(elena, session, "Ventas")
        await elena.ok("POST", f"{ME}/interactions", body)
        hers = f"{ME}/interactions/{(await ana.offer())['id']}"
        await ana.ok("PUT", hers, {"status": "accepted"})
        [own] = (await elena.ok("GET", f"{ME}/interactions"))["body"]
        for mode in ("barge_in", "silent_listening", "monitoring"):
            await elena.ok("PUT", f"{SESSIONS}/{session}", {"state": mode})
            assert (await ana.ok("GET", hers))["body"]["status"] == "accepted"
            [own] = (await elena.ok("GET", f"{ME}/interactions"))["body"]
            assert own["status"] == "accepted"
        await ana.ok("PUT", hers, {"status": "ended"})
        await elena.change("DELETE", f"{ME}/interactions/{own['id']}")
        await ana.change("DELETE", hers)


def open_chats(service: Service) -> list[ContactRow]:
    contacts = service.engine.state.contacts.values()
    return [each for each in contacts if each.state is not ContactState.CLOSED]


async def test_both_may_open_the_chat_and_there_is_one(service: Service) -> None:
    tenant = service.tenant_url
    async with agent(tenant, "ana") as ana, agent(tenant, "elena") as elena:
        session = await supervise(elena, await id_of(ana), "coaching")
        opened = await chat_with_ana(elena, session, "Supervisión")
        answers = await asyncio.gather(
            ana.request("POST", f"{ME}/interactions", call_for_help(session)),
            elena.request("POST", f"{ME}/interactions", opened),
        )
        assert sorted(each["status"] for each in answers) == [200, 403]
        assert len(open_chats(service)) == 1


async def test_a_session_that_ends_while_its_chat_is_opened_leaves_none(service: Service) -> None:
    tenant = service.tenant_url
    async with agent(tenant, "ana") as ana, agent(tenant, "elena") as elena:
        session = await supervise(elena, await id_of(ana), "coaching")
        await asyncio.gather(
            ana.request("POST", f"{ME}/interactions", call_for_help(session)),
            elena.ok("DELETE", f"{SESSIONS}/{session}"),
        )
        assert open_chats(service) == []


async def test_what_is_refused(tenant: str) -> None:
    async with agent(tenant, "ana") as ana, agent(tenant, "elena") as elena:
        ana_id, elena_id = await id_of(ana), await id_of(elena)

        async def status(client: Client, body: object) -> int:
            return int((await client.request("POST", SESSIONS, body))["status"])

        assert await status(ana, {"state": "monitoring", "agent": {"id": elena_id}}) == 403
        assert await status(elena, {"state": "monitoring", "agent": {"id": elena_id}}) == 403
        assert await status(elena, {"state": "monitoring", "agent": {"id": "0" * 32}}) == 403
        assert await status(ana, {"state": "barge_in"}) == 403
        assert await status(ana, {"state": "dancing"}) == 400
        assert await status(ana, {}) == 400
        assert await status(ana, []) == 400
        supervising = f"{ME}/properties/supervising"
        await ana.ok("PUT", supervising, {"deny_barge_in": True})
        assert await status(elena, {"state": "barge_in", "agent": {"id": ana_id}}) == 403
        session = await supervise(elena, ana_id)
        answer = await elena.request("PUT", f"{SESSIONS}/{session}", {"state": "barge_in"})
        assert answer["status"] == 403
        [told] = (await elena.ok("GET", SESSIONS))["body"]
        assert told["agent"]["supported_supervisor_actions"]["contact_barge_in"] is False
        await ana.ok("PUT", supervising, {"deny_supervising": True})
        looking_on = {"state": "monitoring", "agent": {"id": ana_id}}
        answer = await elena.request("POST", SESSIONS, looking_on)
        assert (answer["status"], answer["reason"]) == (403, "denied")
        assert answer["who"] == "Ana Pérez"
        assert await status(ana, {"state": "monitoring"}) == 403


async def test_a_session_of_others_does_not_exist(tenant: str) -> None:
    async with (
        agent(tenant, "ana") as ana,
        agent(tenant, "bruno") as bruno,
        agent(tenant, "elena") as elena,
    ):
        session = await supervise(elena, await id_of(ana))
        for method, uri, body in (
            ("GET", f"{SESSIONS}/{session}", None),
            ("PUT", f"{SESSIONS}/{session}", {"state": "barge_in"}),
            ("DELETE", f"{SESSIONS}/{session}", None),
            ("GET", f"{SESSIONS}/{session}/agent/model/interactions", None),
        ):
            assert (await bruno.request(method, uri, body))["status"] == 403
        model = f"{SESSIONS}/{session}/agent/model/interactions"
        assert (await ana.request("GET", model))["status"] == 403


async def test_whoever_answers_a_call_for_help_and_is_no_supervisor_becomes_none(
    tenant: str,
) -> None:
    async with agent(tenant, "ana") as ana, agent(tenant, "bruno") as bruno:
        session = (await ana.ok("POST", SESSIONS, {"state": "monitoring"}))["body"]["id"]
        await ana.ok("POST", f"{ME}/interactions", call_for_help(session, "soporte@demo"))
        pick = {"channel_type": "chat", "status": "picked"}
        contact = (await ana.offer())["contact_id"]
        await bruno.ok("POST", f"{ME}/interactions", pick | {"contact_id": contact})
        assert (await bruno.offer())["contact_id"] == contact
        assert (await bruno.ok("GET", SESSIONS))["body"] == []
        model = f"{SESSIONS}/{session}/agent/model/interactions"
        assert (await bruno.request("GET", model))["status"] == 403


@pytest.mark.parametrize("who", ["ana", "elena"])
async def test_the_call_for_help_of_a_session_that_is_over_is_over(
    service: Service, who: str
) -> None:
    """Nobody waits in a queue who is not there any more."""
    over = asyncio.Event()

    def watch(commit: Commit) -> None:
        rows = [row for row in commit.after.values() if isinstance(row, ContactRow)]
        if any(row.state is ContactState.CLOSED for row in rows):
            over.set()

    tenant = service.tenant_url
    service.engine.listen(watch)
    async with agent(tenant, "ana") as ana, agent(tenant, "elena") as elena:
        session = (await ana.ok("POST", SESSIONS, {"state": "monitoring"}))["body"]["id"]
        await ana.ok("POST", f"{ME}/interactions", call_for_help(session))
        if who == "elena":
            pick = {"channel_type": "chat", "status": "picked"}
            contact = (await ana.offer())["contact_id"]
            await elena.ok("POST", f"{ME}/interactions", pick | {"contact_id": contact})
        leaving = {"ana": ana, "elena": elena}[who]
        await leaving.ok("PUT", f"{ME}/properties", {"login_status": "logged_out"})
        async with asyncio.timeout(5):
            await over.wait()


async def test_it_ends_when_one_of_them_signs_out(tenant: str) -> None:
    async with agent(tenant, "ana") as ana, agent(tenant, "elena") as elena:
        await ana.subscribe("supervisor_sessions")
        session = await supervise(elena, await id_of(ana))
        await elena.ok("PUT", f"{ME}/properties", {"login_status": "logged_out"})
        await ana.change("DELETE", f"{SESSIONS}/{session}")
