"""An agent without a person: signs in, and does what its behaviour wishes."""

from __future__ import annotations

import asyncio
import logging
import random
import ssl
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from uuid import uuid4

from contactpro_desktop.assignment.backoff import delays
from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.assignment.transport import trust
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.errors import ServerUnreachable
from contactpro_desktop.domain.events import ActionFinished, Event, Link, LinkChanged, SessionEnd
from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.robots.driver import Driver, first_of
from contactpro_desktop.robots.wishes import Pace, Wish
from contactpro_desktop.robots.workplace import Workplace

Wishes = Callable[[Workplace], Iterable[Wish[Action]]]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Account:
    user: str
    password: str = field(repr=False)


class AgentRobot:
    """Make and run it on one asyncio loop.

    `tenant` is an address such as http://127.0.0.1:8080/demo; `wishes` is the behaviour.
    """

    def __init__(
        self,
        tenant: str,
        account: Account,
        wishes: Wishes,
        pace: Pace,
        clock: Clock,
        tls: Callable[[], ssl.SSLContext] = trust,
    ) -> None:
        self.place = Workplace()
        self._tenant = tenant
        self._account = account
        self._wishes = wishes
        self._client = AssignmentClient(self._on_events, clock, tls=tls)
        self._driver = Driver(self._wishes_now, self._carry_out, pace, clock)
        self._asked: dict[RequestId, Wish[Action]] = {}
        self._online = False
        self._leaving = False
        self._waiting: list[tuple[Callable[[Workplace], bool], asyncio.Event]] = []

    async def run(self) -> None:
        """Work until `leave`, or until somebody else takes the account over.

        Raises `SignInError` where trying again is no use.
        """
        await first_of(self._driver.run(), self._keep_signed_in())

    async def leave(self) -> None:
        """Sign out: whatever the robot was doing goes back to its queue."""
        self._leaving = True
        await self._client.sign_out()

    async def until(self, condition: Callable[[Workplace], bool]) -> None:
        """Wait until `condition` holds of what the robot sees while it is connected."""
        if self._online and condition(self.place):
            return
        fulfilled = asyncio.Event()
        self._waiting.append((condition, fulfilled))
        await fulfilled.wait()

    async def _keep_signed_in(self) -> None:
        end = SessionEnd.EXPIRED
        while end is SessionEnd.EXPIRED:
            await self._sign_in()
            end = await self._client.run()
        _LOG.info("a robot's session has ended: %s", end.value)

    async def _sign_in(self) -> None:
        """A robot has nothing better to do than to wait for its server."""
        account = self._account
        for wait in chain([0.0], delays(random.random)):
            await asyncio.sleep(wait)
            try:
                await self._client.sign_in(
                    self._tenant, account.user, account.password, take_over=True
                )
            except ServerUnreachable:
                _LOG.info("a robot does not reach its server")
            else:
                return

    def _on_events(self, events: Sequence[Event]) -> None:
        for event in events:
            self.place.take(event)
            if isinstance(event, LinkChanged):
                self._online = event.link is Link.ONLINE
            elif isinstance(event, ActionFinished):
                self._finished(event)
        self._driver.wake()
        self._tell_waiting()

    def _finished(self, event: ActionFinished) -> None:
        wish = self._asked.pop(event.request_id, None)
        if wish is not None and not event.outcome.succeeded:
            action = type(wish.action).__name__
            _LOG.info("%s of a robot was refused: %s", action, event.outcome.refusal)
            self._driver.failed(wish)

    def _tell_waiting(self) -> None:
        if not self._online:
            return
        fulfilled = [entry for entry in self._waiting if entry[0](self.place)]
        for entry in fulfilled:
            self._waiting.remove(entry)
            entry[1].set()

    def _wishes_now(self) -> Iterable[Wish[Action]]:
        """Without a connection nothing can be known and nothing done."""
        return self._wishes(self.place) if self._online and not self._leaving else ()

    async def _carry_out(self, wish: Wish[Action]) -> None:
        request_id = RequestId(uuid4().hex.upper())
        self._asked[request_id] = wish
        self._client.perform(request_id, wish.action)
