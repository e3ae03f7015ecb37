"""How the process of the interface is set up before and beside the windows."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui import tidying as tidying_module
from contactpro_desktop.ui.tidying import Tidying
from contactpro_desktop.ui.widgets.ticker import Ticker

_LOAD = """
import builtins, linecache
plain = builtins.__import__
from contactpro_desktop.ui.loading import load_qt
load_qt()
import contactpro_desktop.ui.main_window
assert builtins.__import__ is plain
print(sum("contactpro_desktop/ui" in name for name in linecache.cache))
"""


@pytest.fixture
def ticker(qtbot: QtBot) -> Ticker:
    made = Ticker(lambda: 0.0)
    made.stop()
    return made


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The generations that were searched, without a wait after the tick."""
    made: list[int] = []
    monkeypatch.setattr(gc, "collect", made.append)
    monkeypatch.setattr(tidying_module, "_AFTER_TICK_MS", 0)
    return made


def test_qt_is_loaded_without_reading_sources() -> None:
    told = subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True)
    assert told.stdout.strip() == b"0"


def test_garbage_is_searched_for_by_the_clock_and_nowhere_else(
    ticker: Ticker, searched: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (500, 0, 0))
    tidying = Tidying(ticker)
    assert not gc.isenabled()
    tick(ticker, 60, searched, qtbot)
    tidying.stop()
    assert gc.isenabled()
    assert [searched.count(generation) for generation in (0, 1, 2)] == [54, 5, 1]
    assert searched[9] == 1
    assert searched[59] == 2


def test_while_much_happens_only_young_objects_are_searched(
    ticker: Ticker, searched: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (5_000 if len(searched) < 15 else 500, 0, 0))
    tidying = Tidying(ticker)
    tick(ticker, 20, searched, qtbot)
    tidying.stop()
    assert searched == [0] * 19 + [1]


def test_the_tick_itself_is_left_to_what_shows_a_time(ticker: Ticker, searched: list[int]) -> None:
    tidying = Tidying(ticker)
    ticker.tick.emit()
    tidying.stop()
    assert not searched


def tick(ticker: Ticker, times: int, searched: list[int], qtbot: QtBot) -> None:
    """Let so many seconds pass."""
    for number in range(1, times + 1):
        ticker.tick.emit()
        qtbot.waitUntil(lambda many=number: len(searched) == many)
