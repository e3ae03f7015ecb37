"""Work done no more often than anybody could see."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.widgets.pace import Pace
from tests.support.turns import next_turn

_LONG = 60_000
_SHORT = 20


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_the_first_time_it_is_done_in_the_next_turn(parent: QObject, qtbot: QtBot) -> None:
    done: list[None] = []
    pace = Pace(_LONG, lambda: done.append(None), parent)
    pace.ask()
    pace.ask()
    assert pace.is_due
    assert not done
    qtbot.waitUntil(lambda: bool(done))
    assert not pace.is_due
    assert len(done) == 1


def test_after_it_was_done_the_interval_is_kept(parent: QObject, qtbot: QtBot) -> None:
    done: list[None] = []
    pace = Pace(_LONG, lambda: done.append(None), parent)
    pace.done()
    pace.ask()
    next_turn(qtbot)
    assert pace.is_due
    assert not done


def test_once_the_interval_is_over_it_is_done(parent: QObject, qtbot: QtBot) -> None:
    done: list[None] = []
    pace = Pace(_SHORT, lambda: done.append(None), parent)
    pace.done()
    pace.ask()
    qtbot.waitUntil(lambda: bool(done))


def test_between_one_time_and_the_next_the_interval_is_kept(parent: QObject, qtbot: QtBot) -> None:
    done: list[None] = []
    pace = Pace(_LONG, lambda: done.append(None), parent)
    pace.ask()
    qtbot.waitUntil(lambda: bool(done))
    pace.ask()
    next_turn(qtbot)
    assert pace.is_due
    assert len(done) == 1


def test_what_was_done_meanwhile_is_not_done_again(parent: QObject, qtbot: QtBot) -> None:
    done: list[None] = []
    pace = Pace(_LONG, lambda: done.append(None), parent)
    pace.ask()
    pace.done()
    next_turn(qtbot)
    assert not pace.is_due
    assert not done
