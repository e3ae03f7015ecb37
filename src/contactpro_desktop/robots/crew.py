"""All robots of one server, started and stopped together."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass

from contactpro_desktop.assignment.transport import trust
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.robots.agent_robot import Account, AgentRobot, Wishes
from contactpro_desktop.robots.colleagues import Colleague
from contactpro_desktop.robots.correspondents import Correspondents
from contactpro_desktop.robots.driver import first_of
from contactpro_desktop.robots.errands import Errands
from contactpro_desktop.robots.greeter import Greeter
from contactpro_desktop.robots.mailbox import Mailbox
from contactpro_desktop.robots.population import Crowd, Population
from contactpro_desktop.robots.telephony import CallerCrowd, CallerPopulation
from contactpro_desktop.robots.wishes import Pace
from contactpro_desktop.robots.workplace import Workplace

_LOG = logging.getLogger(__name__)

_LEAVE_LIMIT = 3.0


@dataclass(frozen=True, slots=True)
class Post:
    """Mail: everybody's mailbox, and with a `queue` those who write to it at the SMTP `port` of
    this machine. `errands` is in whose name tasks are handed in."""

    mailbox: Mailbox
    port: int
    queue: str = ""
    errands: Account | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class CrewPlan:
    """Who works, and who comes to be served."""

    bots: Sequence[tuple[Account, Greeter]] = ()
    colleagues: Sequence[tuple[Account, Colleague]] = ()
    crowd: Crowd | None = None
    callers: CallerCrowd | None = None
    post: Post | None = None


class Crew:
    """Make, start and stop it on one asyncio loop.

    `pace_of` gives somebody's pace, by name; `tls` makes what the server is verified by.
    """

    def __init__(
        self,
        plan: CrewPlan,
        tenant: str,
        clock: Clock,
        pace_of: Callable[[str], Pace],
        tls: Callable[[], ssl.SSLContext] = trust,
    ) -> None:
        self._plan = plan
        self._tenant = tenant
        self._clock = clock
        self._pace_of = pace_of
        self._tls = tls
        self._robots: list[AgentRobot] = []
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Returns when the bots are ready and the colleagues are signed in; then customers begin
        to come. Raises `SignInError` if one of them cannot."""
        if self._plan.post is not None:
            await self._open(self._plan.post)
        bots = (self._hire(account, bot.wishes, _is_ready) for account, bot in self._plan.bots)
        others = (self._hire(account, who.wishes, _is_in) for account, who in self._plan.colleagues)
        await asyncio.gather(*bots, *others)
        if self._plan.crowd is not None:
            pace = self._pace_of("customers")
            population = Population(self._tenant, self._plan.crowd, pace, self._clock, self._tls)
            self._begin(population.run())
        if self._plan.callers is not None:
            pace = self._pace_of("callers")
            callers = CallerPopulation(
                self._tenant, self._plan.callers, pace, self._clock, self._tls
            )
            self._begin(callers.run())

    async def stop(self) -> None:
        """Agents sign out, customers just go."""
        leaving = [asyncio.create_task(robot.leave()) for robot in self._robots]
        if leaving:
            await asyncio.wait(leaving, timeout=_LEAVE_LIMIT)
        for task in (*leaving, *self._tasks):
            task.cancel()
        await asyncio.gather(*leaving, *self._tasks, return_exceptions=True)
        if self._plan.post is not None:
            await self._plan.post.mailbox.close()

    async def _open(self, post: Post) -> None:
        await post.mailbox.open()
        if not post.queue:
            return
        if post.errands is not None:
            await Errands(self._tenant, post.errands, post.queue, self._tls).run()
        pace = self._pace_of("correspondents")
        writers = Correspondents(post.port, post.queue, post.mailbox, pace, post.seed)
        self._begin(writers.run())

    async def _hire(
        self, account: Account, wishes: Wishes, at_work: Callable[[Workplace], bool]
    ) -> None:
        pace = self._pace_of(account.user)
        robot = AgentRobot(self._tenant, account, wishes, pace, self._clock, self._tls)
        self._robots.append(robot)
        working = self._begin(robot.run())
        await first_of(robot.until(at_work), asyncio.shield(working))

    def _begin(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        task.add_done_callback(_ended)
        self._tasks.append(task)
        return task


def _is_ready(place: Workplace) -> bool:
    return place.me is not None and place.me.work_status is WorkStatus.READY


def _is_in(place: Workplace) -> bool:
    return place.me is not None


def _ended(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        _LOG.error("a robot has ended: %s", type(error).__name__)
