"""Real servers for the tests here, in memory: one for each test, or one for all that leave no
trace in it (mark those with `SHARED`)."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from contactpro_desktop.localserver.service import Service
from tests.support.server import demo_config, running_server


@pytest_asyncio.fixture
async def service() -> AsyncIterator[Service]:
    async with running_server(demo_config(statistics_interval=0.2)) as running:
        yield running


@pytest_asyncio.fixture
async def tenant(service: Service) -> str:
    return service.tenant_url


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_service() -> AsyncIterator[Service]:
    async with running_server() as running:
        yield running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_tenant(shared_service: Service) -> str:
    return shared_service.tenant_url
