"""A caller of the visitor protocol, a queue, and an agent with a phone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contactpro_desktop.localserver.router.permissions import Recording
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.calls import (
    INTERACTIONS,
    NUMBER,
    call_queue,
    caller,
    refusal,
    shown,
    taken_call,
)
from tests.localserver.edge.wire import agent
from tests.support.server import demo_config, running_server

PUT_CALL = pytest.mark.operation("PUT /interactions/{phoneid}")


@pytest.mark.operation("GET /interactions/{phoneid}")
@PUT_CALL
async def test_from_ringing_to_handled(tenant: str) -> None:
    async with agent(tenant, "diego", ready=True) as diego, caller(tenant) as luis:
        call = await call_queue(luis, attached_data={"cliente": "4711"}, consent=False)
        offer = await diego.offer()
        uri = f"{INTERACTIONS}/{offer['id']}"
        assert (offer["channel_type"], offer["status"]) == ("phone", "incoming")
        assert (offer["channel_status"], offer["direction"]) == ("ringing", "inbound")
        assert (offer["originator"], offer["destination"]) == (NUMBER, "llamadas@demo")
        assert offer["attached_data"] == {"cliente": "4711"}
        assert (offer["recording"], offer["consent"]) == (False, False)
        assert offer["terminal_id"] is None
        assert "transcript" not in offer
        assert (await shown(luis, call))["channel_status"] == "ringing"

        await diego.ok("PUT", uri, {"status": "accepted"})
        await diego.change("PUT", f"{uri}/channel_status", "connected")
        await luis.change("PUT", f"{call}/channel_status", "connected")
        me = await shown(diego, "/users/me/properties")
        assert (await shown(diego, uri))["terminal_id"] == me["terminal_id"]

        await diego.ok("PUT", uri, {"status": "ended"})
        await diego.change("PUT", f"{uri}/channel_status", "disconnected")
        await luis.change("PUT", f"{call}/status", "ended")
        assert (await shown(diego, uri))["end_reason"] == "agent"
        await diego.ok("PUT", uri, {"status": "handled"})
        await diego.change("DELETE", uri)


@PUT_CALL
async def test_a_caller_who_hangs_up(tenant: str) -> None:
    async with agent(tenant, "diego", ready=True) as diego, caller(tenant) as luis:
        call = await call_queue(luis)
        uri = await taken_call(diego)
        await luis.ok("PUT", call, {"status": "ended"})
        await diego.change("PUT", f"{uri}/status", "ended")
        view = await shown(diego, uri)
        assert (view["channel_status"], view["end_reason"]) == ("disconnected", "customer")


@PUT_CALL
async def test_a_rejected_call_waits_in_its_queue(tenant: str) -> None:
    async with agent(tenant, "diego", ready=True) as diego, caller(tenant) as luis:
        call = await call_queue(luis)
        uri = f"{INTERACTIONS}/{(await diego.offer())['id']}"
        await diego.ok("PUT", uri, {"status": "rejected"})
        await diego.change("DELETE", uri)
        view = await shown(luis, call)
        assert (view["status"], view["queue_position"]) == ("queued", 1)


async def test_one_call_at_a_time(tenant: str) -> None:
    async with (
        agent(tenant, "diego", ready=True) as diego,
        caller(tenant) as luis,
        caller(tenant, "+34601") as marta,
    ):
        await call_queue(luis)
        uri = await taken_call(diego)
        second = await call_queue(marta)
        assert (await shown(marta, second))["queue_position"] == 1
        seen = len(diego.changes)
        await diego.ok("PUT", uri, {"status": "ended"})
        assert (await shown(marta, second))["status"] == "queued", "the wrap-up counts"
        await diego.ok("PUT", uri, {"status": "handled"})
        await diego.change("POST", f"{INTERACTIONS}/*", after=seen)


@PUT_CALL
async def test_hold_and_mute(tenant: str) -> None:
    """Only the changes that the model allows; the caller hears the one and not the other."""
    async with agent(tenant, "diego", ready=True) as diego, caller(tenant) as luis:
        call = await call_queue(luis)
        uri = await taken_call(diego)
        allowed = [
            ("muted", "connected"),
            ("connected", "connected"),
            ("muted", "connected"),
            ("onhold", "onhold"),
            ("connected", "connected"),
            ("onhold", "onhold"),
        ]
        for status, heard in allowed:
            await diego.ok("PUT", uri, {"channel_status": status})
            assert (await shown(diego, uri))["channel_status"] == status
            assert (await shown(luis, call))["channel_status"] == heard
        for status in ("muted", "onhold"):
            assert await refusal(diego, uri, {"channel_status": status}) == (403, "not_allowed_now")
        assert (await shown(diego, uri))["channel_status"] == "onhold"
        await diego.ok("PUT", uri, {"channel_status": "connected"})
        for status in ("connected", "picking"):
            assert await refusal(diego, uri, {"channel_status": status}) == (403, "not_allowed_now")


@PUT_CALL
async def test_another_client_is_told_to_pick_the_call(tenant: str) -> None:
    async with agent(tenant, "diego", ready=True) as desk, caller(tenant) as luis:
        await call_queue(luis)
        uri = f"{INTERACTIONS}/{(await desk.offer())['id']}"
        async with agent(tenant, "diego") as phone:
            await desk.ok("PUT", uri, {"channel_status": "picking"})
            await phone.change("PUT", f"{uri}/channel_status", "picking")
            await phone.ok("PUT", uri, {"status": "accepted"})
            me = await shown(phone, "/users/me/properties")
            view = await shown(desk, uri)
            assert view["terminal_id"] == me["terminal_id"]
            assert view["channel_status"] == "connected"


@PUT_CALL
async def test_a_call_goes_on_to_a_colleague_by_number(tenant: str) -> None:
    async with (
        agent(tenant, "diego", ready=True) as diego,
        agent(tenant, "ana") as ana,
        caller(tenant) as luis,
    ):
        call = await call_queue(luis)
        uri = await taken_call(diego)
        away = {"channel_status": "transferring", "destination": "4102"}
        assert await refusal(diego, uri, away) == (403, "capability"), "Bruno has no phone"
        away = {"channel_status": "transferring", "destination": "4101"}
        await diego.ok("PUT", uri, away | {"attached_data": {"nota": "urgente"}})
        await diego.change("PUT", f"{uri}/channel_status", "transferred")
        offer = await ana.offer()
        assert offer["attached_data"]["nota"] == "urgente"
        assert (await shown(luis, call))["channel_status"] == "ringing"
        await ana.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "accepted"})
        await luis.change("PUT", f"{call}/channel_status", "connected")


@PUT_CALL
async def test_a_call_goes_on_to_queues_of_calls_only(tenant: str) -> None:
    async with agent(tenant, "diego", ready=True) as diego, caller(tenant) as luis:
        call = await call_queue(luis)
        uri = await taken_call(diego)
        for destination, reason in (("ventas@demo", "capability"), ("9999", "target_gone")):
            away = {"channel_status": "transferring", "destination": destination}
            assert await refusal(diego, uri, away) == (403, reason)
        away = {"channel_status": "transferring", "destination": "llamadas@demo"}
        await diego.ok("PUT", uri, away)
        await luis.change("PUT", f"{call}/status", "queued")


async def test_a_lost_agent_loses_the_call_and_keeps_the_wrap_up(service: Service) -> None:
    tenant = service.tenant_url
    async with caller(tenant) as luis:
        async with agent(tenant, "diego", ready=True) as diego:
            call = await call_queue(luis)
            uri = await taken_call(diego)
        await luis.change("PUT", f"{call}/status", "ended")
        async with agent(tenant, "diego") as diego:
            view = await shown(diego, uri)
            assert (view["status"], view["channel_status"]) == ("ended", "disconnected")
            assert view["end_reason"] == "disconnected"
            await diego.ok("PUT", uri, {"status": "handled"})


async def test_what_only_chats_have_is_not_there(tenant: str) -> None:
    async with agent(tenant, "diego", ready=True) as diego, caller(tenant) as luis:
        call = await call_queue(luis)
        uri = await taken_call(diego)
        for client, where in ((diego, uri), (luis, call)):
            messages = f"{where}/transcript/messages"
            assert await refusal(client, messages, {"message": "x"}, "POST") == (403, "not_found")
            typing = f"{where}/participants/{NUMBER}"
            assert await refusal(client, typing, {"status": "typing"}) == (403, "not_found")


async def test_callers_and_their_numbers(tenant: str) -> None:
    async with agent(tenant, "diego", ready=True) as diego, caller(tenant, None) as luis:
        properties = "/users/me/properties"
        for number in ("4101", "llamadas@demo", "41 01"):
            assert (await refusal(luis, properties, {"extension": number}))[0] == 403
        new = {"channel_type": "phone", "destination": "ventas@demo"}
        assert await refusal(luis, INTERACTIONS, new, "POST") == (403, "not_found")
        await call_queue(luis)
        assert (await diego.offer())["originator"] == "anonymous"
        new = {"channel_type": "phone", "destination": "llamadas@demo"}
        assert await refusal(luis, INTERACTIONS, new, "POST") == (403, "not_allowed_now")


async def test_recording(tenant: str) -> None:
    """Started and stopped by whoever may; without consent too, which is the client's to ask."""
    async with agent(tenant, "diego", ready=True) as diego, caller(tenant) as luis:
        await call_queue(luis, consent=False)
        uri = await taken_call(diego)
        await diego.ok("PUT", uri, {"recording": True})
        await diego.change("PUT", f"{uri}/recording", True)
        await diego.ok("PUT", uri, {"recording": False})
        await diego.change("PUT", f"{uri}/recording", False)
        await diego.ok("PUT", uri, {"recording": True})
        await diego.ok("PUT", uri, {"status": "ended"})
        assert (await shown(diego, uri))["recording"] is False
        assert await refusal(diego, uri, {"recording": True}) == (403, "not_allowed_now")


async def test_a_caller_who_gives_up_while_it_rings(tenant: str) -> None:
    async with agent(tenant, "diego", ready=True) as diego, caller(tenant) as luis:
        call = await call_queue(luis)
        uri = f"{INTERACTIONS}/{(await diego.offer())['id']}"
        await luis.ok("PUT", call, {"status": "ended"})
        await diego.change("PUT", f"{uri}/end_reason", "rescinded")
        await diego.change("DELETE", uri)


@PUT_CALL
@pytest.mark.parametrize("right", [Recording.DISABLED, Recording.HIDDEN])
async def test_who_may_not_record(right: Recording) -> None:
    config = demo_config()
    agents = {
        key: replace(spec, recording=right) if spec.username == "diego" else spec
        for key, spec in config.site.agents.items()
    }
    site = replace(config.site, agents=agents)
    async with running_server(replace(config, site=site)) as service:
        tenant = service.tenant_url
        async with agent(tenant, "diego", ready=True) as diego, caller(tenant) as luis:
            await call_queue(luis)
            uri = await taken_call(diego)
            for on in (True, False):
                assert await refusal(diego, uri, {"recording": on}) == (403, "forbidden")
            assert (await shown(diego, uri))["recording"] is False
