"""People with telephones: some call now and then, and a few can always be called."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from random import Random

from contactpro_desktop.assignment.transport import trust
from contactpro_desktop.assignment.visitor import VisitorRefused
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.errors import SignInError
from contactpro_desktop.robots.caller_robot import CallerRobot, Subscriber
from contactpro_desktop.robots.callers import Manner
from contactpro_desktop.robots.names import Names
from contactpro_desktop.robots.wishes import Pace, Seconds

_LOG = logging.getLogger(__name__)

_UNTIL_FIRST: Seconds = (10, 20)
_UNTIL_NEXT: Seconds = (60, 150)
_BEFORE_RETRY: Seconds = (5, 10)

AT_HOME = (
    Subscriber("Teresa Iglesias", "+34 600 100 100"),
    Subscriber("Andrés Vidal", "+34 600 100 200", manner=Manner.REJECTS),
    Subscriber("Olga Serra", "+34 600 100 300", manner=Manner.IGNORES),
)
"""Who can be called in the demonstration: one answers, one does not want to, one is not in."""

_FIRST_NUMBER = 600_200_000
_REASONS = ("Consulta de factura", "Cambio de dirección", "Reclamo", "Alta de servicio")


@dataclass(frozen=True, slots=True)
class CallerCrowd:
    """How many people may be in a call or on their way to one at a time, and the numbers of the
    queues that they call. The same seed brings the same people."""

    size: int
    destinations: Sequence[str]
    seed: int = 0
    at_home: Collection[Subscriber] = AT_HOME


class CallerPopulation:
    """Keeps them coming until it is cancelled."""

    def __init__(
        self,
        tenant: str,
        crowd: CallerCrowd,
        pace: Pace,
        clock: Clock,
        tls: Callable[[], ssl.SSLContext] = trust,
    ) -> None:
        self._tenant = tenant
        self._crowd = crowd
        self._random = Random(crowd.seed)
        self._names = Names("es", self._random)
        self._count = 0
        self._pace = pace
        self._clock = clock
        self._tls = tls

    async def run(self) -> None:
        async with asyncio.TaskGroup() as people:
            for who in self._crowd.at_home:
                people.create_task(self._stay_at_home(who))
            for _ in range(self._crowd.size):
                people.create_task(self._one_after_the_other())

    async def _one_after_the_other(self) -> None:
        await asyncio.sleep(self._pace.draw(_UNTIL_FIRST))
        while True:
            who = self._next()
            await self._use_telephone(who)
            self._names.give_back(who.name)
            await asyncio.sleep(self._pace.draw(_UNTIL_NEXT))

    async def _stay_at_home(self, who: Subscriber) -> None:
        while True:
            await self._use_telephone(who)
            await asyncio.sleep(self._pace.draw(_BEFORE_RETRY))

    async def _use_telephone(self, who: Subscriber) -> None:
        try:
            await CallerRobot(self._tenant, who, self._pace, self._clock, self._tls).run()
        except (SignInError, VisitorRefused, TimeoutError) as error:
            _LOG.info("a caller has given up: %s", type(error).__name__)

    def _next(self) -> Subscriber:
        self._count += 1
        number = str(_FIRST_NUMBER + self._count)
        return Subscriber(
            name=self._names.take(),
            number=f"+34 {number[:3]} {number[3:6]} {number[6:]}",
            destination=self._random.choice(self._crowd.destinations),
            attached_data={"motivo": self._random.choice(_REASONS)},
            consent=self._random.random() < 0.8,
        )
