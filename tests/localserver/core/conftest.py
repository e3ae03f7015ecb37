"""A running engine on a real database file, with a clock that the test holds."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.storage.database import Storage, open_storage
from tests.localserver.core.running import HeldClock, Running, new_id
from tests.localserver.core.site import make_site

Start = Callable[..., Awaitable[Running]]


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(tmp_path / "server.db")
    yield storage
    await storage.close()


@pytest.fixture
async def start(tmp_path: Path, clock: HeldClock) -> AsyncIterator[Start]:
    """`await start()` runs a server on the test's database; again after `await stop()`."""
    async with AsyncExitStack() as stack:

        async def begin(**limits: float) -> Running:
            storage = await open_storage(tmp_path / "server.db")
            running = Running(Engine(make_site(**limits), storage, clock, new_id), storage, clock)
            stack.push_async_callback(running.stop)
            await running.engine.start()
            return running

        yield begin
