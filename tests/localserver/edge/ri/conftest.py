"""One server for all tests of RI that leave no trace another one could see."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.localserver.edge.ri.office import Office, open_office


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def office() -> AsyncIterator[Office]:
    async with open_office() as opened:
        yield opened


@pytest_asyncio.fixture
async def own_office() -> AsyncIterator[Office]:
    """For those that change what others look at."""
    async with open_office() as opened:
        yield opened
