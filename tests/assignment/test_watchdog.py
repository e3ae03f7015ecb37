"""The watchdog alone, at a connection that never says that it is dead."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest

from contactpro_desktop.assignment import watchdog
from contactpro_desktop.assignment.watchdog import Watchdog
from contactpro_desktop.assignment.websocket import Connection
from contactpro_desktop.ecfs.server_clock import Moment

WHENEVER = Moment(0.0, 0.0)
PATIENCE = 3.0


class Mute:
    """Takes pings for as long as it likes, or not even that, and answers `answers` of them."""

    heard_at = 0.0

    def __init__(self, *, answers: int = 0, takes: bool = True) -> None:
        self.asked = 0
        self.aborted = False
        self._answers = answers
        self._takes = takes

    async def ping(self) -> asyncio.Future[None]:
        self.asked += 1
        answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if not self._takes:
            await answer
        if self.asked <= self._answers:
            answer.set_result(None)
        return answer

    def abort(self) -> None:
        self.aborted = True


async def watch(mute: Mute, told: list[Moment]) -> bool:
    """Whether the watchdog has come to its end in time."""
    watching = asyncio.create_task(
        Watchdog(cast(Connection, mute), lambda: WHENEVER, told.append).run()
    )
    done, _ = await asyncio.wait({watching}, timeout=PATIENCE)
    watching.cancel()
    return watching in done


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "PING_EVERY", 0.002)
    monkeypatch.setattr(watchdog, "ANSWER_LIMIT", 0.02)


@pytest.mark.parametrize("takes", [True, False], ids=["no answer", "nothing goes out"])
async def test_a_connection_that_answers_no_ping_is_broken(takes: bool) -> None:
    told: list[Moment] = []
    mute = Mute(takes=takes)
    assert await watch(mute, told)
    assert mute.aborted
    assert told == []


async def test_each_answer_is_told_until_one_does_not_come() -> None:
    told: list[Moment] = []
    mute = Mute(answers=3)
    assert await watch(mute, told)
    assert mute.asked > 3
    assert told == [WHENEVER] * 3
