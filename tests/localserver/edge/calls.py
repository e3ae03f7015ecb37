"""Simulated callers and what agents do to calls, on the wire."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import Any

from tests.localserver.edge.wire import Client, Frame, open_socket, socket_url, visitor_session

INTERACTIONS = "/users/me/interactions"
QUEUE = "llamadas@demo"
NUMBER = "+34 600 123"


@contextlib.asynccontextmanager
async def caller(
    tenant: str, number: str | None = NUMBER, name: str = "Luis M."
) -> AsyncIterator[Client]:
    """Somebody with a telephone."""
    session = await visitor_session(tenant)
    async with open_socket(socket_url(tenant, visitor=True), session) as client:
        who = {"alias": name} | ({"extension": number} if number else {})
        await client.ok("PUT", "/users/me/properties", who)
        await client.subscribe("properties", "interactions")
        yield client


async def call_queue(client: Client, queue: str = QUEUE, **body: Any) -> str:
    """Call a queue; the address of the caller's interaction."""
    seen = len(client.changes)
    wish = {"channel_type": "phone", "destination": queue} | body
    await client.ok("POST", INTERACTIONS, wish)
    change = await client.change("POST", f"{INTERACTIONS}/*", after=seen)
    return str(change["uri"])


async def taken_call(agent: Client) -> str:
    """Accept the call that rings; the address of the agent's interaction."""
    uri = f"{INTERACTIONS}/{(await agent.offer())['id']}"
    await agent.ok("PUT", uri, {"status": "accepted"})
    return uri


async def dialled(agent: Client, number: str = NUMBER) -> str:
    """Dial; the address of the agent's interaction."""
    seen = len(agent.changes)
    await agent.ok("POST", INTERACTIONS, {"channel_type": "phone", "destination": number})
    change = await agent.change("POST", f"{INTERACTIONS}/*", after=seen)
    return str(change["uri"])


async def refusal(client: Client, uri: str, body: Any, method: str = "PUT") -> tuple[int, str]:
    answer: Frame = await client.request(method, uri, body)
    return answer["status"], answer.get("reason", "")


async def shown(client: Client, uri: str) -> dict[str, Any]:
    body: dict[str, Any] = (await client.ok("GET", uri))["body"]
    return body
