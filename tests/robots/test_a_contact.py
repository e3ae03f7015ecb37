"""A contact from the first word to the wrap-up: real server, real wire, nobody but robots."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from random import Random

import pytest

from contactpro_desktop.assignment.visitor import VisitorClient
from contactpro_desktop.domain.actions import Action, Pick
from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import WrongCredentials
from contactpro_desktop.domain.ids import ContactId, QueueId
from contactpro_desktop.localserver.http_server import Listen
from contactpro_desktop.localserver.router.model import ContactRow, ContactState, LegRow, LegState
from contactpro_desktop.localserver.router.transcripts import AuthorKind, StoredMessage
from contactpro_desktop.localserver.service import Service, running
from contactpro_desktop.robots.agent_robot import Account, AgentRobot
from contactpro_desktop.robots.cast import Cast, stories_for
from contactpro_desktop.robots.colleagues import COLLEAGUES, Colleague
from contactpro_desktop.robots.crew import Crew, CrewPlan
from contactpro_desktop.robots.customer_robot import CustomerRobot
from contactpro_desktop.robots.driver import first_of
from contactpro_desktop.robots.greeter import Greeter
from contactpro_desktop.robots.population import Crowd, Population
from contactpro_desktop.robots.wishes import Wish
from contactpro_desktop.robots.workplace import Workplace
from contactpro_desktop.system_clock import SystemClock
from tests.support.server import demo_config

from .conftest import Prompt, demo_account

BRUNO = (demo_account("bruno"), Colleague("bruno"))


class Record:
    """What the server has committed."""

    def __init__(self, service: Service) -> None:
        self.contacts: dict[ContactId, ContactRow] = {}
        self.legs: list[LegRow] = []
        self.messages: list[StoredMessage] = []
        self._changed = asyncio.Event()
        service.engine.listen(self._on_commit)

    def _on_commit(self, commit) -> None:
        rows = commit.after.values()
        self.contacts |= {row.id: row for row in rows if isinstance(row, ContactRow)}
        self.legs += [row for row in rows if isinstance(row, LegRow)]
        self.messages += commit.messages
        self._changed.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    def handled(self) -> list[LegRow]:
        """Legs of people that were wrapped up."""
        closed = (leg for leg in self.legs if leg.state is LegState.CLOSED)
        return [leg for leg in closed if leg.end_reason in ("agent", "customer")]

    def said_by(self, kind: AuthorKind) -> list[str]:
        return [each.text for each in self.messages if each.author_kind is kind]


@asynccontextmanager
async def at_work(plan: CrewPlan, service: Service) -> AsyncIterator[Crew]:
    crew = Crew(plan, service.tenant_url, SystemClock(), lambda name: Prompt())
    try:
        await crew.start()
        yield crew
    finally:
        await crew.stop()


async def test_greeted_handed_over_served_and_handled(
    service: Service, bot: tuple[Account, Greeter], clock: SystemClock
) -> None:
    record = Record(service)
    rosa = Cast(Random(3), stories_for({"ventas@demo"})).enter()
    async with at_work(CrewPlan(bots=[bot], colleagues=[BRUNO]), service):
        await CustomerRobot(service.tenant_url, rosa, Prompt(), clock).run()
        await record.until(lambda: bool(record.handled()))

    [contact] = record.contacts.values()
    assert contact.state is ContactState.CLOSED
    assert contact.language == rosa.story.language.upper()
    assert contact.attached_data.keys() == {"Motivo", *rosa.attached_data}
    [leg] = record.handled()
    assert leg.script_saved
    [greeting, thanks] = record.said_by(AuthorKind.BOT)
    phrases = next(p for p in bot[1].phrases if p.language == rosa.story.language)
    assert phrases.greeting in greeting
    assert thanks == phrases.handover
    customer = record.said_by(AuthorKind.CUSTOMER)
    assert customer[0] == rosa.story.reason
    assert set(rosa.story.lines[:2]) <= set(customer)
    assert len(record.said_by(AuthorKind.AGENT)) >= 3
    assert service.engine.state.contacts == {}


async def test_whoever_asks_for_a_person_is_handed_over_without_a_reason(
    service: Service, bot: tuple[Account, Greeter]
) -> None:
    record = Record(service)
    async with at_work(CrewPlan(bots=[bot]), service):
        customer = VisitorClient(
            service.tenant_url, name="Eva Lorca", address="eva@correo.example", language="pt"
        )
        async with customer:
            await customer.start("ventas@demo")
            await customer.until(lambda: len(customer.messages) > 0)
            await customer.say("Quero falar com uma pessoa")
            await record.until(lambda: _waits_for_a_person(record))
    [contact] = record.contacts.values()
    assert contact.attached_data == {}


def _waits_for_a_person(record: Record) -> bool:
    """Whether the one contact has come back from the bot."""
    transferred = any(leg.end_reason == "transferred" for leg in record.legs)
    return transferred and all(
        contact.state is ContactState.QUEUED for contact in record.contacts.values()
    )


async def test_a_crowd_keeps_coming_and_the_colleague_keeps_serving(
    service: Service, bot: tuple[Account, Greeter]
) -> None:
    record = Record(service)
    plan = CrewPlan([bot], [BRUNO], Crowd(2, {"ventas@demo"}, seed=5))
    async with at_work(plan, service):
        await record.until(lambda: len(record.handled()) >= 4)
    names = [contact.customer_name for contact in record.contacts.values()]
    assert len(names) >= 4


async def test_the_colleagues_of_the_demonstration_are_as_announced(service: Service) -> None:
    record = Record(service)
    state, site = service.engine.state, service.engine.state.site
    plan = CrewPlan(colleagues=[(demo_account(each.username), each) for each in COLLEAGUES])
    async with at_work(plan, service):
        by_name = {site.agents[row.id].username: row for row in state.agents.values()}
        assert [name for name, row in by_name.items() if row.connected] == [
            "bruno",
            "carla",
            "diego",
        ]

        def settled() -> bool:
            rows = {site.agents[row.id].username: row for row in state.agents.values()}
            return (
                site.profiles[rows["carla"].profile_id].name == "Lunch"
                and rows["bruno"].work_status is WorkStatus.READY
                and rows["diego"].work_status is WorkStatus.READY
            )

        await record.until(settled)
        carla = next(r for r in state.agents.values() if r.id == by_name["carla"].id)
        assert carla.work_status is WorkStatus.NOT_READY
        assert carla.profile_by is ChangedBy.SELF
    assert not any(row.connected for row in state.agents.values())


async def test_a_crew_that_cannot_sign_in_says_so(service: Service, bot) -> None:
    wrong = Account("asistente", "wrong")
    crew = Crew(
        CrewPlan(bots=[(wrong, bot[1])]), service.tenant_url, SystemClock(), lambda name: Prompt()
    )
    try:
        with pytest.raises(WrongCredentials):
            await crew.start()
    finally:
        await crew.stop()


async def until_logged(logger: logging.Logger) -> None:
    """Wait for the next record of `logger`."""
    logged = asyncio.Event()
    ear = logging.Handler()
    ear.emit = lambda record: logged.set()  # type: ignore[method-assign]
    logger.addHandler(ear)
    logger.setLevel(logging.INFO)
    try:
        async with asyncio.timeout(10):
            await logged.wait()
    finally:
        logger.setLevel(logging.NOTSET)
        logger.removeHandler(ear)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def test_a_robot_waits_for_its_server(
    bot: tuple[Account, Greeter], clock: SystemClock
) -> None:
    account, greeter = bot
    port = free_port()
    tenant = f"http://127.0.0.1:{port}/demo"
    robot = AgentRobot(tenant, account, greeter.wishes, Prompt(), clock)

    async def story() -> None:
        await until_logged(logging.getLogger(AgentRobot.__module__))
        async with running(demo_config(), None, Listen(port=port), clock):
            await robot.until(lambda place: place.me is not None)
            await robot.until(lambda place: place.me is not None)
            await robot.leave()

    await asyncio.gather(robot.run(), story())


async def test_what_was_refused_is_asked_for_again(service: Service, clock: SystemClock) -> None:
    def wishes(place: Workplace) -> list[Wish[Action]]:
        return [Wish("pick", Pick(ContactId("0" * 32), QueueId("0" * 32), Channel.CHAT))]

    robot = AgentRobot(service.tenant_url, demo_account("bruno"), wishes, Prompt(), clock)

    async def story() -> None:
        for _ in range(2):
            await until_logged(logging.getLogger(AgentRobot.__module__))
        await robot.leave()

    await first_of(robot.run(), story())


async def test_customers_come_again_after_what_went_wrong(clock: SystemClock) -> None:
    port = free_port()
    crowd = Crowd(1, {"soporte@demo"})
    population = Population(f"http://127.0.0.1:{port}/demo", crowd, Prompt(), clock)

    async def story() -> None:
        await until_logged(logging.getLogger(Population.__module__))
        async with running(demo_config(), None, Listen(port=port), clock) as service:
            record = Record(service)
            await record.until(lambda: bool(record.contacts))

    await first_of(population.run(), story())
