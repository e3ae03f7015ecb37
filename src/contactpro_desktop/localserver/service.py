"""A whole server: database, engine and web, started and stopped in order."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.localserver.config import Config
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.storage.database import open_storage
from contactpro_desktop.localserver.web.app import create_app
from contactpro_desktop.localserver.web.edge import EdgeSettings
from contactpro_desktop.localserver.web.http_server import Tls, uvicorn_config
from contactpro_desktop.resources import resource_path


class SystemClock:
    """The clocks of this machine."""

    def now(self) -> float:
        return time.time()

    def monotonic(self) -> float:
        return time.monotonic()


class RowIds:
    """Ids for rows: random, 32 upper-case hexadecimal digits. Asked for by the hundred, as every
    question to the system lets another thread in."""

    _BYTES, _AT_ONCE = 16, 256

    def __init__(self) -> None:
        self._spare: list[str] = []

    def __call__(self) -> str:
        if not self._spare:
            digits = os.urandom(self._BYTES * self._AT_ONCE).hex().upper()
            length = 2 * self._BYTES
            self._spare = [digits[at : at + length] for at in range(0, len(digits), length)]
        return self._spare.pop()


@dataclass(frozen=True, slots=True)
class Listen:
    """Where to listen; port 0 takes a free one. `origins` as in `EdgeSettings`."""

    host: str = "127.0.0.1"
    port: int = 0
    tls: Tls | None = None
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """A server that is up. The URLs are those for `contactpro-desktop --tenant` and a browser."""

    tenant_url: str
    visitor_url: str
    port: int
    engine: Engine
    _serving: asyncio.Task[None]

    async def wait_closed(self) -> None:
        """Return when it has ended by itself."""
        await asyncio.wait({self._serving})


class _Server(uvicorn.Server):
    """Tells when it listens. Signals are the business of whoever runs the service."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()


_TALKATIVE = ("aiosqlite", "uvicorn", "websockets")
"""Libraries whose lower log levels show what passes through them: texts, names, session ids."""


@asynccontextmanager
async def running(
    config: Config, database: Path | None, listen: Listen, clock: Clock
) -> AsyncIterator[Service]:
    """Run a server for as long as the context lasts.

    `database` is the file to keep everything in, None for memory. Raises `OSError` if the address
    cannot be had.
    """
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    bound = _bind(listen)
    storage = await open_storage(database)
    engine = Engine(config.site, storage, clock, RowIds())
    await engine.start()
    server = _Server(_uvicorn_config(engine, config, listen))
    serving = asyncio.create_task(server.serve([bound]), name="web server")
    try:
        up = asyncio.create_task(server.up.wait())
        await asyncio.wait({serving, up}, return_when=asyncio.FIRST_COMPLETED)
        up.cancel()
        yield _service(config, listen, bound, engine, serving)
    finally:
        server.should_exit = True
        await serving
        await engine.stop()
        await storage.close()


def _uvicorn_config(engine: Engine, config: Config, listen: Listen) -> uvicorn.Config:
    settings = EdgeSettings(
        title=config.title,
        languages=config.languages,
        visitor_queues=config.visitor_queues,
        origins=listen.origins,
        answers=config.answers,
    )
    app = create_app(engine, settings, resource_path("visitor"))
    return uvicorn_config(app, listen.host, listen.port, listen.tls)


def _bind(listen: Listen) -> socket.socket:
    """A socket whose protocol is named: asyncio sends small frames at once only on such a one."""
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((listen.host, listen.port))
    except OSError:
        bound.close()
        raise
    return bound


def _service(
    config: Config,
    listen: Listen,
    bound: socket.socket,
    engine: Engine,
    serving: asyncio.Task[None],
) -> Service:
    port: int = bound.getsockname()[1]
    host = f"[{listen.host}]" if ":" in listen.host else listen.host
    origin = f"{'https' if listen.tls else 'http'}://{host}:{port}"
    tenant = f"{origin}/{config.site.tenant}"
    return Service(tenant, f"{tenant}/visitor/", port, engine, serving)
