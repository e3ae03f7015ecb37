"""What `contactpro-server` does: serve, and restore."""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import logging
import shlex
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from contactpro_desktop.app.logs import OneLineFormatter
from contactpro_desktop.localserver.config import Config, ConfigError, load
from contactpro_desktop.localserver.descriptors import take_all
from contactpro_desktop.localserver.door.accounts import is_loopback
from contactpro_desktop.localserver.http_server import Listen
from contactpro_desktop.localserver.lifetime import stop_when_told
from contactpro_desktop.localserver.listening import Unsafe, checked_tls, listen_at
from contactpro_desktop.localserver.service import Service, running
from contactpro_desktop.localserver.storage.backups import Backups, made_at
from contactpro_desktop.localserver.storage.errors import DamagedDatabase, UnusableDatabase
from contactpro_desktop.localserver.storage.loading import OrphanedContacts
from contactpro_desktop.serve.unable import FAILED, UNUSABLE, Unable
from contactpro_desktop.system_clock import SleeplessClock, SystemClock

if TYPE_CHECKING:
    from contactpro_desktop.serve.staffing import Staff

_COLLECT_AFTER = 10_000


def run(chosen: argparse.Namespace) -> int:
    """Do what was asked for; the process's exit code."""
    try:
        return restore(chosen) if chosen.command == "restore" else serve(chosen)
    except DamagedDatabase as error:
        return _complain(_with_remedy(error), UNUSABLE)
    except (ConfigError, OrphanedContacts, Unsafe, UnusableDatabase) as error:
        return _complain(str(error), UNUSABLE)
    except Unable as error:
        return _complain(str(error), error.code)


def _complain(reason: str, code: int) -> int:
    print(reason, file=sys.stderr)
    return code


def _with_remedy(damaged: DamagedDatabase) -> str:
    """What is wrong, and what to type to go on."""
    if damaged.path is None:
        return str(damaged)
    said = f"{damaged}\nIts files were left as they are."
    backup = Backups(damaged.path, SystemClock().now).newest_good()
    if backup is None:
        return f"{said} There is no good backup. Move them away to begin with nothing."
    return (
        f"{said} The last good backup is of {made_at(backup)}. To go on from it, and keep the"
        " damaged files aside:\n"
        f"  contactpro-server restore --data-dir {shlex.quote(str(damaged.path.parent))}"
    )


def serve(chosen: argparse.Namespace) -> int:
    """Run the server until a signal, or the end of its parent, stops it."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLineFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    take_all()
    config = load(chosen.config)
    listen = _listen(chosen, config)
    staff = _staff(chosen, config)
    database = database_in(chosen.data_dir)
    asyncio.run(_serve(chosen, staff.config if staff else config, staff, database, listen))
    return 0


def restore(chosen: argparse.Namespace) -> int:
    """Put a backup in the place of the database."""
    database = database_in(chosen.data_dir)
    try:
        restored = Backups(database, SystemClock().now).restore(chosen.backup)
    except OSError as error:
        raise Unable(f"The backup could not be restored: {error}", FAILED) from None
    print(f"{database} is now {restored.backup.name}, made {made_at(restored.backup)}.")
    if restored.aside is not None:
        print(f"What was there before is kept as {restored.aside}.")
    return 0


def _listen(chosen: argparse.Namespace, config: Config) -> Listen:
    tls = checked_tls(chosen.tls_cert, chosen.tls_key)
    listen = listen_at(chosen.host, chosen.port, tls, chosen.origin)
    if config.plain_passwords and not is_loopback(chosen.host):
        raise Unable(f"{chosen.config}: passwords in plain text are for this machine alone")
    return listen


def database_in(chosen: Path | None) -> Path:
    """The database file in the folder of this name, or in the user's own place for such."""
    folder = chosen or Path(platformdirs.user_data_dir("contactpro-server", False))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unable(f"--data-dir {folder}: {error.strerror}") from None
    return folder / "contactpro.sqlite"


def _staff(chosen: argparse.Namespace, config: Config) -> Staff | None:
    """None where the server is for people alone; then nothing of robots is loaded."""
    relay = config.mail.relay if config.mail else None
    has_mailbox = relay is not None and not relay.port
    has_bots = bool(config.bots) and not chosen.no_bot
    asked_for = (chosen.colleagues, chosen.customers, chosen.callers, chosen.correspondents)
    if not (has_mailbox or has_bots or any(asked_for)):
        return None
    from contactpro_desktop.serve.staffing import Staff

    return Staff(chosen, config)


async def _serve(
    chosen: argparse.Namespace,
    config: Config,
    staff: Staff | None,
    database: Path,
    listen: Listen,
) -> None:
    stop = stop_when_told(with_parent=chosen.with_parent)
    async with AsyncExitStack() as stack:
        if staff is not None:
            config = await stack.enter_async_context(staff.moved_in())
        server = running(config, database, listen, SleeplessClock(), chosen.backup_every)
        try:
            service = await stack.enter_async_context(server)
        except OSError as error:
            where = f"{listen.host} port {listen.port}"
            raise Unable(f"Cannot listen at {where}: {error.strerror}", FAILED) from None
        if staff is not None:
            await stack.enter_async_context(staff.at_work(service, listen))
        _collect_rarely()
        _announce(config, service, listen)
        closed = asyncio.create_task(service.wait_closed())
        told = asyncio.create_task(stop.wait())
        await asyncio.wait({closed, told}, return_when=asyncio.FIRST_COMPLETED)
        for task in (closed, told):
            task.cancel()
    if not stop.is_set():
        raise Unable("The server has ended by itself.", FAILED)


def _collect_rarely() -> None:
    """To look for garbage in circles stops everybody, and longer the more there is. What is there
    after the start stays anyway, and many requests at a time are no garbage."""
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)


def _announce(config: Config, service: Service, listen: Listen) -> None:
    """The addresses, for whoever started this; those that people use, where they are told."""
    tenant, visitor = service.tenant_url, service.visitor_url
    if listen.origins:
        tenant = f"{listen.origins[0].rstrip('/')}/{config.site.tenant}"
        visitor = f"{tenant}/visitor/"
    print(json.dumps({"tenant": tenant, "visitor": visitor}), flush=True)
