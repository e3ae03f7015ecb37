"""The command line of the local server: `contactpro-server`."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import shlex
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from random import Random
from secrets import token_urlsafe
from typing import TypeVar

import platformdirs

from contactpro_desktop import __version__
from contactpro_desktop.app.logs import OneLineFormatter
from contactpro_desktop.assignment.transport import trust, trust_only
from contactpro_desktop.domain.channel import Channel, can_serve
from contactpro_desktop.domain.errors import SignInError
from contactpro_desktop.localserver.config import BotPlan, Config, ConfigError, load
from contactpro_desktop.localserver.descriptors import take_all
from contactpro_desktop.localserver.door.accounts import is_loopback
from contactpro_desktop.localserver.door.passwords import with_passwords
from contactpro_desktop.localserver.http_server import Listen
from contactpro_desktop.localserver.lifetime import stop_when_told
from contactpro_desktop.localserver.listening import (
    EVERY_ADDRESS,
    Unsafe,
    checked_tls,
    listen_at,
    origin_of,
)
from contactpro_desktop.localserver.service import Service, running
from contactpro_desktop.localserver.storage.backup_keeper import EVERY
from contactpro_desktop.localserver.storage.backups import Backups, made_at
from contactpro_desktop.localserver.storage.errors import DamagedDatabase, UnusableDatabase
from contactpro_desktop.localserver.storage.loading import OrphanedContacts
from contactpro_desktop.resources import resource_path
from contactpro_desktop.robots.agent_robot import Account
from contactpro_desktop.robots.cast import stories_for
from contactpro_desktop.robots.colleagues import COLLEAGUES, Colleague
from contactpro_desktop.robots.crew import Crew, CrewPlan, Post
from contactpro_desktop.robots.greeter import Greeter, Phrases
from contactpro_desktop.robots.mailbox import Mailbox
from contactpro_desktop.robots.population import Crowd
from contactpro_desktop.robots.runner import LoopThread
from contactpro_desktop.robots.telephony import CallerCrowd
from contactpro_desktop.robots.wishes import Pace
from contactpro_desktop.system_clock import SleeplessClock, SystemClock

N = TypeVar("N", int, float)

_FAILED = 1
_UNUSABLE = 2


class Unable(Exception):
    """Why the server does not run, in words for the operator; `code` is the exit code."""

    def __init__(self, message: str, code: int = _UNUSABLE) -> None:
        super().__init__(message)
        self.code = code


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="contactpro-server", description="Local server for Contact PRO desktops."
    )
    made.add_argument("--version", action="version", version=__version__)
    commands = made.add_subparsers(required=True, metavar="command")
    serve = commands.add_parser("serve", help="run the server until it is told to stop")
    serve.set_defaults(command=serve_command)
    _add_data_dir(serve)
    serve.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        default=resource_path("demo", "demo.toml"),
        help="queues, agents, profiles, scripts (default: the demonstration)",
    )
    serve.add_argument(
        "--with-parent", action="store_true", help="stop when standard input is closed"
    )
    serve.add_argument(
        "--backup-every",
        type=_factor,
        default=EVERY,
        metavar="SECONDS",
        help="how often the database is copied while the server runs (default: 300)",
    )
    _add_listening(serve)
    _add_robots(serve)
    restore = commands.add_parser(
        "restore", help="put a backup in the place of the database, which is kept aside"
    )
    restore.set_defaults(command=restore_command)
    _add_data_dir(restore)
    restore.add_argument(
        "--from", dest="backup", type=Path, metavar="FILE", help="default: the newest good one"
    )
    return made


def _add_data_dir(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data-dir", type=Path, metavar="DIR", help="where the database is kept")


def _add_listening(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help="address to listen at")
    command.add_argument("--port", type=_port, default=0, help="port; 0, the default, finds one")
    command.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate chain, PEM")
    command.add_argument("--tls-key", type=Path, metavar="FILE", help="its private key, PEM")
    command.add_argument(
        "--origin",
        action="append",
        default=[],
        metavar="URL",
        help="address that people reach the server by, such as https://chat.example.org",
    )


def _add_robots(command: argparse.ArgumentParser) -> None:
    command.add_argument("--no-bot", action="store_true", help="let nobody greet customers")
    command.add_argument(
        "--customers", type=_count, default=0, metavar="N", help="simulated customers at a time"
    )
    command.add_argument(
        "--callers", type=_count, default=0, metavar="N", help="simulated callers at a time"
    )
    command.add_argument(
        "--colleagues", action="store_true", help="sign in the colleagues of the demonstration"
    )
    command.add_argument(
        "--correspondents",
        action="store_true",
        help="let simulated customers write e-mails, and another system hand in tasks",
    )
    command.add_argument("--seed", type=int, default=0, help="which simulated people come")
    command.add_argument("--speed", type=_factor, default=1.0, help="how fast they are; 1 is life")


def _port(text: str) -> int:
    return _checked(int(text), 0 <= int(text) <= 65_535)


def _count(text: str) -> int:
    return _checked(int(text), int(text) >= 0)


def _factor(text: str) -> float:
    return _checked(float(text), float(text) > 0)


def _checked(value: N, fits: bool) -> N:
    """argparse names the option and the value that does not fit."""
    if not fits:
        raise ValueError
    return value


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit code."""
    chosen = parser().parse_args(arguments)
    try:
        return int(chosen.command(chosen))
    except DamagedDatabase as error:
        return _complain(_with_remedy(error), _UNUSABLE)
    except (ConfigError, OrphanedContacts, Unsafe, UnusableDatabase) as error:
        return _complain(str(error), _UNUSABLE)
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


# --- What was asked for ------------------------------------------------------------------------


def serve_command(chosen: argparse.Namespace) -> int:
    """Run the server until a signal, or the end of its parent, stops it."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLineFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    take_all()
    config = load(chosen.config)
    listen = _listen(chosen, config)
    config, plan = _staff(chosen, config)
    asyncio.run(_serve(chosen, config, plan, database_in(chosen.data_dir), listen))
    return 0


def restore_command(chosen: argparse.Namespace) -> int:
    """Put a backup in the place of the database."""
    database = database_in(chosen.data_dir)
    try:
        restored = Backups(database, SystemClock().now).restore(chosen.backup)
    except OSError as error:
        raise Unable(f"The backup could not be restored: {error}", _FAILED) from None
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


def _staff(chosen: argparse.Namespace, config: Config) -> tuple[Config, CrewPlan]:
    """Who works and who comes, and the configuration that lets the bots in.

    A bot signs in with a password that is made for this run: nobody needs to write one down.
    """
    plans = () if chosen.no_bot else config.bots
    passwords = {plan.agent_id: token_urlsafe() for plan in plans}
    crew = CrewPlan(
        bots=[(Account(plan.username, passwords[plan.agent_id]), _greeter(plan)) for plan in plans],
        colleagues=list(_colleagues(config)) if chosen.colleagues else (),
        crowd=_crowd(config, chosen.customers, chosen.seed) if chosen.customers else None,
        callers=_callers(config, chosen.callers, chosen.seed) if chosen.callers else None,
    )
    return replace(config, site=with_passwords(config.site, passwords)), crew


def _greeter(plan: BotPlan) -> Greeter:
    return Greeter([Phrases(**asdict(each)) for each in plan.phrases], plan.reason_key)


def _colleagues(config: Config) -> Iterator[tuple[Account, Colleague]]:
    known = {spec.username for spec in config.site.agents.values()}
    for colleague in COLLEAGUES:
        if colleague.username not in known:
            raise Unable(f"--colleagues: there is no account {colleague.username}")
        yield Account(colleague.username, f"demo-{colleague.username}"), colleague


def _crowd(config: Config, size: int, seed: int) -> Crowd:
    addresses = [config.site.queues[queue].address for queue in config.visitor_queues]
    if not stories_for(addresses):
        raise Unable("--customers: no simulated customer has anything to say to these queues")
    return Crowd(size, addresses, seed)


def _callers(config: Config, size: int, seed: int) -> CallerCrowd:
    queues = config.site.queues.values()
    numbers = [queue.address for queue in queues if queue.channel is Channel.PHONE]
    if not numbers or not config.site.telephony.simulated:
        raise Unable("--callers: there is no queue of simulated calls")
    return CallerCrowd(size, numbers, seed)


def _paces(seed: int, speed: float) -> Callable[[str], Pace]:
    """Everybody hesitates in a way of their own, and in the same way in every run."""
    return lambda name: Pace(Random(f"{name} {seed}"), speed)


# --- Running it --------------------------------------------------------------------------------


async def _serve(
    chosen: argparse.Namespace, config: Config, plan: CrewPlan, database: Path, listen: Listen
) -> None:
    stop = stop_when_told(with_parent=chosen.with_parent)
    async with AsyncExitStack() as stack:
        config, mailbox = _with_mailbox(config)
        if mailbox is not None:
            stack.push_async_callback(mailbox.close)
        server = running(config, database, listen, SleeplessClock(), chosen.backup_every)
        try:
            service = await stack.enter_async_context(server)
        except OSError as error:
            where = f"{listen.host} port {listen.port}"
            raise Unable(f"Cannot listen at {where}: {error.strerror}", _FAILED) from None
        thread = stack.enter_context(LoopThread("contactpro-robots"))
        plan = replace(plan, post=_post(chosen, config, service, mailbox))
        crew = _crew(chosen, config, plan, service, listen)
        await stack.enter_async_context(_at_work(crew, thread))
        _announce(config, service, listen)
        closed = asyncio.create_task(service.wait_closed())
        told = asyncio.create_task(stop.wait())
        await asyncio.wait({closed, told}, return_when=asyncio.FIRST_COMPLETED)
        for task in (closed, told):
            task.cancel()
    if not stop.is_set():
        raise Unable("The server has ended by itself.", _FAILED)


def _with_mailbox(config: Config) -> tuple[Config, Mailbox | None]:
    """A relay without a port is the mailbox of the demonstration."""
    relay = config.mail.relay if config.mail else None
    if config.mail is None or relay is None or relay.port:
        return config, None
    mailbox = Mailbox()
    relay = replace(relay, host="127.0.0.1", port=mailbox.port)
    return replace(config, mail=replace(config.mail, relay=relay)), mailbox


def _post(
    chosen: argparse.Namespace, config: Config, service: Service, mailbox: Mailbox | None
) -> Post | None:
    queues = config.site.queues.values()
    address = next((queue.address for queue in queues if queue.channel is Channel.EMAIL), "")
    if chosen.correspondents and not (address and mailbox and service.mail_port):
        raise Unable("--correspondents: there is no e-mail queue, or mail goes somewhere else")
    if mailbox is None:
        return None
    wanted = address if chosen.correspondents else ""
    return Post(mailbox, service.mail_port or 0, wanted, _clerk(config), chosen.seed)


def _clerk(config: Config) -> Account | None:
    """In whose name tasks come: a colleague's who serves mail, if the demonstration has one."""
    known = {spec.username: spec for spec in config.site.agents.values()}
    for colleague in COLLEAGUES:
        spec = known.get(colleague.username)
        if spec is not None and can_serve(spec.capabilities, Channel.TASK):
            return Account(spec.username, f"demo-{spec.username}")
    return None


def _crew(
    chosen: argparse.Namespace, config: Config, plan: CrewPlan, service: Service, listen: Listen
) -> Crew:
    """The robots are on this machine and come in like anyone else. They know the server by its
    very certificate, whoever signed it and whatever it names."""
    tenant, tls = service.tenant_url, listen.tls
    if listen.host in EVERY_ADDRESS:
        here = origin_of(EVERY_ADDRESS[listen.host], service.port)
        tenant = f"{here}/{config.site.tenant}"
    trusted = partial(trust_only, tls.certificate) if tls else trust
    return Crew(plan, tenant, SystemClock(), _paces(chosen.seed, chosen.speed), trusted)


@asynccontextmanager
async def _at_work(crew: Crew, thread: LoopThread) -> AsyncIterator[None]:
    try:
        await asyncio.wrap_future(thread.submit(crew.start()))
        yield
    except SignInError as error:
        raise Unable(f"A robot could not sign in: {type(error).__name__}", _FAILED) from error
    finally:
        await asyncio.wrap_future(thread.submit(crew.stop()))


def _announce(config: Config, service: Service, listen: Listen) -> None:
    """The addresses, for whoever started this; those that people use, where they are told."""
    tenant, visitor = service.tenant_url, service.visitor_url
    if listen.origins:
        tenant = f"{listen.origins[0].rstrip('/')}/{config.site.tenant}"
        visitor = f"{tenant}/visitor/"
    print(json.dumps({"tenant": tenant, "visitor": visitor}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
