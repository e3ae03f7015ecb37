"""Simulated mail against the real server: letters and tasks come, and answers are thanked for."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from random import Random

from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.robots.agent_robot import Account
from contactpro_desktop.robots.correspondents import Correspondents
from contactpro_desktop.robots.errands import ERRANDS, Errands
from contactpro_desktop.robots.wishes import Pace
from tests.localserver.edge.mailing import INTERACTIONS, get, pick
from tests.localserver.edge.wire import agent
from tests.support.mail import post_office

HURRIED = 1000.0


async def until(engine: Engine, condition: Callable[[], object]) -> None:
    """Looked at after each commit."""
    changed = asyncio.Event()
    engine.listen(lambda _: changed.set())
    async with asyncio.timeout(5):
        while not condition():
            changed.clear()
            await changed.wait()


async def test_letters_come_and_answers_are_thanked_for() -> None:
    async with post_office() as office:
        engine = office.service.engine
        state = engine.state
        pace = Pace(Random(1), HURRIED)
        port = office.service.mail_port or 0
        writers = Correspondents(port, "correo@demo", office.mailbox, pace, seed=1)
        writing = asyncio.create_task(writers.run())
        await until(engine, lambda: state.contacts)
        first = next(iter(state.contacts))
        async with agent(office.tenant, "ana") as ana:
            mail = await pick(ana, first)
            assert mail["from_address"]["address"].endswith("@correo.example")
            uri = f"{INTERACTIONS}/{mail['id']}"
            await ana.ok("PUT", uri, {"draft": {"draft_type": "reply"}})
            await ana.ok("PUT", f"{uri}/draft", {"status": "sent"})
            case = (await get(ana, uri))["case_id"]
            await until(
                engine, lambda: sum(each.case_id == case for each in state.mails.values()) == 2
            )
        writing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await writing


async def test_tasks_are_handed_in_once_nobody_is_in_the_way() -> None:
    async with post_office() as office:
        carla = Account("carla", "demo-carla")
        await Errands(office.tenant, carla, "correo@demo").run()
        titles = [each.title for each in office.service.engine.state.contacts.values()]
        assert titles == [errand.subject for errand in ERRANDS]
        async with agent(office.tenant, "carla"):
            await Errands(office.tenant, carla, "correo@demo").run()
        assert len(office.service.engine.state.contacts) == len(ERRANDS)
