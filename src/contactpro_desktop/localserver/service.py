"""A whole server: database, engine and web, started and stopped in order."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from sqlalchemy.exc import DBAPIError

from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.localserver.app import create_app
from contactpro_desktop.localserver.config import Config
from contactpro_desktop.localserver.descriptors import ShortageReporter
from contactpro_desktop.localserver.door.passwords import with_hashes
from contactpro_desktop.localserver.engine.engine import Engine, StorageFailure
from contactpro_desktop.localserver.http_server import HttpServer, Listen, uvicorn_config
from contactpro_desktop.localserver.storage.backup_keeper import EVERY, BackupKeeper
from contactpro_desktop.localserver.storage.backups import Backups
from contactpro_desktop.localserver.storage.database import open_storage, unusable
from contactpro_desktop.localserver.storage.errors import UnusableDatabase
from contactpro_desktop.localserver.storage.lock import locked
from contactpro_desktop.localserver.storage.seal import seal
from contactpro_desktop.localserver.storage.starting import make_ready
from contactpro_desktop.localserver.web.edge import EdgeSettings, MailDoor
from contactpro_desktop.resources import resource_path


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
class Service:
    """A server that is up. The URLs are those for `contactpro-desktop --tenant` and a browser."""

    tenant_url: str
    visitor_url: str
    port: int
    engine: Engine
    mail_port: int | None
    _serving: asyncio.Task[None]

    async def wait_closed(self) -> None:
        """Return when it has ended by itself: nobody is served any more without the network, or
        without the writer."""
        stopped = asyncio.create_task(self.engine.wait_stopped())
        try:
            await asyncio.wait({self._serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()


_TALKATIVE = ("aiosqlite", "mail", "uvicorn", "websockets")
"""Libraries whose lower log levels show what passes through them: texts, names, session ids."""


@asynccontextmanager
async def running(
    config: Config,
    database: Path | None,
    listen: Listen,
    clock: Clock,
    backup_every: float = EVERY,
) -> AsyncIterator[Service]:
    """Run a server for as long as the context lasts.

    `database` is the file to keep everything in, None for memory; it is copied every
    `backup_every` seconds. Raises `OSError` if the address cannot be had, `UnusableDatabase` and
    `OrphanedContacts` for what is in the file.
    """
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    async with AsyncExitStack() as stack:
        asyncio.get_running_loop().set_exception_handler(ShortageReporter())
        bound = stack.enter_context(closing(listen.bind()))
        door = _mail_door(config, stack)
        engine = await stack.enter_async_context(_running_engine(config, database, clock))
        if database is not None:
            keeper = BackupKeeper(Backups(database, clock.now), backup_every)
            keeper.start()
            stack.push_async_callback(keeper.close)
        server = HttpServer(_uvicorn_config(engine, config, database, listen, door))
        serving = asyncio.create_task(server.serve([bound]), name="web server")
        try:
            up = asyncio.create_task(server.up.wait())
            await asyncio.wait({serving, up}, return_when=asyncio.FIRST_COMPLETED)
            up.cancel()
            yield _service(config, listen, bound, engine, serving, door)
        finally:
            server.should_exit = True
            await serving


def _mail_door(config: Config, stack: AsyncExitStack) -> MailDoor | None:
    if config.mail is None:
        return None
    bound = stack.enter_context(closing(Listen(config.mail.host, config.mail.port).bind()))
    return MailDoor(config.mail, bound)


@asynccontextmanager
async def _running_engine(
    config: Config, database: Path | None, clock: Clock
) -> AsyncIterator[Engine]:
    async with AsyncExitStack() as stack:
        if database is not None:
            stack.enter_context(locked(database))
            await asyncio.to_thread(make_ready, database, Backups(database, clock.now))
        storage = await open_storage(database)
        if database is not None:
            stack.push_async_callback(asyncio.to_thread, seal, database)
        stack.push_async_callback(storage.close)
        site = with_hashes(config.site, await storage.history.password_hashes())
        engine = Engine(site, storage, clock, RowIds())
        stack.push_async_callback(engine.stop)
        try:
            await engine.start()
        except StorageFailure as error:
            raise UnusableDatabase(database, "it cannot be written") from error
        except DBAPIError as error:
            raise unusable(database, error) from error
        yield engine


def _uvicorn_config(
    engine: Engine,
    config: Config,
    database: Path | None,
    listen: Listen,
    door: MailDoor | None,
) -> uvicorn.Config:
    settings = EdgeSettings(
        title=config.title,
        languages=config.languages,
        visitor_queues=config.visitor_queues,
        origins=listen.origins,
        answers=config.answers,
        api_users=config.api_users,
        media=database.parent / "media" if database else None,
        pages=config.pages,
        token_issuers=config.token_issuers,
        mail=door,
    )
    app = create_app(engine, settings, resource_path("visitor"))
    return uvicorn_config(app, listen)


def _service(
    config: Config,
    listen: Listen,
    bound: socket.socket,
    engine: Engine,
    serving: asyncio.Task[None],
    door: MailDoor | None,
) -> Service:
    port: int = bound.getsockname()[1]
    host = f"[{listen.host}]" if ":" in listen.host else listen.host
    origin = f"{'https' if listen.tls else 'http'}://{host}:{port}"
    tenant = f"{origin}/{config.site.tenant}"
    mail_port = door.bound.getsockname()[1] if door else None
    return Service(tenant, f"{tenant}/visitor/", port, engine, mail_port, serving)
