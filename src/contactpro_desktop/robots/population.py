"""Simulated customers: some at any time, one after the other."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable, Collection
from dataclasses import dataclass
from random import Random

from contactpro_desktop.assignment.transport import trust
from contactpro_desktop.assignment.visitor import VisitorRefused
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.errors import SignInError
from contactpro_desktop.robots.cast import Cast, stories_for
from contactpro_desktop.robots.customer_robot import CustomerRobot
from contactpro_desktop.robots.wishes import Pace, Seconds

_LOG = logging.getLogger(__name__)

_BETWEEN_FIRST_ONES: Seconds = (1, 5)
_UNTIL_NEXT: Seconds = (4, 20)


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many customers at a time, and the addresses of the queues that they may write to. The
    same seed brings the same people."""

    size: int
    destinations: Collection[str]
    seed: int = 0


class Population:
    """Keeps a crowd of customers coming until it is cancelled."""

    def __init__(
        self,
        tenant: str,
        crowd: Crowd,
        pace: Pace,
        clock: Clock,
        tls: Callable[[], ssl.SSLContext] = trust,
    ) -> None:
        self._tenant = tenant
        self._size = crowd.size
        self._cast = Cast(Random(crowd.seed), stories_for(crowd.destinations))
        self._pace = pace
        self._clock = clock
        self._tls = tls

    async def run(self) -> None:
        start = 0.0
        async with asyncio.TaskGroup() as coming:
            for _ in range(self._size):
                start += self._pace.draw(_BETWEEN_FIRST_ONES)
                coming.create_task(self._one_after_the_other(start))

    async def _one_after_the_other(self, start: float) -> None:
        await asyncio.sleep(start)
        while True:
            await self._visit()
            await asyncio.sleep(self._pace.draw(_UNTIL_NEXT))

    async def _visit(self) -> None:
        who = self._cast.enter()
        try:
            await CustomerRobot(self._tenant, who, self._pace, self._clock, self._tls).run()
        except (SignInError, VisitorRefused, TimeoutError) as error:
            _LOG.info("a customer has given up: %s", type(error).__name__)
        finally:
            self._cast.leave(who)
