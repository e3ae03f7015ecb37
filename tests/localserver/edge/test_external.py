"""Calls of another telephone system, shown and driven by its own client."""

from __future__ import annotations

from typing import Any

import pytest

from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.calls import INTERACTIONS, refusal, shown
from tests.localserver.edge.wire import Client, agent

INBOUND = {
    "channel_type": "external",
    "direction": "inbound",
    "channel_sub_type": "phone",
    "originator": "+34 600 123",
    "destination": "900",
}
OUTBOUND = INBOUND | {"direction": "outbound"}
PUT_EXTERNAL = pytest.mark.operation("PUT /interactions/{externalid}")


def queue_id(service: Service, name: str) -> str:
    return next(q.id for q in service.engine.state.site.queues.values() if q.name == name)


async def opened(client: Client, **more: Any) -> str:
    seen = len(client.changes)
    await client.ok("POST", INTERACTIONS, INBOUND | more)
    return str((await client.change("POST", f"{INTERACTIONS}/*", after=seen))["uri"])


@pytest.mark.operation("POST /interactions")
@pytest.mark.operation("GET /interactions/{externalid}")
@PUT_EXTERNAL
async def test_an_inbound_call_from_ringing_to_handled(service: Service) -> None:
    async with agent(service.tenant_url, "diego") as diego:
        queue = queue_id(service, "Llamadas")
        uri = await opened(diego, from_queue={"id": queue}, attached_data={"cliente": "7"})
        view = await shown(diego, uri)
        assert (view["channel_type"], view["channel_sub_type"]) == ("external", "inbound")
        assert (view["status"], view["channel_status"]) == ("incoming", "ringing")
        assert (view["originator"], view["destination"]) == ("+34 600 123", "900")
        assert view["from_queue"] == {"id": queue, "name": "Llamadas"}
        assert view["attached_data"] == {"cliente": "7"}
        assert view["terminal_id"]
        assert "recording" not in view
        early = {"channel_status": "connected"}
        assert await refusal(diego, uri, early) == (403, "not_allowed_now"), "not accepted yet"
        await diego.ok("PUT", uri, {"status": "accepted"})
        await diego.ok("PUT", uri, {"channel_status": "connected"})
        await diego.change("PUT", f"{uri}/channel_status", "connected")
        await diego.ok("PUT", uri, {"status": "ended"})
        await diego.change("PUT", f"{uri}/status", "ended")
        assert (await shown(diego, uri))["end_reason"] == "agent"
        await diego.ok("PUT", uri, {"channel_status": "disconnected"})
        await diego.change("PUT", f"{uri}/channel_status", "disconnected")
        await diego.ok("PUT", uri, {"status": "handled"})
        await diego.change("DELETE", uri)


@PUT_EXTERNAL
async def test_the_customer_hangs_up_an_outbound_call(service: Service) -> None:
    async with agent(service.tenant_url, "diego") as diego:
        await diego.ok("POST", INTERACTIONS, OUTBOUND)
        uri = f"{INTERACTIONS}/{(await diego.offer())['id']}"
        view = await shown(diego, uri)
        assert (view["status"], view["direction"]) == ("outgoing", "outbound")
        assert view["from_queue"] == {"id": None, "name": None}
        await diego.ok("PUT", uri, {"status": "accepted"})
        await diego.ok("PUT", uri, {"channel_status": "disconnected"})
        view = await shown(diego, uri)
        assert (view["status"], view["end_reason"]) == ("ended", "customer")


@PUT_EXTERNAL
@pytest.mark.parametrize("word", ["rejected", "handled"])
async def test_it_is_over_at_once(service: Service, word: str) -> None:
    async with agent(service.tenant_url, "diego") as diego:
        uri = await opened(diego)
        await diego.ok("PUT", uri, {"status": word})
        if word == "rejected":
            await diego.change("PUT", f"{uri}/status", "rejected")
        await diego.change("DELETE", uri)
        assert not service.engine.state.contacts


async def test_what_calls_of_this_server_have_is_refused(service: Service) -> None:
    async with agent(service.tenant_url, "diego") as diego:
        uri = await opened(diego)
        await diego.ok("PUT", uri, {"status": "accepted"})
        for wrong in (
            {},
            {"channel_status": "onhold"},
            {"channel_status": "transferring", "destination": "4101"},
            {"status": "wrapup"},
            {"recording": True},
            {"status": "ended", "channel_status": "disconnected"},
        ):
            assert (await refusal(diego, uri, wrong))[0] == 400, wrong
        assert (await shown(diego, uri))["channel_status"] == "ringing"


async def test_who_may_show_one(service: Service) -> None:
    """One call at a time, whoever's it is; nobody without a phone; no queue of somebody else."""
    tenant = service.tenant_url
    async with agent(tenant, "diego", ready=True) as diego, agent(tenant, "bruno") as bruno:
        assert (await refusal(bruno, INTERACTIONS, INBOUND, "POST"))[0] == 403
        foreign = INBOUND | {"from_queue": {"id": queue_id(service, "Ventas")}}
        assert await refusal(diego, INTERACTIONS, foreign, "POST") == (403, "not_found")
        await opened(diego)
        assert await refusal(diego, INTERACTIONS, INBOUND, "POST") == (403, "limit")
        dial = {"channel_type": "phone", "destination": "1"}
        assert await refusal(diego, INTERACTIONS, dial, "POST") == (403, "limit")


async def test_it_goes_on_without_its_client(service: Service) -> None:
    async with agent(service.tenant_url, "diego") as diego:
        uri = await opened(diego)
        await diego.ok("PUT", uri, {"status": "accepted"})
        await diego.ok("PUT", uri, {"channel_status": "connected"})
    async with agent(service.tenant_url, "diego") as diego:
        view = await shown(diego, uri)
        assert (view["status"], view["channel_status"]) == ("accepted", "connected")
