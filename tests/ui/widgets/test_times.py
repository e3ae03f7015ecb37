"""The ticker and the labels that hang on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.widgets.ticker import Ticker
from tests.ui.support import FakeClock


@pytest.mark.parametrize(("fraction", "wait"), [(0.0, 1005), (0.25, 755), (0.999, 6)])
def test_the_tick_comes_when_the_second_turns(
    qtbot: QtBot, clock: FakeClock, fraction: float, wait: int
) -> None:
    clock.time = 1_000.0 + fraction
    ticker = Ticker(clock)
    timer = ticker.findChild(QTimer)
    assert timer is not None
    assert timer.isSingleShot()
    assert timer.interval() == pytest.approx(wait, abs=1)
    ticker.stop()


def test_the_ticker_ticks_on_and_can_be_stopped(qtbot: QtBot, clock: FakeClock) -> None:
    clock.time = 0.99
    ticker = Ticker(clock)
    with qtbot.waitSignals([ticker.tick, ticker.tick], timeout=2_000):
        pass
    ticker.stop()
    timer = ticker.findChild(QTimer)
    assert timer is not None
    assert not timer.isActive()
