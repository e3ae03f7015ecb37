"""A tenant, a client and an ear for what the client tells."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.domain.events import Link, LinkChanged
from tests.assignment.ear import Ear
from tests.assignment.tenant_server import Tenant, serving


class SystemClock:
    """The clocks of this machine, `ahead` by as much as a test lets pass at once."""

    ahead = 0.0

    def now(self) -> float:
        return time.time() + self.ahead

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead


@pytest.fixture
def clock() -> SystemClock:
    return SystemClock()


@pytest.fixture
async def tenant() -> AsyncIterator[Tenant]:
    """A running tenant with the agent `ana`."""
    async with serving(Tenant()) as running:
        yield running


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def client(ear: Ear, clock: SystemClock) -> AssignmentClient:
    """Reconnects without waiting, since its jitter is nil."""
    return AssignmentClient(ear, clock, random=lambda: 0.0)


@pytest.fixture
async def online(
    client: AssignmentClient, tenant: Tenant, ear: Ear
) -> AsyncIterator[AssignmentClient]:
    """A client signed in and synced."""
    async with signed_in(client, tenant):
        await ear.until(LinkChanged, lambda event: event.link is Link.ONLINE)
        yield client


@asynccontextmanager
async def signed_in(
    client: AssignmentClient, tenant: Tenant
) -> AsyncIterator[asyncio.Task[object]]:
    """Sign in and run; sign out at the end."""
    await client.sign_in(tenant.url, "ana", "demo-ana")
    running: asyncio.Task[object] = asyncio.create_task(client.run())
    try:
        yield running
    finally:
        await client.sign_out()
        await running
