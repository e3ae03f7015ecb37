"""A running server, and the robots of the demonstration at a machine's pace."""

from __future__ import annotations

from collections.abc import AsyncIterator
from random import Random

import pytest

from contactpro_desktop.localserver.service import Service
from contactpro_desktop.robots.agent_robot import Account
from contactpro_desktop.robots.greeter import Greeter, Phrases
from contactpro_desktop.robots.wishes import Pace, Seconds
from contactpro_desktop.system_clock import SystemClock
from tests.support.server import demo_config, running_server

_LONGEST_HESITATION = 20


class Prompt(Pace):
    """Does at once what people do in seconds, and never what they do in minutes."""

    def __init__(self) -> None:
        super().__init__(Random(0))

    def draw(self, span: Seconds) -> float:
        return 0.0 if span[1] <= _LONGEST_HESITATION else float("inf")


@pytest.fixture
def clock() -> SystemClock:
    return SystemClock()


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    async with running_server() as running:
        yield running


@pytest.fixture
def bot() -> tuple[Account, Greeter]:
    """The bot of the demonstration, with the phrases of its configuration."""
    [plan] = demo_config().bots
    phrases = [
        Phrases(p.language, p.greeting, p.reasons, p.again, p.handover, p.person_words)
        for p in plan.phrases
    ]
    return demo_account(plan.username), Greeter(phrases, plan.reason_key)


def demo_account(name: str) -> Account:
    return Account(name, f"demo-{name}")
