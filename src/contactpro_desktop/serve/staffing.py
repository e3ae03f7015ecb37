"""Who works beside the people, and who comes to be served: robots."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from functools import partial
from random import Random
from secrets import token_urlsafe

from contactpro_desktop.assignment.transport import trust, trust_only
from contactpro_desktop.domain.channel import Channel, can_serve
from contactpro_desktop.domain.errors import SignInError
from contactpro_desktop.localserver.config import BotPlan, Config
from contactpro_desktop.localserver.door.passwords import with_passwords
from contactpro_desktop.localserver.http_server import Listen
from contactpro_desktop.localserver.listening import EVERY_ADDRESS, origin_of
from contactpro_desktop.localserver.service import Service
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
from contactpro_desktop.serve.unable import FAILED, Unable
from contactpro_desktop.system_clock import SystemClock


class Staff:
    """All robots that were asked for. `config` lets the bots in."""

    def __init__(self, chosen: argparse.Namespace, config: Config) -> None:
        """Raises `Unable` for robots that this configuration has no place for."""
        self._chosen = chosen
        self._mailbox: Mailbox | None = None
        self.config, self._plan = _staff(chosen, config)

    @asynccontextmanager
    async def moved_in(self) -> AsyncIterator[Config]:
        """The configuration with the address of the demonstration's mailbox, open as long as the
        context lasts."""
        config, self._mailbox = _with_mailbox(self.config)
        try:
            yield config
        finally:
            if self._mailbox is not None:
                await self._mailbox.close()

    @asynccontextmanager
    async def at_work(self, service: Service, listen: Listen) -> AsyncIterator[None]:
        """Raises `Unable`."""
        post = _post(self._chosen, self.config, service, self._mailbox)
        plan = replace(self._plan, post=post)
        crew = _crew(self._chosen, self.config, plan, service, listen)
        with LoopThread("contactpro-robots") as thread:
            async with _at_work(crew, thread):
                yield


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
        raise Unable(f"A robot could not sign in: {type(error).__name__}", FAILED) from error
    finally:
        await asyncio.wrap_future(thread.submit(crew.stop()))
