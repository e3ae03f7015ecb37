"""Simulated callers: what they want at each moment, and calls from end to end by wire."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace

import pytest

from contactpro_desktop.assignment.caller import CallerClient
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.localserver.router.model import LegState
from contactpro_desktop.localserver.service import Service
from contactpro_desktop.robots.caller_robot import CallerRobot, Subscriber
from contactpro_desktop.robots.callers import (
    Answer,
    CallerDeed,
    GoAway,
    HangUp,
    Manner,
    Reject,
    caller_wishes,
)
from contactpro_desktop.robots.colleagues import Colleague
from contactpro_desktop.robots.crew import CrewPlan
from contactpro_desktop.robots.telephony import AT_HOME, CallerCrowd
from contactpro_desktop.system_clock import SystemClock
from tests.localserver.edge.calls import INTERACTIONS, dialled
from tests.localserver.edge.wire import agent

from .conftest import Prompt, demo_account
from .scene import chat
from .test_a_contact import Record, at_work

TERESA, ANDRES, OLGA = AT_HOME


def call(status: InteractionStatus, word: str = "") -> Interaction:
    return replace(chat(status), channel=Channel.PHONE, channel_status=word)


def deeds(
    current: Interaction | None,
    ringing: Interaction | None = None,
    manner: Manner = Manner.ANSWERS,
    *,
    stays: bool = False,
) -> list[CallerDeed]:
    return [wish.action for wish in caller_wishes(current, ringing, manner, stays=stays)]


class TestWishes:
    @pytest.mark.parametrize(
        ("status", "word"),
        [
            (InteractionStatus.QUEUED, "ringing"),
            (InteractionStatus.ACCEPTED, "connected"),
            (InteractionStatus.ACCEPTED, "onhold"),
        ],
    )
    def test_nobody_talks_or_waits_for_ever(self, status: InteractionStatus, word: str) -> None:
        assert deeds(call(status, word)) == [HangUp()]

    def test_waiting_talking_and_music_have_their_own_patience(self) -> None:
        views = [
            call(InteractionStatus.QUEUED, "ringing"),
            call(InteractionStatus.ACCEPTED, "connected"),
            call(InteractionStatus.ACCEPTED, "onhold"),
        ]
        keys = {
            wish.key
            for view in views
            for wish in caller_wishes(view, None, Manner.ANSWERS, stays=False)
        }
        assert len(keys) == 3

    def test_after_the_call_they_can_be_called_back_for_a_while(self) -> None:
        over = call(InteractionStatus.ENDED, "disconnected")
        [wish] = caller_wishes(over, None, Manner.ANSWERS, stays=False)
        assert wish.action == GoAway()
        assert wish.after[0] >= 60
        assert deeds(over, stays=True) == []

    @pytest.mark.parametrize(
        ("manner", "wanted"),
        [(Manner.ANSWERS, [Answer()]), (Manner.REJECTS, [Reject()]), (Manner.IGNORES, [])],
    )
    def test_who_is_called(self, manner: Manner, wanted: list[CallerDeed]) -> None:
        ringing = call(InteractionStatus.INCOMING, "ringing")
        assert deeds(None, ringing, manner, stays=True) == wanted


async def test_a_client_calls_and_is_called(service: Service) -> None:
    tenant = service.tenant_url
    async with agent(tenant, "diego", ready=True) as diego:
        luis = CallerClient(tenant, name="Luis", address="luis@tel", number="+34 600 1")
        async with luis:
            await luis.call("llamadas@demo", {"motivo": "Factura"}, consent=False)
            offer = await diego.offer()
            assert (offer["originator"], offer["consent"]) == ("+34 600 1", False)
            await diego.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "accepted"})
            await luis.leave()
            await diego.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "handled"})
            seen = len(diego.changes)
            back = await dialled(diego, "+34 600 1")
            await luis.until(lambda: luis.ringing is not None)
            await luis.answer()
            await diego.change("PUT", f"{back}/channel_status", "connected", after=seen)


@pytest.mark.parametrize(
    ("who", "status"), [(TERESA, "connected"), (ANDRES, "rejected"), (OLGA, "ringing")]
)
async def test_who_is_at_home(service: Service, who: Subscriber, status: str) -> None:
    robot = CallerRobot(service.tenant_url, who, Prompt(), SystemClock())
    at_home = asyncio.create_task(robot.run())
    try:
        async with agent(service.tenant_url, "diego") as diego:
            await robot.reachable.wait()
            uri = await dialled(diego, who.number)
            await diego.change("PUT", f"{uri}/channel_status", status)
    finally:
        at_home.cancel()
        with suppress(asyncio.CancelledError):
            await at_home


async def test_a_colleague_serves_the_calls_of_the_crowd(service: Service) -> None:
    record = Record(service)
    diego = (demo_account("diego"), Colleague("diego"))
    crowd = CallerCrowd(1, ["llamadas@demo"], at_home=())
    plan = CrewPlan(colleagues=[diego], callers=crowd)

    def is_served() -> bool:
        return any(leg.state is LegState.ACCEPTED for leg in record.legs)

    async with at_work(plan, service):
        await record.until(is_served)
    [contact] = record.contacts.values()
    assert contact.customer_key.startswith("+34 600")
    assert contact.attached_data["motivo"]
