"""What frames tell of the server's clock."""

from __future__ import annotations

import pytest

from contactpro_desktop.ecfs.server_clock import Moment, ServerClock

START = Moment(1_700_000_000.0, 50.0)


def later(seconds: float, *, wall_jump: float = 0.0) -> Moment:
    return Moment(START.wall + seconds + wall_jump, START.monotonic + seconds)


def sent(moment: Moment, ahead: float, delay: float = 0.0) -> int:
    """The stamp of a frame from a server `ahead` seconds ahead that took `delay` to get here."""
    return int((moment.wall + ahead - delay) * 1000)


def test_the_offset_is_told_when_it_is_worth_it() -> None:
    clock = ServerClock()
    assert clock.now(START) == START.wall
    assert clock.witness(sent(START, 0.2), START) is None
    assert clock.witness(sent(START, 30.0), START) == pytest.approx(30.0)
    assert clock.witness(sent(later(1), 30.2), later(1)) is None
    assert clock.now(later(2)) == pytest.approx(later(2).wall + 30.2)


def test_the_frame_that_took_least_is_believed() -> None:
    clock = ServerClock()
    clock.witness(sent(START, 30.0, delay=2.0), START)
    assert clock.witness(sent(later(1), 30.0), later(1)) == pytest.approx(30.0)
    assert clock.witness(sent(later(2), 30.0, delay=3.0), later(2)) is None


def test_setting_the_local_clock_does_not_make_the_witnesses_wrong() -> None:
    clock = ServerClock()
    clock.witness(sent(START, 0.0), START)
    moved = later(1, wall_jump=3600.0)
    true_time = later(1).wall
    assert clock.witness(int((true_time - 5.0) * 1000), moved) == pytest.approx(-3600.0)
    assert clock.now(moved) == pytest.approx(true_time)


@pytest.mark.parametrize("stamp", [0, -1, 10**17, 10**400, 7_258_118_400_001])
def test_a_time_that_no_clock_can_mean_is_no_witness(stamp: int) -> None:
    clock = ServerClock()
    assert clock.witness(stamp, START) is None
    assert clock.now(START) == START.wall


def test_old_witnesses_are_forgotten() -> None:
    clock = ServerClock()
    clock.witness(sent(START, 30.0), START)
    assert clock.witness(sent(later(61), 20.0), later(61)) is None
    assert clock.witness(sent(later(122), 20.0), later(122)) == pytest.approx(20.0)


def test_a_new_connection_asks_new_witnesses() -> None:
    clock = ServerClock()
    clock.witness(sent(START, 30.0), START)
    clock.restart()
    assert clock.now(later(1)) == later(1).wall + 30.0
    assert clock.witness(sent(later(1), 10.0), later(1)) == pytest.approx(10.0)
