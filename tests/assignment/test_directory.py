"""Searches for colleagues and queues."""

from __future__ import annotations

import asyncio

import pytest
from starlette.requests import Request
from starlette.responses import Response

from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.errors import DirectoryUnavailable
from contactpro_desktop.domain.transfer import TargetKind
from tests.assignment.tenant_server import Tenant, rows

BRUNO = {
    "id": "1",
    "sourceType": "User",
    "sourceId": "B" * 32,
    "name": "Bruno",
    "chatAddress": "bruno@demo",
    "capabilities": {"chat": True},
}
VENTAS = {
    "id": "2",
    "sourceType": "Queue",
    "sourceId": "5" * 32,
    "name": "Ventas",
    "chatAddress": "ventas@demo",
    "waiting": 3,
}
OUTSIDE = {"id": "3", "sourceType": None, "name": "Elsewhere", "number": "555"}
AGENT = {"id": "B" * 32, "availability": "Busy", "presenceName": "Lunch"}


def answering(tenant: Tenant, entries: Response, agents: Response | None = None) -> None:
    tenant.ri["dpi/entries"] = lambda request: entries
    if agents is not None:
        tenant.ri["rmi/agents"] = lambda request: agents


async def test_entries_are_completed_from_the_agents(
    online: AssignmentClient, tenant: Tenant
) -> None:
    answering(tenant, rows(BRUNO, VENTAS, OUTSIDE), rows(AGENT))
    bruno, ventas = await online.search("  br ven* ")
    assert (bruno.kind, bruno.id, bruno.address) == (TargetKind.AGENT, "B" * 32, "bruno@demo")
    assert (bruno.state, bruno.profile_name) == (AgentState.BUSY, "Lunch")
    assert bruno.capabilities == {Capability.CHAT}
    assert (ventas.kind, ventas.waiting) == (TargetKind.QUEUE, 3)
    assert ventas.capabilities == {Capability.CHAT}
    asked = (await tenant.asked.get()).query_params
    assert asked["search"] == "br* ven*"
    assert asked["onlyInternals"] == "all"


async def test_agents_are_asked_only_where_the_directory_is_silent(
    online: AssignmentClient, tenant: Tenant
) -> None:
    answering(
        tenant, rows({**BRUNO, "availability": "NotReady", "presenceEndsMs": 1_700_000_005_000})
    )
    (bruno,) = await online.search("")
    assert (bruno.state, bruno.profile_ends) == (AgentState.NOT_READY, 1_700_000_005.0)
    assert "search" not in (await tenant.asked.get()).query_params
    assert tenant.asked.empty()


async def test_quoted_words_stay_a_phrase(online: AssignmentClient, tenant: Tenant) -> None:
    answering(tenant, rows())
    assert await online.search('"Ana María" \ud800') == ()
    assert (await tenant.asked.get()).query_params["search"] == '"Ana María" ?'


@pytest.mark.parametrize(
    ("entries", "refused"),
    [
        (Response(status_code=403), True),
        (Response(status_code=500), False),
        (Response("<html>"), False),
    ],
)
async def test_what_cannot_be_answered_is_said(
    online: AssignmentClient, tenant: Tenant, entries: Response, refused: bool
) -> None:
    answering(tenant, entries)
    with pytest.raises(DirectoryUnavailable) as found:
        await online.search("bruno")
    assert found.value.refused is refused


@pytest.mark.parametrize(
    "agents", [Response(status_code=403), Response(status_code=500), Response("3")]
)
async def test_g5_whoever_nobody_tells_of_can_be_chosen_all_the_same(
    online: AssignmentClient, tenant: Tenant, agents: Response
) -> None:
    answering(tenant, rows(BRUNO), agents)
    (bruno,) = await online.search("bruno")
    assert (bruno.state, bruno.address) == (AgentState.UNKNOWN, "bruno@demo")


async def test_without_a_session_there_is_no_directory(client: AssignmentClient) -> None:
    with pytest.raises(DirectoryUnavailable):
        await client.search("bruno")


async def test_a_newer_search_voids_the_older(online: AssignmentClient, tenant: Tenant) -> None:
    tenant.ri["dpi/entries"] = _by_name
    older = asyncio.create_task(online.search("bruno"))
    await tenant.asked.get()
    (ventas,) = await online.search("ventas")
    assert ventas.name == "Ventas"
    with pytest.raises(asyncio.CancelledError):
        await older


def _by_name(request: Request) -> Response:
    return rows(VENTAS if request.query_params["search"] == "ventas*" else BRUNO)
