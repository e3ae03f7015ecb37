"""The ticker and the labels that hang on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.countdown_label import CountdownLabel
from contactpro_desktop.ui.widgets.elapsed_label import ElapsedLabel
from contactpro_desktop.ui.widgets.ticker import Ticker
from tests.ui.support import FakeClock


def test_fifty_running_times_share_one_timer(qtbot: QtBot, theme: Theme, clock: FakeClock) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    ticker = Ticker(clock, window)
    for _ in range(50):
        ElapsedLabel(theme, ticker, parent=window).set_start(clock() - 5)
        CountdownLabel(theme, ticker, parent=window).set_deadline(clock() + 5)
    assert len(window.findChildren(QTimer)) == 1


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


def test_elapsed_grows_and_turns_orange_then_red(
    qtbot: QtBot, theme: Theme, ticker: Ticker, clock: FakeClock
) -> None:
    label = ElapsedLabel(theme, ticker)
    qtbot.addWidget(label)
    assert label.text() == ""
    label.set_start(clock(), limit=100)
    seen = []
    for seconds in (0, 74, 1, 25):
        clock.advance(seconds)
        ticker.tick.emit()
        seen.append((label.text(), label.role))
    assert seen == [
        ("00:00", "muted"), ("01:14", "muted"), ("01:15", "warn"), ("01:40", "danger")
    ]  # fmt: skip


def test_elapsed_is_never_negative(
    qtbot: QtBot, theme: Theme, ticker: Ticker, clock: FakeClock
) -> None:
    label = ElapsedLabel(theme, ticker)
    qtbot.addWidget(label)
    label.set_start(clock() + 60)
    assert (label.text(), label.elapsed) == ("00:00", 0.0)
    label.set_start(None)
    assert label.text() == ""


def test_a_countdown_stops_at_zero_and_tells_once(
    qtbot: QtBot, theme: Theme, ticker: Ticker, clock: FakeClock
) -> None:
    label = CountdownLabel(theme, ticker)
    qtbot.addWidget(label)
    told: list[str] = []
    label.expired.connect(lambda: told.append(label.text()))
    label.set_deadline(clock() + 107, total=120)
    seen = [(label.text(), label.role)]
    for seconds in (80, 27, 50):
        clock.advance(seconds)
        ticker.tick.emit()
        seen.append((label.text(), label.role))
    assert seen == [("1:47", "accent"), ("0:27", "warn"), ("0:00", "danger"), ("0:00", "danger")]
    assert told == ["0:00"]
    label.set_deadline(None)
    assert label.text() == ""
    assert label.remaining == 0.0


def test_times_are_written_in_tabular_figures(qtbot: QtBot, theme: Theme, ticker: Ticker) -> None:
    label = ElapsedLabel(theme, ticker)
    qtbot.addWidget(label)
    assert [tag.toString() for tag in label.font().featureTags()] == ["tnum"]
