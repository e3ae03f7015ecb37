"""The real local server on a free loopback port, for tests of everything that talks to it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from argon2 import PasswordHasher

from contactpro_desktop.localserver.config import Config, load
from contactpro_desktop.localserver.http_server import Listen
from contactpro_desktop.localserver.router.model import AgentSpec, Limits
from contactpro_desktop.localserver.service import Service, running
from contactpro_desktop.resources import resource_path
from contactpro_desktop.system_clock import SystemClock

_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def demo_config(*, answers: bool = True, **limits: float) -> Config:
    """The demo configuration with passwords that are quick to check; `limits` replaces fields of
    `Limits`, as in `grace=0.2`."""
    config = load(resource_path("demo", "demo.toml"))
    changed: Limits = replace(config.site.limits, **limits)  # type: ignore[arg-type]
    agents = {each.id: _with_cheap_hash(each) for each in config.site.agents.values()}
    site = replace(config.site, limits=changed, agents=agents)
    return replace(config, answers=answers, site=site)


def _with_cheap_hash(spec: AgentSpec) -> AgentSpec:
    return replace(spec, password_hash=_CHEAP.hash(f"demo-{spec.username}"))


@asynccontextmanager
async def running_server(
    config: Config | None = None, database: Path | None = None
) -> AsyncIterator[Service]:
    """The server in the test's own event loop; `service.engine` may be used directly."""
    async with running(config or demo_config(), database, Listen(), SystemClock()) as service:
        yield service


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is that runs in a thread of its own."""

    tenant_url: str
    visitor_url: str


@contextmanager
def server_in_thread(
    config: Config | None = None, database: Path | None = None
) -> Iterator[Address]:
    """The server in a thread of its own, for tests that have no event loop."""
    thread = _ServerThread(config or demo_config(), database)
    thread.start()
    try:
        yield thread.address()
    finally:
        thread.stop()


class _ServerThread(threading.Thread):
    def __init__(self, config: Config, database: Path | None) -> None:
        super().__init__(name="test server", daemon=True)
        self._config = config
        self._database = database
        self._ready = threading.Event()
        self._address: Address | None = None
        self._error: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over: asyncio.Event | None = None

    def address(self) -> Address:
        self._ready.wait()
        if self._address is None:
            raise RuntimeError("the server did not start") from self._error
        return self._address

    def stop(self) -> None:
        if self._loop is not None and self._over is not None:
            self._loop.call_soon_threadsafe(self._over.set)
        self.join()

    def run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # noqa: BLE001 - handed to the test
            self._error = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        async with running_server(self._config, self._database) as service:
            self._address = Address(service.tenant_url, service.visitor_url)
            self._ready.set()
            await self._over.wait()
