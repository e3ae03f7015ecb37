"""Calls that agents place, and what becomes of them at the far end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contactpro_desktop.localserver.router.model import Telephony
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.calls import (
    INTERACTIONS,
    NUMBER,
    call_queue,
    caller,
    dialled,
    refusal,
    shown,
    taken_call,
)
from tests.localserver.edge.wire import Client, agent
from tests.support.server import demo_config, running_server

POST_CALL = pytest.mark.operation("POST /interactions")
DIAL = {"channel_type": "phone", "destination": NUMBER}


async def ringing_at(callee: Client) -> str:
    change = await callee.change("POST", f"{INTERACTIONS}/*")
    assert change["subscribed_resource"]["status"] == "incoming"
    return str(change["uri"])


async def ended_with(agent: Client, uri: str, status: str) -> None:
    await agent.change("PUT", f"{uri}/status", "ended")
    view = await shown(agent, uri)
    assert view["channel_status"] == status
    await agent.ok("PUT", uri, {"status": "handled"})
    await agent.change("DELETE", uri)


@POST_CALL
async def test_from_calling_to_handled(tenant: str) -> None:
    async with agent(tenant, "diego") as diego, caller(tenant) as luis:
        uri = await dialled(diego)
        await diego.change("PUT", f"{uri}/channel_status", "ringing")
        view = await shown(diego, uri)
        assert (view["status"], view["direction"]) == ("outgoing", "outbound")
        assert (view["originator"], view["destination"]) == ("4104", NUMBER)
        assert view["from_queue"] == {"id": None, "name": None}
        assert view["customer_name"] == "Luis M."
        me = await shown(diego, "/users/me/properties")
        assert view["terminal_id"] == me["terminal_id"]

        call = await ringing_at(luis)
        theirs = await shown(luis, call)
        assert (theirs["direction"], theirs["channel_status"]) == ("inbound", "ringing")
        assert (theirs["originator"], theirs["destination"]) == ("4104", NUMBER)
        await luis.ok("PUT", call, {"status": "accepted"})
        await diego.change("PUT", f"{uri}/status", "accepted")
        assert (await shown(diego, uri))["channel_status"] == "connected"
        assert (await shown(luis, call))["status"] == "accepted"
        await diego.ok("PUT", uri, {"channel_status": "onhold"})
        await luis.change("PUT", f"{call}/channel_status", "onhold")
        await luis.ok("PUT", call, {"status": "ended"})
        await ended_with(diego, uri, "disconnected")


@POST_CALL
async def test_a_callee_who_does_not_want_to_talk(tenant: str) -> None:
    async with agent(tenant, "diego") as diego, caller(tenant) as luis:
        uri = await dialled(diego)
        await luis.ok("PUT", await ringing_at(luis), {"status": "rejected"})
        await ended_with(diego, uri, "rejected")


@POST_CALL
async def test_a_number_that_nobody_has(tenant: str) -> None:
    async with agent(tenant, "diego") as diego, caller(tenant):
        uri = await dialled(diego, "+1 555 0100")
        await ended_with(diego, uri, "bad_address")


@POST_CALL
async def test_a_callee_who_talks_to_somebody_else(tenant: str) -> None:
    async with (
        agent(tenant, "diego", ready=True) as diego,
        agent(tenant, "ana") as ana,
        caller(tenant) as luis,
    ):
        call = await call_queue(luis)
        await taken_call(diego)
        await ended_with(ana, await dialled(ana), "busy")
        assert (await shown(luis, call))["channel_status"] == "connected"


@POST_CALL
async def test_nobody_answers() -> None:
    config = demo_config()
    quick = replace(config.site, telephony=Telephony(simulated=True, ring_timeout=0.2))
    async with running_server(replace(config, site=quick)) as service:
        tenant = service.tenant_url
        async with agent(tenant, "diego") as diego, caller(tenant) as luis:
            uri = await dialled(diego)
            call = await ringing_at(luis)
            await luis.change("PUT", f"{call}/status", "ended")
            await ended_with(diego, uri, "no_answer")


async def test_the_agent_gives_up_while_it_rings(tenant: str) -> None:
    async with agent(tenant, "diego") as diego, caller(tenant) as luis:
        uri = await dialled(diego)
        call = await ringing_at(luis)
        for change in ({"status": "accepted"}, {"status": "rejected"}, {"recording": True}):
            assert await refusal(diego, uri, change) == (403, "not_allowed_now")
        await diego.ok("PUT", uri, {"status": "ended"})
        await luis.change("PUT", f"{call}/status", "ended")
        assert await refusal(luis, call, {"status": "accepted"}) == (403, "not_found")
        await ended_with(diego, uri, "disconnected")


async def test_a_callee_who_is_gone_does_not_talk(tenant: str) -> None:
    async with agent(tenant, "diego") as diego:
        async with caller(tenant):
            pass
        await ended_with(diego, await dialled(diego), "bad_address")


async def test_one_call_at_a_time(tenant: str) -> None:
    async with agent(tenant, "diego", ready=True) as diego, caller(tenant) as luis:
        uri = await dialled(diego)
        assert await refusal(diego, INTERACTIONS, DIAL, "POST") == (403, "limit")
        async with caller(tenant, "+34601") as marta:
            second = await call_queue(marta)
            assert (await shown(marta, second))["status"] == "queued", "nothing rings at a caller"
        await luis.ok("PUT", await ringing_at(luis), {"status": "accepted"})
        await diego.ok("PUT", uri, {"status": "ended"})
        again = await dialled(diego)
        assert again != uri, "who is in a wrap-up may call back"


async def test_a_placed_call_goes_on_to_a_colleague(tenant: str) -> None:
    """It has no queue to go back to: declined there, it is over."""
    async with (
        agent(tenant, "diego") as diego,
        agent(tenant, "ana") as ana,
        caller(tenant) as luis,
    ):
        uri = await dialled(diego)
        call = await ringing_at(luis)
        await luis.ok("PUT", call, {"status": "accepted"})
        await diego.change("PUT", f"{uri}/status", "accepted")
        away = {"channel_status": "transferring", "destination": "4101"}
        await diego.ok("PUT", uri, away)
        offer = await ana.offer()
        assert offer["from_queue"] == {"id": None, "name": None}
        await ana.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "rejected"})
        await luis.change("PUT", f"{call}/status", "ended")


@POST_CALL
async def test_who_may_call(tenant: str) -> None:
    async with agent(tenant, "bruno") as bruno, caller(tenant) as luis:
        assert await refusal(bruno, INTERACTIONS, DIAL, "POST") == (403, "forbidden")
        assert await refusal(luis, INTERACTIONS, DIAL, "POST") == (403, "not_found")


async def test_where_calls_are_not_simulated() -> None:
    config = demo_config()
    site = replace(config.site, telephony=Telephony())
    async with running_server(replace(config, site=site)) as service:
        tenant = service.tenant_url
        async with agent(tenant, "diego") as diego, caller(tenant) as luis:
            assert await refusal(diego, INTERACTIONS, DIAL, "POST") == (403, "forbidden")
            to_queue = {"channel_type": "phone", "destination": "llamadas@demo"}
            assert await refusal(luis, INTERACTIONS, to_queue, "POST") == (403, "forbidden")


async def test_a_repeated_request_dials_once(tenant: str) -> None:
    async with agent(tenant, "diego") as diego, caller(tenant) as luis:
        for _ in range(2):
            await diego.ok("POST", INTERACTIONS, DIAL, rid="ONCE", idempotent=True)
        await ringing_at(luis)
        assert len((await diego.ok("GET", INTERACTIONS))["body"]) == 1
        assert len((await luis.ok("GET", INTERACTIONS))["body"]) == 1


async def test_a_lost_agent_hangs_up(service: Service) -> None:
    tenant = service.tenant_url
    async with caller(tenant) as luis:
        async with agent(tenant, "diego") as diego:
            await dialled(diego)
            call = await ringing_at(luis)
        await luis.change("PUT", f"{call}/status", "ended")


@POST_CALL
async def test_a_colleague_is_called_by_their_extension(tenant: str) -> None:
    async with agent(tenant, "ana") as ana, agent(tenant, "diego") as diego:
        uri = await dialled(ana, "4104")
        offer = await diego.offer()
        assert (offer["status"], offer["channel_status"]) == ("incoming", "ringing")
        assert (offer["originator"], offer["destination"]) == ("4101", "4104")
        assert (offer["customer_name"], offer["from_queue"]["id"]) == ("Ana Pérez", None)
        view = await shown(ana, uri)
        assert (view["status"], view["channel_status"]) == ("outgoing", "ringing")
        assert (offer["internal"], view["internal"]) == (True, True)
        await diego.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "accepted"})
        await ana.change("PUT", f"{uri}/status", "accepted")
        await diego.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "ended"})
        await ended_with(ana, uri, "disconnected")


@POST_CALL
async def test_each_end_is_told_what_the_other_does_to_the_call(tenant: str) -> None:
    async with agent(tenant, "ana") as ana, agent(tenant, "diego") as diego:
        placed = await dialled(ana, "4104")
        taken = await taken_call(diego)
        await ana.change("PUT", f"{placed}/status", "accepted")
        theirs = {"display_name": "Ana Pérez", "channel_status": "connected", "recording": False}
        assert (await shown(diego, taken))["far_end"] == theirs
        assert (await shown(ana, placed))["far_end"]["display_name"] == "Diego Silva"
        for wish in ({"channel_status": "onhold"}, {"recording": True}, {"recording": False}):
            await ana.ok("PUT", placed, wish)
            ((key, value),) = wish.items()
            await diego.change("PUT", f"{taken}/far_end/{key}", value)
        view = await shown(diego, taken)
        assert (view["channel_status"], view["recording"]) == ("connected", False)


@POST_CALL
async def test_nobody_is_at_the_other_end_while_a_call_is_passed_on(tenant: str) -> None:
    async with agent(tenant, "ana") as ana, agent(tenant, "diego") as diego:
        placed = await dialled(ana, "4104")
        taken = await taken_call(diego)
        away = {"channel_status": "transferring", "destination": "llamadas@demo"}
        await diego.ok("PUT", taken, away)
        await ana.change("PUT", f"{placed}/far_end", None)


@POST_CALL
async def test_who_is_in_the_call_no_more_is_told_nothing_of_it(tenant: str) -> None:
    async with (
        agent(tenant, "ana") as ana,
        agent(tenant, "diego") as diego,
        agent(tenant, "elena") as elena,
    ):
        placed = await dialled(ana, "4104")
        taken = await taken_call(diego)
        await ana.change("PUT", f"{placed}/status", "accepted")
        away = {"channel_status": "transferring", "destination": "4100"}
        await diego.ok("PUT", taken, away)
        offer = await elena.offer()
        assert offer["far_end"] is None, "only offered"
        await elena.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "accepted"})
        await ana.ok("PUT", placed, {"recording": True})
        await elena.change("PUT", f"{INTERACTIONS}/{offer['id']}/far_end/recording", True)
        assert (await shown(diego, taken))["far_end"] is None


@POST_CALL
async def test_a_call_is_not_passed_on_by_both_at_once(tenant: str) -> None:
    async with agent(tenant, "ana") as ana, agent(tenant, "diego") as diego:
        placed = await dialled(ana, "4104")
        taken = await taken_call(diego)
        await ana.change("PUT", f"{placed}/status", "accepted")
        away = {"channel_status": "transferring", "destination": "llamadas@demo"}
        await diego.ok("PUT", taken, away)
        assert await refusal(ana, placed, away) == (403, "not_allowed_now")


@POST_CALL
async def test_colleagues_who_cannot_be_called(tenant: str) -> None:
    async with (
        agent(tenant, "ana") as ana,
        agent(tenant, "bruno"),
        agent(tenant, "diego") as diego,
        caller(tenant),
    ):
        await dialled(diego)
        wrong = {"4101": "not_allowed_now", "4102": "capability", "4100": "target_gone"}
        for number, reason in (wrong | {"4104": "target_gone"}).items():
            wish = {"channel_type": "phone", "destination": number}
            assert await refusal(ana, INTERACTIONS, wish, "POST") == (403, reason)


@POST_CALL
async def test_the_number_of_a_queue_leads_into_it(tenant: str) -> None:
    async with agent(tenant, "diego", ready=True) as diego, agent(tenant, "ana") as ana:
        uri = await dialled(ana, "llamadas@demo")
        taken = await taken_call(diego)
        assert (await shown(diego, taken))["from_queue"]["name"] == "Llamadas"
        await ana.change("PUT", f"{uri}/channel_status", "connected")
        await ana.ok("PUT", uri, {"status": "ended"})
        await diego.change("PUT", f"{taken}/status", "ended")
