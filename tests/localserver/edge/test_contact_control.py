"""A supervisor ends, takes over and records what a supervised agent has in hand."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

import pytest

from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.calls import call_queue, caller, refusal, taken_call
from tests.localserver.edge.served import served_chat
from tests.localserver.edge.test_supervision import SESSIONS, id_of, supervise
from tests.localserver.edge.wire import Client, Http, agent, session_of, visitor

ME = "/users/me"
PUT_CHAT = pytest.mark.operation("PUT /interactions/{chatid}")
PUT_CALL = pytest.mark.operation("PUT /interactions/{phoneid}")
ONCE = "A" * 32
TO_ELENA = {"channel_status": "transferring", "destination": "elena@demo"}


def below(session: str, interaction_id: str) -> str:
    """Where the supervisor finds an interaction of the agent."""
    return f"{SESSIONS}/{session}/agent/model/interactions/{interaction_id}"


class Supervised(NamedTuple):
    """A chat of `ana` with `eva`, and the session in which `elena` supervises her."""

    ana: Client
    elena: Client
    eva: Client
    chat: str
    contact: str
    session: str


@asynccontextmanager
async def supervised_chat(tenant: str) -> AsyncIterator[Supervised]:
    async with (
        agent(tenant, "ana") as ana,
        agent(tenant, "elena") as elena,
        visitor(tenant) as eva,
    ):
        chat, contact = await served_chat(ana, eva)
        session = await supervise(elena, await id_of(ana))
        yield Supervised(ana, elena, eva, chat, contact, session)


async def states(client: Client, interaction_id: str) -> list[tuple[str, str]]:
    """The state messages of a transcript: what, and by whom."""
    uri = f"{ME}/interactions/{interaction_id}/transcript/messages"
    told = [each for each in (await client.ok("GET", uri))["body"] if each["type"] == "state"]
    said = [json.loads(each["message"]) for each in told]
    return [(each["state"], each["originator"]["id"]) for each in said]


@PUT_CHAT
async def test_a_supervisor_takes_a_chat_over(tenant: str) -> None:
    """It is a transfer to the supervisor, in the supervisor's name."""
    async with supervised_chat(tenant) as (ana, elena, _, chat, contact, session):
        await elena.subscribe(f"supervisor_sessions/{session}/agent/model/interactions")
        await elena.ok("PUT", below(session, chat), TO_ELENA)
        offer = await elena.offer()
        assert (offer["contact_id"], offer["status"]) == (contact, "incoming")
        await elena.change("PUT", f"{below(session, chat)}/status", "ended")
        mine = f"{ME}/interactions/{chat}"
        await ana.change("PUT", f"{mine}/end_reason", "intercepted")
        await ana.change("PUT", f"{mine}/channel_status", "transferred")
        await elena.ok("PUT", f"{ME}/interactions/{offer['id']}", {"status": "accepted"})
        assert (await states(elena, offer["id"]))[-3:] == [
            ("CHAT_TRANSFERRED", "elena@demo"),
            ("LEFT", "ana@demo"),
            ("JOINED", "elena@demo"),
        ]


@PUT_CHAT
async def test_a_supervisor_ends_a_chat(tenant: str) -> None:
    async with supervised_chat(tenant) as (ana, elena, eva, chat, contact, session):
        await elena.ok("PUT", below(session, chat), {"status": "ended"})
        await eva.change("PUT", f"{ME}/interactions/{contact}/status", "ended")
        told = (await ana.ok("GET", f"{ME}/interactions/{chat}"))["body"]
        assert (told["status"], told["end_reason"]) == ("ended", "supervisor")
        again = await refusal(elena, below(session, chat), {"status": "ended"})
        assert again == (403, "not_allowed_now")


@PUT_CALL
async def test_a_supervisor_records_and_hangs_up_a_call(tenant: str) -> None:
    async with (
        agent(tenant, "diego", ready=True) as diego,
        agent(tenant, "elena") as elena,
        caller(tenant) as luis,
    ):
        theirs = await call_queue(luis)
        mine = await taken_call(diego)
        session = await supervise(elena, await id_of(diego))
        call = below(session, mine.rpartition("/")[2])
        await elena.ok("PUT", call, {"recording": True})
        await diego.change("PUT", f"{mine}/recording", True)
        await elena.ok("PUT", call, {"recording": False})
        await diego.change("PUT", f"{mine}/recording", False)
        await elena.ok("PUT", call, {"status": "ended"})
        await luis.change("PUT", f"{theirs}/status", "ended")
        assert (await diego.ok("GET", mine))["body"]["end_reason"] == "supervisor"


@PUT_CALL
async def test_a_call_that_a_supervisor_answers_for_the_agent_belongs_to_no_connection(
    tenant: str,
) -> None:
    """The agent talks on a telephone of their own: all of their clients may go on with it."""
    async with (
        agent(tenant, "diego", ready=True) as diego,
        agent(tenant, "elena") as elena,
        caller(tenant) as luis,
    ):
        await call_queue(luis)
        offer = await diego.offer()
        session = await supervise(elena, await id_of(diego))
        await elena.ok("PUT", below(session, offer["id"]), {"status": "accepted"})
        told = (await diego.ok("GET", f"{ME}/interactions/{offer['id']}"))["body"]
        assert (told["status"], told["terminal_id"]) == ("accepted", None)


@pytest.mark.parametrize(
    ("body", "code", "reason"),
    [
        ({"status": "dancing"}, 400, "malformed"),
        ({}, 400, "malformed"),
        ({"status": "handled"}, 403, "not_allowed_now"),
        ({"channel_status": "muted"}, 403, "forbidden"),
        ({"channel_status": "transferring", "destination": "diego@demo"}, 403, "capability"),
        ({"channel_status": "transferring", "destination": "carla@demo"}, 403, "target_gone"),
        ({"channel_status": "transferring", "destination": "ana@demo"}, 403, "not_allowed_now"),
    ],
)
async def test_it_is_refused_as_it_is_to_the_agent(
    tenant: str, body: dict[str, Any], code: int, reason: str
) -> None:
    async with (
        agent(tenant, "ana") as ana,
        agent(tenant, "diego"),
        agent(tenant, "elena") as elena,
        visitor(tenant) as eva,
    ):
        chat, _ = await served_chat(ana, eva)
        session = await supervise(elena, await id_of(ana))
        assert await refusal(elena, below(session, chat), body) == (code, reason)
        assert await refusal(ana, f"{ME}/interactions/{chat}", body) == (code, reason)
        assert (await ana.ok("GET", f"{ME}/interactions/{chat}"))["body"]["status"] == "accepted"


@pytest.mark.parametrize("method", ["POST", "DELETE"])
async def test_there_is_no_other_way_to_change_it(tenant: str, method: str) -> None:
    async with supervised_chat(tenant) as (_, elena, _, chat, _, session):
        answer = await elena.request(method, below(session, chat), {"status": "ended"})
        assert answer["status"] == 405


async def test_nobody_but_the_supervisor_of_the_session_changes_anything(tenant: str) -> None:
    end = {"status": "ended"}
    async with (
        agent(tenant, "ana") as ana,
        agent(tenant, "bruno") as bruno,
        agent(tenant, "elena") as elena,
        visitor(tenant) as eva,
    ):
        chat, _ = await served_chat(ana, eva)
        of_ana = await supervise(elena, await id_of(ana))
        of_bruno = await supervise(elena, await id_of(bruno))
        assert await refusal(bruno, below(of_ana, chat), end) == (403, "not_found")
        assert await refusal(ana, below(of_ana, chat), end) == (403, "forbidden")
        assert await refusal(elena, below("0" * 32, chat), end) == (403, "not_found")
        assert await refusal(elena, below(of_bruno, chat), end) == (403, "not_found")
        assert await refusal(elena, f"{ME}/interactions/{chat}", end) == (403, "not_found")
        await elena.ok("DELETE", f"{SESSIONS}/{of_ana}")
        assert await refusal(elena, below(of_ana, chat), end) == (403, "not_found")
        assert (await ana.ok("GET", f"{ME}/interactions/{chat}"))["body"]["status"] == "accepted"


async def test_what_the_agent_denies(tenant: str) -> None:
    """The server heeds the denial of all supervising; the others are for clients to heed."""
    end = {"status": "ended"}
    async with supervised_chat(tenant) as (ana, elena, _, chat, _, session):
        denied = {f"deny_{what}": True for what in ("supervising", "hangup", "intercept", "record")}
        await ana.ok("PUT", f"{ME}/properties/supervising", denied)
        assert await refusal(elena, below(session, chat), end) == (403, "denied")
        await ana.ok("PUT", f"{ME}/properties/supervising", {"deny_supervising": False})
        await elena.ok("PUT", below(session, chat), end)


async def test_a_repeated_request_is_known_as_the_supervisors(
    service: Service, tenant: str
) -> None:
    """And not as the agent's: theirs of the same id is another one."""
    async with supervised_chat(tenant) as (ana, elena, _, chat, contact, session):
        for _ in range(2):
            await elena.ok("PUT", below(session, chat), TO_ELENA, rid=ONCE, idempotent=True)
        own = await ana.request(
            "PUT", f"{ME}/interactions/{chat}", {"status": "ended"}, rid=ONCE, idempotent=True
        )
        assert (own["status"], own["reason"]) == (403, "not_allowed_now")
        offers = [each for each in service.engine.state.legs.values() if each.direct]
        assert [each.contact_id for each in offers] == [contact]


async def test_the_rest_twin_does_the_same(tenant: str) -> None:
    async with supervised_chat(tenant) as (ana, _, _, chat, _, session):
        of_elena = Http(tenant, await session_of(tenant, "elena"))
        of_ana = Http(tenant, await session_of(tenant, "ana"))
        uri = f"rest{below(session, chat)}"
        refused = await of_ana("PUT", uri, {"status": "ended"})
        assert (refused.status_code, refused.json()["reason"]) == (403, "forbidden")
        assert (await of_elena("PUT", uri, TO_ELENA)).status_code == 200
        await ana.change("PUT", f"{ME}/interactions/{chat}/end_reason", "intercepted")
        refused = await of_elena("PUT", uri, TO_ELENA)
        assert (refused.status_code, refused.json()["reason"]) == (403, "not_allowed_now")
